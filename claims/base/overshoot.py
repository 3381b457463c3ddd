"""Overshoot: how far a path goes away again from the minimum, once it has come nearer."""

from typing import Any

import numpy as np

from claims.base.quadratics import ravine
from claims.base.rates import best_rates
from experiments import Runs, run
from experiments.studies.cloud import cloud
from experiments.studies.fan import reach
from landscapes import LANDSCAPES, Surface

STEPS = 300
MUCH = 0.1  # of the starting distance
AS_MANY = 4  # starts for each case, as not all of them make one
SURFACES = {
    "Bowl": LANDSCAPES["bowl"],
    "Ravine (κ = 100)": ravine(100),
    "Beale": LANDSCAPES["beale"],
    "Himmelblau": LANDSCAPES["himmelblau"],
}


def overshoot(surface: Surface, runs: Runs) -> np.ndarray:
    """(runs,) the farthest way back out, as a part of the starting distance from the minimum in which a run ends.

    NaN for a run that ends near no known minimum. Of gradient descent on a quadratic it is 0 while it is stable.
    """
    minima = np.array(surface.minima)
    away = np.linalg.norm(runs.last[:, None] - minima, axis=-1)
    distance = np.linalg.norm(runs.path - minima[away.argmin(axis=1)], axis=-1)
    back = (distance - np.minimum.accumulate(distance)).max(axis=0)
    return np.where(away.min(axis=1) <= reach(surface), back / distance[0], np.nan)


def walks(surface: Surface, starts: np.ndarray, method: str, lr: np.ndarray, **hypers: Any) -> np.ndarray:
    """(runs,) the overshoot of each run."""
    return overshoot(surface, run(surface, method, starts, steps=STEPS, hypers={"lr": lr, **hypers}))


def at_their_best(surface: Surface, method: str, budget: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """(cases, 2) starts from which a method settles within STEPS, and (cases,) its best learning rate from each.

    More than the budget, of which the first that can speak to the question are taken.
    """
    starts = cloud(surface, AS_MANY * budget, seed, "report")
    rates, steps = best_rates(surface, method, starts, STEPS)
    return starts[np.isfinite(steps)], rates[np.isfinite(steps)]
