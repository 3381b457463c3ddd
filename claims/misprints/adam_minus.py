"""Adam with a minus sign in both averages."""

from dataclasses import replace

import numpy as np

from claims.base.fates import distances, steps_known
from claims.base.misprint import Misprint, Numbers
from claims.base.walked import walked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import sqrt

SURFACE = LANDSCAPES["ravine"]


def step(x, g, m, v, *, lr, beta1, beta2, eps, beta1_t, beta2_t):
    m = beta1 * m - (1 - beta1) * g
    v = beta2 * v - (1 - beta2) * (g * g)
    m_hat = m / (1 - beta1_t)
    v_hat = v / (1 - beta2_t)
    return x - lr * m_hat / (sqrt(v_hat) + eps), m, v


def path(adam: Optimizer) -> np.ndarray:
    return walked(adam, SURFACE, SURFACE.start, 300)


def measure(adam: Optimizer) -> Numbers:
    points = path(adam)
    return {
        "steps until a root is undefined": steps_known(points),
        "distance to the minimum after 300 steps": float(distances(SURFACE, points)[-1]),
    }


MISPRINT = Misprint(
    title="Adam’s averages with minus signs",
    group="adaptive",
    order=1,
    printed=replace(OPTIMIZERS["adam"], step=step),
    right=OPTIMIZERS["adam"],
    measure=measure,
    fails=lambda numbers: numbers["steps until a root is undefined"] == 0,
    path=path,
    surface=SURFACE,
    set_up="The ravine from its start, 300 steps, default settings.",
    short="It cannot take a single step.",
    does=(
        "The first gradient makes the average of the squares negative, and its root is undefined. Steps it "
        "can take: {steps until a root is undefined}."
    ),
    instead=(
        "Both averages keep a part β of their old value and take a part 1 − β of the new one. So a plus sign "
        "stands between the two. Adam then comes within {right: distance to the minimum after 300 steps} of "
        "the minimum."
    ),
    link={"surface": "ravine", "methods": "adam"},
)
