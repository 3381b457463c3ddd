"""Adam with a minus sign in the first average; the second is as it should be."""

from dataclasses import replace

import numpy as np

from claims.base.misprint import Misprint, Numbers
from claims.base.walked import walked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import sqrt

SURFACE = LANDSCAPES["ravine"]


def step(x, g, m, v, *, lr, beta1, beta2, eps, beta1_t, beta2_t):
    m = beta1 * m - (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g * g)
    m_hat = m / (1 - beta1_t)
    v_hat = v / (1 - beta2_t)
    return x - lr * m_hat / (sqrt(v_hat) + eps), m, v


def path(adam: Optimizer) -> np.ndarray:
    return walked(adam, SURFACE, SURFACE.start, 300)


def measure(adam: Optimizer) -> Numbers:
    values = SURFACE.value(path(adam))
    return {
        "f at the start": float(values[0]),
        "f after 300 steps": float(values[-1]),
        "steps on which f rises": float((np.diff(values) > 0).sum()),
    }


MISPRINT = Misprint(
    title="Adam’s first average with a minus sign",
    group="adaptive",
    order=2,
    printed=replace(OPTIMIZERS["adam"], step=step),
    right=OPTIMIZERS["adam"],
    measure=measure,
    fails=lambda numbers: numbers["f after 300 steps"] > 10 * numbers["f at the start"],
    path=path,
    surface=SURFACE,
    set_up="The ravine from its start, 300 steps, default settings.",
    short="It goes uphill.",
    does=(
        "The average points downhill, and the minus sign of the step turns it uphill. f rises on "
        "{steps on which f rises} of 300 steps, from {f at the start} to {f after 300 steps}."
    ),
    instead=(
        "One minus sign is enough. It stands in the step, as here, or in the average with a plus in the step. "
        "Adam itself comes down to {right: f after 300 steps}."
    ),
    link={"surface": "ravine", "methods": "adam"},
)
