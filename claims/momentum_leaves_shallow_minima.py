"""Momentum rolls out of shallow minima."""

import numpy as np

from claims.base import Claim
from claims.base.rates import RATES, within_tolerance
from experiments import run
from experiments.engine.outcomes import Outcome
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES, Landscape

RIPPLED = Landscape(
    name="Rippled bowl",
    formula="(x^2 + y^2)/20 + sin(3x)^2/10 + sin(3y)^2/10",
    domain=((-4, 4), (-4, 4)),
    start=(-3.7, 3.1),
    minima=((0, 0),),
)
MANY = ("rastrigin", "griewank", "ackley", "styblinski_tang", "six_hump_camel", "peaks")
SURFACES = (RIPPLED, *(LANDSCAPES[key] for key in MANY))
STEPS, LOWER, AS_MANY = 500, 0.01, 8


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for surface in SURFACES:
        starts = cloud(surface, AS_MANY * budget, seed, "report")
        plain, heavy = (rests(surface, method, starts) for method in ("gradient_descent", "momentum"))
        drawn = np.random.default_rng(seed).integers(len(RATES), size=len(starts)), np.arange(len(starts))
        for which, f, after in (
            ("same rate", plain[drawn], heavy[drawn]),
            ("each at its best rate", plain.min(axis=0), heavy.min(axis=0)),
        ):
            caught = np.isfinite(f) & (f - LOWER > within_tolerance(surface))
            held[f"{surface.name} · {which}"] = (after < f - LOWER)[caught][:budget]
    return held


def rests(surface, method, starts):
    """(rates, runs) f of the minimum in which a run comes to rest, for each of RATES; ∞ for one that does not."""
    every = np.tile(starts, (len(RATES), 1))
    runs = run(surface, method, every, steps=STEPS, hypers={"lr": np.repeat(RATES, len(starts))}, record="last")
    f = np.where(runs.outcome == Outcome.CONVERGED, surface.value(runs.last), np.inf)
    return f.reshape(len(RATES), -1)


CLAIM = Claim(
    statement="Momentum rolls out of shallow minima.",
    said_by="common in lectures",
    group="momentum",
    order=7,
    experiment=(
        "One surface is a bowl with ripples, (x² + y²)/20 + (sin² 3x + sin² 3y)/10. Six others have minima "
        "that are not the lowest. Only starts count from which gradient descent comes to rest in such a "
        "minimum within 500 steps. The claim holds if momentum (β = 0.9) comes to rest in a lower minimum. "
        "Both use one learning rate, drawn from 24 between 10⁻⁵ and 3, or each uses the one that ends lowest."
    ),
    trials=trials,
    cases=100,
    link={
        "surface": "own",
        "formula": RIPPLED.formula,
        "window": "-4,4,-4,4",
        "start": "-3.7,3.1",
        "methods": "gradient_descent,momentum",
        "gradient_descent.lr": "0.1",
        "momentum.lr": "0.1",
    },
    look=(
        "The speed has to carry momentum over each rim. That depends on the learning rate, on the height of "
        "the start and on the depth of the hollow. Here it is enough. On Rastrigin, whose hollows are deep, "
        "it was enough in {Rastrigin · same rate} cases at the same rate."
    ),
)
