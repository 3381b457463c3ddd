"""The maps of curvature: what they show is what the Hessian says, and their colours span it."""

import numpy as np
import pytest

from experiments.geometry.taylor import local
from figures.layers import LAYERS, POINTS, field
from landscapes import LANDSCAPES, from_formula

EVERY_SURFACE = pytest.mark.parametrize("surface", LANDSCAPES.values(), ids=list(LANDSCAPES))
MIDDLE = POINTS // 2


@EVERY_SURFACE
@pytest.mark.parametrize("key", LAYERS)
def test_every_layer_of_every_surface_can_be_drawn(surface, key):
    shown = field(surface, key, surface.domain)
    assert shown.heights.shape == (POINTS, POINTS)
    low, high = np.transpose(surface.domain)
    bent = surface.hessian(np.random.default_rng(0).uniform(low, high, (64, 2))).any()
    assert np.isfinite(shown.heights).any() == (bent or key == "lowest")  # planes with edges have no condition number
    assert shown.low < shown.high
    assert shown.ticks[0] < shown.ticks[1] < shown.ticks[2]
    for (low, high), (inner_low, inner_high) in zip(shown.window, surface.domain, strict=True):
        assert low < inner_low < inner_high < high


def test_the_middle_of_a_window_is_its_middle():
    surface = LANDSCAPES["beale"]
    at = (1.5, -0.5)
    here = local(surface, at)
    around = ((0.5, 2.5), (-1.5, 0.5))
    shown = {key: field(surface, key, around).heights[MIDDLE, MIDDLE] for key in LAYERS}
    assert 10 ** shown["kappa"] == pytest.approx(here.condition, rel=1e-5)
    assert 10 ** shown["rate"] == pytest.approx(here.stable_rate, rel=1e-5)
    assert np.sign(shown["lowest"]) == np.sign(here.axes[0][0])


def test_rows_go_up_and_columns_to_the_right():
    surface = from_formula("x^4 + y^2")
    shown = field(surface, "rate", ((1, 2), (0, 1))).heights
    assert shown[0, 0] > shown[0, -1]
    assert shown[0, 0] == pytest.approx(shown[-1, 0])


def test_where_it_is_not_convex_the_lowest_is_below_zero():
    surface = LANDSCAPES["himmelblau"]
    shown = field(surface, "lowest", surface.domain).heights
    assert shown[MIDDLE, MIDDLE] < 0 < shown[0, 0]
    assert field(surface, "lowest", surface.domain).ticks[1] == 0


def test_where_nothing_bends_upwards_there_is_no_rate():
    assert np.isnan(field(from_formula("-x^2 - y^2"), "rate", ((-1, 1), (-1, 1))).heights).all()


def test_a_surface_undefined_in_a_part_has_gaps_there():
    shown = field(from_formula("ln(x) + y^2"), "kappa", ((-1, 1), (-1, 1))).heights
    assert np.isnan(shown[:, 0]).all() and np.isfinite(shown[:, -1]).all()
