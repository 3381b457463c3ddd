"""Local gains go well with momentum."""

from dataclasses import replace
from functools import cache

import numpy as np

from claims.base import Claim
from claims.base.sampled import late_loss, over
from experiments.studies.cloud import cloud
from optimizers import OPTIMIZERS, Optimizer
from optimizers.base import maximum, minimum, where

SURFACES = {
    "Iris": ("moons", "iris"),
    "Old Faithful": ("line_fit", "faithful"),
    "Correlated inputs": ("rare_feature", "correlated"),
}
BETAS = (0.3, 0.5, 0.9)
GAINS, MOMENTUM = OPTIMIZERS["local_gains"], OPTIMIZERS["momentum"]


def step(x, g, gain, v, *, lr, beta, delta, gain_min, gain_max, t):
    """Local gains with a velocity v: a gain grows while the gradient points the way the velocity comes from."""
    changed = where(g * v > 0, gain + delta, gain * (1 - delta))
    gain = minimum(maximum(where(t > 1, changed, gain), gain_min), gain_max)
    v = beta * v + gain * g
    return x - lr * v, gain, v


@cache
def rules(beta: float) -> tuple[Optimizer, Optimizer]:
    """Momentum, and local gains with momentum, with this β unless another is given."""
    hyper = replace(MOMENTUM.hyper("beta"), default=beta)
    both = replace(GAINS, step=step, hypers=(*GAINS.hypers, hyper), state={"gain": 1.0, "v": 0.0}, roles={}, symbols={})
    return replace(MOMENTUM, hypers=(MOMENTUM.hyper("lr"), hyper)), both


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, made_of in SURFACES.items():
        surface = over(*made_of)
        starts = cloud(surface, budget, seed, "report")
        gains = late_loss(surface, "local_gains", starts, seed, None)
        for beta in BETAS:
            heavy, both = (late_loss(surface, rule, starts, seed, None) for rule in rules(beta))
            held[f"{name} · β = {beta}"] = both < np.minimum(gains, heavy)
    return held
CLAIM = Claim(
    statement="Local gains go well with momentum.",
    said_by="Hinton 2012, lecture 6d: by the agreement in sign of gradient and velocity",
    group="momentum",
    order=20,
    experiment=".",
    trials=trials)
