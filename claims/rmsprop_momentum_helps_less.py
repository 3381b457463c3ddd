"""RMSProp with momentum does not work as it should: it gains less from momentum than gradient descent does."""

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
        "Six surfaces, drawn starts, 300 steps. Each method races with the best of 128 settings, its momentum "
        "tuned too, tried from 16 other starts. It holds if adding momentum makes f above the minimum smaller by "
        "a greater factor for gradient descent than for RMSProp; below 10⁻¹² all is one. Starts from which a run "
        "flies off are left out."
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
        "In a ravine gradient descent gains far more. Where the valley bends, as here, RMSProp gains at least as "
        "much: alone it can only hop about."
    ),
)
