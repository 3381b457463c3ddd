"""What the engine costs: run() against a plain NumPy loop of the same rule, and a whole race.

    python -m benchmarks.engine

The two are timed in turns, so that whatever else the machine does falls on both. A ratio above 1 means run() is faster,
although it also records, watches for divergence, measures f everywhere and decides on the outcome. Nothing is asserted:
the numbers are for reading.
"""

from collections.abc import Callable
from statistics import quantiles
from time import perf_counter

import numpy as np

from experiments import run
from experiments.runner import walked
from experiments.setup import checked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

STEPS = 300
ROUNDS = 40
SURFACE = LANDSCAPES["rosenbrock"]
START = (-1.2, 1.0)
GENTLE = {"gradient_descent": {"lr": 1e-3}, "momentum": {"lr": 2e-4}, "nesterov": {"lr": 2e-4}}  # no early divergence


def gradient(p: np.ndarray) -> np.ndarray:
    x, y = p
    return np.array([-400 * x * (y - x**2) - 2 * (1 - x), 200 * (y - x**2)])


def hessian(p: np.ndarray) -> np.ndarray:
    x, y = p
    return np.array([[1200 * x**2 - 400 * y + 2, -400 * x], [-400 * x, 200]])


def gradient_descent(p, a, b, t, lr):
    return p - lr * gradient(p), a, b


def momentum(p, a, b, t, lr, beta):
    a = beta * a + gradient(p)
    return p - lr * a, a, b


def nesterov(p, a, b, t, lr, beta):
    a = beta * a - lr * gradient(p + beta * a)
    return p + a, a, b


def adagrad(p, a, b, t, lr, eps):
    g = gradient(p)
    a = a + g**2
    return p - lr * g / (np.sqrt(a) + eps), a, b


def adadelta(p, a, b, t, lr, rho, eps):
    g = gradient(p)
    a = rho * a + (1 - rho) * g**2
    d = g * np.sqrt(b + eps) / np.sqrt(a + eps)
    return p - lr * d, a, rho * b + (1 - rho) * d**2


def rmsprop(p, a, b, t, lr, rho, eps):
    g = gradient(p)
    a = rho * a + (1 - rho) * g**2
    return p - lr * g / (np.sqrt(a) + eps), a, b


def adam(p, a, b, t, lr, beta1, beta2, eps):
    g = gradient(p)
    a = beta1 * a + (1 - beta1) * g
    b = beta2 * b + (1 - beta2) * g**2
    return p - lr * (a / (1 - beta1**t)) / (np.sqrt(b / (1 - beta2**t)) + eps), a, b


def adamax(p, a, b, t, lr, beta1, beta2, eps):
    g = gradient(p)
    a = beta1 * a + (1 - beta1) * g
    b = np.maximum(beta2 * b, abs(g) + eps)
    return p - lr * (a / (1 - beta1**t)) / b, a, b


def newton(p, a, b, t, damping):
    g, h = gradient(p), hessian(p) + damping * np.eye(2)
    down = np.linalg.solve(h, -g) if np.linalg.eigvalsh(h)[0] > 0 else -0.01 * g
    return p + down, a, b


PLAIN: list[Callable] = [gradient_descent, momentum, nesterov, adagrad, adadelta, rmsprop, adam, adamax, newton]


def plain_loop(rule: Callable, hypers: dict) -> np.ndarray:
    path = np.empty((STEPS + 1, 2))
    path[0] = p = np.array(START)
    a, b = np.zeros(2), np.zeros(2)
    for t in range(1, STEPS + 1):
        p, a, b = rule(p, a, b, t, **hypers)
        path[t] = p
    return path


def timed(work: Callable) -> float:
    start = perf_counter()
    work()
    return 1e3 * (perf_counter() - start)


def spread(values: list[float], digits: int = 1) -> str:
    low, middle, high = quantiles(values, n=4)
    return f"{middle:6.{digits}f}  ({low:.{digits}f} to {high:.{digits}f})"


def one_run_each() -> None:
    print(f"One run, {STEPS} steps on Rosenbrock: median (quartiles) of {ROUNDS} rounds in turns")
    print(f"{'':18}{'run(), ms':>24}{'plain loop / run()':>26}{'array engine / run()':>28}")
    for rule in PLAIN:
        key = rule.__name__
        hypers = {hyper.name: hyper.default for hyper in OPTIMIZERS[key].hypers} | GENTLE.get(key, {})
        setup = checked(key, START, STEPS, hypers, 0.0, 0, "all")
        ours = run(SURFACE, key, START, steps=STEPS, hypers=hypers)
        assert np.allclose(ours.path[:20, 0], plain_loop(rule, hypers)[:20]), key
        times = [
            (
                timed(lambda k=key, h=hypers: run(SURFACE, k, START, steps=STEPS, hypers=h)),
                timed(lambda r=rule, h=hypers: plain_loop(r, h)),
                timed(lambda s=setup: walked(s, SURFACE, floats=False)),
            )
            for _ in range(ROUNDS)
        ]
        plain, arrays = [t[1] / t[0] for t in times], [t[2] / t[0] for t in times]
        print(f"{key:18}{spread([t[0] for t in times], 2):>24}{spread(plain):>26}{spread(arrays):>28}")


def a_race() -> None:
    methods = [key for key in OPTIMIZERS if key != "newton"]
    race = [
        timed(lambda: [run(SURFACE, key, START, steps=STEPS, hypers=GENTLE.get(key)) for key in methods])
        for _ in range(ROUNDS)
    ]
    print(f"\n{len(methods)} methods × {STEPS} steps, all included: {spread(race)} ms")


def many_runs() -> None:
    starts = np.random.default_rng(0).uniform(-1.5, 1.5, (10_000, 2))
    took = [timed(lambda: run(SURFACE, "adam", starts, steps=200, record="last")) for _ in range(5)]
    print(f"10,000 runs of Adam × 200 steps: {spread([t / 2 for t in took])} ns a step of one run")


if __name__ == "__main__":
    one_run_each()
    a_race()
    many_runs()
