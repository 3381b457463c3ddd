"""AdaGrad with a sum of the gradients, not of their squares."""

from dataclasses import replace

import numpy as np

from claims.base.fates import distances, steps_known
from claims.base.misprint import Misprint, Numbers
from claims.base.walked import walked
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import sqrt

SURFACE = LANDSCAPES["ravine"]
OTHER = (1.5, 1.2)  # where both slopes are positive


def step(x, g, G, *, lr, eps):
    G = G + g
    return x - lr * g / (sqrt(G) + eps), G


def path(adagrad: Optimizer) -> np.ndarray:
    return walked(adagrad, SURFACE, OTHER, 300)


def measure(adagrad: Optimizer) -> Numbers:
    return {
        "steps until a root is undefined": steps_known(walked(adagrad, SURFACE, SURFACE.start, 300)),
        "steps until a root is undefined, from (1.5, 1.2)": steps_known(path(adagrad)),
        "distance to the minimum after 300 steps": float(distances(SURFACE, path(adagrad))[-1]),
    }


MISPRINT = Misprint(
    title="AdaGrad’s G without squares",
    group="adaptive",
    order=5,
    printed=replace(OPTIMIZERS["adagrad"], step=step),
    right=OPTIMIZERS["adagrad"],
    measure=measure,
    fails=lambda numbers: np.isfinite(numbers["steps until a root is undefined"]),
    path=path,
    surface=SURFACE,
    set_up=(
        "The ravine from its start, where the slope along x is negative, and from (1.5, 1.2), where both slopes "
        "are positive."
    ),
    short="The root of a negative sum is undefined.",
    does=(
        "From the start, it takes {steps until a root is undefined} steps: the sum is negative at once. From "
        "(1.5, 1.2), it takes {steps until a root is undefined, from (1.5, 1.2)}: the first overshoot makes "
        "the sum negative."
    ),
    instead=(
        "G adds up squares. It cannot fall, so its root exists. It measures how large the slopes are, not "
        "where they point. AdaGrad ends {right: distance to the minimum after 300 steps} from the minimum."
    ),
    link={"surface": "ravine", "methods": "adagrad", "start": "1.5,1.2"},
)
