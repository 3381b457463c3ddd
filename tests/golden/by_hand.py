"""Paths of the methods no library has, worked out once more from their sources' formulas.

Nothing of ours is imported, and no shortcut of ours is taken; derivatives are by automatic differentiation.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import numpy as np

from tests.golden.derivatives import jacobian, on, residuals
from tests.golden.settings import STEPS, both_loops

PACKAGES: dict[str, str] = {}


def adam_uncorrected(point, gradient, lr, beta1, beta2, eps):
    """Kingma and Ba 2015, algorithm 1, without the two lines that correct the bias."""
    mean, square = np.zeros(2), np.zeros(2)
    while True:
        g = gradient(point)
        mean = mean * beta1 + g * (1 - beta1)
        square = square * beta2 + g**2 * (1 - beta2)
        point = point - lr * mean / (square**0.5 + eps)
        yield point


def local_gains(point, gradient, lr, delta, gain_min, gain_max):
    """Hinton, lecture 6: where two gradients in a row agree, the gain grows by delta, else it shrinks in proportion."""
    gain, before = np.ones(2), None
    while True:
        g = gradient(point)
        for i in range(2):
            if before is not None:
                gain[i] = gain[i] + delta if g[i] * before[i] > 0 else gain[i] * (1 - delta)
            gain[i] = min(max(gain[i], gain_min), gain_max)
        point, before = point - lr * gain * g, g
        yield point


def rmsprop_nesterov_jump(point, gradient, lr, rho, beta, eps):
    """Hinton 2012, lecture 6e, as it advises against: jump first, along the sum of corrections, divided by the root of
    the mean square; then correct by the slope found there, as it is. `point` is where each jump ends.
    """
    corrections, square = np.zeros(2), np.zeros(2)
    while True:
        g = gradient(point)
        square = square * rho + g**2 * (1 - rho)
        corrections = corrections * beta - lr * g
        point = point - lr * g + beta * corrections / (square**0.5 + eps)
        yield point


COORDINATEWISE: dict[str, Callable[..., Iterator[np.ndarray]]] = {
    "adam_uncorrected": adam_uncorrected,
    "local_gains": local_gains,
    "rmsprop_nesterov_jump": rmsprop_nesterov_jump,
}


def walk(method, start, hypers, gradient, rates=None):
    """The points after each step; `gradient` is called once a step, with the point."""
    assert rates is None
    points = COORDINATEWISE[method](np.array(start), gradient, **hypers)
    return [list(start), *(point.tolist() for point in islice(points, STEPS))]


def slope(surface):
    return on(surface)[1]


def diagonal_newton(value, gradient, hessian, point, damping):
    """Becker and LeCun 1989: each coordinate by its own curvature, whatever its sign."""
    return point - gradient(point) / (abs(np.diag(hessian(point))) + damping)


def exact_step(value, gradient, hessian, point, lr):
    """Cauchy's step: the minimum of the parabola along −g; a step of lr where it has none."""
    g, bent = gradient(point), hessian(point)
    curvature = g @ bent @ g
    return point - (g @ g / curvature if curvature > 0 else lr) * g


def line_search(value, gradient, hessian, point, lr, c1, shrink):
    """Armijo 1966: from lr, shrink until f has fallen by c1 of what the slope promised."""
    g, step = gradient(point), lr
    while value(point - step * g) > value(point) - c1 * step * (g @ g):
        step = step * shrink
    return point - step * g


def momentum_rising(surface, start, steps, lr, beta, highest, least, patience):
    """A heavy ball that halves what it forgets, down to 1 − highest, each time that more than `patience` steps in a row
    were no progress: each left f above the last progress less `least` of the fall from the start to that.
    """
    value, gradient = on(surface)[:2]
    point, velocity, forgets, idle = np.array(start), np.zeros(2), 1 - beta, 0
    first = progress = value(point)
    for count in range(steps):
        velocity = (1 - forgets) * velocity + gradient(point)
        if count > 0:
            if value(point) < progress - least * (first - progress):
                progress, idle = value(point), 0
            else:
                idle = idle + 1
        if idle > patience:
            forgets, idle = max(forgets / 2, 1 - highest), 0
        point = point - lr * velocity
        yield point


def levenberg_marquardt(surface, start, steps, damping):
    """Marquardt 1963, a trial a step: if it lowers f it is taken and λ is cut tenfold, else λ grows tenfold."""
    value, point = on(surface)[0], np.array(start)
    for _ in range(steps):
        J, r = jacobian(surface, point), residuals(surface, point)
        trial = point + np.linalg.solve(J.T @ J + damping * np.eye(2), -J.T @ r)
        if value(trial) < value(point):
            point, damping = trial, damping / 10
        else:
            damping = damping * 10
        yield point


def natural_gradient(surface, start, steps, lr, damping):
    """Amari 1998, with the empirical Fisher matrix of N samples, each of whose losses is a square."""
    point = np.array(start)
    for _ in range(steps):
        J, r = jacobian(surface, point), residuals(surface, point)
        N = len(r)
        each = [2 * N * r[i] * J[i] for i in range(N)]  # f is the mean of the losses N r²
        fisher = sum(np.outer(g, g) for g in each) / N
        point = point - lr * np.linalg.solve(fisher + damping * np.eye(2), sum(each) / N)
        yield point


Case = tuple[Callable[..., Any], str, tuple[float, float], dict[str, float], int]
STEPPED: list[Case] = [
    (diagonal_newton, "rosenbrock", (-1.2, 1.0), {"damping": 10.0}, 60),
    (diagonal_newton, "himmelblau", (0.5, -1.0), {"damping": 5.0}, 40),
    (exact_step, "ravine", (-1.7, 0.6), {"lr": 0.01}, 40),
    (exact_step, "beale", (1.0, 1.5), {"lr": 0.01}, 40),
    (exact_step, "himmelblau", (0.1, 0.1), {"lr": 0.01}, 20),
    (line_search, "ravine", (-1.7, 0.6), {"lr": 0.1, "c1": 1e-4, "shrink": 0.5}, 40),
    (line_search, "beale", (1.0, 1.5), {"lr": 1.0, "c1": 0.1, "shrink": 0.7}, 40),
]
FROM_PARTS: list[Case] = [
    (
        momentum_rising,
        "ravine",
        (-1.7, 0.6),
        {"lr": 0.001, "beta": 0.5, "highest": 0.99, "least": 0.01, "patience": 10.0},
        100,
    ),
    (
        momentum_rising,
        "beale",
        (1.0, 1.5),
        {"lr": 0.005, "beta": 0.7, "highest": 0.9, "least": 0.1, "patience": 5.0},
        60,
    ),
    (
        momentum_rising,
        "rosenbrock",
        (-1.2, 1.0),
        {"lr": 0.0005, "beta": 0.5, "highest": 0.95, "least": 0.03, "patience": 8.0},
        80,
    ),
    (levenberg_marquardt, "rosenbrock", (-1.2, 1.0), {"damping": 1e-3}, 30),
    (levenberg_marquardt, "beale", (1.0, 1.5), {"damping": 1.0}, 20),
    (natural_gradient, "line_fit", (-1.2, -1.0), {"lr": 0.2, "damping": 1e-3}, 30),
    (natural_gradient, "line_fit", (2.0, 3.0), {"lr": 0.5, "damping": 0.1}, 30),
]


def cases():
    for method in COORDINATEWISE:
        yield from both_loops(method, "its formulas", walk, slope, np.array)
    for step, surface, start, hypers, steps in STEPPED:
        path = [np.array(start)]
        for _ in range(steps):
            path.append(step(*on(surface), path[-1], **hypers))
        yield closed(step, surface, hypers, path)
    for walked, surface, start, hypers, steps in FROM_PARTS:
        yield closed(walked, surface, hypers, [np.array(start), *walked(surface, start, steps, **hypers)])


def closed(method, surface, hypers, path):
    return {
        "method": method.__name__,
        "by": "its formulas",
        "kind": "closed loop",
        "surface": surface,
        "hypers": hypers,
        "every": 1,
        "path": np.array(path).tolist(),
    }
