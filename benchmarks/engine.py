"""What the engine costs: run() against a plain NumPy loop of the same rule, and a whole race.

    python -m benchmarks.engine

The two are timed in turns, so that whatever else the machine does falls on both. A ratio above 1 means run() is faster,
although it also records, watches for divergence, measures f everywhere and decides on the outcome. Nothing is asserted:
the numbers are for reading.
"""

from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter

import numpy as np

from experiments import refusal, run
from experiments.runner import walked
from experiments.setup import Setup, checked
from landscapes import LANDSCAPES, Landscape
from optimizers import OPTIMIZERS

STEPS = 300
ROUNDS = 40
SURFACE = LANDSCAPES["rosenbrock"]
START = (-1.2, 1.0)
OTHER = LANDSCAPES["line_fit"]  # for a method that cannot run on Rosenbrock
SLOW = ("momentum", "nesterov", "sam", "radam", "schedule_free")
GENTLE = {"gradient_descent": {"lr": 1e-3}} | {key: {"lr": 2e-4} for key in SLOW}  # no early divergence


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


PLAIN = {
    rule.__name__: rule
    for rule in (gradient_descent, momentum, nesterov, adagrad, adadelta, rmsprop, adam, adamax, newton)
}


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
    """Steps a second of every method, and how much longer the array engine and a plain loop take."""
    print(f"One run, {STEPS} steps on Rosenbrock: median (quartiles) of {ROUNDS} rounds in turns")
    print(f"{'':22}{'steps a second':>16}{'array engine / run()':>28}{'plain loop / run()':>28}")
    for key, method in OPTIMIZERS.items():
        surface = SURFACE if refusal(SURFACE, key) is None else OTHER
        start = START if surface is SURFACE else surface.start
        hypers = {hyper.name: hyper.default for hyper in method.hypers} | GENTLE.get(key, {})
        setup = checked(key, start, STEPS, hypers, 0.0, 0, "all")
        rounds = [one_round(setup, surface, hypers) for _ in range(ROUNDS)]
        ours = [took[0] for took in rounds]
        arrays, plain = [took[1] / took[0] for took in rounds], [took[2] / took[0] for took in rounds if took[2:]]
        print(f"{key:22}{1e3 * STEPS / median(ours):16,.0f}{spread(arrays):>28}{spread(plain) if plain else '':>28}")


def one_round(setup: Setup, surface: Landscape, hypers: dict) -> list[float]:
    """ms of run(), of the array engine, and of the plain loop where there is one."""
    took = [
        timed(lambda: walked(setup, surface, floats=True)),
        timed(lambda: walked(setup, surface, floats=False)),
    ]
    if setup.key not in PLAIN:
        return took
    return [*took, timed(lambda: plain_loop(PLAIN[setup.key], hypers))]


def plain_loops_agree() -> None:
    for key, rule in PLAIN.items():
        hypers = {hyper.name: hyper.default for hyper in OPTIMIZERS[key].hypers} | GENTLE.get(key, {})
        ours = run(SURFACE, key, START, steps=STEPS, hypers=hypers)
        assert np.allclose(ours.path[:20, 0], plain_loop(rule, hypers)[:20]), key


def a_race() -> None:
    methods = [key for key in OPTIMIZERS if refusal(SURFACE, key) is None]
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
    plain_loops_agree()
    one_run_each()
    a_race()
    many_runs()
