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


FIRST = {  # in learning rates, whatever the slope, as long as ε is small
    "adam": 1,
    "amsgrad": 1,
    "adamax": 1,
    "adamw": 1,  # from the origin, where there is nothing to decay
    "adan": 1,
    "adagrad": 1,
    "lion": 1,
    "rprop": 1,
    "signsgd": 1,
    "lookahead_adam": 1,
    "rmsprop": 1 / np.sqrt(1 - 0.9),
    "rmsprop_momentum": 1 / np.sqrt(1 - 0.9),
    "rmsprop_nesterov": (1 + 0.9) / np.sqrt(1 - 0.9),
    "adam_uncorrected": (1 - 0.9) / np.sqrt(1 - 0.999),
    "nadam": 1 + 0.9 / (1 + 0.9),
    "adabelief": 1 / 0.9,
}


@pytest.mark.parametrize("method, first", FIRST.items(), ids=list(FIRST))
def test_the_first_step_is_the_learning_rate_times_a_constant(method, first):
    small = {hyper.name: 1e-30 for hyper in OPTIMIZERS[method].hypers if hyper.name == "eps"}
    step = path(SLOPE, method, steps=1, hypers={"lr": 0.1} | small)[1]
    assert step == pytest.approx([-0.1 * first, 0.1 * first], rel=1e-10)


def test_without_its_correction_adam_begins_three_times_too_fast():
    assert FIRST["adam_uncorrected"] == pytest.approx(3.162, abs=5e-4)


@pytest.mark.parametrize(
    "method",
    [
        "gradient_descent",
        "momentum",
        "momentum_plateau",
        "momentum_rising",
        "nesterov",
        "lookahead",
        "lookahead_momentum",
        "radam",
        "schedule_free",
        "sam",
    ],
)
def test_the_first_step_of_others_is_the_learning_rate_times_the_slope(method):
    assert path(SLOPE, method, steps=1, hypers={"lr": 0.1})[1] == pytest.approx([-0.3, 0.025])


def test_the_first_step_of_shampoo_is_the_learning_rate_long_along_the_slope():
    step = path(SLOPE, "shampoo", steps=1, hypers={"lr": 0.1, "eps": 1e-12})[1]
    assert step == pytest.approx(-0.1 * np.array([3, -0.25]) / np.hypot(3, 0.25))


def test_the_first_step_of_adadelta_is_set_by_eps():
    step = path(SLOPE, "adadelta", steps=1, hypers={"eps": 1e-6, "rho": 0.9})[1]
    assert abs(step) == pytest.approx(np.sqrt(1e-6 / 0.1), rel=1e-3)


@pytest.mark.parametrize("method", ["adam", "amsgrad", "adamax", "adan"])
def test_constant_gradient_adam(method):
    g, eps = np.array([3, -0.25]), 0.05
    steps = np.diff(path(SLOPE, method, steps=50, hypers={"lr": 0.1, "eps": eps}), axis=0)
    assert steps == pytest.approx(np.tile(-0.1 * g / (abs(g) + eps), (50, 1)), rel=1e-11)


def test_constant_gradient_rmsprop():
    steps = np.diff(path(SLOPE, "rmsprop", steps=50, hypers={"lr": 0.1, "rho": 0.9, "eps": 0}), axis=0)
    assert steps[:, 1] == pytest.approx(0.1 / np.sqrt(1 - 0.9 ** np.arange(1, 51)), rel=1e-12)


def test_constant_gradient_rprop():
    steps = np.diff(path(SLOPE, "rprop", steps=40, hypers={"lr": 0.01, "eta_plus": 1.2, "step_max": 2}), axis=0)
    assert steps[:, 1] == pytest.approx(np.minimum(0.01 * 1.2 ** np.arange(40), 2), rel=1e-12)


def test_constant_gradient_local_gains():
    hypers = {"lr": 0.1, "delta": 0.5, "gain_max": 10}
    steps = np.diff(path(SLOPE, "local_gains", steps=40, hypers=hypers), axis=0)
    assert steps[:, 0] == pytest.approx(-0.1 * 3 * np.minimum(1 + 0.5 * np.arange(40), 10), rel=1e-12)


def test_constant_gradient_adagrad():
    steps = np.diff(path(SLOPE, "adagrad", steps=50, hypers={"lr": 0.1, "eps": 0}), axis=0)
    assert steps[:, 1] == pytest.approx(0.1 / np.sqrt(np.arange(1, 51)), rel=1e-12)


def test_constant_gradient_momentum():
    steps = np.diff(path(SLOPE, "momentum", steps=50, hypers={"lr": 0.1, "beta": 0.9}), axis=0)
    assert steps[:, 0] == pytest.approx(-0.1 * 3 * (1 - 0.9 ** np.arange(1, 51)) / (1 - 0.9), rel=1e-11)


@pytest.mark.parametrize(
    "method, shrinks",
    [
        ("adamw", lambda lr, decay: 1 - lr * decay),
        ("lion", lambda lr, decay: 1 - lr * decay),
        ("adan", lambda lr, decay: 1 / (1 + lr * decay)),
    ],
)
def test_weight_decay_alone(method, shrinks):
    """On a plane nothing but the decay moves the point."""
    plane = from_formula("0*x + 0*y")
    points = path(plane, method, (2, -3), steps=30, hypers={"lr": 0.1, "weight_decay": 0.5})
    assert points == pytest.approx(np.outer(shrinks(0.1, 0.5) ** np.arange(31), (2, -3)), rel=1e-12)


def limit_of(method, **hypers):
    """The largest α·λmax that a method declares to bear."""
    return OPTIMIZERS[method].stable_up_to(hypers)


GAUGED = [key for key, method in OPTIMIZERS.items() if method.stability_limit and not method.scales]


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9])
@pytest.mark.parametrize("method", GAUGED)
def test_the_largest_stable_learning_rate_is_where_the_declaration_says(method, beta):
    hypers = {} if method == "gradient_descent" else {"beta": beta}
    edge = limit_of(method, **hypers) / 100
    stable = path(STEEP, method, (0, 1), steps=4000, hypers={"lr": 0.99 * edge, **hypers})
    assert abs(stable[-1, 1]) < 1e-6
    assert run(STEEP, method, (0, 1), steps=4000, hypers={"lr": 1.01 * edge, **hypers}).outcome[0] == Outcome.DIVERGED


def test_the_declared_limits_are_the_known_ones():
    assert limit_of("gradient_descent") == 2
    assert limit_of("momentum", beta=0.9) == pytest.approx(3.8)
    assert limit_of("nesterov", beta=0.9) == pytest.approx(3.8 / 2.8)


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


@pytest.mark.parametrize("method", ["saddle_free_newton", "trust_region"])
def test_these_leave_the_saddle_that_holds_newton(method):
    """x² − y² + y⁴/4 has a saddle at the origin and minima at (0, ±√2); Newton's own step leads to the saddle."""
    surface = from_formula("x^2 - y^2 + y^4/4")
    start = np.array([0.5, 0.01])
    toward = start - np.linalg.solve(surface.hessian(start), surface.gradient(start))
    assert np.hypot(*toward) < 1e-4
    assert path(surface, method, start, steps=30)[-1] == pytest.approx([0, np.sqrt(2)], abs=1e-9)


def test_a_tiny_change_of_the_start_can_grow_to_any_size():
    """Why references are compared with recorded gradients, or where the path is calm."""
    rosenbrock = LANDSCAPES["rosenbrock"]
    here, beside = (
        path(rosenbrock, "rmsprop", (-1.2 + nudge, 1.0), steps=200, hypers={"lr": 0.5}) for nudge in (0, 1e-15)
    )
    assert abs(here - beside)[5].max() < 1e-12
    assert abs(here - beside)[-50:].max() > 0.1
