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
        "Four surfaces, 300 steps. Gaussian noise on the gradient is a stand-in for batches; each random "
        "start runs with ten draws of it. Rprop and gradient descent each use the best of 128 settings under "
        "that noise, tuned on 16 other starts. The claim holds if Rprop's mean f above the minimum ends at "
        "least twice as high as gradient descent's. Starts from which gradient descent diverges are left out."
    ),
    trials=trials,
    link={"surface": "bowl", "noise": "1", "methods": "gradient_descent,rprop", "gradient_descent.lr": "0.02"},
    look=(
        "Each false change of sign halves a stride. Near the bottom, half of the signs are false, so Rprop "
        "stops wherever it happens to be. Gradient descent averages the noise over many small steps. Where "
        "the way is long and curved, as on Rosenbrock, the claim held in only {Rosenbrock} cases."
    ),
)
