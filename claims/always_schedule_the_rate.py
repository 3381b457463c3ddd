"""Always schedule the learning rate: let it fall to zero as training goes on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from claims.base import Claim
from claims.base.trained import DATA, RATES, SIZES, TUNED_ON, Task, drawn
from networks.training.training import Entry
from optimizers.schedules import SCHEDULES

STEPS = 300
METHODS = {"gradient descent": "gradient_descent", "momentum": "momentum", "Adam": "adam"}


def at(method: str, rate: float, scheduled: bool) -> Entry:
    """The method with this rate: along half a cosine down to 0, or constant."""
    return Entry(method, {"lr": SCHEDULES["cosine"](start=rate, steps=STEPS, end=0.0) if scheduled else rate})


def ends(task: Task, entry: Entry, seeds: tuple[int, ...]) -> np.ndarray:
    """(cases,) the training loss after the last step; ∞ of a training that broke off."""
    return np.nan_to_num(task.trained(entry, seeds, matched=False).loss, nan=np.inf)


def best(task: Task, method: str, scheduled: bool) -> Entry:
    """The method with the best of the rates: the one with the lowest median of the final training loss."""
    entries = [at(method, rate, scheduled) for rate in RATES.tolist()]
    return min(entries, key=lambda entry: float(np.median(ends(task, entry, TUNED_ON))))


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for size_told, size in SIZES.items():
        for name, method in METHODS.items():
            task = replace(DATA["moons"], batch=size, steps=STEPS)
            falling, constant = (ends(task, best(task, method, each), drawn(budget, seed)) for each in (True, False))
            held[f"{size_told} · {name}"] = falling < constant
    return held


CLAIM = Claim(
    statement="Always schedule the learning rate.",
    said_by="common in lectures; Wu et al. 2019 call it essential",
    group="networks",
    order=70,
    experiment=(
        "A network with two hidden layers of 16 tanh units trains on 100 samples of moons for 300 steps. The "
        "learning rate is constant, or falls along half a cosine to 0. Each uses the best of eight rates, "
        "tuned with other seeds. The claim holds if the final training loss is lower with the falling rate."
    ),
    trials=trials,
    cases=40,
    page="networks",
    link={
        "net.samples": "100",
        "net.noise": "0.3",
        "net.batch": "16",
        "net.methods": "momentum,adam",
        "net.momentum.lr": "cosine(0.1,steps=300)",
        "net.adam.lr": "cosine(0.1,steps=300)",
    },
    look=(
        "With batches of 16, the falling rate ended lower in {batches of 16 · Adam} trainings with Adam. With "
        "all samples it did so in {all samples · Adam}, because there is no noise."
    ),
)
