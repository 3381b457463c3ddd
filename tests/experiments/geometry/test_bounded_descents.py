"""What is looked at on the way down along kinks: no closer than floats show, and no more circles than a search may."""

import numpy as np
import pytest

from experiments.geometry import profile, tips, troughs
from experiments.geometry.basins import grid_of
from experiments.geometry.scale import directions, turns
from experiments.geometry.tips import gone_down, lowest_around
from landscapes import from_formula
from landscapes.formula.asking import TooManyCircles, searching

WINDOW = ((-3.0, 3.0), (-3.0, 3.0))
KINKS = from_formula("abs(x) + 7.5 abs(y)", domain=WINDOW)
POLES = from_formula("tan(1000x)/tan(1000y)", domain=WINDOW)
EVERYWHERE = np.random.default_rng(1).uniform(-3, 3, (500, 2))
HALVINGS = 30  # from the first circle of a descent to its last


@pytest.fixture
def circled(monkeypatch):
    """How many circles are looked at, round by round."""
    counts = []
    real = lowest_around

    def noted(surface, sign, points, radii):
        counts.append(len(points))
        return real(surface, sign, points, radii)

    monkeypatch.setattr(tips, "lowest_around", noted)
    return counts


@pytest.fixture
def looks(monkeypatch):
    """How many circles are looked at closer, look by look."""
    counts = []
    real = profile.on_them

    def noted(point, radii, angles):
        counts.append(len(radii))
        return real(point, radii, angles)

    monkeypatch.setattr(profile, "on_them", noted)
    return counts


def test_nobody_looks_closer_than_floats_show(looks):
    points, radii = np.array([(1.0, 1.0), (1.0, 2.0)]), np.array([0.01, 1e-12])
    angles = turns(16) + np.zeros((2, 1))
    heights = KINKS.value(points[:, None] + radii[:, None, None] * directions(angles))
    ways, lowest = profile.closest(KINKS, points, radii, angles, heights, 1, 15)
    assert looks == [2] * looks.count(2) + [1] * looks.count(1) and looks.count(2) <= 6
    assert lowest.tolist() == KINKS.value(points + radii[:, None] * directions(ways)).tolist()
    assert (lowest <= heights.min(axis=1)).all()


def test_a_search_that_foresees_too_many_circles_looks_at_none(circled):
    with pytest.raises(TooManyCircles), searching(circles=len(EVERYWHERE) * HALVINGS - 1):
        gone_down(KINKS, 1, EVERYWHERE)
    assert circled == []


def test_a_search_ends_at_the_first_circle_too_many(circled):
    most = len(EVERYWHERE) * HALVINGS
    with pytest.raises(TooManyCircles), searching(circles=most):
        gone_down(KINKS, 1, EVERYWHERE)
    assert most - len(EVERYWHERE) < sum(circled) <= most


def test_all_descents_of_a_search_count_and_none_outside(circled):
    few = EVERYWHERE[:3]
    gone_down(KINKS, 1, few)
    once = sum(circled)
    with searching(circles=2 * once):
        assert (gone_down(KINKS, 1, few) == gone_down(KINKS, 1, few)).all()
    with pytest.raises(TooManyCircles), searching(circles=2 * once - 1):
        gone_down(KINKS, 1, few)
        gone_down(KINKS, 1, few)


def test_with_a_pole_beside_every_point_no_basins_are_told(circled):
    found = grid_of(POLES)
    assert found.given_up == TooManyCircles.why and found.numbers.size == 0
    assert sum(circled) < 40_000  # to know the basins 475,000 would be looked at


def test_where_they_are_few_basins_are_known(circled):
    assert not grid_of(KINKS).given_up
    assert sum(circled) > 1000


def test_a_line_that_ends_at_once_on_both_sides_is_not_measured(monkeypatch):
    monkeypatch.setattr(troughs.Tracer, "ended", lambda *asked: pytest.fail("It is too short wherever it ends."))
    bowl = from_formula("x^2 + 7.5y^2", domain=WINDOW)
    assert troughs.line(bowl, 1, np.zeros(2), np.array([1.0, 0.0]), 0.02) is None
