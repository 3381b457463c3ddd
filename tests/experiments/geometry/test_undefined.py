"""No value, a value beyond 64-bit arithmetic, no gradient, no Hessian: four things, told apart."""

import numpy as np
import pytest

from experiments import run
from experiments.geometry.outset import outset
from experiments.geometry.taylor import NoModel, local
from experiments.geometry.undefined import FATAL, Lack, lack
from landscapes import LANDSCAPES, from_formula

WINDOW = ((-5.0, 5.0), (-5.0, 5.0))


@pytest.mark.parametrize(
    "formula, point, expected",
    [
        ("ln(x) + y^2", (-1, 0), Lack.VALUE),
        ("ln(x) + y^2", (0, 0), Lack.VALUE),
        ("1/x + y", (0, 1), Lack.VALUE),
        ("(1 - cos(x))/x^2", (0, 1), Lack.VALUE),
        ("asin(x) + y", (2, 1), Lack.VALUE),
        ("x^0.5 + y", (-1, 1), Lack.VALUE),
        ("exp(x) + y", (1000, 0), Lack.RANGE),
        ("exp(exp(x)) + y", (100, 0), Lack.RANGE),
        ("exp(x) - exp(x) + y", (1000, 0), Lack.RANGE),
        ("x^3 y", (1e200, 1), Lack.RANGE),
        ("(1 - cos(x))/x^2 + y", (1e-200, 1), Lack.RANGE),
        ("ln(cosh(x) - sinh(x)) + y", (40, 0), Lack.RANGE),
        ("sqrt(x^2 + y^2)", (0, 0), Lack.GRADIENT),
        ("sqrt(x) + y^2", (0, 1), Lack.GRADIENT),
        ("x^1.5 + y^2", (0, 1), Lack.HESSIAN),
        ("cos(sqrt(x^2 + y^2))", (0, 0), None),
        ("|x| + y^2", (1, 0), None),
        ("x^2", (float("nan"), 0), Lack.NOWHERE),
    ],
)
def test_each_is_called_by_its_name(formula, point, expected):
    assert lack(from_formula(formula, domain=WINDOW, start=(1.0, 1.0)), point) == expected


def test_ackley_s_tip_lacks_a_gradient_and_no_value():
    assert lack(LANDSCAPES["ackley"], (0, 0)) == Lack.GRADIENT


def test_a_gradient_that_overflows_on_the_way_is_there():
    """Far out a slope is ∞/∞ in 64-bit arithmetic, where f is as smooth as anywhere; a sigmoid has what it needs."""
    samples = {"u": [1.0, 2.0], "t": [0.2, 0.9]}
    written = from_formula("(t - (1 + e^(-(w*u + b)))^-1)^2", data=samples, domain=WINDOW, start=(0, 0))
    assert lack(written, (-800, 0)) == Lack.RANGE
    assert lack(LANDSCAPES["sigmoid_neuron"], (-300, 0)) is None


@pytest.mark.parametrize(
    ("formula", "start", "says"),
    [
        ("ln(x) + x + y^2", (1.5, 0), "stepped out of the region where f is defined at step 1."),
        ("sqrt(x^2 + y^2)", (1, 0), "reached a point at step 1 where f has a value but no gradient."),
        (
            "x^2 + exp(-1000x) - exp(-1000x)",
            (1, 0),
            "reached a point at step 1 where f, or a number on the way to it, is beyond 64-bit arithmetic.",
        ),
        ("cos(sqrt(x^2 + y^2)) + x^2", (0, 0), "stalled at the saddle point"),
    ],
)
def test_a_run_says_which_it_met(formula, start, says):
    surface = from_formula(formula, domain=WINDOW, start=start)
    runs = run(surface, "gradient_descent", start, steps=40, hypers={"lr": 5.0 if "ln" in formula else 1.0})
    assert says in runs.sentence()


def test_a_run_of_which_that_point_is_not_known_says_both():
    surface = from_formula("sqrt(x^2 + y^2)", domain=WINDOW, start=(1, 0))
    told = run(surface, "gradient_descent", (1, 0), steps=40, hypers={"lr": 1.0}, record="last").sentence()
    assert told == "Gradient descent reached a point where f or its gradient cannot be computed at step 1."


@pytest.mark.parametrize("missing", FATAL)
def test_no_method_starts_where_something_is_missing(missing):
    """All that tell of such a start use the same words."""
    formula, start = {
        Lack.VALUE: ("ln(x) + y^2", (-1.0, 0.0)),
        Lack.RANGE: ("exp(exp(x)) + y", (100.0, 0.0)),
        Lack.GRADIENT: ("sqrt(x^2 + y^2)", (0.0, 0.0)),
        Lack.NOWHERE: ("x^2", (np.nan, 0.0)),
    }[missing]
    surface = from_formula(formula, domain=WINDOW, start=(1.0, 1.0))
    assert lack(surface, start) == missing == outset(surface, start, np.empty((0, 2))).lack
    with pytest.raises(NoModel, match=f"^{missing.sentence} here"):
        local(surface, start)
    if missing != Lack.NOWHERE:
        told = run(surface, "adam", start, steps=3).sentence()
        assert told == f"{missing.sentence} at the start, so Adam could not take a step."


@pytest.mark.parametrize("key", LANDSCAPES)
def test_the_catalogue_lacks_nothing_at_its_starts(key):
    assert lack(LANDSCAPES[key], LANDSCAPES[key].start) is None
