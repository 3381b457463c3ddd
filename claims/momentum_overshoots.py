"""Momentum overshoots the minimum."""

import numpy as np

from claims.base import Claim
from claims.base.overshoot import MUCH, SURFACES, at_their_best, walks


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in SURFACES.items():
        starts, rates = at_their_best(surface, "momentum", budget, seed)
        held[name] = (walks(surface, starts, "momentum", rates) > MUCH)[:budget]
    return held


CLAIM = Claim(
    statement="Momentum overshoots the minimum.",
    said_by="common in lectures",
    group="momentum",
    order=3,
    experiment=(
        "Momentum with β = 0.9 from starts drawn from the window, each with the learning rate out of 24 that "
        "settles soonest. It holds if the path, having come nearer to the minimum, goes away from it again by at "
        "least a tenth of the starting distance. Starts from which it does not settle in 300 steps are left out. "
        "Gradient descent never does so on a quadratic."
    ),
    trials=trials,
    cases=100,
    link={
        "surface": "bowl",
        "methods": "gradient_descent,momentum",
        "gradient_descent.lr": "0.05",
        "momentum.lr": "0.05",
    },
    look=(
        "Momentum runs past the minimum and comes back. It need not: with a rate of (1 − √β)² / λ, here 0.0013, "
        "it comes in without."
    ),
)
