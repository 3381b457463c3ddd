"""The known minima: those declared; of a formula that declares none, the same ones found."""

import numpy as np
import pytest

from experiments import run
from experiments.geometry.known import away, known_minima, lowest_called, lowest_known, single_minima, tolerance
from experiments.geometry.scale import near
from experiments.readings.metrics import distance_to_minimum, steps_to_tolerance
from experiments.studies.fan import success
from landscapes import LANDSCAPES, from_formula


@pytest.mark.parametrize("key", LANDSCAPES)
def test_a_surface_that_declares_no_minima_knows_the_same_ones(key):
    declared = LANDSCAPES[key]
    typed = from_formula(declared.formula, data=declared.data, domain=declared.domain)
    assert typed.minima == ()
    found = known_minima(typed)
    if not declared.minima:
        assert found == known_minima(declared)
    else:
        assert known_minima(declared) == declared.minima
        assert np.array(sorted(found)) == pytest.approx(np.array(sorted(declared.minima)), abs=1e-6)
        steep = 100 if key == "bukin_6" else 0  # f rises there as 100 times the square root of the distance
        assert lowest_known(typed) == pytest.approx(lowest_known(declared), abs=1e-11 + 1e-7 * steep)


@pytest.mark.parametrize("formula", ["x^2 - y^2", "x + y", "exp(x) + y^2", "ln(1+e^(-5x)) + y^2"])
def test_where_f_has_no_minimum_none_is_known(formula):
    surface = from_formula(formula)
    assert known_minima(surface) == () and lowest_known(surface) is None and away(surface, np.zeros((3, 2))) is None


@pytest.mark.parametrize(
    ("formula", "called"),
    [
        ("x^2 + y^2", "the minimum"),
        ("|x| + |y|", "the minimum"),
        ("(x^2-1)^2 + y^2", "a minimum"),
        ("(x^2-1)^2 + y^2 + 0.1x", "the minimum"),  # of two, one is the lowest
        ("(x+y-1)^2", "the line of minima"),
        ("x^2*y^2", "a line of minima"),
        ("x + y", ""),
    ],
)
def test_what_the_lowest_known_place_is_called(formula, called):
    surface = from_formula(formula, domain=((-5, 5), (-5, 5)))
    assert lowest_called(surface) == called


def test_the_declared_minimum_is_the_one():
    assert [lowest_called(LANDSCAPES[key]) for key in ("ravine", "himmelblau")] == ["the minimum", "a minimum"]


def test_a_typed_himmelblau_is_measured_as_the_declared_one():
    declared = LANDSCAPES["himmelblau"]
    typed = from_formula(declared.formula, domain=declared.domain)
    starts = [(-3, 3), (4, 4), (0, -4)]
    mine, its = (run(surface, "adam", starts, steps=300, hypers={"lr": 0.1}) for surface in (typed, declared))
    assert distance_to_minimum(typed, mine) == pytest.approx(distance_to_minimum(declared, its), abs=1e-6)
    steps, expected = steps_to_tolerance(typed, mine), steps_to_tolerance(declared, its)
    assert steps is not None and expected is not None and steps.tolist() == expected.tolist()
    assert success(typed, mine.last, 0.1) == success(declared, its.last, 0.1)


def to_hyperbola(x, y):
    """How far points (n,) are from x y = 1: along it the way to the nearest is straight across, a quartic's root."""
    t = [np.roots([1, -a, 0, b, -1]) for a, b in zip(x, y, strict=True)]
    t = [roots[abs(roots.imag) < 1e-7].real for roots in t]
    return np.array([np.hypot(u - a, 1 / u - b).min() for u, a, b in zip(t, x, y, strict=True)])


STRAIGHT = (lambda x, y: abs(x + y - 1) / np.sqrt(2), lambda t: (t, 1 - t))
CIRCLE = (lambda x, y: abs(np.hypot(x, y) - 1), lambda t: (np.cos(t), np.sin(t)))
HYPERBOLA = (to_hyperbola, lambda t: (t, 1 / t))
LINES = {  # a formula, how far points are from its lowest points, and some of those: t -> (x, y)
    "y^2": (lambda x, y: abs(y), lambda t: (t, 0 * t)),
    "x^2*y^2": (lambda x, y: np.minimum(abs(x), abs(y)), lambda t: (t, 0 * t)),
    "(x+y-1)^2 + 7": STRAIGHT,
    "(x+y-1)^4": STRAIGHT,
    "|x+y-1|": STRAIGHT,
    "(x^2+y^2-1)^2": CIRCLE,
    "(x^2+y^2-1)^4": CIRCLE,
    "|x^2+y^2-1|": CIRCLE,
    "(x*y-1)^2": HYPERBOLA,
    "|x*y-1|": HYPERBOLA,
    "(x*y-1)^2*(1+x^2)": HYPERBOLA,
}


@pytest.mark.parametrize("formula", LINES)
@pytest.mark.parametrize("factor", [1, 1e-6])
def test_of_a_trough_the_whole_line_is_known(formula, factor):
    surface = from_formula(f"{factor!r}*({formula})", domain=((-5, 5), (-5, 5)))
    off, _ = LINES[formula]
    points = np.random.default_rng(0).uniform(-2, 2, (50, 2))
    assert single_minima(surface) == ()
    assert lowest_known(surface) == pytest.approx(7 * factor if formula.endswith("7") else 0, abs=1e-12 * factor)
    # As far away as a line's radius of curvature the way across has to be known better than it is drawn.
    assert away(surface, points) == pytest.approx(off(*points.T), rel=1e-3)
    lost = away(surface, np.array([[np.nan, np.nan], [0, 0.5]]))
    assert lost is not None and np.isnan(lost).tolist() == [True, False]


@pytest.mark.parametrize("formula", LINES)
@pytest.mark.parametrize("apart", [1e-2, 1e-5, 1e-8, 1e-11])
def test_however_near_a_line_is_the_distance_to_it_is_that_to_the_line(formula, apart):
    """Not to the drawn one: its curve would level off where that is as far away as the line."""
    surface = from_formula(formula, domain=((-5, 5), (-5, 5)))
    off, place = LINES[formula]
    t = np.linspace(0.4, 1.9, 40)
    points = np.stack(place(t), axis=-1) + np.array([0.6, 0.8]) * apart
    # A minimum of a fourth power is found no nearer than its slope is a number.
    assert away(surface, points) == pytest.approx(off(*points.T), rel=1e-4, abs=1e-14)


TOLERANCES = {  # a formula -> how far it rises at the distance d from the line at the middle of its length
    "y^2": lambda d: d**2,
    "(x+y-1)^2 + 7": lambda d: 2 * d**2,
    "(x+y-1)^4": lambda d: 4 * d**4,
    "|x+y-1|": lambda d: np.sqrt(2) * d,
    "x^2*y^2": lambda d: 2.5**2 * d**2,
    "(x^2+y^2-1)^2": lambda d: (1 - (1 - d) ** 2) ** 2,
}


@pytest.mark.parametrize("formula", TOLERANCES)
@pytest.mark.parametrize("factor", [1, 1e-6])
def test_the_tolerance_of_a_line_is_what_f_rises_beside_the_middle_one_of_its_points(formula, factor):
    surface = from_formula(f"{factor!r}*({formula})", domain=((-5, 5), (-5, 5)))
    assert tolerance(surface) == pytest.approx(factor * TOLERANCES[formula](near(surface)), rel=0.01)


def test_the_tolerance_of_a_curved_line_is_the_median_along_its_length():
    surface = from_formula("(x*y-1)^2", domain=((-5, 5), (-5, 5)))
    t = np.geomspace(0.2, 5, 100_001)
    length = np.hypot(1, 1 / t**2) * np.gradient(t)
    normal = np.stack([1 / t**2, np.ones_like(t)]) / np.hypot(1, 1 / t**2)
    sides = [np.array([t, 1 / t]) + sign * near(surface) * normal for sign in (1, -1)]
    rises = np.min([(x * y - 1) ** 2 for x, y in sides], axis=0)
    order = np.argsort(rises)
    middle = rises[order][length[order].cumsum().searchsorted(length.sum() / 2)]
    assert tolerance(surface) == pytest.approx(middle, rel=0.01)


def test_in_other_units_a_line_has_the_same_tolerance():
    heights = [tolerance(from_formula(f"(x*y/{c**2!r}-1)^2", domain=((-5 * c, 5 * c),) * 2)) for c in (1.0, 1e-3, 1e3)]
    assert heights == pytest.approx([heights[0]] * 3, rel=1e-3)
