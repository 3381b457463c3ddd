"""Where a derivative divides by a part that is 0 all round, it has no limit, and none is asked for."""

import numpy as np
import pytest

from landscapes import from_formula
from landscapes.formula import limits
from landscapes.formula.steady import Steady

FLAT = [
    ("sqrt(max(x^2 + y^2 - 1, 0))", (0.25, -0.5)),
    ("sqrt(max(x^2 + y^2 - 1, 0)) + x^2 y", (0.25, -0.5)),
    ("abs(max(x^2 + y^2 - 1, 0))^0.5", (0.25, -0.5)),
    ("relu(x)^0.3 + y^2", (-1, 2)),
    ("sqrt(relu(x) relu(y))", (-1, 2)),
    ("sqrt(-min(x, 0))", (1, 1)),
    ("sqrt(max(x, 0)^(1 + y^2))", (-1, 2)),
    ("hypot(max(x, 0), max(y, 0))", (-1, -2)),
    ("cbrt({x < 0: 0, else: x})", (-1, 2)),
]
ELSEWHERE = [
    ("sqrt(max(x, 0))", (0, 1)),
    ("max(y, 0) * sqrt(x)", (0, -1)),
    ("cos(sqrt(x^2)) + max(y, 0)", (0, -1)),
    ("cos(sqrt(x^2 + y^2))", (0, 0)),
]


def surface(formula):
    return from_formula(formula, domain=((-3.0, 3.0), (-3.0, 3.0)), start=(0.0, 0.0))


@pytest.fixture
def asked(monkeypatch):
    """What limits were found to be. Its formulas are others than those of other tests, whose programs are kept."""
    found = []
    real = limits.limit

    def noted(program, x, y):
        found.append(real(program, x, y))
        return found[-1]

    monkeypatch.setattr(limits, "limit", noted)
    return found


@pytest.mark.parametrize("formula, point", FLAT)
def test_a_flat_part_needs_no_digits(formula, point, asked):
    found = surface(f"{formula} + 7.25")
    assert not np.isfinite(found.gradient(point)).all()
    assert not np.isfinite(found.hessian(point)).all()
    assert asked == []


@pytest.mark.parametrize("formula, point", FLAT)
def test_digits_would_have_found_none(formula, point, asked, monkeypatch):
    unknown = Steady(*(np.zeros(1), np.zeros(1, bool), np.zeros(1, bool)))
    real = limits.mended
    monkeypatch.setattr(limits, "mended", lambda value, steady, at: real(value, lambda x, y: (unknown,), at))
    assert not np.isfinite(surface(f"{formula} + 7.5").gradient(point)).all()
    assert asked == [None]


@pytest.mark.parametrize("formula, point", ELSEWHERE)
def test_at_an_edge_digits_decide(formula, point, asked):
    found = surface(f"{formula} + 8.5")
    found.gradient(point)
    assert len(asked) == 1
