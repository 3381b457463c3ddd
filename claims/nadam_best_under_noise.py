"""NAdam is best under noise."""

import numpy as np

from claims.base import Claim
from claims.base.noisy import SURFACES, mean_gap, walked
from claims.base.pairs import AS_GOOD, PEERS


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, (surface, noise) in SURFACES.items():
        nadam, *others = (mean_gap(walked(surface, method, budget, seed, noise)) for method in ("nadam", *PEERS))
        held[name] = nadam <= AS_GOOD * np.min(others, axis=0)
    return held


CLAIM = Claim(
    statement="Under noisy gradients, NAdam is the best choice.",
    said_by="common in articles",
    group="noise",
    order=1,
    experiment=(
        "Four surfaces with Gaussian noise on the gradient, a stand-in for batches, 300 steps, ten draws of noise "
        "from each drawn start. NAdam, Adam, AdaMax, RMSProp, momentum and Nesterov, each with the best of 128 "
        "settings under that noise, tried from 16 other starts. It holds if NAdam's mean f above the minimum is the "
        "lowest of all at the end, or within a tenth of it."
    ),
    trials=trials,
    link={
        "surface": "ravine",
        "kappa": "100",
        "noise": "1",
        "methods": "momentum,rmsprop,adam,nadam",
        "momentum.lr": "0.002",
        "momentum.beta": "0.8",
        "rmsprop.lr": "0.008",
        "rmsprop.rho": "0.997",
        "adam.lr": "0.016",
        "nadam.lr": "0.016",
    },
    look=(
        "Looking ahead along a noisy slope looks along the noise as well. Which of these is lowest changes with "
        "the surface, and NAdam is one of a close field."
    ),
)
