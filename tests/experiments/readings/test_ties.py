"""Which heights are a tie: the rule, and that it grows and shrinks with the surface."""

from dataclasses import replace

import numpy as np
import pytest

from experiments.geometry.scale import height
from experiments.readings.ties import ALIKE, above, alike, levels
from landscapes import LANDSCAPES, from_formula


def test_heights_that_differ_by_rounding_share_a_place():
    heights = np.array([3.0, 1e-18, 8.25e-27, 1.0, np.nan, np.inf])
    assert levels(heights, 1e-12).tolist() == [2, 0, 0, 1, 3, 3]


def test_a_group_reaches_no_farther_than_the_spare_from_its_lowest():
    assert levels(np.array([0.0, 0.8, 1.6, 2.4]), 1.0).tolist() == [0, 0, 1, 1]


def test_each_column_has_an_order_of_its_own():
    heights = np.array([[1.0, 2.0], [1.5, 0.0], [9.0, 1.0]])
    assert levels(heights, 0.6).tolist() == [[0, 2], [0, 0], [1, 1]]


@pytest.mark.parametrize(
    ("gap", "lowest", "shown"),
    [
        (-4e-16, -3.5, 0.0),
        (4e-16, -3.5, 0.0),
        (1e-3, -3.5, 1e-3),
        (-1.0, -3.5, -1.0),
        (4e-16, 0.0, 4e-16),
        (-4e-16, 0.0, 0.0),
    ],
)
def test_rounding_is_no_height_above_the_minimum(gap, lowest, shown):
    assert above(from_formula("x^4 - 3x^2 + x"), gap, lowest) == shown


@pytest.mark.parametrize("times", [1e-9, 1.0, 1e9])
def test_what_is_alike_grows_with_the_surface(times):
    window = ((-2.0, 2.0), (-2.0, 2.0))
    surface = replace(from_formula(f"{times!r} * (x^2 + 3y^2)"), domain=window)
    assert alike(surface) == pytest.approx(ALIKE * times * height(replace(from_formula("x^2 + 3y^2"), domain=window)))
    assert alike(LANDSCAPES["rosenbrock"]) > alike(LANDSCAPES["bowl"]) > 0
