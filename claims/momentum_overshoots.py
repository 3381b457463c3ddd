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
        "Momentum with β = 0.9 starts from random points in the window. For each start, it uses the learning "
        "rate, of 24, with which it settles soonest. The claim holds if the path comes nearer to the minimum, "
        "then moves away from it by at least a tenth of the starting distance. Starts from which it does not "
        "settle in 300 steps are left out. On a quadratic, gradient descent never overshoots in this way."
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
        "Momentum runs past the minimum and comes back. This can be avoided: with a learning rate of (1 − "
        "√β)² / λ, here 0.0013, it comes in without overshooting."
    ),
)
