"""Models on data, and methods on batches of their samples, each with the best of a few learning rates."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np

from experiments import Runs, run
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES, Landscape
from landscapes.data import DATA
from landscapes.data.fitted import fitted

STEPS = 200
RATES = np.geomspace(1e-4, 10, 16)
TUNED_FROM = 8  # starts, which no case has
NONE: Mapping[str, Any] = MappingProxyType({})
SURFACES: Mapping[str, Landscape] = MappingProxyType(
    {
        "Line through points": LANDSCAPES["line_fit"],
        "Logistic regression on blobs": LANDSCAPES["blobs"],
        "Logistic regression on iris": fitted(LANDSCAPES["moons"], DATA["iris"].samples()),
        "Tanh neuron": LANDSCAPES["tanh_neuron"],
    }
)


def late_loss(runs: Runs) -> np.ndarray:
    """(runs,) the mean loss over the last half of the recorded steps; ∞ where a run went wrong."""
    mean = runs.value[len(runs.value) // 2 :].mean(axis=0)
    return np.where(np.isnan(mean), np.inf, mean)


def walked(
    surface: Landscape, method: str, starts: np.ndarray, seed: int, batch: int | None, **hypers: Any
) -> Runs:
    """Runs of STEPS steps from starts (runs, 2). Run r of every method meets the same batches."""
    return run(surface, method, starts, steps=STEPS, hypers=hypers, batch=batch, seed=seed)


@lru_cache(maxsize=256)
def best_rate(surface: Landscape, method: str, batch: int | None, **hypers: float) -> float:
    """Of RATES, the one with the lowest median of the late loss; from starts that no case has."""
    starts = cloud(surface, TUNED_FROM, 0, "tuning")
    rates = np.repeat(RATES, len(starts))
    runs = walked(surface, method, np.tile(starts, (len(RATES), 1)), 0, batch, lr=rates, **hypers)
    medians = np.median(late_loss(runs).reshape(len(RATES), -1), axis=1)
    return float(RATES[np.argmin(medians)])


def at_best(
    surface: Landscape, method: str, starts: np.ndarray, seed: int, batch: int | None, **hypers: float
) -> Runs:
    """The same at the best learning rate for batches of that size."""
    return walked(
        surface, method, starts, seed, batch, lr=best_rate(surface, method, batch, **hypers), **hypers
    )
