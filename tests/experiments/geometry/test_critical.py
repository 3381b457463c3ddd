"""Critical points, held against what is known of the catalogue and of simple formulas."""

from collections import Counter

import numpy as np
import pytest

from experiments.geometry.critical import critical_points
from landscapes import LANDSCAPES, from_formula, moved

EVERY_SURFACE = pytest.mark.parametrize("surface", LANDSCAPES.values(), ids=list(LANDSCAPES))


@EVERY_SURFACE
def test_the_known_minima_are_found_and_lowest(surface):
    points = critical_points(surface)
    lowest = [point for point in points if point.kind in ("minimum", "tip")]
    for minimum in surface.minima:
        nearest = min(lowest, key=lambda point: np.hypot(point.x - minimum[0], point.y - minimum[1]))
        assert (nearest.x, nearest.y) == pytest.approx(minimum, abs=1e-6)
        assert nearest.value == pytest.approx(lowest[0].value, abs=1e-9)


@EVERY_SURFACE
def test_all_are_level_inside_apart_and_of_their_kind(surface):
    points = [point for point in critical_points(surface) if point.kind != "tip"]
    (x0, x1), (y0, y1) = surface.domain
    for point in points:
        assert x0 <= point.x <= x1 and y0 <= point.y <= y1
        eigenvalues = np.linalg.eigvalsh(surface.hessian((point.x, point.y)))
        assert (point.low, point.high) == pytest.approx(eigenvalues, rel=1e-6, abs=1e-6 * abs(eigenvalues).max())
        assert np.hypot(*surface.gradient((point.x, point.y))) <= 1e-6 * max(1e-9, abs(eigenvalues).max())
    assert len({(round(point.x, 4), round(point.y, 4)) for point in points}) == len(points)


@pytest.mark.parametrize(
    "key, minima, saddles, maxima",
    [
        ("beale", 1, 2, 0),
        ("himmelblau", 4, 4, 1),
        ("six_hump_camel", 6, 7, 2),
        ("three_hump_camel", 3, 2, 0),
        ("styblinski_tang", 4, 4, 1),
        ("goldstein_price", 4, 4, 1),
        ("long_valley", 2, 1, 0),
        ("rastrigin", 121, 220, 100),
        ("peaks", 3, 3, 3),
        ("saddle", 0, 1, 0),
    ],
)
def test_as_many_of_each_kind_as_the_surface_has(key, minima, saddles, maxima):
    kinds = Counter(point.kind for point in critical_points(LANDSCAPES[key]))
    assert (kinds["minimum"], kinds["saddle"], kinds["maximum"], kinds["degenerate"]) == (minima, saddles, maxima, 0)


@pytest.mark.parametrize("formula", ["x^3 - 3x*y^2", "x^4 + y^2", "x^4 + y^4", "(x + y)^4 - x^3"])
def test_where_a_curvature_vanishes_the_point_is_degenerate(formula):
    points = critical_points(from_formula(formula))
    assert [(round(p.x, 3), round(p.y, 3), p.kind) for p in points] == [(0, 0, "degenerate")]


def test_a_plane_and_an_undefined_surface_have_none():
    assert critical_points(from_formula("x + 2y")) == ()
    assert critical_points(from_formula("sqrt(-1 - x^2 - y^2)")) == ()
    assert critical_points(from_formula("exp(x) + y")) == ()


def test_condition_numbers():
    (point,) = critical_points(LANDSCAPES["ravine"].with_kappa(50))
    assert point.condition == pytest.approx(50)


def test_they_move_with_the_surface():
    surface = LANDSCAPES["himmelblau"]
    turned = critical_points(moved(surface, 90))
    assert Counter(p.kind for p in turned) == Counter(p.kind for p in critical_points(surface))
