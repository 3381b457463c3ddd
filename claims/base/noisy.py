"""Methods under noise: each with the best of as many settings, and how low it is on average over draws of noise."""

from typing import Any

import numpy as np

from claims.base.pairs import STEPS, best
from claims.base.quadratics import ravine
from experiments import Runs, run
from experiments.readings.endings import gaps
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES, Surface

DRAWS = 10
SURFACES = {  # with the standard deviation of the noise on each component of the gradient
    "Bowl": (LANDSCAPES["bowl"], 1.0),
    "Ravine (κ = 100)": (ravine(100), 1.0),
    "Rosenbrock": (LANDSCAPES["rosenbrock"], 10.0),
    "Himmelblau": (LANDSCAPES["himmelblau"], 10.0),
}


def walked(
    surface: Surface, method: str, budget: int, seed: int, noise: float, record: Any = "last", **other: Any
) -> Runs:
    """budget · DRAWS runs from drawn starts, DRAWS in a row from each; every method meets the same noise."""
    starts = np.repeat(cloud(surface, budget, seed, "report"), DRAWS, axis=0)
    hypers = {**best(surface, method, noise), **other}
    return run(surface, method, starts, steps=STEPS, hypers=hypers, noise=noise, seed=seed, record=record)


def mean_gap(runs: Runs) -> np.ndarray:
    """(starts,) f above the lowest known minimum at the last step, the mean of the draws; ∞ where one went wrong."""
    found = gaps(runs).reshape(-1, DRAWS).mean(axis=1)
    return np.where(np.isnan(found), np.inf, found)
