"""What is worked out once is kept, and nobody waits for what is worked out for another instance."""

from threading import Barrier, Event, Thread

import pytest

from experiments.engine.once import once


class Slow:
    """Its number is worked out in `work`."""

    def __init__(self, work):
        self.work = work

    @once
    def number(self):
        """What came of the work."""
        return self.work()


def test_it_is_worked_out_once_for_each_instance():
    calls: list[int] = []

    def work():
        calls.append(len(calls))
        return calls[-1]

    one, other = Slow(work), Slow(work)
    first = one.number
    assert one.number is first and calls == [0]
    assert other.number == 1
    assert Slow.number.__doc__ == "What came of the work."


def test_two_threads_on_two_instances_do_not_wait_for_each_other():
    """Both are in their work at the same time; with one lock for all instances the second would never begin."""
    both = Barrier(2, timeout=30)
    found = []
    threads = [Thread(target=lambda: found.append(Slow(both.wait).number)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [0, 1]


def test_what_is_raised_is_not_kept():
    asked = Event()

    def work():
        if not asked.is_set():
            asked.set()
            raise ValueError
        return 5

    slow = Slow(work)
    with pytest.raises(ValueError):
        _ = slow.number
    assert slow.number == 5
