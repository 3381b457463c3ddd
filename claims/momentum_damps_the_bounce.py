"""Momentum damps the bounce across a ravine: it does where gradient descent nearly flies off, or does."""

import numpy as np

from claims.base import Claim
from claims.base.quadratics import BOTTOM, ravine, ring
from claims.base.rates import best_rates, settled
from experiments import run

STEPS = 4000
SHARED = {f"Same rate, {low:g} to {high:g} / λmax": (low, high) for low, high in ((1, 1.8), (1.8, 2), (2, 3.8))}
KAPPA, KAPPAS = 100, (10, 100, 1000)


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    starts, random = ring(budget, seed), np.random.default_rng(seed)
    held = {}
    for name, limits in SHARED.items():
        rate = random.uniform(*limits, budget) / KAPPA
        held[name] = calm(ravine(KAPPA), "momentum", starts, rate) < calm(
            ravine(KAPPA), "gradient_descent", starts, rate
        )
    for kappa in KAPPAS:
        surface = ravine(kappa)
        gradient_descent, momentum = (
            calm(surface, method, starts, best_rates(surface, method, starts, STEPS, target=BOTTOM)[0])
            for method in ("gradient_descent", "momentum")
        )
        held[f"Each at its best rate, κ = {kappa}"] = momentum < gradient_descent
    return held


def calm(surface, method, starts, rate):
    """(runs,) the step from which a run stays within a tenth of its starting distance from the floor."""
    runs = run(surface, method, starts, steps=STEPS // 4, hypers={"lr": rate})
    return settled(abs(runs.path[..., 1]) <= abs(starts[:, 1]) / 10, runs.steps)


CLAIM = Claim(
    statement="Momentum damps the bounce between the walls of a ravine.",
    said_by="Hinton 2012, lecture 6c; Goodfellow, Bengio and Courville 2016, section 8.3.2",
    group="momentum",
    order=1,
    experiment=(
        "Gradient descent and momentum (β = 0.9) on a ravine, from the same starts. It holds if momentum is the "
        "first to stay within a tenth of the starting distance from the floor. Both have one rate, drawn where "
        "gradient descent bounces (1 to 2 / λmax) or already flies off while momentum is stable (2 to 3.8 / "
        "λmax); or each has the best of 24 rates from that start."
    ),
    trials=trials,
    link={"methods": "gradient_descent,momentum", "gradient_descent.lr": "0.0109", "momentum.lr": "0.0109"},
    look=(
        "Across, momentum's swings shrink by √β = 0.95 a step, whatever the rate: much where gradient descent is "
        "near its limit of 2 / λmax, as here, and less than without momentum where it is not."
    ),
)
