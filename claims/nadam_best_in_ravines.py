"""NAdam is best where the curvature is high."""

import numpy as np

from claims.base import Claim
from claims.base.pairs import AS_GOOD, PEERS, gap, raced
from claims.base.quadratics import ravine
from landscapes import LANDSCAPES

SURFACES = {
    "κ = 1,000 · along the axes": ravine(1000),
    "κ = 1,000 · turned 30°": ravine(1000, turn=30),
    "κ = 10,000 · along the axes": ravine(10_000),
    "Rosenbrock · bent": LANDSCAPES["rosenbrock"],
}


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in SURFACES.items():
        nadam, *others = (gap(raced(surface, method, budget, seed)) for method in ("nadam", *PEERS))
        held[name] = nadam <= AS_GOOD * np.min(others, axis=0)
    return held


CLAIM = Claim(
    statement="Where the curvature is high, NAdam is the best choice.",
    said_by="common in articles",
    group="adaptive",
    order=10,
    experiment=(
        "Steep ravines and Rosenbrock's valley, random starts, 300 steps, no noise. NAdam, Adam, AdaMax, "
        "RMSProp, momentum and Nesterov each use the best of 128 settings, tuned on 16 other starts. The "
        "claim holds if NAdam ends with the lowest f above the minimum, or within a tenth of the lowest. "
        "Values below 10⁻¹² count as equal."
    ),
    trials=trials,
    link={
        "surface": "ravine",
        "kappa": "1000",
        "turn": "30",
        "methods": "momentum,adam,nadam",
        "momentum.lr": "0.0022",
        "momentum.beta": "0.92",
        "adam.lr": "0.9",
        "adam.beta1": "0.95",
        "adam.beta2": "0.99",
        "nadam.lr": "0.4",
        "nadam.beta1": "0.92",
        "nadam.beta2": "0.93",
    },
    look=(
        "Along the axes, NAdam does well because its scaling undoes κ. In a turned ravine, as here, its "
        "scaling undoes nothing. Momentum, when tuned, gets lower than every method that scales."
    ),
)
