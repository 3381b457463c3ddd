"""Adam ends in sharper minima than SGD with momentum."""

import numpy as np

from claims.base import Claim
from claims.base.trained import MATCHED, NOT_MATCHED, TRAINED_ON, drawn, ended, tuned


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, task in MATCHED.items():
        adam, momentum = ended([(task, tuned(task, method)) for method in ("adam", "momentum")], drawn(budget, seed))
        held[name] = adam.sharpness() > momentum.sharpness()
    return held


CLAIM = Claim(
    statement="Adam ends in sharper minima than SGD with momentum.",
    said_by="common in lectures; after Keskar and Socher 2017",
    group="networks",
    order=41,
    experiment=(
        f"{TRAINED_ON} λmax is the largest curvature of the training loss. It is compared where the training "
        "loss of each method first reaches the same goal. The claim holds if it is larger with Adam. "
        f"{NOT_MATCHED}"
    ),
    trials=trials,
    cases=12,
    page="networks",
    link={
        "net.data": "digits",
        "net.hidden": "16",
        "net.batch": "16",
        "net.methods": "momentum,adam",
        "net.tab": "sharpness",
    },
    look=(
        "On digits it depends on the batch. Adam’s minimum was the sharper one in {digits · all samples} "
        "cases with all samples, and in {digits · batches of 16} with batches of 16."
    ),
)
