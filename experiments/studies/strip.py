"""The strip of a hyperparameter: where the late iterates of a method lie for every value of it, as bifurcation
diagrams show a map's.

Under noise, and with batches, every run meets the same draws, those of the race with that seed.
"""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from experiments.engine.outcomes import GONE, RESTING
from experiments.engine.periods import APART, period
from experiments.engine.progress import Progress
from experiments.engine.race import MOST_STEPS, Race, whole_number
from experiments.engine.runner import run_race
from experiments.studies.axes import START, Axis, axes_for, coordinates
from landscapes import Surface
from optimizers.base import unknown

LATE = 100  # of the last iterates that are kept, unless told otherwise
LONGEST = 16  # steps: the longest period that is looked for; it has to be seen twice
SHRUNK = 0.9  # a cycle is missed by less than this part of what it was missed by before: it is being approached
KEPT = 0.8  # two ranges that share this part of what they span together are one

COORDINATES = {"x": "x", "y": "y", "value": "f"}  # what can be shown of an iterate, and its sign
VERDICTS = ("at rest", "cycle", "no period", "still changing", "diverged")
REST, CYCLE, APERIODIC, CHANGING, DIVERGED = range(len(VERDICTS))


def sign(surface: Surface, coordinate: str) -> str:
    """What readers call what is shown of an iterate: x and y, or the weights by their names, and f."""
    return dict(zip(START, coordinates(surface), strict=True)).get(coordinate, COORDINATES[coordinate])


@dataclass(frozen=True, eq=False)
class Strip:
    """The late iterates for every value of an axis.

    coordinate  what is shown of them: a key of COORDINATES
    late        (late, points) the last iterates, in order; NaN throughout for a run that went wrong
    verdict     (points,) place in VERDICTS:
                at rest         converged, or stands on a saddle or on flat ground
                cycle           repeats `period` points, to a thousandth of their spread
                no period       none up to LONGEST is found, though both halves of the iterates keep to one range:
                                chaos, or a turning too slow or too uneven to repeat
                still changing  its second half has another range than its first, or it comes ever closer to a cycle: it
                                is on its way, or wanders
                diverged        flew off, left where f is defined, or had no step to take
    period      (points,) steps; 0 where it is no cycle
    stopped     (points,) the step the outcome happened at
    """

    surface: Surface
    method: str
    axis: Axis
    coordinate: str
    late: np.ndarray
    verdict: np.ndarray
    period: np.ndarray
    stopped: np.ndarray


def strip(
    race: Race,
    axis: Axis,
    coordinate: str = "x",
    late: int = LATE,
    *,
    progress: Progress | None = None,
    executor: Executor | None = None,
) -> Strip:
    """Runs a race once for every value of one of its hyperparameters.

    What the race says of that one gives way to the axis. Raises SettingError with one sentence.
    """
    if coordinate not in COORDINATES:
        raise unknown("coordinate", "coordinate", coordinate, COORDINATES)
    axes_for(race.optimizer, axis)
    steps = whole_number("steps", race.steps, 2 * LONGEST, MOST_STEPS)
    late = whole_number("late", late, 2 * LONGEST, steps)
    runs = run_race(
        race,
        starts=np.tile(race.start, (axis.points, 1)),
        hypers={axis.name: axis.values},
        streams=0,
        progress=progress,
        executor=executor,
    )
    points = runs.path[-late:].swapaxes(1, 2)  # (late, 2, runs)
    lost = np.isin(runs.outcome, GONE)
    shown = runs.value[-late:] if coordinate == "value" else points[:, "xy".index(coordinate)]
    repeats = np.where(np.isin(runs.outcome, (*RESTING, *GONE)), 0, period(points, LONGEST))
    return Strip(
        surface=race.surface,
        method=race.method,
        axis=axis,
        coordinate=coordinate,
        late=np.where(lost, np.nan, shown),
        verdict=np.select(
            [lost, np.isin(runs.outcome, RESTING), repeats > 0, settled(points) & ~nearing(points)],
            [DIVERGED, REST, CYCLE, APERIODIC],
            CHANGING,
        ).astype(np.uint8),
        period=repeats,
        stopped=runs.stopped,
    )


def settled(points: np.ndarray) -> np.ndarray:
    """(n,) whether the points (late, 2, n) keep to one range: that of their first half is that of their second."""
    half = len(points) // 2
    first, second = points[:half], points[-half:]
    with np.errstate(invalid="ignore"):
        low, high = (np.array([pick(first, axis=0), pick(second, axis=0)]) for pick in (np.min, np.max))
        shared, spanned = high.min(axis=0) - low.max(axis=0), high.max(axis=0) - low.min(axis=0)
        kept: np.ndarray = (shared >= KEPT * spanned).all(axis=0)
        return kept


def nearing(points: np.ndarray) -> np.ndarray:
    """(n,) whether the points (late, 2, n) approach a cycle: they nearly repeat, and miss by less each time."""
    found = np.zeros(points.shape[2], dtype=bool)
    with np.errstate(invalid="ignore"):
        spread = np.ptp(points, axis=0).max(axis=0)
        for length in range(2, LONGEST + 1):
            miss = abs(points[length:] - points[:-length]).max(axis=1)
            half = len(miss) // 2
            first, second = miss[:half].max(axis=0), miss[-half:].max(axis=0)
            found |= (first <= APART * spread) & (second <= SHRUNK * first)
    return found


def words(strip: Strip, column: int) -> str:
    """What became of one column, in a few words."""
    verdict = strip.verdict[column]
    if verdict == CYCLE:
        return f"{strip.period[column]}-cycle"
    return f"no period up to {LONGEST} found" if verdict == APERIODIC else VERDICTS[verdict]
