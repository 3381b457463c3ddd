"""A running average with the weights p, p², p³ …, without (1 − p)."""

from dataclasses import replace

import numpy as np

from claims.base.fates import lengths
from claims.base.misprint import Misprint, Numbers
from claims.base.walked import walked
from landscapes import from_formula
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import sqrt

SLOPE = from_formula("x", domain=((-3, 3), (-3, 3)))  # g = 1 everywhere, so any average of g² is 1
RMSPROP = OPTIMIZERS["rmsprop"]


def step(x, g, v, *, lr, rho, eps):
    v = rho * v + rho * (g * g)
    return x - lr * g / (sqrt(v) + eps), v


def measure(rmsprop: Optimizer) -> Numbers:
    last = lengths(walked(rmsprop, SLOPE, (0.0, 0.0), 200))[-1]
    rate = rmsprop.hyper("lr").default
    return {"average of 1, 1, 1 …": float((rate / last) ** 2), "step, as a multiple of the rate": float(last / rate)}


MISPRINT = Misprint(
    title="Weights p, p², p³ … without (1 − p)",
    group="spread",
    order=1,
    printed=replace(RMSPROP, step=step),
    right=RMSPROP,
    measure=measure,
    fails=lambda numbers: not np.isclose(numbers["average of 1, 1, 1 …"], 1),
    set_up="RMSProp on a slope of 1, p = ρ = 0.9, 200 steps. Every number in the average is 1.",
    short="The “average” of ones comes out as {average of 1, 1, 1 …}.",
    does=(
        "The weights p + p² + p³ + … add up to p/(1 − p), not to 1. With p = 0.9, the “average” of ones is "
        "{average of 1, 1, 1 …}, and RMSProp’s step is {step, as a multiple of the rate} times the learning rate."
    ),
    instead=(
        "The weights are (1 − p), (1 − p)p, (1 − p)p² …, and add up to 1. The average of ones is "
        "{right: average of 1, 1, 1 …}, and the step is {right: step, as a multiple of the rate} times the "
        "learning rate."
    ),
    link={"surface": "ravine", "methods": "rmsprop"},
)
