"""Local gains and momentum work better together than alone."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from claims.base import Claim
from claims.base.prose import Numbers
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
SHOWN, STARTS = "Old Faithful", 20
GAINS, MOMENTUM = OPTIMIZERS["local_gains"], OPTIMIZERS["momentum"]


def step(x, g, gain, v, *, lr, beta, delta, gain_min, gain_max, t):
    """Local gains with a velocity v: a gain grows while the gradient points the way the velocity comes from."""
    changed = where(g * v > 0, gain + delta, gain * (1 - delta))
    gain = minimum(maximum(where(t > 1, changed, gain), gain_min), gain_max)
    v = beta * v + gain * g
    return x - lr * v, gain, v


@lru_cache(maxsize=8)
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


def measure() -> Numbers:
    """The late loss on SHOWN, the median of some starts."""
    surface = over(*SURFACES[SHOWN])
    starts = cloud(surface, STARTS, 0, "report")
    return {
        f"loss of {name}, β = {beta}": float(np.median(late_loss(surface, rule, starts, 0, None)))
        for beta in BETAS[1:]
        for name, rule in zip(("momentum", "both"), rules(beta), strict=True)
    }


CLAIM = Claim(
    statement="Local gains and momentum work better together than alone.",
    said_by="Hinton 2012, lecture 6d: by the agreement in sign of the gradient and the velocity",
    group="momentum",
    order=12,
    experiment=(
        "Three models whose loss is a long valley take 200 steps on all samples. Local gains, momentum, and "
        "the two together are compared. In the two together, a weight's gain grows while its gradient and its "
        "velocity point the same way, and shrinks otherwise. Each uses the best of 12 learning rates, tuned "
        "on 5 other starts. The late loss is the loss above its minimum, averaged over the last half of the "
        "steps. The claim holds if it is lower with both together than with local gains alone, and than with "
        "momentum alone at the same β."
    ),
    trials=trials,
    link={
        "surface": "line_fit",
        "data": "faithful",
        "methods": "momentum,local_gains",
        "momentum.lr": "0.07",
        "momentum.beta": "0.5",
        "local_gains.lr": "0.07",
        "steps": "200",
    },
    look=(
        "The race shows each of the two alone. Ravine has no method that joins them. At β = 0.5 the late loss "
        "is {loss of both, β = 0.5} with both together, and {loss of momentum, β = 0.5} with momentum alone. "
        "At β = 0.9 it is {loss of both, β = 0.9} and {loss of momentum, β = 0.9}."
    ),
    measure=measure,
)
