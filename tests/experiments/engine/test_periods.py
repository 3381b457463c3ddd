"""Periods of a run's last points."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.engine.periods import period


def repeated(length, late):
    return np.random.default_rng(length).normal(size=(length, 2, 1))[np.arange(late) % length]


@given(st.integers(2, 16), st.integers(32, 120))
def test_the_shortest_period_is_found(length, late):
    assert period(repeated(length, late), 16) == [length]
    assert period(repeated(length, late), length - 1) == [0]


def test_points_that_stand_still_drift_or_are_lost_repeat_nothing():
    still, drift = np.ones((40, 2, 1)), np.linspace(0, 1, 80).reshape(40, 2, 1)
    lost = repeated(3, 40)
    lost[-1] = np.nan
    assert period(np.concatenate([still, drift, lost, repeated(5, 40)], axis=2), 16).tolist() == [0, 0, 0, 5]


@pytest.mark.parametrize("off, found", [(0.9e-6, 2), (1.1e-6, 0)])
def test_a_cycle_repeats_to_a_millionth_of_its_size(off, found):
    points = np.zeros((40, 2, 1))
    points[::2, 0] = 1
    points[0, 1] = off
    assert period(points, 16) == [found]
