"""What one would write without an engine: textbook lines in NumPy, and a loop around them.

A rule takes the slope, a function of the point, and one step from the point p with its two states a and b. Points are
(2,), or (runs, 2) with hyperparameters (runs, 1).
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from benchmarks.problems import Problem

Slope = Callable[[np.ndarray], np.ndarray]


def of_two(along_x: np.ndarray, along_y: np.ndarray) -> np.ndarray:
    """(…, 2) from two arrays, in the way that costs least both for one run and for many."""
    both = np.empty((*np.shape(along_x), 2))
    both[..., 0], both[..., 1] = along_x, along_y
    return both


def rosenbrock(p: np.ndarray) -> np.ndarray:
    x, y = p.T
    return of_two(-400 * x * (y - x**2) - 2 * (1 - x), 200 * (y - x**2))


def rastrigin(p: np.ndarray) -> np.ndarray:
    return 2 * p + 20 * np.pi * np.sin(2 * np.pi * p)


def himmelblau(p: np.ndarray) -> np.ndarray:
    x, y = p.T
    a, b = x**2 + y - 11, x + y**2 - 7
    return of_two(4 * x * a + 2 * b, 2 * a + 4 * y * b)


def rosenbrock_hessian(p: np.ndarray) -> np.ndarray:
    x, y = p
    return np.array([[1200 * x**2 - 400 * y + 2, -400 * x], [-400 * x, 200]])


def gradient_descent(slope, p, a, b, t, lr):
    return p - lr * slope(p), a, b


def momentum(slope, p, a, b, t, lr, beta):
    a = beta * a + slope(p)
    return p - lr * a, a, b


def nesterov(slope, p, a, b, t, lr, beta):
    a = beta * a - lr * slope(p + beta * a)
    return p + a, a, b


def adagrad(slope, p, a, b, t, lr, eps):
    g = slope(p)
    a = a + g**2
    return p - lr * g / (np.sqrt(a) + eps), a, b


def adadelta(slope, p, a, b, t, lr, rho, eps):
    g = slope(p)
    a = rho * a + (1 - rho) * g**2
    d = g * np.sqrt(b + eps) / np.sqrt(a + eps)
    return p - lr * d, a, rho * b + (1 - rho) * d**2


def rmsprop(slope, p, a, b, t, lr, rho, eps):
    g = slope(p)
    a = rho * a + (1 - rho) * g**2
    return p - lr * g / (np.sqrt(a) + eps), a, b


def adam(slope, p, a, b, t, lr, beta1, beta2, eps):
    g = slope(p)
    a = beta1 * a + (1 - beta1) * g
    b = beta2 * b + (1 - beta2) * g**2
    return p - lr * (a / (1 - beta1**t)) / (np.sqrt(b / (1 - beta2**t)) + eps), a, b


def adamax(slope, p, a, b, t, lr, beta1, beta2, eps):
    g = slope(p)
    a = beta1 * a + (1 - beta1) * g
    b = np.maximum(beta2 * b, abs(g) + eps)
    return p - lr * (a / (1 - beta1**t)) / b, a, b


def newton(slope, p, a, b, t, damping):
    """One run on Rosenbrock."""
    g, h = slope(p), rosenbrock_hessian(p) + damping * np.eye(2)
    down = np.linalg.solve(h, -g) if np.linalg.eigvalsh(h)[0] > 0 else -0.01 * g
    return p + down, a, b


SLOPES: dict[str, Slope] = {slope.__name__: slope for slope in (rosenbrock, rastrigin, himmelblau)}
RULES: dict[str, Callable] = {
    rule.__name__: rule
    for rule in (gradient_descent, momentum, nesterov, adagrad, adadelta, rmsprop, adam, adamax, newton)
}


def points(surface: str, method: str, start: Any, steps: int, hypers: Mapping[str, Any]) -> Iterator[np.ndarray]:
    """The point after each step; an array among the hyperparameters has one value a run."""
    rule, slope = RULES[method], SLOPES[surface]
    given = {name: value[:, None] if isinstance(value, np.ndarray) else value for name, value in hypers.items()}
    p = np.array(start, dtype=float)
    a = b = np.zeros_like(p)
    for t in range(1, steps + 1):
        p, a, b = rule(slope, p, a, b, t, **given)
        yield p


def walk(problem: Problem, hypers: Mapping[str, Any]) -> np.ndarray:
    """The final points, shaped as the starts."""
    steps = points(problem.surface, problem.method, problem.starts, problem.steps, problem.complete(hypers))
    with np.errstate(all="ignore"):  # some runs of a map fly off
        [end] = deque(steps, maxlen=1)
    return end
