"""NAdam is best under high curvature."""

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
        "Steep ravines and Rosenbrock's valley, drawn starts, 300 steps, no noise. NAdam, Adam, AdaMax, RMSProp, "
        "momentum and Nesterov, each with the best of 128 settings, tried from 16 other starts. It holds if "
        "NAdam's f above the minimum is the lowest of all at the end, or within a tenth of it; below 10⁻¹² all is"
        " one."
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
        "Along the axes NAdam is good, as its scaling undoes κ. Turned, as here, nothing is undone, and momentum,"
        " tuned, gets lower than all that scale."
    ),
)
