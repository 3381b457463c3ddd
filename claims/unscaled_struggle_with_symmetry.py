"""Methods without scaling per coordinate struggle to break the symmetry of a long valley."""

from dataclasses import replace

import numpy as np

from claims.base import Claim
from claims.base.pairs import ADAPTIVE, UNSCALED, raced
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

ENTRANCE = replace(LANDSCAPES["long_valley"], domain=((-0.1, 0.1), (-2, 2)))  # starts are drawn, and tuned for, here
STRUGGLE = 2


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    scaled = [raced(ENTRANCE, method, budget, seed).arrived for method in ADAPTIVE]
    held = {}
    for method in UNSCALED:
        mine = raced(ENTRANCE, method, budget, seed).arrived
        held[OPTIMIZERS[method].name] = np.concatenate(
            [(~(mine < STRUGGLE * other))[np.isfinite(mine) | np.isfinite(other)] for other in scaled]
        )
    return held


CLAIM = Claim(
    statement="Methods that do not scale each coordinate struggle to break symmetry in a long valley.",
    said_by="Radford 2014, captions of his animations",
    group="adaptive",
    order=9,
    experiment=(
        "The long valley, entered within 0.1 of its ridge of symmetry. Gradient descent, momentum and Nesterov, "
        "each against four adaptive methods; each has the best of 128 settings over 300 steps, tried from 16 "
        "other such starts. It holds if it needs at least twice as many steps until it arrives, or never does. "
        "Starts from which neither arrives are left out."
    ),
    trials=trials,
    link={
        "surface": "long_valley",
        "methods": "gradient_descent,momentum,rmsprop,adam",
        "gradient_descent.lr": "0.09",
        "momentum.lr": "0.09",
        "rmsprop.lr": "0.09",
        "adam.lr": "0.16",
    },
    look=(
        "On the ridge almost all slope is across the valley. Divided by its own size, the little slope along it "
        "makes as long a step as the large one across, and RMSProp and Adam turn along the floor at once."
    ),
)
