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
        "Six surfaces, random starts, 300 steps. Each method uses the best of the same 128 settings, tuned on "
        "16 other starts. The claim holds if f is lower at the end with AdaBelief. Where both are within "
        "10⁻¹² of the minimum, the first to arrive is ahead. Ties are left out."
    ),
    trials=trials,
    link={"surface": "rosenbrock", "methods": "adam,adabelief"},
    look=(
        "With equal settings, as here, AdaBelief takes longer steps where the gradient is steady. When both "
        "are tuned, it is ahead in {Beale} cases on Beale and in {Rosenbrock} on Rosenbrock."
    ),
)
