"""What the tests of run() share: both engines by name, and surfaces no race is run on."""

import numpy as np
import pytest

from experiments.engine.batch import batch_of
from experiments.engine.race import Race, start_points
from experiments.engine.runner import walked


@pytest.fixture
def through():
    """through("floats" | "arrays", surface, method, starts, **options) -> Runs, whatever run() would have chosen."""

    def walk(engine, surface, method, starts, *, steps=60, hypers=None, noise=0.0, seed=0, record="all"):
        points = start_points(starts)
        race = Race(surface, method, points[0], steps, hypers or {}, noise, seed)
        return walked(batch_of(race, points, record=record), floats=engine == "floats")

    return walk


@pytest.fixture
def same():
    """Fails unless two Runs agree bit for bit in everything that is recorded."""

    def check(a, b):
        for name in ("steps", "path", "value", "stopped", "last", "tail", "cost", "arrived", "arrived_cost"):
            assert np.array_equal(getattr(a, name), getattr(b, name), equal_nan=True), name
        assert list(a.outcome) == list(b.outcome)
        assert a.state.keys() == b.state.keys()
        for name, state in a.state.items():
            assert np.array_equal(state, b.state[name], equal_nan=state.dtype != object), name
        for kind in ("value", "gradient", "hessian"):
            assert np.array_equal(getattr(a.evals, kind), getattr(b.evals, kind)), kind

    return check
