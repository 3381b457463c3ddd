"""Momentum rolls over plateaus."""

from functools import partial

import numpy as np

from claims.base import Claim
from claims.base.newton import starts_where
from claims.base.rates import RATES
from experiments import run
from landscapes import LANDSCAPES, Landscape

STEPS, SOONER = 500, 2
LARGE = np.flatnonzero((RATES >= 0.01) & (RATES <= 1))
LEVELLING = Landscape(
    name="(x² + y²) / (1 + x² + y²)",
    formula="(x^2 + y^2)/(1 + x^2 + y^2)",
    domain=((-6, 6), (-6, 6)),
    start=(-4.6, 2.6),
)
SURFACES = {  # with f of the plain, and f halfway down from it
    "Plateau": (LANDSCAPES["plateau"], 0.95, 0.5),
    LEVELLING.name: (LEVELLING, 0.9, 0.5),
    "Easom": (LANDSCAPES["easom"], -0.01, -0.5),
}


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, (surface, plain, halfway) in SURFACES.items():
        starts = starts_where(surface, budget, seed, partial(above, plain))
        tried = np.tile(starts, (len(RATES), 1)), np.repeat(RATES, len(starts))
        gradient_descent, momentum = (
            crossed(surface, method, *tried, halfway).reshape(len(RATES), -1)
            for method in ("gradient_descent", "momentum")
        )
        drawn = np.random.default_rng(seed).choice(LARGE, len(starts)), np.arange(len(starts))
        held[f"{name} · same rate"] = sooner(gradient_descent[drawn], momentum[drawn])
        held[f"{name} · each at its best rate"] = sooner(gradient_descent.min(axis=0), momentum.min(axis=0))
    return held


def above(plain, surface, points):
    """(runs,) whether these lie on the plain."""
    return surface.value(points) > plain


def crossed(surface, method, starts, rates, halfway):
    """(runs,) the step at which f is first down from the plain."""
    runs = run(surface, method, starts, steps=STEPS, hypers={"lr": rates}, record="last", target=halfway)
    return np.where(np.isnan(runs.arrived), np.inf, runs.arrived)


def sooner(gradient_descent, momentum):
    return (SOONER * momentum <= gradient_descent) & np.isfinite(momentum)


CLAIM = Claim(
    statement="Momentum rolls over plateaus.",
    said_by="common in lectures",
    group="momentum",
    order=6,
    experiment=(
        "Gradient descent and momentum (β = 0.9) start at random points on the plain of three surfaces. The "
        "claim holds if momentum is halfway down to the minimum within 500 steps, and gradient descent needs "
        "at least twice as many or never gets there. Both use one learning rate, drawn from 0.01 to 1, or "
        "each uses the best of 24 from 10⁻⁵ to 3."
    ),
    trials=trials,
    link={
        "surface": "plateau",
        "methods": "gradient_descent,momentum",
        "gradient_descent.lr": "0.3",
        "momentum.lr": "0.3",
    },
    look=(
        "Momentum gathers speed where the slope is small but steady. Where there is no slope, as far out on "
        "Easom, it gathers no speed."
    ),
)
