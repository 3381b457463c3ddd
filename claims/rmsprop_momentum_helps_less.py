"""Momentum helps RMSProp less than it helps gradient descent."""

import numpy as np

from claims.base import Claim
from claims.base.pairs import SURFACES, gap, raced

METHODS = ("gradient_descent", "momentum", "rmsprop", "rmsprop_momentum")


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in SURFACES.items():
        plain, heavy, scaled, both = (gap(raced(surface, method, budget, seed)) for method in METHODS)
        kept = np.isfinite([plain, heavy, scaled, both]).all(axis=0)
        held[name] = scaled[kept] / both[kept] < plain[kept] / heavy[kept]
    return held


CLAIM = Claim(
    statement="Momentum does not help RMSProp as much as it normally does.",
    said_by="Hinton 2012, lecture 6e",
    group="adaptive",
    order=4,
    experiment=(
        "Six surfaces, random starts, 300 steps. Each method uses the best of 128 settings, its momentum "
        "included, tuned on 16 other starts. Adding momentum makes the final f above the minimum smaller by "
        "some factor. The claim holds if this factor is greater for gradient descent than for RMSProp. Values "
        "below 10⁻¹² count as equal. Starts from which a run diverges are left out."
    ),
    trials=trials,
    link={
        "surface": "rosenbrock",
        "methods": "gradient_descent,momentum,rmsprop,rmsprop_momentum",
        "gradient_descent.lr": "0.0013",
        "momentum.lr": "0.0013",
        "rmsprop.lr": "0.015",
        "rmsprop_momentum.lr": "0.001",
        "rmsprop_momentum.beta": "0.95",
    },
    look=(
        "In a ravine, gradient descent gains far more. Where the valley bends, as here, RMSProp gains at "
        "least as much: without momentum it only jumps back and forth."
    ),
)
