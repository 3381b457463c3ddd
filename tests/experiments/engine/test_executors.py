"""Whoever walks the runs of a batch, and in whatever order they answer: the same numbers, bitwise."""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from threading import Event, Thread
from typing import Any

import numpy as np
import pytest

from experiments import SettingError, run
from experiments.engine import runner
from experiments.engine.race import Race
from experiments.engine.runner import run_race
from landscapes import LANDSCAPES, from_formula

RUNS, BLOCKS = 50, 16  # two like shares of each kind of block
OPTIONS: list[dict[str, Any]] = [
    {"method": "adam", "record": "last", "noise": 0.1},
    {"method": "momentum", "record": 7, "target": 1.0},
    {"method": "newton", "record": "best"},
    {"method": "lbfgs", "record": "all", "streams": 0},
]


@pytest.fixture(autouse=True)
def blocks(monkeypatch):
    monkeypatch.setattr(runner, "SENT", 4)


def swept(*, method, executor=None, progress=None, surface="rosenbrock", **options):
    starts = np.random.default_rng(3).uniform(-1.5, 1.5, (RUNS, 2))
    return run(LANDSCAPES[surface], method, starts, steps=60, executor=executor, progress=progress, **options)


class Counted(ThreadPoolExecutor):
    """Counts what it was asked for and what it did."""

    def __init__(self, workers: int = 2):
        super().__init__(workers)
        self.asked = self.done = 0

    def submit(self, fn, /, *args, **kwargs):
        self.asked += 1
        return super().submit(self._do, fn, args, kwargs)

    def _do(self, fn, args, kwargs):
        self.done += 1
        return fn(*args, **kwargs)


class Backwards(Executor):
    """Does the last of its calls first, once it has them all."""

    def __init__(self, calls: int):
        self.calls: list[tuple[Future, Callable, Any, Any]] = []
        self.answered: list[int] = []
        self.whole, self.count = Event(), calls
        Thread(target=self._do, daemon=True).start()

    def submit(self, fn, /, *args, **kwargs):
        future: Future = Future()
        self.calls.append((future, fn, args, kwargs))
        if len(self.calls) == self.count:
            self.whole.set()
        return future

    def _do(self):
        self.whole.wait()
        for place, (future, fn, args, kwargs) in reversed(list(enumerate(self.calls))):
            future.set_result(fn(*args, **kwargs))
            self.answered.append(place)


@pytest.fixture(scope="module")
def processes() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as executor:
        yield executor


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: options["method"])
def test_threads_find_the_same(options, same):
    with Counted() as executor:
        there = swept(executor=executor, **options)
    assert executor.done == BLOCKS
    same(there, swept(**options))


@pytest.mark.slow("starts Python anew")
@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: options["method"])
def test_processes_find_the_same(options, same, processes):
    same(swept(executor=processes, **options), swept(**options))


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: options["method"])
def test_the_order_of_answers_does_not_show(options, same):
    executor = Backwards(BLOCKS)
    same(swept(executor=executor, **options), swept(**options))
    assert executor.answered == list(reversed(range(BLOCKS)))


@pytest.mark.parametrize("surface", ["moons", "rare_feature"])
def test_batches_of_samples_are_the_same_there(surface, same):
    options: dict[str, Any] = {"method": "adam", "surface": surface, "batch": 3, "order": "replace", "record": "last"}
    same(swept(executor=Backwards(BLOCKS), **options), swept(**options))


def test_a_run_alone_is_walked_there_too(same):
    race = Race(LANDSCAPES["beale"], "adam", (1, 1.5), 60)
    told: list[float] = []
    with Counted() as executor:
        same(run_race(race, executor=executor, progress=told.append), run_race(race))
    assert executor.done == 1 and told == [1]


@pytest.mark.slow("starts Python anew")
def test_schedules_and_typed_formulas_can_be_sent(same, processes):
    surface, starts = from_formula("(x - 1)^2 + a y^4", parameters={"a": 3}), np.ones((20, 2))
    options: dict[str, Any] = {"hypers": {"lr": lambda s: 0.1 / (1 + s)}, "steps": 40, "record": "last"}
    there = run(surface, "momentum", starts, executor=processes, **options)
    same(there, run(surface, "momentum", starts, **options))


def test_progress_is_told_as_the_blocks_come():
    told: list[float] = []
    with ThreadPoolExecutor(2) as executor:
        swept(method="adam", executor=executor, progress=told.append)
    assert told == [(place + 1) / BLOCKS for place in range(BLOCKS)]


def test_who_gives_up_cancels_what_has_not_begun():
    go_on = Event()

    def enough(part):
        raise InterruptedError

    class Held(Counted):
        """Stops before its second call until it may go on."""

        def _do(self, fn, args, kwargs):
            if self.done:
                go_on.wait()
            return super()._do(fn, args, kwargs)

    with Held(1) as executor:
        with pytest.raises(InterruptedError):
            swept(method="adam", executor=executor, progress=enough)
        go_on.set()
    assert executor.asked == BLOCKS and executor.done <= 2  # the first, and one that may have begun


def test_an_executor_stays_open_and_can_be_used_again(same):
    with Counted() as executor:
        first, second = (swept(method="adam", executor=executor) for _ in range(2))
        assert executor.submit(int).result() == 0
    same(first, second)


def fails(*_, **__):
    raise ZeroDivisionError


def test_what_fails_there_is_raised_here(monkeypatch):
    monkeypatch.setattr(runner, "walk", fails)
    with Counted(1) as executor, pytest.raises(ZeroDivisionError):
        swept(method="adam", executor=executor)


@pytest.mark.parametrize("what", [2, "processes", ThreadPoolExecutor])
def test_what_is_no_executor_is_refused_in_a_sentence(what):
    with pytest.raises(SettingError, match=r"Executor.*get_executor\(\)"):
        swept(method="adam", executor=what)


class Own:
    """A surface of somebody else's, with something inside that cannot be sent."""

    def __init__(self):
        self.bowl, self.value = LANDSCAPES["bowl"], lambda p: LANDSCAPES["bowl"].value(p)

    def __getattr__(self, name):
        return getattr(LANDSCAPES["bowl"], name)


@pytest.mark.slow("starts Python anew")
def test_a_surface_that_cannot_be_sent_is_refused_in_a_sentence(processes):
    with pytest.raises(SettingError, match=r"cannot be sent.*ThreadPoolExecutor"):
        run(Own(), "adam", np.ones((20, 2)), executor=processes)


def test_what_such_a_surface_raises_is_raised_here(monkeypatch):
    monkeypatch.setattr(runner, "walk", fails)
    with Counted(1) as executor, pytest.raises(ZeroDivisionError):
        run(Own(), "adam", np.ones((20, 2)), executor=executor)
