"""Flatter minima generalise better."""

from dataclasses import replace

import numpy as np

from claims.base import Claim
from claims.base.trained import DATA, Ended, drawn, ended
from networks.training.training import Entry

STEPS, SMALL = 800, 8
METHODS = (Entry("momentum", {"lr": 0.1}), Entry("adam", {"lr": 0.03}))
WAYS = [(entry, batch) for entry in METHODS for batch in (SMALL, None)]
PAIRS = {"the batch differs": ((0, 1), (2, 3)), "the method differs": ((0, 2), (1, 3))}  # places among the ways
ON = ("moons", "digits")


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name in ON:
        trainings = [(replace(DATA[name], batch=batch), entry) for entry, batch in WAYS]
        networks = ended(trainings, drawn(budget, seed))
        for what, pairs in PAIRS.items():
            held[f"{name} · {what}"] = np.concatenate([agrees(networks[i], networks[j]) for i, j in pairs])
    return held


def agrees(one: Ended, other: Ended) -> np.ndarray:
    """(cases,) whether the flatter network is the one with the smaller loss on what is held out."""
    return (one.sharpness() < other.sharpness()) == (one.held < other.held)


CLAIM = Claim(
    statement="Flatter minima generalise better.",
    said_by="Hochreiter and Schmidhuber 1997; Keskar et al. 2017",
    group="networks",
    order=42,
    experiment=(
        "Networks with one or two hidden layers of 16 tanh units train on moons and digits. Four trainings "
        "start from the same weights: momentum and Adam, each with batches of 8 and with all samples. Each "
        "ends where the training loss reaches the same goal. Two of them are compared that differ in the "
        "batch, or in the method. The claim holds if the one with the smaller λmax has the smaller held-out "
        "loss. Seeds with which one of the four is not there after 800 steps are left out."
    ),
    trials=trials,
    cases=12,
    page="networks",
    link={
        "net.samples": "100",
        "net.noise": "0.3",
        "net.batch": "8",
        "net.methods": "momentum,adam",
        "net.momentum.lr": "0.1",
        "net.adam.lr": "0.03",
        "net.tab": "sharpness",
    },
    look=(
        "At the same training loss, the claim held in {moons · the batch differs} pairs on moons and in "
        "{digits · the batch differs} on digits where the batch differs. So λmax says little about the "
        "held-out loss."
    ),
)
