"""No value, a value too large, no gradient, no Hessian: four things, told apart."""

import pytest

from experiments.geometry.undefined import Lack, lack
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


@pytest.mark.parametrize("key", LANDSCAPES)
def test_the_catalogue_lacks_nothing_at_its_starts(key):
    assert lack(LANDSCAPES[key], LANDSCAPES[key].start) is None
