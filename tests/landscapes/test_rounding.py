"""Bounds on rounding errors: what 64-bit arithmetic gives is never farther from the true number than they say."""

import numpy as np
import pytest

from landscapes import from_formula
from landscapes.formula.limits import MANY_DIGITS, many
from landscapes.formula.rounding import ROUNDED, Rounded
from tests.landscapes.test_formula_programs import FORMULAS

NESTED = [
    "sqrt(1 - cos(x)^2)",
    "acos(1 - x^2)",
    "ln(cosh(x) - sinh(x))",
    "sin(1e12 x) - y",
    "(1 + x)^(1/y)",
    "sign((x + 1e17) - 1e17 - x/3)",
]


def some_points(seed):
    rng = np.random.default_rng(seed)
    return rng.choice([-1, 1], (2, 40)) * 10.0 ** rng.uniform(-6, 1.5, (2, 40))


def truth(program, x, y):
    """What a program gives in 150 digits, as a tuple; None where it gives nothing."""
    try:
        found = program(many.mpf(x), many.mpf(y))
    except (ArithmeticError, ValueError):
        return None
    numbers = found if isinstance(found, tuple) else (found,)
    return numbers if all(map(many.isfinite, numbers)) else None


@pytest.mark.slow("every function and every surface in 150 digits")
@pytest.mark.parametrize("name", ["value", "gradient", "hessian"])
@pytest.mark.parametrize("formula", [*FORMULAS, *NESTED])
def test_no_error_is_larger_than_its_bound(formula, name):
    surface = from_formula(formula, domain=((-5, 5), (-5, 5)), start=(0.3, 0.4))
    x, y = some_points(seed=len(formula))
    with np.errstate(all="ignore"):
        found = getattr(surface.over(ROUNDED), name)(Rounded(x), Rounded(y))
    numbers = found if isinstance(found, tuple) else (found,)
    program, looked = getattr(surface.over(MANY_DIGITS), name), 0
    shown = np.reshape(getattr(surface.arrays, name)(x, y), (len(numbers), -1))
    for at in range(len(x)):
        true = truth(program, x[at], y[at])
        if true is None or not np.isfinite(shown[:, at]).all():
            continue
        looked += 1
        for own, number, its in zip(shown[:, at], numbers, true, strict=True):
            value, error = (np.broadcast_to(each, x.shape)[at] for each in (number.value, number.error))
            assert value == own
            assert abs(float(its - many.mpf(float(own)))) <= error + np.finfo(float).tiny, (x[at], y[at])
    assert looked
