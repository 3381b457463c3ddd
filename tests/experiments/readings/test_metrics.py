"""Metrics and the scoreboard, on runs whose numbers are known."""

import numpy as np
import pytest

from experiments import run
from experiments.engine.outcomes import Outcome
from experiments.geometry.known import within
from experiments.readings.endings import LOCAL, MOVING, endings
from experiments.readings.metrics import distance_to_minimum, gradient_norm, loss_gap, steps_to_tolerance
from experiments.readings.scoreboard import row, scoreboard
from landscapes import LANDSCAPES, from_formula

RAVINE = LANDSCAPES["ravine"]
ROSENBROCK = LANDSCAPES["rosenbrock"]


def halving(steps=20):
    """x = 1, ½, ¼, … along the floor of the ravine, where f = x²/2."""
    return run(RAVINE, "gradient_descent", [(1, 0), (2, 0)], hypers={"lr": 0.5}, steps=steps)


def known(metric):
    """A metric that there is, because a minimum is known."""
    assert metric is not None
    return metric


def test_metrics_along_a_known_path():
    runs = halving()
    x = np.stack([0.5 ** np.arange(21), 2 * 0.5 ** np.arange(21)], axis=1)
    assert np.array_equal(gradient_norm(RAVINE, runs), x)
    assert np.array_equal(known(distance_to_minimum(RAVINE, runs)), x)
    assert np.array_equal(known(loss_gap(RAVINE, runs)), x**2 / 2)
    assert known(steps_to_tolerance(RAVINE, runs)).tolist() == [
        6,
        7,
    ]  # x ≤ 0.02
    assert np.isnan(known(steps_to_tolerance(RAVINE, halving(steps=3)))).all()


def test_the_nearest_of_several_minima_counts():
    himmelblau = LANDSCAPES["himmelblau"]
    runs = run(himmelblau, "newton", [(3, 2.1), (-2.8, 3.1)], steps=10)
    assert known(distance_to_minimum(himmelblau, runs))[-1] == pytest.approx([0, 0], abs=1e-6)


def test_where_no_minimum_is_known_there_is_no_distance_and_no_gap():
    surface = from_formula("x^2 - y^2")
    runs = run(surface, "adam", (1, 1))
    assert distance_to_minimum(surface, runs) is None
    assert loss_gap(surface, runs) is None
    assert steps_to_tolerance(surface, runs) is None
    (row,) = scoreboard(surface, [runs])
    assert (row.gap, row.arrived) == (None, None)


def test_metrics_are_nan_after_a_divergence_and_mind_no_other_run():
    runs = run(ROSENBROCK, "gradient_descent", [(-1.2, 1), (1, 1)], hypers={"lr": 0.01}, steps=30)
    for metric in (gradient_norm, distance_to_minimum, loss_gap):
        measured = known(metric(ROSENBROCK, runs))
        assert measured.shape == (31, 2)
        assert np.isnan(measured[runs.stopped[0] + 1 :, 0]).all()
        assert np.isfinite(measured[:, 1]).all()


def test_scoreboard():
    race = [run(RAVINE, method, (1, 0), steps=40, hypers={"lr": lr}) for method, lr in
            [("gradient_descent", 0.5), ("momentum", 1.0)]]  # fmt: skip
    first, second = scoreboard(RAVINE, race)
    assert (first.method, first.name) == ("gradient_descent", "Gradient descent")
    assert first.loss == first.gap == 0.5**81
    assert (first.arrived, first.evals, first.outcome, first.stopped) == (6, 40, "converged", 8)
    assert first.sentence == "Gradient descent settled at the minimum at step 8."
    assert second.arrived == 1
    assert second.outcome == "limit"


def test_the_scoreboard_counts_a_batch_as_its_part_of_an_evaluation():
    surface = LANDSCAPES["line_fit"]
    (row,) = scoreboard(surface, [run(surface, "gradient_descent", (0, 0), steps=4, batch=2)])
    assert row.evals == pytest.approx(4 * 2 / 5 - 1 / 5), "of five samples: two, two, one, two"


def test_scoreboard_of_a_lost_run_keeps_the_last_value_there_is():
    runs = run(ROSENBROCK, "gradient_descent", (-1.2, 1), hypers={"lr": 0.01})
    (row,) = scoreboard(ROSENBROCK, [runs])
    assert row.loss == runs.value[row.stopped, 0]
    nowhere = from_formula("ln(x)")
    (row,) = scoreboard(nowhere, [run(nowhere, "adam", (-1, 0))])
    assert row.loss is None


@pytest.mark.parametrize("formula", ["x + y", "x", "3 - 2y"])
def test_a_slope_that_is_the_same_everywhere_ends_with_the_path(formula):
    surface = from_formula(formula, domain=((-5, 5), (-5, 5)))
    runs = run(surface, "gradient_descent", (1, 1), hypers={"lr": 1e7}, steps=30)
    lost = np.isnan(runs.path).any(axis=-1)
    assert lost.any() and not lost.all()
    assert np.array_equal(np.isnan(gradient_norm(surface, runs)), lost)
    assert np.array_equal(np.isnan(runs.value), lost)


def test_a_run_has_settled_at_the_lowest_minimum_only_where_its_loss_is_within_tolerance_too():
    """It keeps to a place in a steep valley before f is low: first it arrives, then it settles."""
    surface = RAVINE
    runs = run(surface, "momentum", (-1.8, 0.8), steps=300, hypers={"lr": 0.01, "beta": 0.9})
    told = row(surface, runs)
    assert told.arrived is not None and runs.stopped[0] < told.arrived <= told.stopped
    low = known(within(surface, runs.value[:, 0]))
    assert low[told.stopped :].all() and not low[told.stopped - 1]
    assert told.sentence == f"Momentum settled at the minimum at step {told.stopped}."


def test_what_keeps_to_the_only_minimum_above_the_tolerance_is_at_no_other():
    surface = RAVINE
    rates = np.linspace(0.0015, 0.0017, 100)
    runs = run(surface, "momentum", np.tile((-1.8, 0.8), (100, 1)), steps=300, hypers={"lr": rates, "beta": 0.96026})
    codes = endings(runs)
    high = (runs.outcome == Outcome.CONVERGED) & ~known(within(surface, runs.value[-1]))
    assert high.any() and (codes[high] == MOVING).all() and not (codes == LOCAL).any()
    assert all("within tolerance" not in runs.sentence(place) for place in np.flatnonzero(high)[:3].tolist())
    assert all(runs.ended(place)[0] == Outcome.LIMIT for place in np.flatnonzero(high).tolist())
