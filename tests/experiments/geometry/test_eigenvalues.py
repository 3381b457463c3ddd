"""Eigenvalues: true to the last digits where one is tiny, and 0 where it is rounding alone."""

from fractions import Fraction

import numpy as np
import pytest

from experiments.geometry.certain import certain_curvatures
from experiments.geometry.curvature import condition, curvatures, eigenvalues
from experiments.geometry.taylor import local
from landscapes import LANDSCAPES, from_formula

EVERY_SURFACE = pytest.mark.parametrize("surface", LANDSCAPES.values(), ids=list(LANDSCAPES))


@pytest.mark.parametrize(
    "formula", ["(x+0.1y)^4", "(x-3y)^2", "(x+y-1)^2", "(0.1x+0.7y)^2", "-(x+0.1y)^4", "exp(x/3-y/7)"]
)
def test_where_one_curvature_vanishes_it_is_0_everywhere(formula):
    """The Hessian of f(ax + by) has the rank 1 at every point, so its smaller eigenvalue is exactly 0."""
    surface = from_formula(formula)
    points = np.random.default_rng(0).uniform(-5, 5, (2000, 2))
    low, high = curvatures(surface, points)
    assert (np.minimum(abs(low), abs(high)) == 0).all()
    assert np.isinf(condition(low, high)).all()
    assert "does not bend along one direction" in local(surface, (0.7, 0.9)).kind


@pytest.mark.parametrize("formula", ["sqrt(x^2 + y^2)", "ln(exp(x) + exp(y))", "1e-6 sqrt(x^2 + y^2)"])
def test_where_the_entries_are_inexact_too_nothing_is_made_of_rounding(formula):
    """One curvature vanishes everywhere, but the entries of the Hessian cancel: its determinant is a rounding error."""
    surface = from_formula(formula)
    points = np.random.default_rng(3).uniform(-5, 5, (2000, 2))
    low, high = certain_curvatures(surface, points)
    assert (low == 0).all() and (high > 0).all()
    inexact = points[curvatures(surface, points)[0] < 0]
    assert len(inexact)
    here = local(surface, tuple(inexact[0]))
    assert "does not bend along one direction" in here.kind and np.isinf(here.condition)


@pytest.mark.parametrize("formula", ["x^2 + 1e-17y^2", "x^2 - 1e-17(y - x)^2", "x^3 + 1e-12x*y + 1e-20y^3"])
def test_a_tiny_curvature_that_is_exact_stays(formula):
    surface = from_formula(formula)
    points = np.random.default_rng(4).uniform(1, 5, (20, 10, 2))
    assert np.array_equal(certain_curvatures(surface, points), curvatures(surface, points))
    assert all(curvatures(surface, points)[0].ravel() != 0)


def test_a_small_curvature_is_true_to_its_digits():
    for a, b, c in np.random.default_rng(1).uniform(-1, 1, (500, 3)) * 10.0 ** np.array([0, -7, -13]):
        low, high = map(float, eigenvalues(a, b, c))
        assert low <= high
        area = Fraction(a) * Fraction(c) - Fraction(b) ** 2
        assert low * high == pytest.approx(float(area), rel=1e-12)
        assert low + high == pytest.approx(a + c, rel=1e-12)


@EVERY_SURFACE
def test_eigenvalues_are_those_of_the_hessian_and_grow_with_it(surface):
    (x0, x1), (y0, y1) = surface.domain
    points = np.random.default_rng(2).uniform((x0, y0), (x1, y1), (300, 2))
    hessian = surface.hessian(points)
    low, high = curvatures(surface, points)
    expected = np.linalg.eigvalsh(hessian)
    spare = 1e-13 * abs(expected).max(axis=1)
    assert (abs(low - expected[:, 0]) <= spare).all() and (abs(high - expected[:, 1]) <= spare).all()
    for factor in (1e-200, 1e-6, 3.0, 1e200):
        scaled = eigenvalues(*(factor * hessian[:, i, j] for i, j in ((0, 0), (0, 1), (1, 1))))
        assert np.array_equal(np.sign(scaled), np.sign([low, high]))


def test_no_curvature_at_all():
    assert tuple(map(float, eigenvalues(0.0, 0.0, 0.0))) == (0, 0)
    assert np.isnan(eigenvalues(np.nan, 1.0, 1.0)).all()
