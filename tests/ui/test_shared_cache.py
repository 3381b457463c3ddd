"""A value that a whole class asks for at one time is worked out once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from ui.session.lazy import Lazy
from ui.session.shared_cache import shared_cache

CLASS = 30
SOON = 20.0  # seconds within which anything happens here, unless it never does


def asked_together(ask) -> list:
    """What each student of a class is answered; all begin at one moment."""
    begin = threading.Barrier(CLASS)

    def student(place):
        begin.wait(SOON)
        return ask(place)

    with ThreadPoolExecutor(CLASS) as threads:
        return list(threads.map(student, range(CLASS)))


def test_it_is_worked_out_once_for_all_who_ask_at_one_time():
    done, slow = [], threading.Event()

    @shared_cache(maxsize=4)
    def squared(number, *, more=0):
        slow.wait(0.05)  # long enough for all to ask meanwhile
        done.append(number)
        return [number**2 + more]

    answers = asked_together(lambda place: squared(3, more=1))
    assert all(answer is answers[0] for answer in answers) and answers[0] == [10] and done == [3]
    assert asked_together(lambda place: squared(place % 2)) == [[place % 2] for place in range(CLASS)]
    assert sorted(done) == [0, 1, 3]


def test_who_asks_for_something_else_does_not_wait():
    begun, go = threading.Event(), threading.Event()

    @shared_cache(maxsize=4)
    def work(name):
        if name == "long":
            begun.set()
            assert go.wait(SOON)
        return name

    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(work, "long")
        assert begun.wait(SOON) and work("short") == "short"
        go.set()
        assert waiting.result(SOON) == "long"


def test_only_the_latest_are_kept_and_what_failed_is_tried_again():
    done = []

    @shared_cache(maxsize=1)
    def inverse(number):
        done.append(number)
        return 1 / number

    for number in (1, 2, 1):
        inverse(number)
    with pytest.raises(ZeroDivisionError):
        inverse(0)
    with pytest.raises(ZeroDivisionError):
        inverse(0)
    assert done == [1, 2, 1, 0, 0]


def test_a_value_may_be_made_of_others():
    @shared_cache(maxsize=64)
    def sum_to(number):
        return number + sum_to(number - 1) if number else 0

    assert sum_to(20) == 210


def test_lazy_work_is_done_once_for_all_who_ask_at_one_time():
    done, slow = [], threading.Event()

    def work(progress):
        slow.wait(0.05)
        done.append(1)
        return "result"

    lazy = Lazy(work)
    assert asked_together(lambda place: lazy.found()) == ["result"] * CLASS and done == [1]
