"""A map of two settings: one run of a method for every pair of values of two hyperparameters, or of a coordinate of
the start.

Under noise every run meets the same draws, those of the race with that seed: cells differ by their settings alone,
and any of them run alone is, bit for bit, the run in the map.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from experiments.engine.outcomes import TOLERANCE
from experiments.engine.progress import Progress
from experiments.engine.race import start_points
from experiments.engine.runner import run
from experiments.readings.endings import endings, gaps
from experiments.readings.metrics import lowest_known
from experiments.studies.axes import START, Axis, axes_for
from optimizers import OPTIMIZERS


@dataclass(frozen=True, eq=False)
class Sweep:
    """What came of every pair of values; each array (up.points, across.points), rows from the lowest value up.

    outcome  place in experiments.readings.endings.OUTCOMES
    stopped  the step the outcome happened at
    arrived  the first step at which f is within TOLERANCE of its lowest known minimum; NaN where it never is, and
             everywhere if none is known
    gap      f at the last step, above the lowest known minimum or, where `known` is false, f itself; NaN for a run
             that went wrong
    """

    surface: Any
    method: str
    across: Axis
    up: Axis
    known: bool
    outcome: np.ndarray
    stopped: np.ndarray
    arrived: np.ndarray
    gap: np.ndarray


def sweep(
    surface: Any,
    method: str,
    start: tuple[float, float],
    steps: int,
    hypers: Mapping[str, Any],
    across: Axis,
    up: Axis,
    *,
    noise: float = 0.0,
    seed: int = 0,
    progress: Progress | None = None,
) -> Sweep:
    """Runs `method` once for every pair of values of two of its hyperparameters; everything else as in run().

    An axis called "x" or "y" moves that coordinate of the start. What `hypers` and `start` say of what is on an axis
    gives way to it. Raises SettingError with one sentence.
    """
    axes = axes_for(OPTIMIZERS[method], across, up)
    shape = up.points, across.points
    grid = dict(zip(axes, (side.ravel() for side in np.meshgrid(across.values, up.values)), strict=True))
    starts = np.repeat(start_points(start), across.points * up.points, axis=0)
    for place, name in enumerate(START):
        starts[:, place] = grid.pop(name, starts[:, place])
    lowest = lowest_known(surface)
    runs = run(
        surface,
        method,
        starts,
        steps=steps,
        hypers={**hypers, **grid},
        noise=noise,
        seed=seed,
        streams=0,
        record="last",
        target=None if lowest is None else lowest + TOLERANCE,
        progress=progress,
    )
    return Sweep(
        surface=surface,
        method=method,
        across=across,
        up=up,
        known=lowest is not None,
        outcome=endings(runs).reshape(shape),
        stopped=runs.stopped.reshape(shape),
        arrived=runs.arrived.reshape(shape),
        gap=gaps(runs).reshape(shape),
    )


def setting_at(sweep: Sweep, row: int, column: int) -> dict[str, float]:
    """name -> value of the two settings of a cell, with which run() gives its very run."""
    return {
        sweep.across.name: float(sweep.across.values[column]),
        sweep.up.name: float(sweep.up.values[row]),
    }
