"""The fair comparison: what it counts, what it holds equal, and what it says about that."""

import numpy as np
import pytest

from experiments import SettingError, run
from experiments.engine.race import Race
from experiments.geometry.known import target
from experiments.studies.cloud import cloud
from experiments.studies.fair import MODES, compare, held
from experiments.studies.fan import reach
from experiments.studies.tuning import tune
from landscapes import LANDSCAPES
from optimizers.schedules import cosine
from tests.races import races

HIMMELBLAU, ROSENBROCK, SADDLE = LANDSCAPES["himmelblau"], LANDSCAPES["rosenbrock"], LANDSCAPES["saddle"]
RACERS = {"gradient_descent": {"lr": 0.02}, "adam": {}, "newton": {}, "bfgs": {}}


def compared(surface=HIMMELBLAU, methods=RACERS, mode="lr", steps=60, noise=0.0, seed=0, **options):
    racing = races(surface, methods, steps, noise=noise, seed=seed)
    return compare(racing, mode, **{"starts": 20, "budget": 6, "rate": 0.02, **options})


def middle(numbers):
    return np.sort(np.where(np.isnan(numbers), np.inf, numbers))[(len(numbers) - 1) // 2]


def test_a_standing_is_counted_from_the_runs_themselves():
    found = compared()
    starts = cloud(HIMMELBLAU, 20, 0, "report")
    for standing in found.standings:
        runs = run(HIMMELBLAU, standing.method, starts, steps=60, hypers=standing.hypers, target=target(HIMMELBLAU))
        lost = np.isin(runs.outcome, ["diverged", "undefined", "no step"])
        value = np.sort(np.where(lost, np.inf, runs.value[-1]))
        away = np.min([np.hypot(*(runs.path[-1] - minimum).T) for minimum in HIMMELBLAU.minima], axis=0)
        assert standing.gap == tuple(value[[4, 9, 14]])
        assert standing.success == (~lost & (away <= reach(HIMMELBLAU))).mean()
        assert standing.lost == lost.mean()
        assert standing.steps == middle(runs.arrived)
        assert standing.evals == middle(runs.arrived_cost)
    assert 0 < found.standings[0].lost < 1


def test_at_one_rate_every_method_that_has_one_has_it():
    found = compared(methods={**RACERS, "adam": {"lr": cosine(1, steps=60), "beta1": 0.5}})
    rates = [standing.hypers.get("lr") for standing in found.standings]
    assert rates == [0.02, 0.02, None, 0.02]
    assert found.standings[1].hypers["beta1"] == 0.5
    assert held(found) == (
        "Held equal: the learning rate, 0.02, 60 steps, and the same 20 starts, drawn evenly from the window. "
        "Without a learning rate, and as it is set: Newton. Nothing was clipped, clamped or rescaled."
    )


def test_each_at_its_own_best_is_tuned_from_other_starts():
    found = compared(mode="tuned")
    for standing in found.standings:
        best = tune(Race(HIMMELBLAU, standing.method, HIMMELBLAU.start, 60, RACERS[standing.method]), 6)
        assert standing.tuned == best.tuned
        assert standing.hypers == best.race.hypers
        runs = run(HIMMELBLAU, standing.method, cloud(HIMMELBLAU, 20, 0, "report"), steps=60, hypers=best.race.hypers)
        assert standing.gap[1] == middle(np.where(np.isnan(runs.value[-1]), np.inf, runs.value[-1]))
    assert held(found).startswith("Held equal: 6 settings tried by each method, 60 steps, and the same 20 starts")
    assert "chosen from 16 other starts" in held(found)


def test_for_equal_evaluations_every_run_is_judged_at_the_last_step_they_afford():
    found = compared(ROSENBROCK, mode="evals", steps=30)
    starts = cloud(ROSENBROCK, 20, 0, "report")
    for standing in found.standings:
        runs = run(ROSENBROCK, standing.method, starts, steps=30, hypers=standing.hypers, target=target(ROSENBROCK))
        values, arrived = [], []
        for each in range(20):
            at = np.flatnonzero(runs.cost[:, each] <= 30)[-1]
            gone = runs.outcome[each] in ("diverged", "undefined", "no step") and runs.stopped[each] <= at
            values.append(np.inf if gone else runs.value[at, each])
            arrived.append(runs.arrived[each] if runs.arrived[each] <= at else np.nan)
        assert standing.gap[1] == middle(np.array(values))
        assert standing.steps == middle(np.array(arrived))
    newton, bfgs = found.standings[2:]
    assert newton.evals == 2 * newton.steps
    assert bfgs.steps == np.inf or bfgs.evals <= 30
    assert "Held equal: 30 evaluations, f, gradient and Hessian each counting one" in held(found)


def test_what_goes_wrong_after_the_evaluations_are_spent_does_not_count():
    """A step of SAM takes two gradients, and on the saddle it is 10⁶ away after some 80 steps of the 100."""
    (standing,) = compared(SADDLE, {"sam": {"lr": 0.1}}, "evals", steps=100).standings
    assert standing.lost == 0 and np.isfinite(standing.gap).all()
    (standing,) = compared(SADDLE, {"sam": {}}, "lr", steps=100, rate=0.1).standings
    assert standing.lost > 0.5


def test_under_noise_every_start_is_raced_from_several_times_and_all_methods_meet_the_same():
    found = compared(methods={"gradient_descent": {}, "momentum": {"beta": 0.0}}, noise=0.3, seeds=4, seed=2, starts=5)
    assert found.standings[0].gap == pytest.approx(found.standings[1].gap, rel=1e-12)
    runs = run(
        HIMMELBLAU,
        "gradient_descent",
        np.repeat(cloud(HIMMELBLAU, 5, 2, "report"), 4, axis=0),
        steps=60,
        hypers={"lr": 0.02},
        noise=0.3,
        seed=2,
    )
    value = np.where(runs.outcome == "diverged", np.inf, runs.value[-1])
    assert found.standings[0].gap[1] == middle(value)
    assert "5 starts, drawn evenly from the window, with 4 draws of noise from each" in held(found)
    assert compared(seeds=4).seeds == 1


def test_where_no_minimum_is_known_nothing_is_said_of_arriving():
    (standing,) = compared(SADDLE, {"adam": {}}, steps=10).standings
    assert (standing.success, standing.steps, standing.evals) == (None, None, None)
    assert np.isfinite(standing.gap).all()


@pytest.mark.parametrize(
    "options, sentence",
    [
        ({"mode": "same"}, "There is no kind of comparison called “same”"),
        ({"methods": {}}, "There is nothing to compare"),
        ({"starts": 0}, "starts must be a whole number from 1 to 10,000."),
        ({"seeds": 0, "noise": 0.1}, "seeds must be a whole number from 1 to 1,000."),
        ({"seed": -1}, "seed must be a whole number from 0 to 999,999,999."),
        ({"budget": 0, "mode": "tuned"}, "budget must be a whole number from 1 to 1,000."),
        ({"rate": 0}, "lr must be above 0; 0 is not."),
        ({"tolerance": 0}, "tolerance must be a finite number above 0."),
        ({"surface": SADDLE, "methods": {"gauss_newton": {}}}, "Gauss–Newton needs"),
    ],
)
def test_comparisons_that_cannot_be_made_are_refused(options, sentence):
    with pytest.raises(SettingError) as refused:
        compared(**options)
    assert refused.value.message.startswith(sentence)


@pytest.mark.parametrize("mode", MODES)
def test_progress_goes_on_from_piece_to_piece(mode):
    told: list[float] = []
    compared(mode=mode, progress=told.append)
    assert told == sorted(told) and told[-1] == pytest.approx(1)
