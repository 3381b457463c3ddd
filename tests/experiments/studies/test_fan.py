"""The fan: many noisy runs of one method, and what is counted at their ends."""

import numpy as np
import pytest

from experiments import refusal, run
from experiments.engine.race import Race
from experiments.readings.endings import ends
from experiments.studies.fan import POINTS, fan, quartiles, reach, success
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS

BOWL = LANDSCAPES["bowl"]
HIMMELBLAU = LANDSCAPES["himmelblau"]
EVERY_METHOD = pytest.mark.parametrize("method", [m for m in OPTIMIZERS if refusal(HIMMELBLAU, m) is None])


def walked(surface=BOWL, method="gradient_descent", steps=100, hypers=None, noise=0.5, seed=3, runs=20, tolerance=0.1):
    return fan(
        Race(surface, method, surface.start, steps, hypers or {}, noise=noise, seed=seed),
        runs=runs,
        tolerance=tolerance,
    )


@EVERY_METHOD
def test_the_first_run_of_a_fan_is_the_one_that_races(method):
    found = walked(HIMMELBLAU, method)
    alone = run(HIMMELBLAU, method, HIMMELBLAU.start, steps=100, noise=0.5, seed=3)
    assert np.array_equal(found.path[:, 0], alone.path[found.steps, 0], equal_nan=True)


def test_every_run_meets_noise_of_its_own_and_a_wider_fan_begins_alike():
    narrow, wide = walked(runs=10), walked(runs=40)
    assert np.array_equal(wide.path[:, :10], narrow.path)
    assert len(np.unique(wide.path[-1], axis=0)) == 40
    assert not np.array_equal(walked(seed=4).path, walked(seed=3).path)


def test_every_method_meets_the_same_noise():
    """One step of gradient descent and one of momentum are the same step, run by run."""
    first, second = (walked(method=method, steps=1, hypers={"lr": 0.1}) for method in ("gradient_descent", "momentum"))
    assert np.allclose(first.path, second.path, rtol=0, atol=1e-15)


@pytest.mark.parametrize("steps", [1, 59, 60, 61, 100, 299, 2000])
def test_few_points_of_each_path_are_kept_and_the_last_is_among_them(steps):
    found = walked(steps=steps, runs=3)
    assert found.path.shape == (len(found.steps), 3, 2)
    assert len(found.steps) <= POINTS + 2
    assert (found.steps[0], found.steps[-1]) == (0, steps)
    assert len(set(np.diff(found.steps)[:-1])) <= 1
    whole = run(BOWL, "gradient_descent", [BOWL.start] * 3, steps=steps, noise=0.5, seed=3)
    assert np.array_equal(found.path, whole.path[found.steps])


def test_success_is_nearness_to_a_global_minimum():
    rastrigin = LANDSCAPES["rastrigin"]
    points = np.array([[0.1, 0], [0, -0.1], [0.08, 0.08], [1, 0], [np.nan, np.nan]])  # (1, 0) is near a local minimum
    assert success(rastrigin, points, 0.1) == 2 / 5
    assert success(rastrigin, points, 0.2) == 3 / 5
    (a, b, *_) = HIMMELBLAU.minima
    assert success(HIMMELBLAU, np.array([a, b, [0, 0]]), 1e-6) == pytest.approx(2 / 3)


def test_success_is_asked_at_the_last_step():
    """Newton jumps to the minimum of the bowl, exact in the first step only where there is no noise."""
    assert walked(method="newton", noise=1e-9, tolerance=1e-3).success == 1
    assert walked(steps=1, tolerance=1e-3, hypers={"lr": 1e-3}).success == 0
    found = walked(method="newton", steps=50, noise=1.0, runs=200)
    away = np.hypot(*(found.path[-1] - BOWL.minima[0]).T)
    assert found.success == (away <= 0.1).mean()
    assert 0 < found.success < 1


def test_quartiles_are_values_that_occur_above_the_lowest_minimum():
    surface = from_formula("x^2 + y^2")
    points = np.stack([np.arange(1, 9), np.zeros(8)], axis=1)
    assert quartiles(surface, points) == (4, 16, 36)
    lifted = LANDSCAPES["rosenbrock"]
    assert quartiles(lifted, np.array([lifted.minima[0]] * 3)) == (0, 0, 0)


def test_where_no_minimum_is_known_there_is_no_success_to_count():
    saddle = LANDSCAPES["saddle"]
    found = walked(surface=saddle)
    assert found.success is None
    assert found.quartiles == quartiles(saddle, found.path[-1])


def test_a_run_that_went_wrong_has_failed_and_counts_as_worst():
    narrow = from_formula("x^2/2 - ln(y) + y^2/2")  # minimum at (0, 1); undefined for y <= 0
    found = fan(Race(narrow, "gradient_descent", (0, 1), 50, {"lr": 0.5}, noise=1.0, seed=0), runs=40, tolerance=1.0)
    lost = np.isnan(found.path[-1, :, 0])
    assert 10 < lost.sum() < 40
    assert found.quartiles[2] == np.inf
    everything = walked(surface=LANDSCAPES["rosenbrock"], noise=0.1, tolerance=100.0)
    assert (everything.success, everything.quartiles) == (0, (np.inf,) * 3)
    assert np.isnan(everything.path[-1]).all()


def test_a_run_that_goes_wrong_at_its_last_step_has_no_end():
    lost = run(BOWL, "gradient_descent", (1, 0), hypers={"lr": 1.5}, steps=20)  # x ↦ −2x: the first beyond 10⁶ is 2²⁰
    assert lost.stopped[0] == 20
    assert np.isnan(ends(lost)).all()


def test_the_tolerance_is_a_fiftieth_of_the_window():
    assert reach(BOWL) == 0.08
    assert {key: reach(surface) <= min(high - low for low, high in surface.domain) / 30
            for key, surface in LANDSCAPES.items()} == dict.fromkeys(LANDSCAPES, True)  # fmt: skip


@EVERY_METHOD
def test_without_noise_all_runs_of_a_fan_are_one(method):
    found = walked(HIMMELBLAU, method, noise=0.0)
    assert np.array_equal(found.path, np.repeat(found.path[:, :1], 20, axis=1), equal_nan=True)
