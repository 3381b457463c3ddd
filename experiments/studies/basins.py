"""Basins: a run from every point of a grid over the window, and the minimum that each of them is led to.

With noise and with batches every run meets the same draws, those of that seed: any start raced alone is, bit for bit,
the run in the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from experiments.engine.outcomes import GONE
from experiments.engine.progress import Progress
from experiments.engine.race import Race
from experiments.engine.runner import run_race
from experiments.engine.runs import Runs
from experiments.geometry.critical import Critical, Survey, survey
from experiments.geometry.scale import near
from experiments.readings.endings import CONVERGED, LOCAL, endings
from experiments.studies.axes import Axis, Plane
from landscapes import Surface
from optimizers import SettingError

NOWHERE = -1  # in none of the minima
# What a run that came to rest in none of them is called, by its place in OUTCOMES: its minimum lies outside the window.
UNMARKED = {CONVERGED: "at rest in a minimum that is not marked", LOCAL: "at rest in a higher one that is not marked"}


@dataclass(frozen=True, eq=False)
class Basins:
    """Where every start leads; each array (up.points, across.points), rows from the lowest y up.

    found    the critical points of the window, whose minima are numbered as in the scoreboard
    reached  place in minima, or NOWHERE
    outcome  place in experiments.readings.endings.OUTCOMES
    stopped  the step the outcome happened at
    within   where chance has a say, the distance from a minimum within which a run is at it; else None, for near()
    """

    surface: Surface
    method: str
    across: Axis
    up: Axis
    found: Survey
    reached: np.ndarray
    outcome: np.ndarray
    stopped: np.ndarray
    within: float | None = None

    @property
    def minima(self) -> tuple[Critical, ...]:
        """Those of the window, the lowest first."""
        return self.found.minima


def basins(
    race: Race,
    window: tuple[tuple[float, float], tuple[float, float]],
    points: int,
    *,
    within: float | None = None,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Basins:
    """Runs a race from `points` × `points` starts over a window ((x0, x1), (y0, y1)), in the place of its own start.

    `within` is for a race in which chance has a say: a run that is so near to a minimum is at it. Raises SettingError
    with one sentence.
    """
    found = survey(race.surface)
    if found.given_up:
        raise SettingError("surface", f"The basins are not known. {found.given_up}")
    across, up = sides(window, points)
    runs = run_race(race, starts=starts(across, up), streams=0, record="last", progress=progress, executor=executor)
    shape = up.points, across.points
    return Basins(
        surface=race.surface,
        method=race.method,
        across=across,
        up=up,
        found=found,
        reached=reached(race.surface, found.minima, runs, within).reshape(shape),
        outcome=endings(runs, within).reshape(shape),
        stopped=runs.stopped.reshape(shape),
        within=within,
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


def elsewhere(result: Basins) -> dict[int, float]:
    """place in OUTCOMES -> the part of the starts that end so and lead to none of the minima."""
    outcomes = result.outcome[result.reached == NOWHERE]
    codes, counts = np.unique(outcomes, return_counts=True)
    return dict(zip(codes.tolist(), (counts / result.outcome.size).tolist(), strict=True))


def reached(surface: Surface, lowest: Sequence[Critical], runs: Runs, within: float | None = None) -> np.ndarray:
    """(runs,) which of the minima each run is at after its last step, as its place among them, or NOWHERE.

    It is the nearest, and `within` that distance of where the run ended: near(), as scoreboard.ended_at has it, unless
    another is given. The run need not have
    settled there: most methods with a rate per coordinate never do.
    """
    least = np.full(len(runs.outcome), near(surface) if within is None else within)
    found = np.full(len(runs.outcome), NOWHERE)
    for place, minimum in enumerate(lowest):
        away = minimum.away(surface, runs.last)
        nearer = away <= least
        found[nearer], least[nearer] = place, away[nearer]
    return np.where(np.isin(runs.outcome, GONE), NOWHERE, found)
