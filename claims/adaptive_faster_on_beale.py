"""Adaptive methods converge faster on Beale's function."""

import numpy as np

from claims.base import Claim
from claims.base.pairs import ADAPTIVE, UNSCALED, ahead, raced
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

BEALE = LANDSCAPES["beale"]
TUNED = {  # the race that shows it, each method at settings tuned there
    "surface": "beale",
    "methods": "gradient_descent,momentum,rmsprop,adam",
    "momentum.lr": "0.0009",
    "gradient_descent.lr": "0.002",
    "rmsprop.lr": "0.025",
    "rmsprop.rho": "0.3",
    "adam.lr": "0.7",
    "adam.beta1": "0.95",
    "adam.beta2": "0.98",
}


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    others = [raced(BEALE, method, budget, seed) for method in UNSCALED]
    held = {}
    for method in ADAPTIVE:
        mine = raced(BEALE, method, budget, seed)
        held[OPTIMIZERS[method].name] = np.concatenate([ahead(mine, other) for other in others])
    return held


CLAIM = Claim(
    statement="On Beale's function, adaptive methods converge faster than methods with one rate for all coordinates.",
    said_by="Radford 2014, captions of his animations; common in articles",
    group="adaptive",
    order=7,
    experiment=(
        "Each of four adaptive methods meets gradient descent, momentum and Nesterov, from random starts, "
        "over 300 steps. Each method uses the best of 128 settings, tuned on 16 other starts. The claim holds "
        "if f is lower at the end with the adaptive method. Where both are within 10⁻¹² of the minimum, the "
        "first to arrive is ahead. Ties are left out."
    ),
    trials=trials,
    link=TUNED,
    look=(
        "The walls are thousands of times as steep as the floor. A learning rate that is stable on the walls "
        "crawls on the floor. Methods that divide by past gradients keep their pace. But momentum, when "
        "tuned, is ahead of some of them."
    ),
)
