"""What theory says about these methods, measured on runs."""

import numpy as np
import pytest

from experiments import Outcome, run
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS

SLOPE = from_formula("3x - 0.25y")  # gradient (3, −1/4) everywhere
STEEP = from_formula("(x^2 + 100y^2)/2")


def path(surface, method, start=(0.0, 0.0), **options):
    return run(surface, method, start, **options).path[:, 0]


@pytest.mark.parametrize(
    "method, first",
    [("adam", 1.0), ("adagrad", 1.0), ("adamax", 1.0), ("rmsprop", 1 / np.sqrt(1 - 0.9))],
)
def test_the_first_step_is_the_learning_rate_times_a_constant(method, first):
    step = path(SLOPE, method, steps=1, hypers={"lr": 0.1, "eps": 1e-12})[1]
    assert step == pytest.approx([-0.1 * first, 0.1 * first], rel=1e-10)


def test_the_first_step_of_adadelta_is_set_by_eps():
    step = path(SLOPE, "adadelta", steps=1, hypers={"eps": 1e-6, "rho": 0.9})[1]
    assert abs(step) == pytest.approx(np.sqrt(1e-6 / 0.1), rel=1e-3)


def test_constant_gradient_adam():
    g, eps = np.array([3, -0.25]), 0.05
    steps = np.diff(path(SLOPE, "adam", steps=50, hypers={"lr": 0.1, "eps": eps}), axis=0)
    assert steps == pytest.approx(np.tile(-0.1 * g / (abs(g) + eps), (50, 1)), rel=1e-11)


def test_constant_gradient_adagrad():
    steps = np.diff(path(SLOPE, "adagrad", steps=50, hypers={"lr": 0.1, "eps": 0}), axis=0)
    assert steps[:, 1] == pytest.approx(0.1 / np.sqrt(np.arange(1, 51)), rel=1e-12)


def test_constant_gradient_momentum():
    steps = np.diff(path(SLOPE, "momentum", steps=50, hypers={"lr": 0.1, "beta": 0.9}), axis=0)
    assert steps[:, 0] == pytest.approx(-0.1 * 3 * (1 - 0.9 ** np.arange(1, 51)) / (1 - 0.9), rel=1e-11)


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
@pytest.mark.parametrize("method", ["gradient_descent", "momentum", "nesterov"])
def test_the_largest_stable_learning_rate_is_where_the_declaration_says(method, beta):
    hypers = {} if method == "gradient_descent" else {"beta": beta}
    edge = OPTIMIZERS[method].steepest(**hypers) / 100
    stable = path(STEEP, method, (0, 1), steps=4000, hypers={"lr": 0.99 * edge, **hypers})
    assert abs(stable[-1, 1]) < 1e-6
    assert run(STEEP, method, (0, 1), steps=4000, hypers={"lr": 1.01 * edge, **hypers}).outcome[0] == Outcome.DIVERGED


def test_the_declared_limits_are_the_known_ones():
    assert OPTIMIZERS["gradient_descent"].steepest() == 2
    assert OPTIMIZERS["momentum"].steepest(beta=0.9) == pytest.approx(3.8)
    assert OPTIMIZERS["nesterov"].steepest(beta=0.9) == pytest.approx(3.8 / 2.8)


@pytest.mark.parametrize(
    "method, hypers, rate",
    [
        ("gradient_descent", {"lr": 2 / 101}, 0.980198),
        ("momentum", {"lr": 4 / 121, "beta": (9 / 11) ** 2}, 0.818182),
        ("nesterov", {"lr": 4 / 301, "beta": (301**0.5 - 2) / (301**0.5 + 2)}, 0.884722),
    ],
)
def test_best_rates_at_condition_number_100(method, hypers, rate):
    distance = np.hypot(*path(STEEP, method, (1, 1), steps=1000, hypers=hypers).T)
    # A double root makes the distance t·rateᵗ, so the factor t is taken out before the rate is read off.
    grows = 0 if method == "gradient_descent" else 1
    measured = (distance[1000] / 1000**grows / (distance[500] / 500**grows)) ** (1 / 500)
    assert measured == pytest.approx(rate, rel=1e-4)


@pytest.mark.parametrize("formula", ["x^2 + 90y^2", "3x^2 + x y + 2y^2 - 7x + y", "(x + 1000y)^2 + y^2"])
def test_newton_solves_a_quadratic_in_one_step(formula):
    surface = from_formula(formula)
    runs = run(surface, "newton", (5.0, -3.0), steps=3)
    assert np.hypot(*surface.gradient(runs.path[1, 0])) < 1e-8
    assert runs.state["fallbacks"].tolist() == [0]


def test_newton_on_rosenbrock():
    values = run(LANDSCAPES["rosenbrock"], "newton", (-1.2, 1), steps=6).value[:, 0]
    assert values[:5] == pytest.approx([24.2, 4.73188, 1411.85, 0.0559655, 0.313189], rel=4e-6)
    assert values[5] == pytest.approx(1.85e-11, rel=1e-2)
    assert values[6] < 1e-18


def test_newton_falls_back_to_the_documented_gradient_step():
    saddle = from_formula("x^2 - y^2")
    assert path(saddle, "newton", (1, 0.5), steps=1)[1].tolist() == [1 - 0.01 * 2, 0.5 + 0.01 * 1]
    assert np.array_equal(
        path(saddle, "newton", (1, 0.5)), path(saddle, "gradient_descent", (1, 0.5), hypers={"lr": 0.01})
    )
