"""Adaptive methods converge faster than SGD with momentum, but generalise worse."""

import numpy as np

from claims.base import Claim
from claims.base.trained import TASKS, TRAINED_ON, drawn, ended, tuned

ON = {name: task for name, task in TASKS.items() if name != "spirals · batches of 16"}  # momentum seldom arrives there
ADAPTIVE = {"Adam": "adam", "RMSProp": "rmsprop"}


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, task in ON.items():
        for told, method in ADAPTIVE.items():
            one, momentum = ended([(task, tuned(task, each)) for each in (method, "momentum")], drawn(budget, seed))
            held[f"{told} sooner · {name}"] = one.arrived < momentum.arrived
            held[f"{told} generalises worse · {name}"] = one.held > momentum.held
    return held


CLAIM = Claim(
    statement="Adaptive methods converge faster than SGD with momentum, but generalise worse.",
    said_by="Wilson et al. 2017",
    group="networks",
    order=50,
    experiment=(
        f"{TRAINED_ON} Adam and RMSProp are each compared with momentum, where the training loss first is at the same "
        "goal. Two questions are counted by themselves: is the adaptive method there at an earlier step? Is its loss "
        "on the samples that are held out larger there? Cases in which one of the two is not there after 400 steps are "
        "left out."
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
        "At the same training loss Adam’s held-out loss was larger in {Adam generalises worse · moons · all samples} "
        "cases on moons and {Adam generalises worse · digits · all samples} on digits, with all samples a step."
    ),
)
