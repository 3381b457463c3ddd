"""RMSProp works better with Nesterov's momentum than with ordinary momentum."""

import numpy as np

from claims.base import Claim
from claims.base.pairs import SURFACES, ahead, raced


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    return {
        name: ahead(*(raced(surface, method, budget, seed) for method in ("rmsprop_nesterov", "rmsprop_momentum")))
        for name, surface in SURFACES.items()
    }


CLAIM = Claim(
    statement="RMSProp works better with Nesterov's momentum than with ordinary momentum.",
    said_by="Hinton 2012, lecture 6e; Dozat 2016",
    group="adaptive",
    order=5,
    experiment=(
        "Six surfaces, random starts, 300 steps. Each method uses the best of the same 128 settings, tuned on "
        "16 other starts. The claim holds if f is lower at the end with Nesterov's momentum. Where both are "
        "within 10⁻¹² of the minimum, the first to arrive is ahead. Ties are left out."
    ),
    trials=trials,
    link={"surface": "rosenbrock", "methods": "rmsprop_momentum,rmsprop_nesterov"},
    look=(
        "When both are tuned, neither is ahead everywhere. Nesterov's momentum is ahead in {Long valley} "
        "cases on the long valley, and in {Beale} on Beale. Here, at the default settings, it gets along the "
        "valley sooner and ends higher."
    ),
)
