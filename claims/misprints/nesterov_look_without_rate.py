"""Nesterov's look-ahead without the learning rate, in the form whose velocity does not contain it."""

from dataclasses import replace

import numpy as np

from claims.base.fates import distances
from claims.base.misprint import Misprint, Numbers
from claims.base.walked import walked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer

SURFACE = LANDSCAPES["ravine"]


def without_rate(x, b, *, beta):
    return x - beta * b


def look(x, b, *, lr, beta):
    return x - lr * beta * b


def step(x, g, b, *, lr, beta):
    b = beta * b + g
    return x - lr * b, b


RIGHT = replace(
    OPTIMIZERS["nesterov"], look=look, step=step, state={"b": 0.0}, roles={"b": "momentum"}, stability_limit=None
)


def path(nesterov: Optimizer) -> np.ndarray:
    return walked(nesterov, SURFACE, SURFACE.start, 50)


def measure(nesterov: Optimizer) -> Numbers:
    away = distances(SURFACE, path(nesterov))
    smaller = walked(nesterov, SURFACE, SURFACE.start, 50, {"lr": 1e-4})
    return {
        "distance to the minimum at the start": float(away[0]),
        "distance to the minimum after 50 steps": float(away[-1]),
        "distance at a rate of 0.0001": float(distances(SURFACE, smaller)[-1]),
    }


MISPRINT = Misprint(
    title="Nesterov’s look-ahead without the rate",
    group="momentum",
    order=2,
    printed=replace(RIGHT, look=without_rate),
    right=RIGHT,
    measure=measure,
    fails=lambda numbers: (
        numbers["distance to the minimum after 50 steps"] > 1000 * numbers["distance to the minimum at the start"]
    ),
    path=path,
    surface=SURFACE,
    set_up="The ravine from its start, 50 steps, at default settings and again with a learning rate of 0.0001.",
    short="It diverges at any learning rate.",
    does=(
        "Here b is a sum of gradients, not a movement, so βb is far longer than the step. The gradient is "
        "taken far up the other wall, and the next one even farther up. After 50 steps, the path is "
        "{distance to the minimum after 50 steps} from the minimum. A smaller rate does not help: "
        "{distance at a rate of 0.0001}."
    ),
    instead=(
        "The look-ahead is a movement, so it contains the learning rate: x − αβb. In the other form, v = βv − "
        "αg, the rate is already in v, and the look-ahead is x + βv. Both forms are one method. Its distance "
        "after 50 steps is {right: distance to the minimum after 50 steps}."
    ),
    link={"surface": "ravine", "methods": "nesterov"},
)
