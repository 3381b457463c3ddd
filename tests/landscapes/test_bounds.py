"""What a formula cannot exceed within reach: a bound that holds, and is infinite where nothing can be promised."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscapes import LANDSCAPES, from_formula

REACHES = st.sampled_from([0.5, 3.0, 10.0, 100.0])
PARTS = st.recursive(
    st.sampled_from(["x", "y", "3", "0.5", "pi"]),
    lambda part: st.one_of(
        st.tuples(part, st.sampled_from(["+", "-", "*"]), part).map(lambda t: f"({t[0]}{t[1]}{t[2]})"),
        st.tuples(st.sampled_from(["sin", "cos", "tanh", "abs", "atan", "sign", "asinh"]), part).map(
            lambda t: f"{t[0]}({t[1]})"
        ),
        st.tuples(st.sampled_from(["min", "max"]), part, part).map(lambda t: f"{t[0]}({t[1]}, {t[2]})"),
        part.map(lambda t: f"(({t})^2)"),
        part.map(lambda t: f"(({t})/4)"),
    ),
    max_leaves=8,
)
CORNERS = np.random.default_rng(2).uniform(-1, 1, (200, 2)).round(0)
INSIDE = np.random.default_rng(1).uniform(-1, 1, (200, 2))


@given(PARTS, REACHES)
def test_nothing_within_reach_exceeds_the_bound(text, reach):
    try:
        surface = from_formula(f"{text} + 0*x")
    except ValueError:
        return
    bound, slope = surface.value_bound(reach), surface.slope_bound(reach)
    assert bound < math.inf
    for points in (reach * INSIDE, reach * CORNERS):
        assert np.abs(surface.value(points)).max() <= bound * (1 + 1e-9)
        assert not (np.abs(surface.gradient(points)) > slope * (1 + 1e-9)).any()


@pytest.mark.parametrize("key", LANDSCAPES)
def test_built_in_surfaces_stay_below_their_bounds(key):
    for reach in (1.0, 10.0, 100.0):
        values, slopes = (np.abs(of(reach * INSIDE)) for of in (LANDSCAPES[key].value, LANDSCAPES[key].gradient))
        assert not (values > LANDSCAPES[key].value_bound(reach) * (1 + 1e-9)).any()
        assert not (slopes > LANDSCAPES[key].slope_bound(reach) * (1 + 1e-9)).any()


@pytest.mark.parametrize("text", ["1/x", "ln(x^2 + 1)", "sqrt(x)", "tan(x)", "x^y", "x^1.5", "exp(exp(x^2 + y^2))"])
def test_where_nothing_can_be_promised_there_is_no_bound(text):
    assert from_formula(text).value_bound(100.0) == math.inf


def test_a_bound_says_what_it_should():
    assert from_formula("x^2 + 10y^2").value_bound(10.0) == 1100.0
    assert from_formula("x^2 + 10y^2").slope_bound(10.0) == 200.0
    assert from_formula("|x|^1.5 + y^2").slope_bound(10.0) == math.inf
    assert from_formula("sin(x)*y - 3").value_bound(10.0) == 13.0
