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
        "A network with two hidden layers of 16 tanh units trains on moons and spirals. K-FAC runs with "
        "momentum (β = 0.9) and without, each at the best of eight learning rates, tuned with other seeds. "
        "The claim holds if the training loss reaches the same goal at an earlier step with momentum. A "
        "training that is not there after 150 steps counts as later. Ties are left out."
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
        "With all samples per step, momentum was earlier in {moons · all samples} cases on moons and "
        "{spirals · all samples} on spirals. With batches of 16, it was earlier in {moons · batches of 16} "
        "and {spirals · batches of 16}."
    ),
)
