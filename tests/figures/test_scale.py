"""Which scale a surface gets, and what it does to a value."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from figures.losses import loss_scale
from figures.scale import BOTH, Scale, height, scale_for
from landscapes import LANDSCAPES

GRID = np.stack(np.meshgrid(np.linspace(-2, 2, 96), np.linspace(-2, 2, 96)), axis=-1)
X, Y = GRID[..., 0], GRID[..., 1]
finite = st.floats(-1e12, 1e12)


def test_a_gentle_surface_is_shown_as_it_is():
    values = np.sin(X) + np.cos(Y)
    scale = scale_for(values)
    assert scale.kind == "linear"
    assert (scale.low, scale.high) == (values.min(), values.max())
    assert np.array_equal(height(scale, values), values)


def test_a_steep_bowl_gets_a_logarithm_that_shows_its_floor():
    values = (X**2 + 10 * Y**2) ** 4
    scale = scale_for(values, 0.0)
    assert scale.kind == "log"
    heights = height(scale, values)
    below_median = np.median(heights) - heights.min()
    assert below_median > 0.15 * (heights.max() - heights.min())
    assert (np.median(values) - values.min()) < 0.01 * (values.max() - values.min())


def test_heavy_tails_on_both_sides_get_a_symmetric_logarithm():
    values = np.sinh(4 * X) * np.cosh(4 * Y)
    scale = scale_for(values)
    assert scale.kind == "symlog"
    assert scale.low < 0 < scale.high
    assert height(scale, np.array([0.0])) == 0
    assert np.allclose(height(scale, -values), -height(scale, values))


def test_a_few_outliers_do_not_take_the_ramp():
    values = np.sin(X) + np.cos(Y)
    spoiled = values.copy()
    spoiled.flat[::997] = 1e9
    scale = scale_for(spoiled)
    assert scale.high < 1e3
    assert scale.high - scale.low > 0.5 * (height(scale, values).max() - height(scale, values).min())


def test_a_known_minimum_belongs_to_the_ramp():
    values = 1e-3 + (X - 0.013) ** 2 + Y**2
    assert scale_for(values, -1.0).low <= height(scale_for(values, -1.0), np.array([-1.0]))[0] + 1e-12


def test_a_constant_surface_has_a_ramp_all_the_same():
    scale = scale_for(np.full((5, 5), 7.0))
    assert scale.low < 7 < scale.high
    assert "constant" in scale.note


@pytest.mark.parametrize("nothing", [np.full((4, 4), np.nan), np.full((4, 4), np.inf), np.zeros((0, 0))])
def test_a_surface_that_is_nowhere_defined_says_so(nothing):
    scale = scale_for(nothing)
    assert scale.low < scale.high
    assert "cannot be worked out" in scale.note


def test_undefined_places_have_no_say_and_no_height():
    values = X**2 + Y**2
    holed = np.where(X > 1, np.nan, np.where(X < -1, np.inf, values))
    scale = scale_for(holed)
    assert scale == scale_for(values[np.abs(X) <= 1])
    heights = height(scale, holed)
    assert np.isnan(heights[np.abs(X) > 1]).all() and np.isfinite(heights[np.abs(X) <= 1]).all()


EACH = [Scale("linear", 0, 1), Scale("log", -3, 2, minimum=-4.5, offset=1e-3), Scale("symlog", -2, 3, offset=0.7)]


@pytest.mark.parametrize("scale", EACH, ids=lambda scale: scale.kind)
def test_heights_keep_the_order_of_values(scale):
    values = np.linspace(-4.5, 1e4, 2000)
    assert (np.diff(height(scale, values)) > 0).all()
    assert np.isnan(height(scale, np.array([np.nan, np.inf, -np.inf]))).all()


def test_logarithms_are_what_the_note_says():
    assert height(Scale("log", 0, 1, minimum=-2, offset=0.1), np.array([98.0]))[0] == pytest.approx(np.log10(100.1))
    assert height(Scale("symlog", 0, 1, offset=2), np.array([-18.0]))[0] == pytest.approx(-1)


@pytest.mark.parametrize("key", LANDSCAPES)
def test_every_surface_has_a_ramp_in_which_its_floor_and_its_walls_differ(key):
    surface = LANDSCAPES[key]
    (x0, x1), (y0, y1) = surface.domain
    values = surface.value(np.stack(np.meshgrid(np.linspace(x0, x1, 96), np.linspace(y0, y1, 96)), axis=-1))
    known = min((float(surface.value(point)) for point in surface.minima), default=None)
    scale = scale_for(values, known)
    heights = np.clip((height(scale, values) - scale.low) / (scale.high - scale.low), 0, 1)
    assert scale.label and scale.note
    assert scale.kind == "linear" or scale.note == f"{BOTH} {scale.label}"
    if surface.group == "plateaus" or key == "shubert":  # nearly all of it is a plain, or low waves: little differs
        assert np.ptp(heights) > 0.8
    else:
        assert np.ptp(np.percentile(heights, [10, 90])) > 0.2


@example(np.array([-5e-324] * 10 + [1.0] * 26), -1e10)  # a value too small to divide by
@given(arrays(np.float64, (6, 6), elements=finite | st.just(np.nan) | st.just(np.inf)), st.none() | finite)
def test_any_values_get_a_finite_ramp(values, minimum):
    with np.errstate(all="ignore"):
        scale = scale_for(values, minimum)
    assert np.isfinite([scale.low, scale.high, scale.minimum, scale.offset]).all()
    assert scale.low < scale.high and scale.offset > 0
    assert np.isfinite(height(scale, values[np.isfinite(values)])).all()


def test_losses_that_span_powers_of_ten_are_shown_by_their_logarithm():
    X, Y = np.meshgrid(np.linspace(-1, 1, 25), np.linspace(-1, 1, 25))
    plane = 0.02 + np.exp(2 * (X**2 + Y**2)) - 1
    scale = loss_scale([plane, 1.2 * plane], [np.array([2.0, 0.001, np.nan]), np.array([np.inf])])
    assert scale.kind == "log" and "loss" in scale.label and "loss" in scale.note
    assert scale.low == height(scale, np.array([0.001]))[0] < height(scale, plane).min()
    assert scale.high == height(scale, 1.2 * plane).max()


def test_losses_that_do_not_are_shown_as_any_surface_is():
    X, Y = np.meshgrid(np.linspace(-1, 1, 25), np.linspace(-1, 1, 25))
    plane = 1 + X**2 + Y**2
    assert loss_scale([plane], []) == scale_for(plane, name="loss")
    assert loss_scale([plane], [np.array([0.5])]).low == 0.5
    assert loss_scale([np.full((3, 3), np.nan)], []).note == "loss cannot be worked out anywhere in this window"
