"""Logistic formulas, worked out without overflow: as many digits, far out, as the formula itself has."""

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landscapes import from_formula
from landscapes.formula.arithmetic import Tree
from landscapes.formula.parser import parse
from landscapes.formula.stable import stable

exact = mpmath.MPContext()
exact.dps = 60

# What is written -> the function that it is, of u = x + y/8 (1) or of -u (-1).
U = "(x + y/8)"
FORMS = {
    f"ln(1 + e^{U})": ("softplus", 1),
    f"log(exp({U}) + 1)": ("softplus", 1),
    f"ln(1.0 + e^(-{U}))": ("softplus", -1),
    f"1/(1 + e^{U})": ("sigmoid", -1),
    f"1/(exp(-{U}) + 1)": ("sigmoid", 1),
    f"e^{U}/(1 + e^{U})": ("sigmoid", 1),
    f"1 - 1/(1 + e^(-{U}))": ("sigmoid", -1),
}
BY_FORM = {"softplus": lambda u: exact.log1p(exact.exp(u)), "sigmoid": lambda u: 1 / (1 + exact.exp(-u))}
FAR = st.floats(-1e4, 1e4) | st.floats(-40, 40) | st.sampled_from([0.0, 709.0, 710.0, -745.0, -746.0, 1e4, -1e4])
AS_THEY_ARE = ["ln(2 + e^x)", "1/(1 + 2^x)", "ln(1 - e^x)", "1/(x + e^x)", "e^x/(1 + x)", "1 + e^x", "log2(1 + e^x)"]


@pytest.mark.parametrize("text", FORMS)
def test_each_form_becomes_one_function(text):
    name, sign = FORMS[text]
    u = parse(U)
    expected: Tree = (name, u if sign > 0 else ("neg", u))
    assert stable(parse(text)) == expected


def test_what_is_multiplied_by_it_stays():
    assert stable(parse("3y/(1 + e^(-x))")) == ("*", parse("3y"), ("sigmoid", "x"))
    assert stable(parse("-ln(1/(1 + e^(-x)))")) == ("neg", ("neg", ("softplus", ("neg", "x"))))
    assert stable(parse("x/(1 + e^(-ln(1 + e^x)))")) == ("*", "x", ("sigmoid", ("softplus", "x")))


@pytest.mark.parametrize("text", AS_THEY_ARE)
def test_no_other_form_changes(text):
    assert stable(parse(text)) == parse(text)


def entries(surface, point):
    """f, its slopes and its curvatures."""
    return [surface.value(point), *surface.gradient(point), *surface.hessian(point)[[0, 0, 1], [0, 1, 1]]]


def derived(name, sign, u):
    """The same in 60 digits, of a form of sign times u = x + y/8: by s(u) s(-u), without anything of ours."""
    u = sign * exact.mpf(u)
    chance, other = BY_FORM["sigmoid"](u), BY_FORM["sigmoid"](-u)
    value, first, second = {
        "softplus": (BY_FORM["softplus"](u), chance, chance * other),
        "sigmoid": (chance, chance * other, chance * other * (other - chance)),
    }[name]
    return [value, sign * first, sign * first / 8, second, second / 8, second / 64]


@pytest.mark.parametrize("text", FORMS)
@given(u=FAR)
@settings(max_examples=60, deadline=None)
def test_values_and_derivatives_are_right_wherever_they_can_be_written(text, u):
    """To nearly all digits; of a curvature, which is a difference, to those of what is subtracted."""
    name, sign = FORMS[text]
    surface = from_formula(text, domain=((-3, 3), (-3, 3)), start=(0, 0))
    sizes = [abs(float(entry)) for entry in derived(name, sign, u)]
    sizes[3:] = [max(size, slope) for size, slope in zip(sizes[3:], (sizes[1], sizes[2], sizes[2] / 8), strict=True)]
    for found, true, size in zip(entries(surface, (u, 0)), derived(name, sign, u), sizes, strict=True):
        assert np.isfinite(found) and abs(found - float(true)) <= 1e-14 * size + 1e-307


@pytest.mark.parametrize("formula", ["ln(1 + e^(-t*(w*u + b)))", "(t - 1/(1 + e^(-(w*u + b))))^2"])
def test_far_out_models_are_finite_and_floats_are_arrays(formula):
    data = {"u": [-2.0, -0.5, 1.0, 3.0], "t": [-1.0, -1.0, 1.0, 1.0]}  # parted: far out sums are of −0
    surface = from_formula(formula, data=data, domain=((-3, 3), (-3, 3)), start=(0, 0))
    points = 1e4 * np.random.default_rng(5).uniform(-1, 1, (50, 2))
    assert surface.smooth and not surface.edges
    for name in ("value", "gradient", "hessian", "squares", "samples"):
        arrays = np.atleast_2d(getattr(surface.arrays, name)(*points.T))
        alone = np.array([np.atleast_1d(getattr(surface.floats, name)(*point)) for point in points.tolist()]).T
        assert np.isfinite(arrays).all() and arrays.tobytes() == np.ascontiguousarray(alone).tobytes()


def test_what_readers_see_is_what_they_wrote():
    surface = from_formula("ln(1 + e^x) + y^2")
    assert surface.latex == r"\ln\left(1 + e^{x}\right) + y^{2}"
    assert from_formula("softplus(x) + sigmoid(y)").latex == r"\operatorname{softplus}\left(x\right) + " + (
        r"\operatorname{sigmoid}\left(y\right)"
    )
