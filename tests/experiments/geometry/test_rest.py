"""The critical point beside a point: found within reach, of the kind that it is, at every scale."""

import numpy as np
import pytest

from experiments.geometry.critical import survey
from experiments.geometry.rest import Place, beside
from experiments.geometry.scale import near, side
from landscapes import LANDSCAPES, from_formula

SQUARE = ((-3, 3), (-3, 3))
LINES = {  # a formula -> points of its line of minima: t in (0.4, 2) -> (x, y)
    "y^2": lambda t: (t, 0 * t),
    "(x + 0.1y)^4": lambda t: (-0.1 * t, t),
    "(x*y - 1)^2": lambda t: (t, 1 / t),
    "(x*y - 1)^2*(1 + x^2)": lambda t: (t, 1 / t),
    "(x^2 + y^2 - 1)^2": lambda t: (np.cos(3 * t), np.sin(3 * t)),
    "(y - sin(3x))^2": lambda t: (t, np.sin(3 * t)),
    "x^2*y^2": lambda t: (t, 0 * t),
}


@pytest.mark.parametrize("formula", LINES)
@pytest.mark.parametrize("factor", [1, 1e-6, 1e6])
def test_beside_a_line_of_minima_that_is_what_is_found(formula, factor):
    """Also where the line bends, so that circles round a point of it meet it only nearly."""
    surface = from_formula(f"{factor!r}*({formula})", domain=SQUARE)
    on = np.stack(LINES[formula](np.linspace(0.4, 2, 60)), axis=-1)
    points = on + 0.5 * near(surface) * np.random.default_rng(0).uniform(-1, 1, on.shape)
    found, kinds = beside(surface, points)
    assert (kinds == Place.TROUGH).all()
    assert surface.value(found) == pytest.approx(0, abs=1e-12 * factor)


@pytest.mark.parametrize(
    ("formula", "kind"),
    [
        ("x^2 + y^2", Place.MINIMUM),
        ("x^2 + 1e-6*y^2", Place.MINIMUM),
        ("(1-x)^2 + 1000(y-1-(x-1)^2)^2", Place.MINIMUM),
        ("x^2 + y^4", Place.DEGENERATE),
        ("x^4 + y^4", Place.DEGENERATE),
        ("x^2 - 0.001y^2", Place.SADDLE),
        ("x^3 - 3x*y^2", Place.SADDLE),
        ("-x^2 - y^4", Place.MAXIMUM),
        ("cos(sqrt(x^2+y^2))", Place.MAXIMUM),
    ],
)
@pytest.mark.parametrize("reach", [0.005, 0.04, 0.1])
def test_it_is_found_within_reach_and_not_beyond(formula, kind, reach):
    surface = from_formula(formula, domain=SQUARE)
    middle = np.array([1, 1]) if "1-x" in formula else np.zeros(2)
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    around = reach * side(surface) * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    found, kinds = beside(surface, middle + 0.5 * around, reach * side(surface))
    assert (kinds == kind).all() and found == pytest.approx(middle + 0 * around, abs=1e-5 * side(surface))
    found, kinds = beside(surface, middle + 1.1 * around, reach * side(surface))
    assert not (kinds == kind).any() and (found == middle + 1.1 * around).all()


@pytest.mark.parametrize("key", ["beale", "himmelblau", "six_hump_camel", "peaks", "goldstein_price", "long_valley"])
def test_it_is_one_of_those_that_a_survey_of_the_window_finds(key):
    surface = LANDSCAPES[key]
    draw = np.random.default_rng(0)
    for point in survey(surface).points:
        at = np.array([point.x, point.y])
        points = at + 0.1 * near(surface) * draw.uniform(-1, 1, (20, 2))
        found, kinds = beside(surface, points)
        assert set(kinds) == {point.kind} and abs(found - at).max() <= 1e-6 * side(surface)
