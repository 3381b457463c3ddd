"""The gauge of stability, held against formulas on quadratics, and against what then happens."""

import numpy as np
import pytest

from experiments import Outcome, run
from experiments.engine.race import Race
from experiments.readings.stability import stability
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS
from optimizers.schedules import cosine

STEEP = from_formula("(x^2 + 100y^2)/2")
GAUGED = [key for key, method in OPTIMIZERS.items() if method.stability_limit]


def gauge(surface, method, start=(1, 1), *, steps=60, noise=0.0, **hypers):
    race = Race(surface, method, start, steps, hypers, noise)
    return stability(race, run(surface, method, start, steps=steps, hypers=hypers, noise=noise).path[:, 0])


@pytest.mark.parametrize("method, limit", [("gradient_descent", 2), ("momentum", 3.8), ("nesterov", 3.8 / 2.8)])
def test_on_a_quadratic_it_is_the_rate_times_the_curvature_over_the_limit(method, limit):
    found = gauge(STEEP, method, lr=0.005)
    assert found[:-1] == pytest.approx(0.005 * 100 / limit)
    assert np.isnan(found[-1])


@pytest.mark.parametrize("method", ["gradient_descent", "momentum", "nesterov"])
@pytest.mark.parametrize("part", [0.98, 1.02])
def test_above_one_a_run_flies_off(method, part):
    lr = part * 0.01 / gauge(STEEP, method, lr=0.01)[0]
    assert gauge(STEEP, method, lr=lr)[0] == pytest.approx(part)
    outcome = run(STEEP, method, (0, 1), steps=4000, hypers={"lr": lr}).outcome[0]
    assert (outcome == Outcome.DIVERGED) == (part > 1)


def test_adam_s_curvature_is_divided_by_its_sizes():
    steps, lr, b1, b2, eps = 30, 0.1, 0.9, 0.999, 1e-8
    path = run(STEEP, "adam", (1, 1), steps=steps).path[:, 0]
    v = np.zeros(2)
    for t in range(1, steps + 1):
        v = b2 * v + (1 - b2) * STEEP.gradient(path[t - 1]) ** 2
        sizes = np.sqrt(v / (1 - b2**t)) + eps
        scaled = np.diag(sizes**-0.5) @ STEEP.hessian(path[t - 1]) @ np.diag(sizes**-0.5)
        expected = lr * np.linalg.eigvalsh(scaled)[1] * (1 - b1) / (2 * (1 + b1))
        assert gauge(STEEP, "adam", steps=steps)[t - 1] == pytest.approx(expected, rel=1e-9)


def test_rmsprop_hovers_at_the_edge():
    """At a constant rate its sizes shrink with the slope until the edge is reached, and there it stays."""
    late = gauge(LANDSCAPES["ravine"], "rmsprop", LANDSCAPES["ravine"].start, steps=400)[300:400]
    assert np.median(late) == pytest.approx(1, abs=0.05)


@pytest.mark.parametrize("method", GAUGED)
def test_schedules_noise_and_early_ends_are_no_obstacle(method):
    found = gauge(LANDSCAPES["beale"], method, (1, 1.5), noise=0.3, lr=cosine(0.1, steps=60))
    assert found.shape == (61,) and np.isfinite(found[:3]).all()
    far = gauge(LANDSCAPES["rosenbrock"], method, (-1.2, 1), lr=OPTIMIZERS[method].hyper("lr").high)
    assert far.shape == (61,)


def test_methods_without_a_limit_have_no_gauge():
    assert np.isnan(gauge(STEEP, "newton")).all()
    assert np.isnan(gauge(STEEP, "lion")).all()
