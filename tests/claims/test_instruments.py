"""What the claims measure with, on cases whose answer is known."""

import numpy as np
import pytest

from claims.base.across import mostly_across
from claims.base.newton import at_minimum, at_saddle, ends, far, lost, starts_where
from claims.base.overshoot import overshoot
from claims.base.quadratics import BOTTOM, NEAR, by_theory, ravine, ring
from claims.base.rates import RATES, best_rates, settled
from experiments import run
from experiments.readings.events.bounces import turned
from landscapes import LANDSCAPES

KAPPAS = (10, 100, 1000)


def test_settled_is_from_where_it_stays():
    there = np.array([[0, 1, 0, 1], [1, 0, 0, 1], [1, 1, 0, 1], [1, 1, 0, 1]], dtype=bool)
    assert settled(there, np.array([0, 5, 10, 15])).tolist() == [5, 10, np.inf, 0]


def test_a_ring_of_starts_is_a_step_away_and_the_bottom_near():
    starts = ring(50, 0)
    assert np.allclose(np.hypot(*starts.T), 1)
    assert ravine(100).value((NEAR, 0)) == pytest.approx(BOTTOM)
    assert (ring(50, 0) == starts).all() and (ring(50, 1) != starts).any()


@pytest.mark.parametrize(("rate", "bounced"), [(0.5, False), (0.95, False), (1.05, True), (1.9, True)])
def test_gradient_descent_bounces_above_one_over_the_curvature(rate, bounced):
    surface = ravine(100)
    path = run(surface, "gradient_descent", (1e-4, 0.9), steps=3, hypers={"lr": rate / 100}).path
    assert (turned(surface.gradient(path)) == bounced).all()


def test_the_slope_points_along_on_the_floor_and_across_on_the_walls():
    floor, wall = np.array([[[1.0, 0.001]]] * 2), np.array([[[1.0, 0.1]]] * 2)  # slopes (1, 0.1) and (1, 10)
    assert not mostly_across(ravine(100), floor).any()
    assert mostly_across(ravine(100), wall).all()


@pytest.mark.parametrize("kappa", KAPPAS)
def test_theory_has_the_best_rate_at_worst(kappa):
    """Both coordinates shrink alike: by (κ − 1)/(κ + 1), and under momentum both are damped critically."""
    best = by_theory(kappa)
    path = run(ravine(kappa), "gradient_descent", (1, 1), steps=5, hypers=best["gradient_descent"]).path[:, 0]
    assert np.allclose(abs(path[1:] / path[:-1]), (kappa - 1) / (kappa + 1))
    lr, beta = best["momentum"]["lr"], best["momentum"]["beta"]
    assert np.allclose((1 + beta - lr * np.array([1, kappa])) ** 2, 4 * beta)


def test_the_best_rate_is_the_one_that_settles_soonest():
    rates, steps = best_rates(LANDSCAPES["bowl"], "gradient_descent", ring(10, 0), 100)
    assert (rates == RATES[abs(np.log(RATES / 0.5)).argmin()]).all()  # 1/λ, λ = 2: there in one step
    assert np.isfinite(steps).all()
    assert np.isinf(best_rates(LANDSCAPES["easom"], "gradient_descent", np.array([[-1.0, -1.0]]), 20)[1]).all()


def test_overshoot_is_none_for_gradient_descent_on_a_quadratic_and_known_for_a_swing():
    surface = LANDSCAPES["bowl"]
    plain = run(surface, "gradient_descent", ring(20, 0), steps=300, hypers={"lr": 0.9})
    assert (overshoot(surface, plain) == 0).all()
    heavy = run(surface, "momentum", (1, 0), steps=300, hypers={"lr": 0.01})
    assert overshoot(surface, heavy)[0] == pytest.approx(-heavy.path[:, 0, 0].min(), abs=0.02)  # a step
    lost = run(surface, "gradient_descent", (1, 1), steps=3, hypers={"lr": 0.01})
    assert np.isnan(overshoot(surface, lost)).all()


def test_newton_as_in_the_books_goes_wherever_that_leads():
    saddle, ravined = LANDSCAPES["saddle"], ravine(1000, 30)
    assert np.allclose(ends(saddle, ring(5, 0)), 0)
    assert at_saddle(saddle, ends(saddle, ring(5, 0))).all() and lost(saddle, ring(5, 0)).all()
    assert at_minimum(ravined, ends(ravined, ring(5, 0))).all() and not lost(ravined, ring(5, 0)).any()


def test_starts_are_drawn_where_they_are_wanted():
    surface = LANDSCAPES["beale"]
    starts = starts_where(surface, 20, 0, far)
    assert len(starts) == 20
    assert (np.hypot(*(starts - surface.minima[0]).T) >= 9 / 4).all()
