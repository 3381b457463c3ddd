"""Methods that do not scale each coordinate struggle to break the symmetry of a long valley."""

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
        "Starts are within 0.1 of the ridge of symmetry of the long valley. Each of gradient descent, "
        "momentum and Nesterov meets four adaptive methods. Each uses the best of 128 settings over 300 "
        "steps, tuned on 16 other such starts. The claim holds if the unscaled method needs at least twice as "
        "many steps to arrive, or never arrives. Starts from which neither arrives are left out."
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
        "On the ridge, almost all of the gradient points across the valley. RMSProp and Adam divide each "
        "coordinate of the gradient by its own size. So the small slope along the valley makes as long a step "
        "as the large one across it. Both methods turn along the floor at once."
    ),
)
