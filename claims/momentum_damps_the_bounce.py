"""Momentum damps the bounce across a ravine, at learning rates near or above gradient descent's limit."""

import numpy as np

from claims.base import Claim
from claims.base.quadratics import by_theory, ravine, ring
from claims.base.rates import settled
from experiments import run
from optimizers.base.numbers import in_full

STEPS, KAPPA, KAPPAS = 2000, 100, (10, 100, 1000)
SHARED = {
    f"Same rate · α from {in_full(low)}/λmax to {in_full(high)}/λmax": (low, high)
    for low, high in ((1, 1.8), (1.8, 2), (2, 3.8))
}


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    starts, random = ring(budget, seed), np.random.default_rng(seed)
    held = {}
    for name, limits in SHARED.items():
        lr = random.uniform(*limits, budget) / KAPPA
        held[name] = damped(KAPPA, starts, {"gradient_descent": {"lr": lr}, "momentum": {"lr": lr}})
    for kappa in KAPPAS:
        held[f"Each at its best · κ = {kappa:,}"] = damped(kappa, starts, by_theory(kappa))
    return held


def damped(kappa, starts, settings):
    """(runs,) whether momentum is the first to stay within a tenth of its starting distance from the floor."""
    calm = {}
    for method, hypers in settings.items():
        runs = run(ravine(kappa), method, starts, steps=STEPS, hypers=hypers)
        calm[method] = settled(abs(runs.path[..., 1]) <= abs(starts[:, 1]) / 10, runs.steps)
    return calm["momentum"] < calm["gradient_descent"]


CLAIM = Claim(
    statement="Momentum damps the bounce between the walls of a ravine.",
    said_by="Hinton 2012, lecture 6c; Goodfellow, Bengio and Courville 2016, section 8.3.2",
    group="momentum",
    order=1,
    experiment=(
        "Gradient descent and momentum run on ravines from the same starts. The claim holds if momentum is "
        "the first to stay within a tenth of the starting distance from the floor. Two settings use β = 0.9 "
        "and one learning rate for both methods. In one, gradient descent bounces (1 to 2 / λmax). In the "
        "other, it diverges and momentum does not (2 to 3.8 / λmax). The last uses the settings that theory "
        "gives for κ: 2 / (λmax + λmin), and Polyak's rate and β."
    ),
    trials=trials,
    link={"methods": "gradient_descent,momentum", "gradient_descent.lr": "0.0109", "momentum.lr": "0.0109"},
    look=(
        "Across the valley, momentum's swings shrink by √β = 0.95 per step, whatever the learning rate. Near "
        "its limit of 2 / λmax, as here, gradient descent is slower than that. Below (1 + √β) / λmax, here "
        "1.95 / λmax, it is faster."
    ),
)
