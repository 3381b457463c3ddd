"""Gradient descent bounces between the walls of a ravine: the gradient points across it, not along it."""

import numpy as np

from claims.base import Claim
from claims.base.across import mostly_across
from claims.base.prose import Numbers
from experiments import run
from experiments.engine.race import Race
from experiments.readings.events.bounces import turned
from experiments.studies.cloud import cloud
from experiments.studies.tuning import tune
from landscapes import LANDSCAPES

RAVINES = {f"κ = {kappa:,}": LANDSCAPES["ravine"].with_parameters({"κ": kappa}) for kappa in (10, 100, 1000)}
SURFACES = RAVINES | {"Rosenbrock": LANDSCAPES["rosenbrock"]}
STEPS, WATCHED, SETTINGS = 200, 20, 64


def trials(budget: int, seed: int) -> dict[str, np.ndarray]:
    held = {}
    for name, surface in SURFACES.items():
        best = tune(Race(surface, "gradient_descent", surface.start, STEPS), SETTINGS).race
        starts = cloud(surface, budget, seed, "report")
        runs = run(surface, "gradient_descent", starts, steps=WATCHED, hypers=best.hypers)
        kept = np.isfinite(runs.value).all(axis=0)
        path = runs.path[:, kept]
        bounced, across = turned(surface.gradient(path)), mostly_across(surface, path)
        held[name] = (bounced.mean(axis=0) >= 0.5) & (across.mean(axis=0) >= 0.5)
    return held


def measure() -> Numbers:
    """The rate below which it would not bounce on the ravine as it is shown."""
    surface = LANDSCAPES["ravine"]
    return {"1/λmax": float(1 / np.linalg.eigvalsh(surface.hessian(surface.start))[-1])}


CLAIM = Claim(
    statement="In a ravine, gradient descent bounces between the walls, because the gradient points mostly across.",
    said_by="Goodfellow, Bengio and Courville 2016, section 8.2.1; common in lectures",
    group="descent",
    order=1,
    experiment=(
        "Gradient descent runs on three ravines of condition number κ and in Rosenbrock's curved valley. On "
        "each, it uses the learning rate that did best of 64 over 200 steps. Two things must be true for the "
        "claim to hold. In at least half of the first 20 steps, the gradient points against the one before. "
        "In at least half of them, it points more across the valley than along it. Runs that diverge are left "
        "out."
    ),
    trials=trials,
    measure=measure,
    link={"surface": "ravine", "methods": "gradient_descent", "gradient_descent.lr": "0.011"},
    look=(
        "The path crosses the floor at every step. With a learning rate below 1/λmax = {1/λmax} it would not. "
        "On Rosenbrock, the best single learning rate makes the path bounce from {Rosenbrock} starts."
    ),
)
