"""Axes: both ends exact, even on their scale, and one sentence for each that cannot be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments import SettingError
from experiments.studies.axes import MOST, Axis, axis_of, suited
from optimizers import OPTIMIZERS

HYPERS = [(f"{key}.{hyper.name}", hyper) for key, method in OPTIMIZERS.items() for hyper in method.hypers]
EVERY_HYPER = pytest.mark.parametrize("hyper", [hyper for _, hyper in HYPERS], ids=[name for name, _ in HYPERS])
MEMORY = OPTIMIZERS["lbfgs"].hyper("memory")


@EVERY_HYPER
def test_every_hyperparameter_has_an_axis_along_its_slider(hyper):
    axis = axis_of(hyper, 100)
    assert (axis.values[0], axis.values[-1]) == (hyper.low, hyper.high)
    assert (np.diff(axis.values) > 0).all()
    assert all(hyper.check(value) == value for value in axis.values.tolist())
    assert len(axis.values) == axis.points == (hyper.high - hyper.low + 1 if hyper.allowed.whole else 100)


@pytest.mark.parametrize(
    "scale, low, high, values",
    [
        ("linear", -1, 2, [-1, 0.5, 2]),
        ("log", 1e-3, 10, [1e-3, 0.1, 10]),
        ("one-minus-log", 0, 0.99, [0, 0.9, 0.99]),
    ],
)
def test_values_are_even_on_their_scale(scale, low, high, values):
    assert Axis("a", low, high, scale, 3).values == pytest.approx(values, rel=1e-14)


@given(st.sampled_from(HYPERS), st.integers(2, MOST))
def test_places_are_even_and_are_those_of_the_values(named, points):
    axis = axis_of(named[1], points)
    assert np.diff(axis.places) == pytest.approx((axis.places[-1] - axis.places[0]) / (axis.points - 1))
    assert axis.place(axis.values) == pytest.approx(axis.places, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    "low, high, scale, points, sentence",
    [
        (1, 1, "log", 9, "lr: the range is empty, both ends are 1."),
        (1, 0.5, "log", 9, "lr: the range is reversed, 1 is above 0.5."),
        (float("nan"), 1, "log", 9, "lr: both ends must be finite numbers."),
        (1, float("inf"), "log", 9, "lr: both ends must be finite numbers."),
        ("0.1", 1, "log", 9, "lr: both ends must be finite numbers."),
        (0, 1, "log", 9, "lr: a log scale needs ends above 0, and 0 is not."),
        (0, 1, "one-minus-log", 9, "lr: a one-minus-log scale needs ends below 1, and 1 is not."),
        (0, 1, "square", 9, "lr: a scale is one of linear, log, one-minus-log."),
        (0.1, 1, "log", 0, f"lr: an axis has a whole number of points, from 2 to {MOST}."),
        (0.1, 1, "log", 1, f"lr: an axis has a whole number of points, from 2 to {MOST}."),
        (0.1, 1, "log", 401, f"lr: an axis has a whole number of points, from 2 to {MOST}."),
        (0.1, 1, "log", 9.0, f"lr: an axis has a whole number of points, from 2 to {MOST}."),
        (1, 1 + 3e-16, "log", 9, "lr: from 1 to 1.0000000000000002 there are no 9 numbers that can be told apart."),
        (-1e308, 1e308, "linear", 9, "lr: from -1e+308 to 1e+308 there are no 9 numbers that can be told apart."),
    ],
)
def test_what_is_no_axis_gets_a_sentence(low, high, scale, points, sentence):
    with pytest.raises(SettingError) as refused:
        Axis("lr", low, high, scale, points)
    assert refused.value.message == sentence
    assert refused.value.setting == "lr"


def test_a_hyperparameter_that_takes_whole_numbers_has_all_of_them():
    assert axis_of(MEMORY, 100).values.tolist() == list(range(1, 21))
    assert axis_of(MEMORY, 100, low=3, high=5).values.tolist() == [3, 4, 5]
    with pytest.raises(SettingError, match=r"memory must be a whole number .*; 1.5 is not"):
        axis_of(MEMORY, 100, low=1.5)
    with pytest.raises(SettingError, match="memory: the range is reversed, 9 is above 3"):
        axis_of(MEMORY, 100, low=9, high=3)
    with pytest.raises(SettingError, match="whole numbers only: from 1 to 20 on a linear scale that is 20 points"):
        suited(Axis("memory", 1, 20, "linear", 100), MEMORY)


@pytest.mark.parametrize("low, high, not_allowed", [(-0.1, 0.5, "−0.1"), (0.5, 1, "1")])
def test_values_that_the_method_cannot_work_with_are_refused(low, high, not_allowed):
    with pytest.raises(SettingError, match=f"beta1 must be at least 0 and below 1; {not_allowed} is not"):
        axis_of(OPTIMIZERS["adam"].hyper("beta1"), 9, low, high, "linear")
