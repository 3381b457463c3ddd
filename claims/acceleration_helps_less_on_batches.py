"""Acceleration helps less, the noisier the batch."""

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
from claims.base.sampled import late_loss, over, size_told
from experiments.studies.cloud import cloud

SURFACES = {
    "Iris": ("moons", "iris"),
    "Rare feature": ("rare_feature", "rare"),
    "Correlated inputs": ("rare_feature", "correlated"),
}
METHODS = {"Momentum": "momentum", "Nesterov": "nesterov"}
BATCHES = (1, 10)
SHOWN, STARTS = "Correlated inputs", 20


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name in SURFACES:
        helps = {batch: helped(name, batch, budget, seed) for batch in (*BATCHES, None)}
        for method in METHODS:
            for batch in BATCHES:
                held[f"{name} · {method} · {size_told(batch)}"] = helps[batch][method] < helps[None][method]
    return held


def helped(name: str, batch: int | None, budget: int, seed: int) -> dict[str, np.ndarray]:
    """Method -> (cases,) how many times lower its late loss is than gradient descent's."""
    surface = over(*SURFACES[name])
    starts = cloud(surface, budget, seed, "report")
    plain = late_loss(surface, "gradient_descent", starts, seed, batch)
    return {called: plain / late_loss(surface, key, starts, seed, batch) for called, key in METHODS.items()}


def measure() -> Numbers:
    """How many times lower the late loss is with Nesterov on SHOWN, the median of some starts."""
    return {
        f"times, {size_told(batch)}": float(np.median(helped(SHOWN, batch, STARTS, 0)["Nesterov"]))
        for batch in (*BATCHES, None)
    }


CLAIM = Claim(
    statement="Acceleration helps less, the noisier the batch.",
    said_by="Sutskever, Martens, Dahl and Hinton 2013; common in lectures",
    group="noise",
    order=7,
    experiment=(
        "Three models whose loss is a long valley take 200 steps on batches of 1, of 10, or on all samples. "
        "Gradient descent, momentum and Nesterov (β = 0.9) see the same batches. Each uses the best of 12 "
        "learning rates for that batch size, tuned on 5 other starts. The late loss is the loss above its "
        "minimum in the last half of the steps. Acceleration helps by the factor by which it lowers the late "
        "loss. The claim holds if this factor is smaller with the batch than with all samples."
    ),
    trials=trials,
    link={
        "surface": "rare_feature",
        "data": "correlated",
        "batch": "10",
        "methods": "gradient_descent,nesterov",
        "gradient_descent.lr": "0.13",
        "nesterov.lr": "0.03",
        "steps": "200",
    },
    look=(
        "In this valley, the late loss with all samples is {times, all samples} times lower with Nesterov "
        "than with gradient descent. With batches of 10 it is {times, batches of 10} times lower, and with "
        "single samples {times, batches of 1} times. Set the batch to all samples and compare."
    ),
    measure=measure,
)
