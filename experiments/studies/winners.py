"""Winners: several methods run from every point of a grid over the window, and which of them does best from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from experiments.engine.progress import Progress, within
from experiments.engine.race import Race
from experiments.engine.runner import run_race
from experiments.engine.runs import Runs
from experiments.geometry.critical import survey
from experiments.geometry.known import target
from experiments.readings.endings import heights
from experiments.readings.ties import alike, levels
from experiments.studies.axes import Axis
from experiments.studies.basins import sides, starts
from landscapes import Surface
from optimizers import SettingError
from optimizers.base import unknown

NOBODY, TIE = -1, -2


@dataclass(frozen=True)
class Criterion:
    """What makes a winner: the lowest number, of those that runs have.

    name   as a reader chooses it
    about  what is compared
    of     runs -> (runs,) their numbers; NaN for a run that has none
    timed  whether what counts is getting down to the tolerance, which asks for a known minimum; of heights, those that
           are alike are a tie, and then the steps to the tolerance decide
    """

    name: str
    about: str
    of: Callable[[Runs], np.ndarray]
    timed: bool


CRITERIA = {
    "loss": Criterion(
        "Lowest loss",
        "the value of f after the last step; a tie goes to the method with fewer steps to tolerance",
        heights,
        timed=False,
    ),
    "steps": Criterion(
        "First to tolerance",
        "the number of steps until f is within tolerance of its lowest known minimum",
        lambda runs: runs.arrived,
        timed=True,
    ),
    "evals": Criterion(
        "Fewest evaluations",
        "the number of evaluations until f is within tolerance of its lowest known minimum; f, gradient and Hessian "
        "count one each",
        lambda runs: runs.arrived_cost,
        timed=True,
    ),
}


@dataclass(frozen=True, eq=False)
class Winners:
    """Who does best from every start; each array (up.points, across.points), rows from the lowest y up.

    winner  place in methods, TIE between the best, or NOBODY: no run arrived, or all went wrong
    number  the criterion's number of the best; NaN where there is none
    """

    surface: Surface
    methods: tuple[str, ...]
    criterion: str
    across: Axis
    up: Axis
    winner: np.ndarray
    number: np.ndarray


def winners(
    races: Sequence[Race],
    window: tuple[tuple[float, float], tuple[float, float]],
    points: int,
    criterion: str,
    *,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Winners:
    """Runs races of several methods on one surface from `points` × `points` starts over a window ((x0, x1), (y0, y1)).

    With noise and with batches all runs of all methods meet the same draws, those of the race with that seed. Raises
    SettingError with one sentence.
    """
    if criterion not in CRITERIA:
        raise unknown("criterion", "criterion", criterion, CRITERIA)
    if len(races) < 2:
        raise SettingError("methods", "Who wins is a question for two methods or more; choose another one.")
    surface = races[0].surface
    if reason := survey(surface).given_up:
        raise SettingError("surface", f"The winners are not known. {reason}")
    chosen, most = CRITERIA[criterion], target(surface)
    if chosen.timed and most is None:
        raise SettingError("criterion", "No minimum of this surface is known to arrive at; compare the lowest loss.")
    across, up = sides(window, points)
    grid = starts(across, up)
    each = 1 / len(races)
    numbers, steps = np.empty((2, len(races), len(grid)))
    for place, race in enumerate(races):
        runs = run_race(
            race,
            starts=grid,
            streams=0,
            record="last",
            target=most,
            progress=within(progress, place * each, (place + 1) * each),
            executor=executor,
        )
        numbers[place], steps[place] = chosen.of(runs), runs.arrived
    winner, number = best(numbers, numbers if chosen.timed else steps, 0.0 if chosen.timed else alike(surface))
    shape = up.points, across.points
    return Winners(
        surface=surface,
        methods=tuple(race.method for race in races),
        criterion=criterion,
        across=across,
        up=up,
        winner=winner.reshape(shape),
        number=number.reshape(shape),
    )


def best(numbers: np.ndarray, steps: np.ndarray, spare: float) -> tuple[np.ndarray, np.ndarray]:
    """(n,) the place of the lowest of numbers (methods, n), TIE or NOBODY; and (n,) that number, NaN for nobody.

    Of numbers no more than `spare` above the lowest, that with the fewest steps (methods, n) wins; NaN is never.
    """
    ranked = np.where(np.isnan(numbers), np.inf, numbers)
    lowest = ranked.min(axis=0)
    met = np.isfinite(lowest)
    low = levels(ranked, spare) == 0
    soon = np.where(low & ~np.isnan(steps), steps, np.inf)
    first = low & (soon == soon.min(axis=0))
    winner = np.where(first.sum(axis=0) > 1, TIE, first.argmax(axis=0))
    return np.where(met, winner, NOBODY), np.where(met, lowest, np.nan)
