"""A fan: one method walked many times from one start, each time through noise or batches of its own, and how often it
succeeds.

Where chance has a say a path hardly comes to rest, so arriving means nothing. What is asked is where each run is at
its last step: it has succeeded if it is within `tolerance` of a known global minimum there. Run 0 is the run one sees
alone.
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from experiments.engine.progress import Progress
from experiments.engine.race import Race
from experiments.engine.runner import run_race
from experiments.geometry.known import lowest_known
from experiments.readings.endings import ends, succeeded
from landscapes import Surface
from optimizers.base.numbers import rounded

POINTS = 60  # of each path that are kept, so that a picture of many of them stays small
QUARTERS = (0.25, 0.5, 0.75)


@dataclass(frozen=True, eq=False)
class Fan:
    """Many noisy runs of one method.

    steps      (recorded,) the step numbers recorded: every k-th, and the last
    path       (recorded, runs, 2) the points; NaN after a run went wrong
    success    the part of the runs within the tolerance of a minimum at the last step; None where none is known
    quartiles  of f above the lowest known minimum, or of f itself where none is known, at the last step:
               three values that occur, ∞ for a run that went wrong
    """

    steps: np.ndarray
    path: np.ndarray
    success: float | None
    quartiles: tuple[float, float, float]


def fan(
    race: Race,
    *,
    runs: int,
    tolerance: float,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Fan:
    """Walks a race as often as `runs` says."""
    every = -(-race.steps // POINTS)
    found = run_race(race, starts=np.tile(race.start, (runs, 1)), record=every, progress=progress, executor=executor)
    end = ends(found)
    whole = found.steps[-1] == race.steps
    return Fan(
        steps=found.steps if whole else np.append(found.steps, race.steps),
        path=found.path if whole else np.concatenate([found.path, end[None]]),
        success=success(race.surface, end, tolerance),
        quartiles=quartiles(race.surface, end),
    )


def success(surface: Surface, end: np.ndarray, tolerance: float) -> float | None:
    """The part of the points (runs, 2) that are within `tolerance` of a global minimum; None where none is known."""
    met = succeeded(surface, end, tolerance)
    return None if met is None else float(met.mean())


def quartiles(surface: Surface, end: np.ndarray) -> tuple[float, float, float]:
    """The quartiles of f at the points (runs, 2), above the lowest known minimum if there is one; NaN counts as ∞."""
    value = surface.value(end)
    value = value - (lowest_known(surface) or 0.0)
    ranked = np.where(np.isnan(value), np.inf, value)
    low, middle, high = np.quantile(ranked, QUARTERS, method="inverted_cdf")
    return float(low), float(middle), float(high)


def reach(surface: Surface) -> float:
    """The tolerance unless one is chosen: a fiftieth of the window's shorter side, to one digit."""
    return rounded(min(high - low for low, high in surface.domain) / 50, 1)
