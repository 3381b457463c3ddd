"""Derivatives, against slopes that were not made from the same formulas."""

import mpmath
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from landscapes import from_formula
from landscapes.formula.functions import FUNCTIONS

# Where mpmath has another name; the rest it knows under ours.
MPMATH = {
    "abs": mpmath.fabs,
    "min": min,
    "max": max,
    "log2": lambda x: mpmath.log(x, 2),
    "softplus": lambda x: mpmath.log(1 + mpmath.exp(x)),
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "below": lambda x, y: mpmath.mpf(x < y),
    "gate": lambda x, y: y if x > 0 else mpmath.mpf(0),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_partial_derivatives_of_the_table(name):
    """Each function, and its first and second derivatives, to nearly all digits against mpmath's."""
    function = FUNCTIONS[name]
    x, y = (1.7, 0.6) if name == "acosh" else (0.7, 0.6)
    exact = MPMATH.get(name) or getattr(mpmath, name)
    surface = from_formula(f"{name}(x, y)" if function.least == 2 else f"{name}(x)", start=(x, y))
    for order, ours in (((1, 0), surface.gradient((x, y))[0]), ((2, 0), surface.hessian((x, y))[0, 0])):
        slope = mpmath.diff(exact, (x, y), order) if function.least == 2 else mpmath.diff(exact, x, order[0])
        assert ours == pytest.approx(float(slope), rel=1e-9, abs=1e-9)
    if function.least == 2:
        for order, ours in (((0, 1), surface.gradient((x, y))[1]), ((1, 1), surface.hessian((x, y))[0, 1])):
            assert ours == pytest.approx(float(mpmath.diff(exact, (x, y), order)), rel=1e-9, abs=1e-9)


KINKS: dict[str, list[tuple[float, float]]] = {
    "|x|": [(0, 0)],
    "|x + y|": [(0, 0)],
    "sign(x)": [(0, 0)],
    "max(x, y)": [(0.5, 0.5)],
    "min(x, y)": [(0.5, 0.5)],
    "max(x, -x)": [(0, 0)],
}


@pytest.mark.parametrize("text", KINKS)
def test_a_kink_has_the_mean_of_its_slopes(text):
    ((gx, gy),) = KINKS[text]
    assert from_formula(text).gradient((0, 0)).tolist() == [gx, gy]
    assert not from_formula(text).hessian((0, 0)).any()


@pytest.mark.parametrize(
    ("text", "gradient"), [("max(x, 2y)", [1, 0]), ("min(x, 2y)", [0, 2]), ("max(x, y, 3x)", [3, 0])]
)
def test_beside_a_kink_only_one_side_counts(text, gradient):
    assert from_formula(text).gradient((2, 0.5)).tolist() == gradient


@pytest.mark.parametrize(
    ("text", "gradient"),
    [
        ("x^2 - x^2", [0, 0]),
        ("x/x", [0, 0]),
        ("(x y)^3/(x y)^2", [3, 2]),
        ("x^0.5 x^0.5", [1, 0]),
        ("e^(ln x)", [1, 0]),
        ("(2x)^2", [16, 0]),
        ("(x/3)^100 * 3^100/2^99", [100, 0]),
        ("0 x + y", [0, 1]),
        ("x^y", [3 * 2**2, 8 * np.log(2)]),
        ("2^x", [4 * np.log(2), 0]),
    ],
)
def test_simple_gradients_at_2_3(text, gradient):
    assert from_formula(text, start=(2, 3)).gradient((2, 3)) == pytest.approx(gradient, rel=1e-12)


@pytest.mark.parametrize("name", ["ln", "log10", "log2", "sqrt", "asin", "acos", "acosh", "atanh"])
def test_slopes_end_where_the_function_ends(name):
    surface = from_formula(f"{name}(x)", start=(0.5, 0.5))
    outside = [-0.5, 0] if name != "atanh" and name[0] != "a" else [-1.5, 0]
    assert np.isnan(surface.value(outside))
    assert np.isnan(surface.gradient(outside)[0]) and np.isnan(surface.hessian(outside)[0, 0])


GREAT = ["*".join(["(10^15 * x)"] * 22), "*".join(["(x/10^15)"] * 25), "*".join(["10^90 * x^2"] * 4)]


@pytest.mark.parametrize("text", GREAT)
def test_coefficients_beyond_the_range_of_floats(text):
    surface = from_formula(text, start=(1, 1))
    assert surface.gradient((0.5, 1)).shape == (2,) and surface.hessian((0.5, 1))[1, 1] == 0


@pytest.mark.parametrize("text", ["y/(x - x)", "(x - x)^-2 y", "y/(2x - x - x)", "ln(x - x) + y"])
def test_parts_that_are_zero_everywhere(text):
    surface = from_formula(text, start=(1, 1))
    assert not np.isfinite(surface.value((1, 2)))
    assert surface.hessian((1, 2)).shape == (2, 2)


def test_a_kink_in_a_root_is_not_finite():
    """sqrt(x^2 + y^2) has no slope at its tip, and none is made up."""
    assert np.isnan(from_formula("sqrt(x^2 + y^2)").gradient((0, 0))).all()


WINDOW = (-2, 2), (-2, 2)  # one that is given need not be looked for

# Functions that NumPy also has for complex numbers, so that the complex step gives their slope exactly.
COMPLEX = ["sin", "cos", "tan", "atan", "sinh", "cosh", "tanh", "asinh", "exp", "ln", "sqrt"]
analytic = st.recursive(
    st.sampled_from(["x", "y", "x", "y", "2", "0.5", "3"]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]}){t[1]}({t[2]})"),
        st.tuples(st.sampled_from(COMPLEX), inner).map(lambda t: f"{t[0]}({t[1]})"),
        st.tuples(inner, st.sampled_from(["2", "3", "-1", "0.5", "1.5", "0.3"])).map(lambda t: f"({t[0]})^{t[1]}"),
    ),
    max_leaves=12,
)


# The same formulas every time: a few among all, such as (ln(x/x))^0.5, lie exactly on a kink, and prove nothing.
@pytest.mark.slow("hundreds of drawn formulas")
@given(analytic)
@settings(max_examples=400, deadline=None, derandomize=True)
def test_gradients_and_hessians_by_the_complex_step(text):
    try:
        arrays = from_formula(text, start=(1, 1), domain=WINDOW).arrays
    except ValueError:
        assume(False)
    x, y = np.array([[0.31, 1.27, 2.11], [0.83, 1.61, 0.47]])
    h = 1e-40
    value, gradient, hessian = arrays.value(x, y), arrays.gradient(x, y), arrays.hessian(x, y)
    with np.errstate(all="ignore"):
        steps = [(x + h * 1j, y + 0j), (x + 0j, y + h * 1j)]
        slopes = [np.imag(arrays.value(*step)) / h for step in steps]
        along_x, along_y = (arrays.gradient(*step) for step in steps)
        seconds = [np.imag(part) / h for part in (along_x[0], along_x[1], along_y[1])]
        size = np.abs(value) + sum(map(np.abs, gradient)) + sum(map(np.abs, hessian))
    # Left of a root or a logarithm the complex value goes on where the real one ends.
    there = np.isfinite(size) & (size < 1e6)
    for ours, slope in zip((*gradient, *hessian), (*slopes, *seconds), strict=True):
        known = there & np.isfinite(slope)  # 1/(1/0) is 0, but not for complex numbers
        assert np.all(np.abs(ours[known] - slope[known]) < 1e-7 * (1 + size[known])), text
