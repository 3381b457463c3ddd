"""Basins: every start leads where that run alone leads, and the minima are numbered as the scoreboard has them."""

from dataclasses import replace

import numpy as np
import pytest

from experiments import SettingError, refusal, run
from experiments.engine.outcomes import Outcome
from experiments.engine.race import Race
from experiments.engine.runner import run_race
from experiments.geometry.critical import critical_points, minima, survey
from experiments.geometry.scale import near
from experiments.readings.endings import CONVERGED, DIVERGED, LOCAL
from experiments.readings.scoreboard import ended_at
from experiments.studies.basins import NOWHERE, UNMARKED, basins, elsewhere, reached, sides, start_at, starts
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS

HIMMELBLAU = LANDSCAPES["himmelblau"]
WIDE = ((-5, 5), (-4, 6))


@pytest.mark.slow("basins of every method")
@pytest.mark.parametrize("noise", [0.0, 0.1])
@pytest.mark.parametrize("method", [key for key in OPTIMIZERS if refusal(HIMMELBLAU, key) is None])
def test_every_start_of_every_method_leads_where_that_run_alone_leads(method, noise):
    found = basins(Race(HIMMELBLAU, method, HIMMELBLAU.start, 120, noise=noise, seed=4), WIDE, 5)
    points = survey(HIMMELBLAU)
    for row, column in [(0, 0), (1, 3), (2, 2), (4, 1)]:
        alone = run(HIMMELBLAU, method, start_at(found, row, column), steps=120, noise=noise, seed=4)
        where = found.reached[row, column]
        assert found.stopped[row, column] == alone.stopped[0]
        beside = [np.hypot(*(alone.last[0] - (minimum.x, minimum.y))) <= near(HIMMELBLAU) for minimum in points.minima]
        assert beside == [place == where for place in range(4)], "each settled there or not"
        told = ended_at(HIMMELBLAU, points, alone)
        assert told in (None, "saddle") if where == NOWHERE else told == f"minimum {where + 1} of 4"


def test_under_noise_every_start_meets_the_draws_of_the_race():
    """Which noise a run meets is seen in the step at which it leaves where f is defined."""
    narrow = from_formula("x^2/2 - ln(y) + y^2/2", domain=((-1, 1), (0.1, 2)))
    found = basins(Race(narrow, "gradient_descent", narrow.start, 50, {"lr": 0.5}, noise=2.0, seed=1), narrow.domain, 4)
    for row, column in [(0, 0), (1, 2), (3, 1), (3, 3)]:
        start = start_at(found, row, column)
        alone = run(narrow, "gradient_descent", start, steps=50, hypers={"lr": 0.5}, noise=2.0, seed=1)
        assert found.stopped[row, column] == alone.stopped[0]
    assert (found.outcome == DIVERGED).any()


def test_rows_go_up_and_columns_to_the_right():
    found = basins(Race(HIMMELBLAU, "gradient_descent", HIMMELBLAU.start, 10), WIDE, 7)
    assert start_at(found, 0, 0) == (-5, -4)
    assert start_at(found, 0, 6) == (5, -4)
    assert start_at(found, 6, 0) == (-5, 6)


def test_a_start_in_the_very_minimum_stays_there():
    surface = from_formula("(x^2 - 1)^2 + y^2", domain=((-2, 2), (-2, 2)))
    found = basins(Race(surface, "gradient_descent", surface.start, 400, {"lr": 0.05}), ((-2, 2), (-1, 1)), 5)
    assert [(point.x, point.y) for point in found.minima] == [pytest.approx((-1, 0)), pytest.approx((1, 0))]
    assert found.reached[2].tolist() == [0, 0, NOWHERE, 1, 1]  # in the middle is the saddle
    assert found.stopped[2, [1, 3]].tolist() == [0, 0]


def test_minima_are_numbered_from_the_lowest_and_the_others_are_local():
    surface = LANDSCAPES["three_hump_camel"]
    found = basins(Race(surface, "gradient_descent", surface.start, 600, {"lr": 0.02}), surface.domain, 21)
    values = [point.value for point in found.minima]
    assert len(values) == 3 and values == sorted(values)
    assert set(np.unique(found.outcome[found.reached == 0])) == {CONVERGED}
    assert set(np.unique(found.outcome[found.reached > 0])) == {LOCAL}
    assert set(np.unique(found.reached)) >= {0, 1, 2}


def test_what_is_not_marked_is_told_by_what_became_of_it():
    """In a window beside the surface's own, runs come to rest in minima that are none of those found in it."""
    surface = from_formula("(x^2 - 1)^2 + y^2", domain=((0.2, 2), (-1, 1)))
    found = basins(Race(surface, "gradient_descent", surface.start, 400, {"lr": 0.05}), ((-2, 2), (-1, 1)), 8)
    assert len(found.minima) == 1
    parts = elsewhere(found)
    assert parts == {CONVERGED: 0.5} and sum(parts.values()) + (found.reached == 0).mean() == 1
    assert "minimum that is not marked" in UNMARKED[CONVERGED]


def test_a_trough_is_reached_wherever_it_is():
    """|x| is below near() at every end, and the ends lie all along the line."""
    surface = from_formula("x^2", domain=((-5, 5), (-5, 5)))
    race = Race(surface, "gradient_descent", surface.start, 400, {"lr": 0.1})
    (trough,) = minima(critical_points(surface))
    runs = run_race(race, starts=starts(*sides(surface.domain, 9)), record="last")
    settled = replace(runs, outcome=np.full(81, Outcome.CONVERGED, dtype=object))
    assert (reached(surface, [trough], settled) == 0).all()


def test_a_run_that_is_not_at_rest_has_reached_nothing():
    assert (basins(Race(HIMMELBLAU, "adam", HIMMELBLAU.start, 3), WIDE, 5).reached == NOWHERE).all()
    lost = basins(Race(HIMMELBLAU, "gradient_descent", HIMMELBLAU.start, 50, {"lr": 1.0}), WIDE, 5)
    assert (lost.outcome == DIVERGED).any()
    assert (lost.reached[lost.outcome == DIVERGED] == NOWHERE).all()


@pytest.mark.parametrize(
    "window, points, sentence",
    [
        (((1, 1), (0, 1)), 5, "x: the range is empty, both ends are 1."),
        (((0, 1), (1, 0)), 5, "y: the range is reversed, 1 is above 0."),
        (((0, np.inf), (0, 1)), 5, "x: both ends must be finite numbers."),
        (((0, 1), (0, np.nan)), 5, "y: both ends must be finite numbers."),
        (((0, 1), (0, 1)), 0, "x: an axis has a whole number of points, from 2 to 400."),
        (((0, 1), (0, 1)), 401, "x: an axis has a whole number of points, from 2 to 400."),
        (((0, 1e7), (0, 1)), 5, "A start must lie within 3\u00a0×\u00a010⁶ of the origin."),
    ],
)
def test_windows_and_grids_that_cannot_be_are_refused(window, points, sentence):
    with pytest.raises(SettingError) as refused:
        basins(Race(HIMMELBLAU, "momentum", HIMMELBLAU.start, 10), window, points)
    assert refused.value.message == sentence
