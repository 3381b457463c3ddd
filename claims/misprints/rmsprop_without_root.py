"""RMSProp that divides by the average square itself, not by its root."""

from dataclasses import replace

import numpy as np

from claims.base.fates import lengths
from claims.base.misprint import Misprint, Numbers
from claims.base.walked import walked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer

SURFACE = LANDSCAPES["plateau"]


def step(x, g, v, *, lr, rho, eps):
    v = rho * v + (1 - rho) * (g * g)
    return x - lr * g / (v + eps), v


def path(rmsprop: Optimizer) -> np.ndarray:
    return walked(rmsprop, SURFACE, SURFACE.start, 300)


def measure(rmsprop: Optimizer) -> Numbers:
    doubled = replace(SURFACE, formula=f"2({SURFACE.formula})")
    first = lengths(walked(rmsprop, SURFACE, SURFACE.start, 1))[0]
    return {
        "first step": float(first),
        "first step on twice the surface": float(lengths(walked(rmsprop, doubled, SURFACE.start, 1))[0]),
        "the window’s side": float(np.diff(SURFACE.domain[0])[0]),
    }


MISPRINT = Misprint(
    title="RMSProp divided without the root",
    group="adaptive",
    order=6,
    printed=replace(OPTIMIZERS["rmsprop"], step=step),
    right=OPTIMIZERS["rmsprop"],
    measure=measure,
    fails=lambda numbers: numbers["first step"] > numbers["the window’s side"],
    path=path,
    surface=SURFACE,
    set_up="The plateau from its start, where slopes are small; default settings.",
    short="The flatter the ground, the longer the jump.",
    does=(
        "Where the slope is small, g/v grows as 1/g. The first step is {first step} long, in a window "
        "{the window’s side} wide. It also depends on the units of f. With f multiplied by two, the first "
        "step is {first step on twice the surface}."
    ),
    instead=(
        "Divided by the root, g/√v has no units. The first step is {right: first step} long, and "
        "{right: first step on twice the surface} with f multiplied by two."
    ),
    link={"surface": "plateau", "methods": "rmsprop"},
)
