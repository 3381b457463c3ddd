"""A map of two settings: one run of a method for every pair of values of two hyperparameters, or of a coordinate of
the start.

With noise and with batches every run meets the same draws, those of the race with that seed: cells differ by their
settings alone, and any of them run alone is, bit for bit, the run in the map.
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from experiments.engine.progress import Progress
from experiments.engine.race import Race
from experiments.engine.runner import run_race
from experiments.geometry.known import lowest_known, target
from experiments.readings.endings import endings, gaps
from experiments.studies.axes import START, Axis, axes_for
from landscapes import Surface


@dataclass(frozen=True, eq=False)
class Sweep:
    """What came of every pair of values; each array (up.points, across.points), rows from the lowest value up.

    outcome  place in experiments.readings.endings.OUTCOMES
    stopped  the step the outcome happened at
    arrived  the first step at which f is within tolerance of its lowest known minimum; NaN where it never is, and
             everywhere if none is known
    gap      f at the last step, above the lowest known minimum or, where `known` is false, f itself; NaN for a run
             that went wrong
    within   where chance has a say, the distance from a minimum within which a run has arrived at the end; else None
    """

    surface: Surface
    method: str
    across: Axis
    up: Axis
    known: bool
    outcome: np.ndarray
    stopped: np.ndarray
    arrived: np.ndarray
    gap: np.ndarray
    within: float | None = None


def sweep(
    race: Race,
    across: Axis,
    up: Axis,
    *,
    within: float | None = None,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Sweep:
    """Runs a race once for every pair of values of two of its hyperparameters.

    An axis called "x" or "y" moves that coordinate of the start. What the race says of what is on an axis gives way to
    the axis. `within` is for a race in which chance has a say. Raises SettingError with one sentence.
    """
    axes = axes_for(race.optimizer, across, up)
    shape = up.points, across.points
    grid = dict(zip(axes, (side.ravel() for side in np.meshgrid(across.values, up.values)), strict=True))
    starts = np.tile(race.start, (across.points * up.points, 1))
    for place, name in enumerate(START):
        starts[:, place] = grid.pop(name, starts[:, place])
    lowest = lowest_known(race.surface)
    runs = run_race(
        race,
        starts=starts,
        hypers=grid,
        streams=0,
        record="last",
        target=target(race.surface),
        progress=progress,
        executor=executor,
    )
    return Sweep(
        surface=race.surface,
        method=race.method,
        across=across,
        up=up,
        known=lowest is not None,
        outcome=endings(runs, within).reshape(shape),
        stopped=runs.stopped.reshape(shape),
        arrived=runs.arrived.reshape(shape),
        gap=gaps(runs).reshape(shape),
        within=within,
    )


def setting_at(sweep: Sweep, row: int, column: int) -> dict[str, float]:
    """name -> value of the two settings of a cell, with which run() gives its very run."""
    return {
        sweep.across.name: float(sweep.across.values[column]),
        sweep.up.name: float(sweep.up.values[row]),
    }
