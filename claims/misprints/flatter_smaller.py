"""“The flatter, the smaller the step”: RMSProp that multiplies by the size of the slopes."""

from dataclasses import replace

import numpy as np

from claims.base.misprint import Misprint, Numbers
from claims.base.walked import walked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import sqrt

SURFACE = LANDSCAPES["ravine"]


def step(x, g, v, *, lr, rho, eps):
    v = rho * v + (1 - rho) * (g * g)
    return x - lr * g * (sqrt(v) + eps), v


def measure(rmsprop: Optimizer) -> Numbers:
    flat, steep = abs(np.diff(walked(rmsprop, SURFACE, SURFACE.start, 1), axis=0)[0])
    slopes = abs(SURFACE.gradient(np.array(SURFACE.start)))
    return {
        "first step along the flat axis": float(flat),
        "first step along the steep axis": float(steep),
        "rate along the flat axis, as a multiple of that along the steep one": float(
            flat / slopes[0] / (steep / slopes[1])
        ),
    }


MISPRINT = Misprint(
    title="“The flatter, the smaller the step”",
    group="adaptive",
    order=7,
    printed=replace(OPTIMIZERS["rmsprop"], step=step),
    right=OPTIMIZERS["rmsprop"],
    measure=measure,
    fails=lambda numbers: numbers["first step along the flat axis"] < numbers["first step along the steep axis"] / 10,
    set_up="The first step on the ravine, default settings. x is flat, y is steep.",
    short="The flatter, the larger: the opposite is right.",
    does=(
        "For a method that scales each coordinate, this would mean a product in place of the quotient. The "
        "first step is {first step along the flat axis} along the flat axis and "
        "{first step along the steep axis} along the steep one. Gradient descent does better: its steps are "
        "proportional to the slope."
    ),
    instead=(
        "Dividing makes the steps equal: {right: first step along the flat axis} and "
        "{right: first step along the steep axis}. The learning rate along the flat axis is "
        "{right: rate along the flat axis, as a multiple of that along the steep one} times that along the "
        "steep one. The flatter the axis, the larger its learning rate."
    ),
    link={"surface": "ravine", "methods": "gradient_descent,rmsprop"},
)
