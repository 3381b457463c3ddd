"""Work that takes long: in order, a few pieces at once, each once for all who wait for it, and none for nobody."""

import threading
from collections.abc import Callable

import pytest

from ui.session import jobs
from ui.session.jobs import Busy, Jobs
from ui.session.lazy import Lazy, kept
from ui.work import in_turn

SOON = 20.0  # seconds within which anything happens here, unless it never does


class Work:
    """Work that goes on until it is let go."""

    def __init__(self, result: object = None):
        self.begun, self.go, self.ended = threading.Event(), threading.Event(), threading.Event()
        self.times = 0
        self.result = result
        self.lazy = Lazy(self.work)

    def work(self, progress: Callable[[float], None]) -> object:
        self.times += 1
        self.begun.set()
        try:
            while not self.go.wait(0.01):
                progress(0.5)
        finally:
            self.ended.set()
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


class Gone(Exception):
    """The reader has done something else."""


class Reader:
    """Waits for work in a thread of its own, as a page does."""

    def __init__(self, mine: Jobs, work: Work):
        self.heard: list[tuple[float, int]] = []
        self.told = threading.Event()
        self.goes = False
        self.answer: object = None
        self._thread = threading.Thread(target=self._wait, args=(mine, work), daemon=True)
        self._thread.start()

    def _wait(self, mine: Jobs, work: Work) -> None:
        def heard(part: float, before: int) -> None:
            self.heard.append((part, before))
            self.told.set()
            if self.goes:
                raise Gone

        try:
            self.answer = mine.result(work.lazy, heard)
        except Exception as failure:
            self.answer = failure

    def answered(self) -> object:
        self._thread.join(SOON)
        assert not self._thread.is_alive()
        return self.answer


@pytest.fixture
def mine(monkeypatch) -> Jobs:
    monkeypatch.setattr(jobs, "TOLD", 0.01)
    return Jobs(at_once=1)


def test_what_is_known_is_there_at_once(mine):
    lazy = Lazy(lambda progress: 1)
    lazy.found()
    assert mine.result(lazy, lambda *_: pytest.fail("nobody waits")) == 1


def test_thirty_who_ask_for_the_same_have_it_worked_out_once(mine):
    work = Work("map")
    readers = [Reader(mine, work) for _ in range(30)]
    assert all(reader.told.wait(SOON) for reader in readers)
    work.go.set()
    assert [reader.answered() for reader in readers] == ["map"] * 30
    assert work.times == 1


def test_who_asks_first_is_served_first_and_the_others_know_how_many_come_before(mine):
    works = [Work(name) for name in "abc"]
    readers = []
    for work in works:
        readers.append(Reader(mine, work))
        assert readers[-1].told.wait(SOON)
    assert works[0].begun.is_set() and not works[1].begun.is_set() and not works[2].begun.is_set()
    assert [reader.heard[-1][1] for reader in readers] == [0, 1, 2] and mine.waiting == 2
    works[0].go.set()
    assert works[1].begun.wait(SOON) and not works[2].begun.is_set()
    works[1].go.set()
    works[2].go.set()
    assert [reader.answered() for reader in readers] == ["a", "b", "c"]


def test_work_that_all_have_left_ends_and_leaves_nothing(mine):
    first, second, third = Work(), Work(), Work("third")
    leaving, waiting = Reader(mine, first), Reader(mine, second)
    assert leaving.told.wait(SOON) and waiting.told.wait(SOON)
    waiting.goes = True  # Stop works while one waits
    assert isinstance(waiting.answered(), Gone) and mine.waiting == 0 and second.times == 0
    staying = Reader(mine, third)
    assert staying.told.wait(SOON) and not third.begun.is_set()
    leaving.goes = True
    assert isinstance(leaving.answered(), Gone)
    assert first.ended.wait(SOON) and first.lazy.known is None
    third.go.set()
    assert staying.answered() == "third"


def test_one_of_two_readers_may_leave(mine):
    work = Work("map")
    stays, goes = Reader(mine, work), Reader(mine, work)
    assert stays.told.wait(SOON) and goes.told.wait(SOON)
    goes.goes = True
    assert isinstance(goes.answered(), Gone) and not work.ended.is_set()
    work.go.set()
    assert stays.answered() == "map"


def test_who_comes_back_to_work_that_ends_has_it_begun_again(mine):
    work = Work("map")
    leaving = Reader(mine, work)
    assert leaving.told.wait(SOON)
    leaving.goes = True
    assert isinstance(leaving.answered(), Gone)
    again = Reader(mine, work)
    work.go.set()
    assert again.answered() == "map"


def test_what_goes_wrong_is_told_to_all_and_holds_up_nobody(mine):
    wrong, right = Work(ValueError("no such surface")), Work("map")
    readers = [Reader(mine, wrong), Reader(mine, wrong), Reader(mine, right)]
    assert all(reader.told.wait(SOON) for reader in readers)
    wrong.go.set()
    right.go.set()
    assert [str(reader.answered()) for reader in readers] == ["no such surface", "no such surface", "map"]


def test_where_too_much_waits_nothing_more_is_taken(mine, monkeypatch):
    monkeypatch.setattr(jobs, "MOST_WAITING", 1)
    works = [Work() for _ in range(3)]
    readers = [Reader(mine, work) for work in works[:2]]
    assert all(reader.told.wait(SOON) for reader in readers)
    answer = Reader(mine, works[2]).answered()
    assert isinstance(answer, Busy) and "Try again" in str(answer)
    for work, reader in zip(works, readers, strict=False):
        work.go.set()
        reader.answered()


def test_work_that_cannot_be_begun_holds_up_nobody(mine, monkeypatch):
    def none_left(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(threading.Thread, "start", none_left)
        with pytest.raises(Busy):
            mine.result(Work().lazy, lambda *_: None)
    work = Work("map")
    reader = Reader(mine, work)
    work.go.set()
    assert reader.answered() == "map"


def test_work_that_somebody_waits_for_stays_however_much_is_asked_for():
    made = []

    @kept(maxsize=1)
    def work_of(number: int) -> Lazy[int]:
        made.append(number)
        return Lazy(lambda progress: number)

    waited_for = work_of(1)
    work_of(2)
    assert work_of(1) is waited_for and made == [1, 2]
    del waited_for
    work_of(2), work_of(1)
    assert made == [1, 2, 2, 1], "nobody holds it any more, and it was not the latest"


def test_a_reader_is_told_how_many_come_before():
    assert in_turn("40,000 runs", 2) == "Waiting, 2 before you: 40,000 runs"
    assert in_turn("40,000 runs", 0) == "40,000 runs"
