"""A smaller learning rate cures the bounce, but makes progress along the floor slow."""

import numpy as np

from claims.base import Claim
from claims.base.quadratics import BOTTOM, ravine, ring
from claims.base.rates import settled
from experiments import run
from experiments.readings.events.bounces import turned

KAPPAS = (10, 30, 100, 1000)
STEPS, WATCHED, SMALLER, SLOWER = 6500, 20, 4, 2


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    starts, random = ring(budget, seed), np.random.default_rng(seed)
    held = {}
    for kappa in KAPPAS:
        rate = random.uniform(1.5, 1.95, budget) / kappa
        bounced, before = descent(kappa, starts, rate)
        still, after = descent(kappa, starts, rate / SMALLER)
        held[f"κ = {kappa:,}"] = ((still <= 0.1) & (after >= SLOWER * before))[bounced >= 0.5]
    return held


def descent(kappa, starts, rate):
    """(runs,) the part of the first steps in which the slope turns round; (runs,) the steps to the bottom."""
    surface = ravine(kappa)
    first = run(surface, "gradient_descent", starts, steps=WATCHED, hypers={"lr": rate})
    whole = run(surface, "gradient_descent", starts, steps=STEPS, hypers={"lr": rate}, record=4)
    return turned(surface.gradient(first.path)).mean(axis=0), settled(whole.value <= BOTTOM, whole.steps)


CLAIM = Claim(
    statement="A smaller learning rate cures the bounce, but crawls along the floor.",
    said_by="Goodfellow, Bengio and Courville 2016, section 8.2.1; common in lectures",
    group="descent",
    order=2,
    experiment=(
        "Gradient descent runs on four ravines, with a learning rate drawn from 1.5 to 1.95 / λmax, where it "
        "bounces. It then runs with a quarter of that rate. A start is left out if less than half of its "
        "first 20 steps bounce at the larger rate. Two things must be true of the smaller rate for the claim "
        "to hold. At most a tenth of the first 20 steps bounce. And f needs at least twice as many steps to "
        "stay below its value on the floor at a hundredth of the starting distance."
    ),
    trials=trials,
    link={"methods": "gradient_descent", "gradient_descent.lr": "0.0025"},
    look=(
        "The path does not bounce, and it makes hardly any progress along x. Raise the learning rate to "
        "0.011: the bounce and the progress are both back. On mild ravines, the bounce itself takes long."
    ),
)
