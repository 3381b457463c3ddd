"""How the claims set methods against each other, where the answer is known."""

import numpy as np
import pytest

from claims.base.axes import KAPPA, TURNS, only_along_the_axes, turned
from claims.base.noisy import DRAWS, mean_gap
from claims.base.pairs import STEPS, SURFACES, ahead, best, gap
from claims.base.quadratics import ravine, ring
from claims.base.saddles import BESIDE, DOWN, starts_on
from claims.base.sampled import best_rate, late_loss, minimum, over, steepest
from experiments import run
from experiments.geometry.known import target
from experiments.readings.ties import alike
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

BOWL = LANDSCAPES["bowl"]  # λ = 2
STARTS = np.array([[1.0, 1.0], [0.5, -1.5]])


def walked(lr, steps=STEPS, starts=STARTS):
    return run(BOWL, "gradient_descent", starts, steps=steps, hypers={"lr": lr}, record="last", target=target(BOWL))


def test_the_lower_is_ahead_and_of_equals_the_sooner():
    slow, good, perfect = walked(0.001), walked(0.3), walked(0.5)
    assert ahead(good, slow).all() and not ahead(slow, good).any()
    assert (gap(good) == alike(BOWL)).all() and (gap(perfect) == alike(BOWL)).all()
    assert ahead(perfect, good).all() and not ahead(good, perfect).any()
    assert ahead(good, good).shape == (0,)


def test_a_run_that_flies_off_is_behind_all_others():
    lost, slow = walked(2.0), walked(0.001)
    assert np.isinf(gap(lost)).all()
    assert ahead(slow, lost).all() and not ahead(lost, slow).any()


def test_a_mean_over_draws_of_noise_is_infinite_where_one_went_wrong():
    starts = np.repeat(STARTS, DRAWS, axis=0)
    rates = np.full(2 * DRAWS, 0.1)
    rates[0] = 2.0
    runs = run(BOWL, "gradient_descent", starts, steps=STEPS, hypers={"lr": rates}, record="last")
    found = mean_gap(runs)
    assert np.isinf(found[0]) and found[1] < alike(BOWL)


def test_the_best_settings_do_not_fly_off_from_most_starts():
    surface = SURFACES["Ravine (κ = 100)"]
    assert 1 < 100 * best(surface, "gradient_descent")["lr"] < 2  # above 1/λmax and below 2/λmax


@pytest.mark.parametrize(("method", "only"), [("diagonal_newton", True), ("newton", False)])
def test_newton_helps_at_every_turn_and_its_diagonal_does_not_at_45_degrees(method, only):
    held = only_along_the_axes(method, 10, 0)
    assert list(held) == [f"turned {turn}°" for turn in TURNS]
    assert held["turned 45°"].all() == only and held["turned 45°"].any() == only


@pytest.mark.parametrize("turn", TURNS)
def test_starts_are_turned_with_the_ravine(turn):
    starts = ring(20, 0)
    assert ravine(KAPPA, turn).value(turned(starts, turn)) == pytest.approx(ravine(KAPPA).value(starts))


def test_starts_on_the_ridge_are_beside_it():
    starts, rates = starts_on(True, 100, 0)
    assert (abs(starts[:, DOWN]) <= BESIDE).all() and abs(starts[:, 1 - DOWN]).max() > 1
    assert abs(starts_on(False, 100, 0)[0][:, DOWN]).max() > 1
    assert rates.min() >= 1e-3 and rates.max() <= 10**-0.5


@pytest.mark.parametrize("batch", [3, None])
def test_a_rule_of_no_registry_meets_the_same_batches(batch):
    surface, starts = over("line_fit", "skewed"), STARTS[:1]
    known, same = (late_loss(surface, rule, starts, 1, batch) for rule in ("momentum", OPTIMIZERS["momentum"]))
    assert known == pytest.approx(same, rel=1e-9) and known > 2 * alike(surface)
    other = late_loss(surface, "momentum", starts, 2, batch)
    assert (other == known).all() == (batch is None)


def test_the_best_rate_on_batches_is_smaller_than_on_all_samples():
    surface = over("line_fit", "skewed")
    assert minimum(surface) == pytest.approx([1, 0.1], abs=1e-6) and steepest(surface) == pytest.approx(2)
    assert best_rate(surface, "gradient_descent", 1) < best_rate(surface, "gradient_descent", None) < 1  # 2/λmax
