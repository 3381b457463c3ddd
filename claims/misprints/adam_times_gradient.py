"""Adam's step, multiplied by the gradient once more."""

from dataclasses import replace

import numpy as np

from claims.base.fates import one_way
from claims.base.misprint import Misprint, Numbers
from claims.base.walked import walked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import sqrt

SURFACE = LANDSCAPES["bowl"]


def step(x, g, m, v, *, lr, beta1, beta2, eps, beta1_t, beta2_t):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * (g * g)
    m_hat = m / (1 - beta1_t)
    v_hat = v / (1 - beta2_t)
    return x - lr * m_hat / (sqrt(v_hat) + eps) * g, m, v


def path(adam: Optimizer) -> np.ndarray:
    return walked(adam, SURFACE, SURFACE.start, 100)


def measure(adam: Optimizer) -> Numbers:
    return one_way(SURFACE, path(adam))


MISPRINT = Misprint(
    title="Adam’s step times the gradient once more",
    group="adaptive",
    order=3,
    printed=replace(OPTIMIZERS["adam"], step=step),
    right=OPTIMIZERS["adam"],
    measure=measure,
    fails=lambda numbers: numbers["steps towards larger x"] == 0,
    path=path,
    surface=SURFACE,
    set_up="The bowl from its start, 100 steps, default settings. The minimum lies at larger x.",
    short="It can move in one direction only.",
    does=(
        "m̂ is already an average of gradients. Times g it is nearly a square, and a square has no sign. Of "
        "100 steps, {steps towards larger x} go towards larger x, where the minimum is. The distance to it "
        "grows from {distance to the minimum at the start} to {distance to the minimum after 100 steps}."
    ),
    instead=(
        "The gradient enters through m̂ and nowhere else. Adam’s distance after 100 steps is "
        "{right: distance to the minimum after 100 steps}."
    ),
    link={"surface": "bowl", "methods": "adam", "steps": "100"},
)
