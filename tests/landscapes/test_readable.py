"""Derivatives as they are printed: the numbers of those that run, in the order in which people write."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landscapes import LANDSCAPES, FormulaError, from_formula, moved
from landscapes.formula.derivatives import gradient, hessian
from landscapes.formula.parser import parse
from landscapes.formula.programs import array_program, compiled_code
from landscapes.formula.readable import MOST_PARTS, arranged, count_parts, readable
from tests.landscapes.test_formula_refused import values

FX = r"\frac{\partial f}{\partial x}"
FXY = r"\frac{\partial^2 f}{\partial x\,\partial y}"


@pytest.mark.parametrize(
    ("text", "slope"),
    [
        ("x^2 + y^2", "2 x"),
        ("e^(-x^2)", r"-2 x \exp\left(-x^{2}\right)"),
        ("ln x", r"\frac{1}{x}"),
        ("cos(2pi x)", r"-2 \pi \sin\left(2 \pi x\right)"),
        ("1/x", r"-\frac{1}{x^{2}}"),
        ("|x|y", r"y \operatorname{sign}\left(x\right)"),
        ("-20exp(-x)", r"20 \exp\left(-x\right)"),
        ("7", "0"),
    ],
)
def test_as_one_would_write_it(text, slope):
    assert from_formula(text, start=(1, 1), domain=((-5, 5), (-5, 5))).derivatives_latex[FX] == slope


def test_every_surface_of_the_catalogue_can_be_read():
    """Each slope and each bend, except one: the mixed bend of the cross-in-tray is longer than the limit."""
    unread = {
        (key, name) for key in LANDSCAPES for name, latex in LANDSCAPES[key].derivatives_latex.items() if not latex
    }
    assert unread == {("cross_in_tray", FXY)}
    assert all(len(surface.derivatives_latex) == 5 for surface in LANDSCAPES.values())


def test_a_turned_surface_has_turned_derivatives():
    assert moved(from_formula("x^2"), turn=90).derivatives_latex[FX] == "0"


def test_what_is_too_long_is_not_printed():
    long = hessian(parse("sin(" * 20 + "x y" + ")" * 20))[0]
    assert count_parts(long, {}) > MOST_PARTS and readable(long) is None


@given(values, st.floats(-3, 3), st.floats(-3, 3))
@settings(max_examples=150, deadline=None)
def test_it_means_what_runs(text, x, y):
    try:
        trees = [tree for tree in gradient(parse(text)) if count_parts(tree, {}) <= MOST_PARTS]
    except FormulaError:
        return
    for tree in trees:
        ran, read = (array_program(compiled_code([each]))(*np.array([[x], [y]])) for each in (tree, arranged(tree)))
        assert np.isnan(ran) or read == pytest.approx(ran, rel=1e-9, abs=1e-9)  # where f ends, a slope need not


def test_over_data_they_are_means_in_the_names_of_weights_and_columns():
    data = {"u": [0.0, 1.0, 2.0], "t": [1.0, 2.0, 4.0]}
    found = from_formula("(t - (w1*u + w2))^2 + w2^2", data=data).derivatives_latex
    (name, slope), *_, last = found.items()
    assert name == r"\frac{\partial f}{\partial w_{1}}" and str(slope).startswith(r"\frac{1}{3} \sum_{i=1}^{3} ")
    assert "u_{i}" in str(slope) and "data" not in "".join(map(str, found.values()))
    assert last == (r"\frac{\partial^2 f}{\partial w_{2}^2}", "4")  # the same for every sample: no sum
