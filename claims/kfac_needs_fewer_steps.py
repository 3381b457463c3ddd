"""K-FAC needs fewer steps than first-order methods."""

from dataclasses import replace

import numpy as np

from claims.base import Claim
from claims.base.trained import DATA, drawn, tuned

RIVALS = {"momentum": "momentum", "Adam": "adam"}
ON, STEPS = ("moons", "spirals"), 200


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name in ON:
        task, seeds = replace(DATA[name], steps=STEPS), drawn(budget, seed)
        kfac = task.trained(tuned(task, "kfac"), seeds).arrived
        for told, method in RIVALS.items():
            rival = task.trained(tuned(task, method), seeds).arrived
            held[f"{name} · {told}"] = kfac[kfac != rival] < rival[kfac != rival]
    return held


CLAIM = Claim(
    statement="K-FAC needs fewer steps than first-order methods.",
    said_by="Martens and Grosse 2015",
    group="networks",
    order=65,
    experiment=(
        "A network with two hidden layers of 16 tanh units trains on moons and spirals, on all samples at "
        "each step. K-FAC, momentum and Adam each use the best of eight learning rates, tuned with other "
        "seeds. The claim holds if K-FAC’s training loss reaches the same goal at an earlier step. A method "
        "that is not there after 200 steps counts as later. Ties are left out. A step of K-FAC takes more "
        "work: here only steps are counted."
    ),
    trials=trials,
    cases=12,
    page="networks",
    link={
        "net.data": "spirals",
        "net.samples": "100",
        "net.batch": "100",
        "net.methods": "momentum,adam,kfac",
    },
    look=(
        "On spirals, K-FAC was earlier than momentum in {spirals · momentum} cases, and earlier than Adam in "
        "{spirals · Adam}."
    ),
)
