"""AdaBelief is faster than Adam."""

import numpy as np

from claims.base import Claim
from claims.base.pairs import SURFACES, ahead, raced


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    return {
        name: ahead(*(raced(surface, method, budget, seed) for method in ("adabelief", "adam")))
        for name, surface in SURFACES.items()
    }


CLAIM = Claim(
    statement="AdaBelief is faster than Adam.",
    said_by="Zhuang et al. 2020",
    group="adaptive",
    order=11,
    experiment=(
        "Six surfaces, drawn starts, 300 steps. Each method races with the best of the same 128 settings, tried "
        "from 16 other starts. It holds if AdaBelief's f is lower at the end or, where both are within 10⁻¹² of "
        "the minimum, arrived sooner. Ties are left out."
    ),
    trials=trials,
    link={"surface": "rosenbrock", "methods": "adam,adabelief"},
    look=(
        "With equal settings, as here, AdaBelief takes longer steps where the slope is steady. With both tuned it"
        " is ahead on Beale in {Beale} cases, on Rosenbrock in {Rosenbrock}."
    ),
)
