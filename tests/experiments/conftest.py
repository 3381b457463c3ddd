"""What the tests of run() share: both engines by name, and surfaces no race is run on."""

import numpy as np
import pytest

from experiments.engine.batch import batch_of
from experiments.engine.race import Race, start_points
from experiments.engine.runner import run_batch


@pytest.fixture
def through():
    """through("floats" | "arrays", surface, method, starts, **options) -> Runs, whatever run() would have chosen."""

    def walk(engine, surface, method, starts, *, steps=60, hypers=None, noise=0.0, seed=0, record="all"):
        points = start_points(starts, surface)
        race = Race(surface, method, points[0], steps, hypers or {}, noise, seed)
        return run_batch(batch_of(race, points, record=record), floats=engine == "floats")

    return walk


@pytest.fixture
def same():
    """Fails unless two Runs agree bit for bit in everything that is recorded."""

    def check(a, b):
        assert np.array_equal(a.steps, b.steps), "steps"
        mine, its = record(a), record(b)
        assert mine.keys() == its.keys()
        for name in mine:
            assert equal(mine[name], its[name]), name

    return check


@pytest.fixture
def same_alone():
    """Fails unless Runs of one run each agree so with the runs of one Runs, place by place; says which run does not."""

    def check(alone, together):
        its = record(together)
        assert len(alone) == len(together.outcome)
        for place, runs in enumerate(alone):
            where = f"{runs.surface.name}, {runs.surface.formula}, from {runs.path[0, 0].tolist()}"
            of = f"{runs.method} on {where} with {runs.hypers_of()}"
            assert np.array_equal(runs.steps, together.steps), f"{of}: steps"
            mine = record(runs)
            assert mine.keys() == its.keys(), of
            for name, numbers in mine.items():
                assert equal(numbers, its[name][place : place + 1]), f"{of}: {name}"

    return check


def record(runs):
    """name -> what is recorded of each run, with the runs as the first axis."""
    of_steps = {name: getattr(runs, name).swapaxes(0, 1) for name in ("path", "value", "tail", "cost")}
    of_ends = {name: getattr(runs, name) for name in ("outcome", "stopped", "last", "arrived", "arrived_cost")}
    of_state = {f"state {name}": state for name, state in runs.state.items()}
    evals = {f"evals {kind}": getattr(runs.evals, kind) for kind in ("value", "gradient", "hessian")}
    return of_steps | of_ends | of_state | evals


def equal(a, b):
    """Whether two arrays hold the same, and NaN in the same places."""
    return np.array_equal(a, b, equal_nan=a.dtype != object)
