"""Ticks: a few round numbers, inside the axis, that read back as themselves."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.studies.axes import Axis, axis_of
from figures.ticks import MANY, decades, decimal, even, ticks
from optimizers import OPTIMIZERS
from optimizers.base.numbers import on_axis

HYPERS = [(f"{key}.{hyper.name}", hyper) for key, method in OPTIMIZERS.items() for hyper in method.hypers]
POSITIVE = st.floats(1e-20, 1e20)


@pytest.mark.parametrize("hyper", [hyper for _, hyper in HYPERS], ids=[name for name, _ in HYPERS])
def test_every_slider_has_a_few_numbers(hyper):
    found = ticks(axis_of(hyper, 50))
    assert 3 <= len(found) <= MANY
    assert found == sorted(found)
    assert all(hyper.low * (1 - 1e-9) <= value <= hyper.high * (1 + 1e-9) for value in found)
    assert len({on_axis(value) for value in found}) == len(found)


@pytest.mark.parametrize(
    "axis, told",
    [
        (Axis("lr", 1e-4, 2, "log", 9), ["10⁻⁴", "0.001", "0.01", "0.1", "1"]),
        (Axis("lr", 0.01, 0.5, "log", 9), ["0.01", "0.02", "0.05", "0.1", "0.2", "0.5"]),
        (Axis("lr", 0.011, 0.012, "log", 9), ["0.011", "0.0112", "0.0114", "0.0116", "0.0118", "0.012"]),
        (Axis("eps", 1e-16, 0.1, "log", 9), ["10⁻¹⁶", "10⁻¹³", "10⁻¹⁰", "10⁻⁷", "10⁻⁴", "0.1"]),
        (Axis("beta", 0, 0.999, "one-minus-log", 9), ["0", "0.9", "0.99", "0.999"]),
        (Axis("beta", 0.5, 0.95, "one-minus-log", 9), ["0.5", "0.8", "0.9", "0.95"]),
        (Axis("x", -2, 2, "linear", 9), ["−2", "−1", "0", "1", "2"]),
        (Axis("memory", 1, 20, "linear", 20), ["5", "10", "15", "20"]),
    ],
)
def test_numbers_are_those_a_hand_would_choose(axis, told):
    assert [on_axis(value) for value in ticks(axis)] == told


@given(POSITIVE, st.floats(1.001, 1e12))
def test_on_a_log_scale_they_lie_inside(low, factor):
    found = decimal(low, low * factor)
    assert 1 <= len(found) <= MANY + 1
    assert all(low * (1 - 1e-8) <= value <= low * factor * (1 + 1e-8) for value in found)


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_on_a_linear_scale_they_are_evenly_apart(low, wide):
    found = even(low, low + wide)
    assert 2 <= len(found) <= MANY + 1
    gaps = [after - before for before, after in pairwise(found)]
    assert max(gaps) == pytest.approx(min(gaps), rel=1e-3)


@given(st.floats(-20, 10), st.floats(0, 30), st.integers(1, 8))
def test_decades_reach_from_below_to_beyond(low, wide, spaces):
    found = decades(low, low + wide, spaces)
    assert found[0] <= low and found[-1] >= low + wide - 1e-9
    assert 2 <= len(found) <= max(2, spaces + 1)
    assert all(place == int(place) for place in found)
