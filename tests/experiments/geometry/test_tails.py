"""Tails: where f falls for ever, ever more slowly; told from slopes, level ground, troughs and crests."""

from dataclasses import replace

import numpy as np
import pytest

from experiments.geometry.rest import Place, beside
from landscapes import from_formula

SQUARE = ((-3, 3), (-3, 3))
TAILS: dict[str, list[tuple[float, float]]] = {  # a formula -> points on its tail
    "e^(-x) + y^2": [(1, 0), (3, 1e-4), (10, 0), (20, 0), (40, 0), (300, 0), (800, 0), (1e4, 0)],
    "e^(-3x) + y^2": [(5, 0), (3e4, 0), (1e5, 1e-12), (1e9, 0)],  # all slopes lie in the window, far behind
    "e^(-x) + (y-1)^4": [(3, 1), (10, 1), (40, 1)],
    "e^(-x-y) + (x-y)^2": [(2, 2), (5, 5), (12, 12)],
    "ln(1+e^(-5x)) + y^2": [(1, 0), (4, 0), (6, 0), (20, 0), (150, 0), (1000, 0)],
    "e^(-x) + (y-0.1x)^2": [(3, 0.3)],
    "1/(1+x^2)": [(1, 2), (-30, 5), (1e3, 0)],
    "1/(1+x^2) + y^2": [(1, 0), (30, 0), (1e5, 0)],
    "1/(1+x^2+y^2)": [(1, 1), (30, -30), (1e3, 0), (1e5, 1e5)],
    "exp(-x^2-y^2)": [(2, 1), (4, 0), (6, 6), (30, 0), (-20, 30)],
    "x/sqrt(1+x^2) + y^2": [(-1, 0), (-100, 0)],
    "-ln(1+x^2+y^2)": [(2, 1), (1e3, 0)],
    "-sqrt(abs(x)) + y^2": [(2, 0), (100, 0)],
}
# A formula -> points that look like one, and what they are.
OTHERS: dict[str, list[tuple[tuple[float, float], Place]]] = {
    "-x + y^2": [((5, 0), Place.SLOPE)],
    "e^(-x) - x + y^2": [((3, 0), Place.SLOPE)],  # it shrinks, but not for ever
    "-sqrt(1+x^2) + y^2": [((5, 0), Place.SLOPE)],
    "x^3 + y^2": [((1, 0), Place.SLOPE), ((-1, 0), Place.SLOPE)],
    "x^2 + 0.001y^2": [((0, 2), Place.SLOPE)],
    "e^(-x) - y^2": [((3, 1e-9), Place.SLOPE)],  # along a crest, from which it falls to the side
    "e^(-x) + x^2*1e-9": [((4, 0), Place.SLOPE)],  # its bottom is three windows away
    "tanh(x)^2 + y^2": [((4, 0), Place.SLOPE), ((30, 0), Place.FLAT)],  # level at the top, falling to the middle
    "-exp(-x^2-y^2)": [((2, 1), Place.SLOPE), ((5, 0), Place.FLAT), ((30, 30), Place.FLAT)],
    "-cos(x)cos(y)exp(-(x-pi)^2-(y-pi)^2)": [((30, 30), Place.FLAT), ((-8, 3), Place.FLAT)],
    "max(0, 1-x)": [((2, 0), Place.FLOOR)],
    "max(0, 1-x) - max(0, x-2)": [((1.5, 0), Place.FLAT)],
    "3 + 0x": [((2, 0), Place.FLAT)],
    "y^2": [((2, 0), Place.TROUGH)],
    "(x+y-1)^2": [((3, -2), Place.TROUGH)],
    "(x*y-1)^2": [((2, 0.5), Place.TROUGH)],
    "x^2*y^2": [((2, 0), Place.TROUGH), ((2.16856280, 1.03133706e-13), Place.TROUGH), ((0.3, 6e-5), Place.TROUGH)],
    "(x + 0.1y)^4": [((0.1, -1), Place.TROUGH), ((0.2, -2.01), Place.TROUGH)],
    "x^4 + y^4": [((-4.6e-91, 5.5e-91), Place.DEGENERATE), ((1e-4, -1e-5), Place.DEGENERATE)],
    "x^2*e^(-y)": [((0, 2), Place.TROUGH), ((0, 9), Place.TROUGH)],
    "sin(x) + y^2": [((1, 0), Place.SLOPE)],
}


def named(surface, points):
    return beside(surface, np.array(points, dtype=float))[1].tolist()


@pytest.mark.parametrize("formula", TAILS)
@pytest.mark.parametrize("factor", [1, 1e-6, 1e6])
def test_f_falls_for_ever_ever_more_slowly(formula, factor):
    surface = from_formula(f"{factor!r}*({formula})", domain=SQUARE)
    assert named(surface, TAILS[formula]) == [Place.TAIL] * len(TAILS[formula])


@pytest.mark.parametrize("formula", OTHERS)
@pytest.mark.parametrize("factor", [1, 1e-6, 1e6])
def test_what_is_no_tail(formula, factor):
    surface = from_formula(f"{factor!r}*({formula})", domain=SQUARE)
    points, expected = zip(*OTHERS[formula], strict=True)
    assert named(surface, points) == list(expected)


@pytest.mark.parametrize("formula", [*TAILS, *OTHERS])
@pytest.mark.parametrize("units", [2.0**-12, 2.0**12])
def test_in_other_units_the_verdicts_are_the_same(formula, units):
    surface = from_formula(formula, domain=SQUARE)
    ((x0, x1), (y0, y1)) = SQUARE
    other = replace(
        surface,
        motion=(1 / units, 0, 0, 0, 1 / units, 0),
        domain=((units * x0, units * x1), (units * y0, units * y1)),
    )
    points = TAILS.get(formula) or [point for point, _ in OTHERS[formula]]
    assert named(other, np.array(points) * units) == named(surface, points)


def test_from_where_it_is_a_tail_the_gradient_flow_finds_no_bottom():
    """Judged by following the flow itself, in many short steps: f falls, and the slope ends lower than it began."""
    surface = from_formula("1/(1+x^2+y^2) + 0.3exp(-(x-3)^2-y^2)", domain=((-6, 6), (-6, 6)))
    here = np.random.default_rng(0).uniform(-6, 6, (200, 2))
    here = here[np.array(named(surface, here)) == Place.TAIL]
    assert len(here) > 100
    begun, first = here, np.hypot(*surface.gradient(here).T)
    for _ in range(3000):
        slope = surface.gradient(here)
        here = here - 0.02 * slope / np.hypot(*slope.T)[:, None]
    assert (np.hypot(*(here - begun).T) > 50).all()
    assert (np.hypot(*surface.gradient(here).T) < 0.1 * first).all()


def test_no_surface_of_the_catalogue_whose_sides_all_rise_has_a_tail():
    for formula in ("x^2+30y^2", "(x^2+y-11)^2+(x+y^2-7)^2", "(1-x)^2+100(y-x^2)^2", "x^4+y^4-4x*y"):
        surface = from_formula(formula, domain=((-6, 6), (-6, 6)))
        points = np.random.default_rng(1).uniform(-60, 60, (300, 2))
        assert Place.TAIL not in named(surface, points)
