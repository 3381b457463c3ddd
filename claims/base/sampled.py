"""Models on samples, and methods on batches of them: each with the best of a few learning rates for that batch size."""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat

import numpy as np

from claims.base.walked import all_walked
from experiments import run
from experiments.engine.batch import batch_of
from experiments.engine.batches import batches
from experiments.engine.race import Race
from experiments.geometry.known import known_minima
from experiments.readings.ties import alike
from experiments.studies.cloud import cloud
from landscapes import LANDSCAPES, Landscape
from landscapes.data import DATA
from landscapes.data.fitted import fitted
from optimizers import Optimizer

STEPS, EVERY = 200, 10  # steps, of which one in so many is looked at, in the last half
RATES = np.geomspace(1e-3, 2, 12)  # times 1/λmax at the minimum; of a stride, times the side of the window
STRIDE = "rprop"  # whose rate is the length of its first stride
TUNED_FROM = 5  # starts, which no case has


@lru_cache(maxsize=32)
def over(surface: str, data: str) -> Landscape:
    """A model, a key of LANDSCAPES, over a data set, a key of DATA."""
    return fitted(LANDSCAPES[surface], DATA[data].samples())


def size_told(batch: int | None) -> str:
    """How the name of a setting says how large its batches are; None for all samples."""
    return f"batches of {batch}" if batch else "all samples"


def minimum(surface: Landscape) -> np.ndarray:
    """(2,) the lowest minimum that is known."""
    return np.array(known_minima(surface)[0])


def steepest(surface: Landscape) -> float:
    """λmax at that minimum."""
    return float(np.linalg.eigvalsh(surface.hessian(minimum(surface)))[-1])


def late_loss(
    surface: Landscape, method: str | Optimizer, starts: np.ndarray, seed: int, batch: int | None
) -> np.ndarray:
    """(runs,) how far f is above the minimum, the mean of the last half of the steps, at the best rate for that batch.

    No less than what is a tie with the minimum, and ∞ for a run that went wrong. A method is a key of OPTIMIZERS or a
    rule that is not there. Run r of every method meets the same batches.
    """
    rates = np.full(len(starts), best_rate(surface, method, batch))
    return late(surface, values(surface, method, starts, rates, np.arange(len(starts)), seed, batch))


@lru_cache(maxsize=256)
def best_rate(surface: Landscape, method: str | Optimizer, batch: int | None) -> float:
    """Of RATES the one with the lowest median of the late loss; each of them meets the same batches."""
    starts = cloud(surface, TUNED_FROM, 0, "tuning")
    unit = np.ptp(surface.domain[0]) if method == STRIDE else 1 / steepest(surface)
    streams = np.tile(np.arange(len(starts)), len(RATES))
    found = values(surface, method, starts[streams], unit * np.repeat(RATES, len(starts)), streams, 0, batch)
    medians = np.median(late(surface, found).reshape(len(RATES), -1), axis=1)
    return float(unit * RATES[medians.argmin()])


def late(surface: Landscape, found: np.ndarray) -> np.ndarray:
    """(runs,) how far values (recorded, runs) of f are above the minimum in the last half; see late_loss()."""
    above = found[-len(found) // 2 :].mean(axis=0) - surface.value(minimum(surface))
    return np.where(np.isnan(above), np.inf, np.maximum(above, alike(surface)))


def values(
    surface: Landscape,
    method: str | Optimizer,
    starts: np.ndarray,
    rates: np.ndarray,
    streams: np.ndarray,
    seed: int,
    batch: int | None,
) -> np.ndarray:
    """(recorded, runs) f on the way from starts (runs, 2), with rates (runs,) and streams (runs,) of batches."""
    if isinstance(method, str):
        return run(
            surface,
            method,
            starts,
            steps=STEPS,
            hypers={"lr": rates},
            batch=batch,
            seed=seed,
            streams=streams,
            record=EVERY,
        ).value
    race = Race(surface, "gradient_descent", surface.start, STEPS, seed=seed, batch=batch)  # for its batches alone
    seen = batches(batch_of(race, starts, streams=streams)) if batch else repeat(None)
    path = all_walked(method, surface, starts, STEPS, {"lr": rates}, seen)
    return np.asarray(surface.value(path[::EVERY]))
