"""Rprop fails under noisy gradients: signs do not average."""

import numpy as np

from claims.base import Claim
from claims.base.noisy import SURFACES, mean_gap, walked

FAILS = 2  # times the gap of gradient descent


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, (surface, noise) in SURFACES.items():
        rprop, plain = (
            mean_gap(walked(surface, method, budget, seed, noise)) for method in ("rprop", "gradient_descent")
        )
        held[name] = (rprop >= FAILS * plain)[np.isfinite(plain)]
    return held


CLAIM = Claim(
    statement="Rprop fails when gradients are noisy.",
    said_by="Hinton 2012, lecture 6e: why Rprop does not work with mini-batches",
    group="noise",
    order=3,
    experiment=(
        "Four surfaces with Gaussian noise on the gradient, a stand-in for batches, 300 steps, ten draws of noise "
        "from each drawn start. Rprop and gradient descent, each with the best of 128 settings under that noise, "
        "tried from 16 other starts. It holds if Rprop's mean f above the minimum is at least twice gradient "
        "descent's at the end. Starts from which gradient descent flies off are left out."
    ),
    trials=trials,
    link={"surface": "bowl", "noise": "1", "methods": "gradient_descent,rprop", "gradient_descent.lr": "0.02"},
    look=(
        "Each false change of sign halves a stride, and near the bottom half of the signs are false: Rprop comes "
        "to a standstill wherever it happens to be. Gradient descent averages the noise out by small steps. Where"
        " the way is long and bent, as on Rosenbrock, it held in {Rosenbrock} cases only."
    ),
)
