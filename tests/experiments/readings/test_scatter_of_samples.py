"""What samples do: the noise they make, how badly they condition a surface, and when batches let a run settle."""

import numpy as np
import pytest

from experiments import run
from experiments.engine.batches import share
from experiments.engine.outcomes import Outcome
from experiments.geometry.scatter import scatter, spread
from landscapes import LANDSCAPES, from_formula

LINE = LANDSCAPES["line_fit"]


def test_the_noise_of_one_sample_is_wide_one_way_and_changes_on_the_way():
    """The design notes measured 25 : 1 at the start and 5 : 1 at the minimum."""
    start, minimum = scatter(LINE, LINE.start), scatter(LINE, LINE.minima[0])
    assert start.ratio == pytest.approx(25, abs=0.5) and minimum.ratio == pytest.approx(5, abs=0.5)
    assert start.wide > 5 * minimum.wide


@pytest.mark.parametrize("key", ["moons", "line_absolute", "rare_feature"])
def test_the_scatter_is_the_covariance_of_the_samples_gradients(key):
    surface = LANDSCAPES[key]
    found = scatter(surface, surface.start)
    covariance = np.cov(surface.sample_gradients(surface.start).T, bias=True)
    low, high = np.linalg.eigvalsh(covariance)
    assert (found.narrow**2, found.wide**2) == pytest.approx((low, high), rel=1e-9, abs=1e-12 * high)
    assert covariance @ found.along == pytest.approx(high * np.array(found.along), abs=1e-12)
    assert spread(surface, np.array([surface.start]))[0] == pytest.approx(np.trace(covariance))


@pytest.mark.parametrize("order", ["shuffle", "replace"])
def test_the_noise_of_a_batch_is_its_share_of_that_of_a_sample(order):
    size, (one, other) = 2, np.random.default_rng(0).normal(size=(2, 5))
    samples = np.stack([one, other], axis=-1)
    every = [(i, j) for i in range(5) for j in range(5) if order == "replace" or i != j]
    means = np.array([samples[list(rows)].mean(axis=0) for rows in every])
    spread_of = [np.trace(np.cov(each.T, bias=True)) for each in (means, samples)]
    assert spread_of[0] == pytest.approx(share(5, size, order) * spread_of[1])


def test_with_batches_a_run_settles_only_where_all_samples_agree():
    """At a minimum that fits every sample no batch has a slope; at any other the last one always does."""
    inputs = np.array([-1.0, 0.5, 2.0, 3.0])
    fitted, noisy = (
        from_formula("(t - (w*u + b))^2", data={"u": inputs, "t": 2 * inputs - 1 + off}, domain=((0, 4), (-3, 1)))
        for off in (np.zeros(4), np.array([0.3, -0.2, 0.1, -0.4]))
    )
    settled, hovering = (
        run(surface, "gradient_descent", (0.5, 0.5), steps=3000, hypers={"lr": 0.05}, batch=2)
        for surface in (fitted, noisy)
    )
    assert settled.outcome[0] == Outcome.CONVERGED
    assert hovering.outcome[0] == Outcome.LIMIT and "with batches of 2" in hovering.sentence()


def test_a_dead_unit_is_at_rest_with_batches_too():
    relu = LANDSCAPES["relu_unit"]
    dead = run(relu, "gradient_descent", (-1, -3), steps=100, hypers={"lr": 0.01}, batch=4)
    assert (relu.sample_gradients((-1, -3)) == 0).all() and dead.outcome[0] == Outcome.FLAT
