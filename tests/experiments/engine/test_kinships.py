"""At the edge of their settings methods become one another: bit for bit where the same numbers meet, else nearly."""

import numpy as np
import pytest

from experiments import run
from landscapes import LANDSCAPES, from_formula

BEALE = LANDSCAPES["beale"]
START = (1.0, 1.5)


def path(method, hypers, surface=BEALE, start=START, steps=60):
    return run(surface, method, start, steps=steps, hypers=hypers).path[:, 0]


SAME = [
    ("momentum", {"lr": 0.01, "beta": 0}, "gradient_descent", {"lr": 0.01}),
    ("nesterov", {"lr": 0.01, "beta": 0}, "gradient_descent", {"lr": 0.01}),
    ("rmsprop_momentum", {"lr": 0.01, "beta": 0}, "rmsprop", {"lr": 0.01}),
    ("adamw", {"weight_decay": 0}, "adam", {}),
    ("lookahead", {"lr": 0.01, "every": 100}, "gradient_descent", {"lr": 0.01}),
    ("lookahead_momentum", {"lr": 0.005, "every": 100}, "momentum", {"lr": 0.005}),
    ("lookahead_adam", {"every": 100}, "adam", {}),
    ("momentum_plateau", {"lr": 0.005, "patience": 100}, "momentum", {"lr": 0.005}),
    ("momentum_rising", {"lr": 0.005, "beta": 0.9, "highest": 0.9}, "momentum", {"lr": 0.005}),
    ("lion", {"lr": 0.01, "beta1": 0, "beta2": 0}, "signsgd", {"lr": 0.01}),
    ("amsgrad", {"lr": 1e-5, "beta2": 0.9999}, "adam", {"lr": 1e-5, "beta2": 0.9999}),
    ("local_gains", {"lr": 0.001, "delta": 1e-300, "gain_max": 1, "gain_min": 1}, "gradient_descent", {"lr": 0.001}),
]


@pytest.mark.parametrize("method, hypers, other, others", SAME, ids=[f"{case[0]}-{case[2]}" for case in SAME])
def test_the_same_to_the_last_bit(method, hypers, other, others):
    assert np.array_equal(path(method, hypers), path(other, others))


NEAR = [
    ("rmsprop_nesterov", {"lr": 0.01, "beta": 0}, "rmsprop", {"lr": 0.01}),
    ("rmsprop_nesterov_jump", {"lr": 0.01, "beta": 0}, "gradient_descent", {"lr": 0.01}),
    ("lookahead", {"lr": 0.01, "every": 1, "pull": 0.3}, "gradient_descent", {"lr": 0.003}),
    ("nadam", {"beta1": 0}, "adam", {"beta1": 0}),
    ("adam", {"beta1": 0, "beta2": 0, "lr": 0.01, "eps": 0}, "lion", {"beta1": 0, "beta2": 0, "lr": 0.01}),
    ("sam", {"lr": 0.005, "rho": 1e-12}, "gradient_descent", {"lr": 0.005}),
]


@pytest.mark.parametrize("method, hypers, other, others", NEAR, ids=[f"{case[0]}-{case[2]}" for case in NEAR])
def test_nearly_the_same(method, hypers, other, others):
    assert path(method, hypers) == pytest.approx(path(other, others), abs=1e-9)


def test_averaged_momentum_is_momentum_with_a_smaller_learning_rate():
    """x −= lr m with m an average of gradients: Adam's numerator, where the correction and the root are taken out."""
    gradients, m, expected = [], np.zeros(2), [np.array(START)]
    for _ in range(60):
        gradients.append(BEALE.gradient(expected[-1]))
        m = 0.9 * m + 0.1 * gradients[-1]
        expected.append(expected[-1] - 0.02 * m)
    assert path("momentum", {"lr": 0.02 * (1 - 0.9), "beta": 0.9}) == pytest.approx(np.array(expected), abs=1e-9)


def test_the_two_forms_of_momentum_part_where_the_learning_rate_changes():
    """b = βb + g; x −= lr b is ours and torch's; v = βv − lr g; x += v is the other."""

    def other(rate):
        v, points = np.zeros(2), [np.array(START)]
        for s in range(60):
            v = 0.9 * v - rate(s) * BEALE.gradient(points[-1])
            points.append(points[-1] + v)
        return np.array(points)

    assert path("momentum", {"lr": lambda s: 0.002, "beta": 0.9}) == pytest.approx(other(lambda s: 0.002), abs=1e-9)
    falling = path("momentum", {"lr": lambda s: 0.002 * 0.95**s, "beta": 0.9})
    assert abs(falling - other(lambda s: 0.002 * 0.95**s)).max() > 1e-2


def test_schedule_free_reports_the_mean_of_where_its_walker_has_been():
    """With β = 0 the walker z is plain gradient descent, and x the running mean of z₁, z₂, …"""
    walker = path("gradient_descent", {"lr": 0.01})[1:]
    mean = np.cumsum(walker, axis=0) / np.arange(1, 61)[:, None]
    assert path("schedule_free", {"lr": 0.01, "beta": 0})[1:] == pytest.approx(mean, abs=1e-12)


def test_hessian_free_lies_between_the_exact_step_and_newton():
    convex = from_formula("x^4 + x^2 + x y + 2y^2")
    for iterations, other in ((1, "exact_step"), (2, "newton"), (5, "newton")):
        ours = path("hessian_free", {"iterations": iterations}, convex, (1.5, -1), steps=8)
        assert ours == pytest.approx(path(other, {}, convex, (1.5, -1), steps=8), abs=1e-9)


def test_where_every_curvature_is_positive_saddle_free_newton_is_newton():
    convex = from_formula("x^4 + x^2 + x y + 2y^2")
    ours, newton = (path(method, {}, convex, (1.5, -1), steps=8) for method in ("saddle_free_newton", "newton"))
    assert ours == pytest.approx(newton, abs=1e-12)


def test_where_the_squares_are_linear_gauss_newton_is_newton():
    squares = from_formula("(x + 2y - 1)^2 + 3(x - y)^2")
    for damping in (0.0, 5.0):
        # f = Σ r², so that its Hessian is 2 JᵀJ, and the same shift is half as large beside JᵀJ.
        ours = path("gauss_newton", {"damping": damping}, squares, (3, -2), steps=8)
        assert ours == pytest.approx(path("newton", {"damping": 2 * damping}, squares, (3, -2), steps=8), abs=1e-12)


def test_the_more_levenberg_marquardt_is_damped_the_more_it_is_gradient_descent():
    far = path("levenberg_marquardt", {"damping": 1e6}, steps=1)[1] - START
    downhill = -BEALE.gradient(np.array(START)) / 2 / 1e6
    assert far == pytest.approx(downhill, rel=1e-3)


def test_adagrad_along_the_axes_is_shampoo():
    """Where the slope lies along one axis, the whole matrix has nothing to add."""
    valley = from_formula("x^4 + 0*y")
    ours = path("shampoo", {"lr": 0.3, "eps": 1e-12}, valley, (2, 1))
    assert ours == pytest.approx(path("adagrad", {"lr": 0.3, "eps": 1e-300}, valley, (2, 1)), abs=1e-9)
