"""At a saddle, momentum methods oscillate before they go down."""

import numpy as np

from claims.base import Claim
from claims.base.saddles import DOWN, LEFT, SURFACES, UP, starts_on
from experiments import run
from optimizers import OPTIMIZERS

STEPS, SWINGS = 1000, 2


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for method in ("momentum", "nesterov"):
        for name, surface in SURFACES.items():
            starts, lr = starts_on(True, budget, seed)
            path = run(surface, method, starts, steps=STEPS, hypers={"lr": lr}).path
            gone = np.logical_or.accumulate(~(abs(path[..., DOWN]) < LEFT))
            crossed = (path[:-1, :, UP] * path[1:, :, UP] < 0) & ~gone[1:]
            held[f"{OPTIMIZERS[method].name} · {name}"] = (crossed.sum(axis=0) >= SWINGS)[gone[-1]]
    return held


CLAIM = Claim(
    statement="At a saddle, momentum methods oscillate before they go down.",
    said_by="Radford 2014, captions of his animations",
    group="momentum",
    order=20,
    experiment=(
        "Three surfaces have a saddle at the origin. Starts are within 0.001 of the ridge that leads to it. β "
        "is 0.9; learning rates are drawn from 0.001 to 0.3, uniformly on a log scale. The claim holds if the "
        "path swings across the saddle at least twice before it is half a unit down. Runs that are not down "
        "after 1,000 steps are left out."
    ),
    trials=trials,
    link={
        "surface": "saddle",
        "methods": "gradient_descent,momentum,nesterov",
        "gradient_descent.lr": "0.03",
        "momentum.lr": "0.03",
        "nesterov.lr": "0.03",
    },
    look=(
        "Momentum swings across the saddle before it goes down; gradient descent does not. This depends on "
        "the two curvatures. Where the surface is much flatter across than down, momentum is down before it "
        "has swung twice."
    ),
)
