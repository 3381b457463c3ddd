"""At a saddle plain gradient descent gets stuck."""

import numpy as np

from claims.base import Claim
from claims.base.saddles import DOWN, LEFT, SURFACES, starts_on
from experiments import run

STEPS = 200


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in SURFACES.items():
        for label, ridge in (("started anywhere", False), ("started on the ridge", True)):
            starts, lr = starts_on(ridge, budget, seed)
            runs = run(surface, "gradient_descent", starts, steps=STEPS, hypers={"lr": lr}, record="last")
            held[f"{name} · {label}"] = abs(runs.last[:, DOWN]) < LEFT
    return held


CLAIM = Claim(
    statement="At a saddle, plain gradient descent gets stuck.",
    said_by="common in articles; Dauphin et al. 2014 on plateaus around saddles",
    group="descent",
    order=20,
    experiment=(
        "Three surfaces have a saddle at the origin. Starts are drawn from the whole window, or within 0.001 "
        "of the ridge that leads to the saddle. Learning rates are drawn from 0.001 to 0.3, uniformly on a "
        "log scale. The claim holds if after 200 steps gradient descent is not yet half a unit down on either "
        "side of the ridge."
    ),
    trials=trials,
    link={
        "surface": "saddle",
        "methods": "gradient_descent,momentum",
        "gradient_descent.lr": "0.01",
        "momentum.lr": "0.01",
    },
    look=(
        "From the ridge, the path slides to the saddle and stays there for long. Its distance from the ridge "
        "grows by a factor of 1 + 2α per step, so a small learning rate takes hundreds of steps. From "
        "anywhere else, the saddle hardly slows it down."
    ),
)
