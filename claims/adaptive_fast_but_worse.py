"""Adaptive methods converge faster than SGD with momentum, but generalise worse."""

import numpy as np

from claims.base import Claim
from claims.base.trained import MATCHED, NOT_MATCHED, TRAINED_ON, drawn, ended, sooner, tuned

ADAPTIVE = {"Adam": "adam", "RMSProp": "rmsprop"}
RIVAL = "momentum"


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held: dict[str, np.ndarray] = {}
    for told, method in ADAPTIVE.items():
        held |= {f"{told} sooner · {name}": found for name, found in sooner(method, RIVAL, budget, seed).items()}
        for name, task in MATCHED.items():
            one, momentum = ended([(task, tuned(task, each)) for each in (method, RIVAL)], drawn(budget, seed))
            held[f"{told} generalises worse · {name}"] = one.held > momentum.held
    return held


CLAIM = Claim(
    statement="Adaptive methods converge faster than SGD with momentum, but generalise worse.",
    said_by="Wilson et al. 2017",
    group="networks",
    order=50,
    experiment=(
        f"{TRAINED_ON} Two questions are counted separately. Does Adam, or RMSProp, reach a goal of the "
        "training loss at an earlier step than momentum? Ties are left out; a method that is not there after "
        "400 steps counts as later. And is its held-out loss larger, where both are at that goal? "
        f"{NOT_MATCHED}"
    ),
    trials=trials,
    cases=20,
    page="networks",
    link={
        "net.samples": "100",
        "net.noise": "0.3",
        "net.batch": "16",
        "net.methods": "momentum,rmsprop,adam",
        "net.steps": "400",
    },
    look=(
        "At the same training loss, Adam’s held-out loss was larger in "
        "{Adam generalises worse · moons · all samples} cases on moons and in "
        "{Adam generalises worse · digits · all samples} on digits, with all samples per step."
    ),
)
