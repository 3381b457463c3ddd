"""Momentum speeds up second-order steps as well."""

from dataclasses import replace

import numpy as np

from claims.base import Claim
from claims.base.trained import TASKS, drawn, tuned

BETA, STEPS = 0.9, 150
ON = [name for name in TASKS if not name.startswith("digits")]  # there a step of K-FAC takes too much work


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name in ON:
        task, seeds = replace(TASKS[name], steps=STEPS), drawn(budget, seed)
        carried, plain = (task.trained(tuned(task, "kfac", beta=beta), seeds).arrived for beta in (BETA, 0.0))
        held[name] = carried[carried != plain] < plain[carried != plain]
    return held


CLAIM = Claim(
    statement="Momentum speeds up second-order steps as well.",
    said_by="Martens and Grosse 2015, section 7, for K-FAC",
    group="networks",
    order=66,
    experiment=(
        "A network with two hidden layers of 16 tanh units on drawn moons and spirals. K-FAC moves with momentum, "
        "β = 0.9, or without, each at the best of eight learning rates, tried with other seeds. It holds if with "
        "momentum the training loss is down to the same goal at an earlier step. Ties are left out, and one that is "
        "not there after 150 steps is later than one that is."
    ),
    trials=trials,
    cases=12,
    page="networks",
    link={
        "net.data": "spirals",
        "net.samples": "100",
        "net.batch": "100",
        "net.methods": "kfac",
        "net.kfac.beta": "0.9",
        "net.kfac.lr": "0.03",
    },
    look=(
        "With all samples a step it was earlier in {moons · all samples} cases on moons and {spirals · all samples} on "
        "spirals; with batches of 16 in {moons · batches of 16} and {spirals · batches of 16}."
    ),
)
