"""The surfaces entered beside their axis of symmetry show what they are there for: how methods break symmetry."""

import numpy as np
import pytest

from experiments import run
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

ASIDE = {"saddle": 1, "monkey_saddle": 1, "long_valley": 0}  # the coordinate that leads away from the axis
PER_COORDINATE = ["adagrad", "rmsprop", "adam", "amsgrad", "adamax", "nadam", "adabelief", "lion", "rprop"]
EVERY = pytest.mark.parametrize("key, aside", ASIDE.items())


def followed(key, method):
    """The path of a method at its defaults from the surface's own start: (301, 2)."""
    return run(LANDSCAPES[key], method, LANDSCAPES[key].start, steps=300).path[:, 0]


@EVERY
def test_the_start_is_beside_the_axis(key, aside):
    assert 0 < abs(LANDSCAPES[key].start[aside]) <= 0.01


@EVERY
def test_gradient_descent_gets_nowhere(key, aside):
    assert np.abs(followed(key, "gradient_descent")[:, aside]).max() < 0.5


@pytest.mark.parametrize("key, aside", [("saddle", 1), ("long_valley", 0)])
@pytest.mark.parametrize("method", ["momentum", "nesterov"])
def test_momentum_swings_across_first_and_leaves_later(key, aside, method):
    path = followed(key, method)
    left = int(np.argmax(np.abs(path[:, aside]) > 0.1))
    across = path[:left, 1 - aside]
    assert left > 30
    assert (np.diff(np.sign(across)) != 0).sum() >= 2


@EVERY
@pytest.mark.parametrize("method", PER_COORDINATE)
def test_methods_that_scale_each_coordinate_leave_at_once(key, aside, method):
    assert OPTIMIZERS[method].family in ("adaptive", "sign")
    assert (np.abs(followed(key, method)[:11, aside]) > 0.1).any()
