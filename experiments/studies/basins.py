"""Basins: a run from every point of a grid over the window, and the minimum that each of them reaches.

Under noise every run meets the same draws, those of the race with that seed: any start raced alone is, bit for bit,
the run in the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from experiments.engine.outcomes import Outcome
from experiments.engine.progress import Progress
from experiments.engine.race import Race
from experiments.engine.runner import run_race
from experiments.engine.runs import Runs
from experiments.geometry.critical import Critical, critical_points, minima
from experiments.readings.endings import endings
from experiments.readings.scoreboard import NEAR
from experiments.studies.axes import Axis, Plane
from landscapes import Surface

NOWHERE = -1  # in none of the minima


@dataclass(frozen=True, eq=False)
class Basins:
    """Where every start leads; each array (up.points, across.points), rows from the lowest y up.

    minima   those of the window, the lowest first, as the scoreboard numbers them
    reached  place in minima, or NOWHERE
    outcome  place in experiments.readings.endings.OUTCOMES
    stopped  the step the outcome happened at
    """

    surface: Surface
    method: str
    across: Axis
    up: Axis
    minima: tuple[Critical, ...]
    reached: np.ndarray
    outcome: np.ndarray
    stopped: np.ndarray


def basins(
    race: Race,
    window: tuple[tuple[float, float], tuple[float, float]],
    points: int,
    *,
    progress: Progress | None = None,
) -> Basins:
    """Runs a race from `points` × `points` starts over a window ((x0, x1), (y0, y1)), in the place of its own start.

    Raises SettingError with one sentence.
    """
    across, up = sides(window, points)
    runs = run_race(race, starts=starts(across, up), streams=0, record="last", progress=progress)
    shape = up.points, across.points
    level = critical_points(race.surface)
    return Basins(
        surface=race.surface,
        method=race.method,
        across=across,
        up=up,
        minima=tuple(minima(level)),
        reached=reached(race.surface, level, runs).reshape(shape),
        outcome=endings(runs).reshape(shape),
        stopped=runs.stopped.reshape(shape),
    )


def sides(window: tuple[tuple[float, float], tuple[float, float]], points: int) -> tuple[Axis, Axis]:
    """The axes of a grid over a window, x across and y up."""
    (x0, x1), (y0, y1) = window
    return Axis("x", x0, x1, "linear", points), Axis("y", y0, y1, "linear", points)


def starts(across: Axis, up: Axis) -> np.ndarray:
    """(up.points · across.points, 2) the points of a grid, row by row."""
    return np.stack(np.meshgrid(across.values, up.values), axis=-1).reshape(-1, 2)


def start_at(result: Plane, row: int, column: int) -> tuple[float, float]:
    """The start of a cell of a map that has x across and y up, from which run() gives its very run."""
    return float(result.across.values[column]), float(result.up.values[row])


def reached(surface: Surface, points: Sequence[Critical], runs: Runs) -> np.ndarray:
    """(runs,) which minimum among critical points each run came to rest at, as its place among the minima, or NOWHERE.

    It is the nearest critical point, and within NEAR of the window's side, as scoreboard.ended_at has it.
    """
    numbered = minima(points)
    (x0, x1), (y0, y1) = surface.domain
    least = np.full(len(runs.outcome), NEAR * max(x1 - x0, y1 - y0))
    found = np.full(len(runs.outcome), NOWHERE)
    for point in points:
        away = np.hypot(runs.last[:, 0] - point.x, runs.last[:, 1] - point.y)
        nearer = away <= least
        found[nearer] = numbered.index(point) if point in numbered else NOWHERE
        least[nearer] = away[nearer]
    return np.where(runs.outcome == Outcome.CONVERGED, found, NOWHERE)
