"""AdaGrad with the square of the gradient in its numerator."""

from dataclasses import replace

import numpy as np

from claims.base.fates import one_way
from claims.base.misprint import Misprint, Numbers
from claims.base.walked import walked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import sqrt

SURFACE = LANDSCAPES["bowl"]


def step(x, g, G, *, lr, eps):
    G = G + g * g
    return x - lr * (g * g) / (sqrt(G) + eps), G


def path(adagrad: Optimizer) -> np.ndarray:
    return walked(adagrad, SURFACE, SURFACE.start, 100)


def measure(adagrad: Optimizer) -> Numbers:
    return one_way(SURFACE, path(adagrad))


MISPRINT = Misprint(
    title="A squared gradient in AdaGrad’s numerator",
    group="adaptive",
    order=4,
    printed=replace(OPTIMIZERS["adagrad"], step=step),
    right=OPTIMIZERS["adagrad"],
    measure=measure,
    fails=lambda numbers: numbers["steps towards larger x"] == 0,
    path=path,
    surface=SURFACE,
    set_up="The bowl from its start, 100 steps, default settings. The minimum lies at larger x.",
    short="It can move in one direction only.",
    does=(
        "A square has no sign, so a step cannot tell uphill from downhill. Of 100 steps, "
        "{steps towards larger x} go towards larger x, where the minimum is. The distance to it grows from "
        "{distance to the minimum at the start} to {distance to the minimum after 100 steps}."
    ),
    instead=(
        "The gradient itself is divided; only the sum below it contains squares. AdaGrad’s distance after 100 "
        "steps is {right: distance to the minimum after 100 steps}."
    ),
    link={"surface": "bowl", "methods": "adagrad", "steps": "100"},
)
