"""f times c changes no verdict, c from 1e-6 to 1e6: the path is the same where the rate is divided by c."""

from __future__ import annotations

import re

import numpy as np
import pytest

from experiments import run
from landscapes import LANDSCAPES, from_formula
from tests.truth.draws import TYPED, typed

POWERS = (2.0**-20, 2.0**20)  # powers of two, so that no number is rounded otherwise
STEPS = 200
RATES = np.array([0.003, 0.03, 0.3])
SURFACES = [*LANDSCAPES.values(), *(typed(*each) for each in TYPED)]

pytestmark = pytest.mark.slow("gradient descent on every surface, at three scales")


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.formula[:40])
def test_f_times_a_number_changes_no_verdict(surface):
    starts = [surface.start] * len(RATES)
    runs = run(surface, "gradient_descent", starts, steps=STEPS, hypers={"lr": RATES})
    for c in POWERS:
        facts = {"domain": surface.domain, "minima": surface.minima, "sharp": surface.sharp, "data": surface.data}
        scaled = from_formula(f"{c!r}*({surface.formula})", **facts)
        again = run(scaled, "gradient_descent", starts, steps=STEPS, hypers={"lr": RATES / c})
        alike = [i for i in range(len(RATES)) if np.allclose(runs.path[:, i], again.path[:, i], equal_nan=True)]
        for i in alike:
            assert (again.outcome[i], again.stopped[i]) == (runs.outcome[i], runs.stopped[i]), (
                f"times {c}, lr {RATES[i]}"
            )


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.formula[:40])
def test_coordinates_times_a_number_change_no_verdict(surface):
    """x and y divided by c in the formula, window and start times c: at a rate times c² the path is as before."""
    starts = np.array([surface.start] * len(RATES), dtype=float)
    runs = run(surface, "gradient_descent", starts, steps=STEPS, hypers={"lr": RATES})
    for c in (2.0**-8, 2.0**8):
        domain = tuple(tuple(c * edge for edge in edges) for edges in surface.domain)
        minima = tuple((c * x, c * y) for x, y in surface.minima)
        wide = stretched(surface, c, domain=domain, minima=minima)
        again = run(wide, "gradient_descent", c * starts, steps=STEPS, hypers={"lr": RATES * c * c})
        for i in range(len(RATES)):
            if np.allclose(c * runs.path[:, i], again.path[:, i], rtol=1e-6, equal_nan=True):
                assert (again.outcome[i], again.stopped[i]) == (runs.outcome[i], runs.stopped[i]), f"times {c}"


def stretched(surface, c, **facts):
    """The surface c times as large: its formula of x/c and y/c, or over data of its weights by c."""
    letter = re.compile(r"(?<![a-wzA-Z])([xy])(?![a-wzA-Z])")
    if surface.data is not None:
        first, second = surface._compiled.weights
        letter = re.compile(rf"(?<![a-zA-Z])({first}|{second})(?![a-zA-Z0-9])")
    times = f"/{c:g}" if c > 1 else f"*{1 / c:g}"  # short: a formula may not grow without end
    formula = letter.sub(rf"(\1{times})", surface.formula)
    return from_formula(formula, data=surface.data, sharp=surface.sharp, **facts)
