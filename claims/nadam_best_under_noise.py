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
        "Four surfaces, 300 steps. Gaussian noise on the gradient is a stand-in for batches; each random "
        "start runs with ten draws of it. NAdam, Adam, AdaMax, RMSProp, momentum and Nesterov each use the "
        "best of 128 settings under that noise, tuned on 16 other starts. The claim holds if NAdam ends with "
        "the lowest mean f above the minimum, or within a tenth of the lowest."
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
        "NAdam looks ahead along a noisy gradient, so it also follows the noise. Which of these methods is "
        "lowest changes with the surface. NAdam is one of several that are close."
    ),
)
