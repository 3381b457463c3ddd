"""Flat floors: areas on which f is the same and lowest; known as minima are, with the distance to the area."""

import numpy as np
import pytest

from experiments import run
from experiments.geometry.critical import minima, survey
from experiments.geometry.known import away, known_minima, lowest_called, lowest_known, single_minima, tolerance
from experiments.geometry.rest import Place, beside
from experiments.geometry.scale import near, side
from experiments.readings.metrics import steps_to_tolerance
from landscapes import from_formula

# A formula -> its lowest value, how far points are from its floor, and how far f rises at a distance d from it.
FLOORS = {
    "max(x^2+y^2-1, 0)": (0, lambda x, y: np.maximum(np.hypot(x, y) - 1, 0), lambda d: (1 + d) ** 2 - 1),
    "max(sqrt(x^2+y^2)-1, 0)^2 - 3": (-3, lambda x, y: np.maximum(np.hypot(x, y) - 1, 0), lambda d: d**2),
    "max(|x|-1, 0)": (0, lambda x, y: np.maximum(abs(x) - 1, 0), lambda d: d),
    "max(|x|-1, 0) + max(|y|-1, 0)": (
        0,
        lambda x, y: np.hypot(np.maximum(abs(x) - 1, 0), np.maximum(abs(y) - 1, 0)),
        lambda d: d,
    ),
    "max(0, 1-x-y) + 7": (7, lambda x, y: np.maximum(1 - x - y, 0) / np.sqrt(2), lambda d: np.sqrt(2) * d),
    "max(x, y, -0.3)": (-0.3, lambda x, y: np.hypot(np.maximum(x + 0.3, 0), np.maximum(y + 0.3, 0)), lambda d: d),
}


@pytest.mark.parametrize("formula", FLOORS)
@pytest.mark.parametrize("factor", [1, 1e-6])
def test_a_floor_is_known_and_is_an_area(formula, factor):
    surface = from_formula(f"{factor!r}*({formula})", domain=((-3, 3), (-3, 3)))
    value, off, rise = FLOORS[formula]
    found = survey(surface)
    (floor,) = minima(found.points)
    assert found.whole and floor.kind == "floor" and off(floor.x, floor.y) == 0
    assert lowest_known(surface) == pytest.approx(factor * value) and known_minima(surface) == ((floor.x, floor.y),)
    assert single_minima(surface) == () and lowest_called(surface) == "the flat floor"
    assert tolerance(surface) == pytest.approx(factor * rise(near(surface)), rel=0.05)
    points = np.random.default_rng(0).uniform(-2, 2, (200, 2))
    # A corner is cut off by less than a cell of the grid.
    assert away(surface, points) == pytest.approx(off(*points.T), abs=side(surface) / 200)
    lost = away(surface, np.full((1, 2), np.nan))
    assert lost is not None and np.isnan(lost).all()


@pytest.mark.parametrize("formula", FLOORS)
def test_a_run_that_comes_to_rest_on_a_floor_has_arrived_at_it(formula):
    surface = from_formula(formula, domain=((-3, 3), (-3, 3)))
    _, off, _ = FLOORS[formula]
    points = np.random.default_rng(1).uniform(-4, 4, (200, 2))
    apart, kinds = off(*points.T), beside(surface, points)[1]
    assert (kinds[apart == 0] == Place.FLOOR).all() and not (kinds[apart > near(surface)] == Place.FLOOR).any()
    ended = run(surface, "gradient_descent", (2, 1.5), steps=600, hypers={"lr": 0.05})
    arrived = steps_to_tolerance(surface, ended)
    assert ended.outcome[0] == "converged" and arrived is not None and arrived[0] <= ended.stopped[0]


@pytest.mark.parametrize(
    "formula",
    [
        "3 + 0x",  # the same everywhere
        "max(0, 1-|x-2|) - max(0, 1-|x+2|)",  # its plain is level, but f falls from there
        "-max(|x|-1, 0)",
        "|x| + |y|",
        "x^2 + y^2",
        "e^(-300(x+2.5)) + 0*|y|",  # where it looks level it still falls
    ],
)
def test_what_is_no_floor(formula):
    surface = from_formula(formula, domain=((-2.5, 2.5), (-2.5, 2.5)))
    assert "floor" not in {point.kind for point in survey(surface).points}


# Beside a 1, floats lose e^x below e^-37 and f looks level, while its slope can still be told.
SOFT = (
    "ln(1+exp(x))+ln(1+exp(-y))",
    "ln(1+e^x)+ln(1+e^-y)",
    "ln(1+exp(-x))+ln(1+exp(-y))",
    "(ln(1+exp(x))+ln(1+exp(-y))+ln(1+exp(x-y)))/3",
    "sqrt(1+exp(x))+sqrt(1+exp(y))",
    "log10(1+10^x)+log10(1+10^-y)",
    "ln(1+exp(-x-y))",
    "ln(2+tanh(x))+ln(2-tanh(y))",
)


@pytest.mark.parametrize("window", [None, (5, 5), (45, 5), (40, 5), (0, 60)], ids=str)
@pytest.mark.parametrize("formula", SOFT)
def test_a_tail_that_floats_lose_is_no_floor(formula, window):
    if window is None:
        surface = from_formula(formula)
    else:
        (middle, half), (x, y) = window, np.sign(-from_formula(formula).gradient((0, 0)))
        domain = (x * middle - half, x * middle + half), (y * middle - half, y * middle + half)
        surface = from_formula(formula, domain=domain)
    assert "floor" not in {point.kind for point in survey(surface).points}
    low, high = np.transpose(surface.domain)
    points = np.random.default_rng(0).uniform(low, high, (20, 2))
    apart = away(surface, points)
    assert apart is None or np.isfinite(apart).all()


def test_a_floor_on_which_the_slope_is_undefined_has_distances():
    surface = from_formula("sqrt(max(x^2+y^2-1, 0))", domain=((-3, 3), (-3, 3)))
    assert away(surface, np.array([(0.5, 0), (0, 3)])) == pytest.approx([0, 2], abs=side(surface) / 200)


def test_the_nearest_of_several_floors_counts():
    surface = from_formula("min(max(|x+2|-1, 0), max(|x-2|-1, 0)) + max(|y|-1, 0)", domain=((-5, 5), (-5, 5)))
    assert [point.kind for point in survey(surface).points].count("floor") == 2
    apart = away(surface, np.array([(-3.5, 0), (3.5, 0), (2, 0), (-2, 3)]))
    assert apart == pytest.approx([0.5, 0.5, 0, 2], abs=side(surface) / 200)


def test_each_of_several_floors_has_its_height():
    surface = from_formula("min(max(|x+2|-1, 0), max(|x-2|-1, 0) + 0.2) + max(|y|-1, 0)", domain=((-5, 5), (-5, 5)))
    low, high = minima(survey(surface).points)
    assert (low.kind, low.value, high.kind, high.value) == ("floor", 0, "floor", 0.2)
    assert low.x < 0 < high.x and lowest_called(surface) == "the flat floor"
