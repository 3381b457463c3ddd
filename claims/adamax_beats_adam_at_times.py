"""AdaMax beats Adam at times."""

import numpy as np

from claims.base import Claim
from claims.base.pairs import SURFACES, gap, raced

STARTS, AT_TIMES = 10, 2


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in SURFACES.items():
        adamax, adam = (gap(raced(surface, method, STARTS * budget, seed)) for method in ("adamax", "adam"))
        held[name] = (adamax < adam).reshape(budget, STARTS).sum(axis=1) >= AT_TIMES
    return held


CLAIM = Claim(
    statement="AdaMax beats Adam at times.",
    said_by="common in articles; Kingma and Ba 2015, section 7.1, introduce it",
    group="adaptive",
    order=12,
    experiment=(
        "Six surfaces, 300 steps. A case is ten random starts. Each method uses the best of the same 128 "
        "settings, tuned on 16 other starts. The claim holds if AdaMax ends with a lower f above the minimum "
        "from at least two of the ten starts. Values below 10⁻¹² count as equal."
    ),
    trials=trials,
    link={"surface": "rosenbrock", "methods": "adam,adamax"},
    look=(
        "One large gradient at the start makes AdaMax's steps short for long. On some surfaces this helps. On "
        "others, Adam is ahead from nearly every start."
    ),
)
