"""The scoreboard: one row of plain values for each method of a race."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from experiments.engine.outcomes import GONE, Outcome
from experiments.engine.runs import Runs
from experiments.geometry.critical import MINIMA, Survey
from experiments.geometry.known import lowest_known, tolerance
from experiments.geometry.scale import near
from experiments.readings.metrics import loss_gap, steps_left, steps_to_tolerance
from experiments.readings.ties import above
from landscapes import Surface
from optimizers import OPTIMIZERS


@dataclass(frozen=True)
class Row:
    """How one method did.

    loss      f at the last recorded point that has a value; None if not even the start has one
    gap       how far that is above the lowest known minimum; None where none is known
    arrived   the first recorded step within tolerance of that minimum's value; None if it never got there
    left      the step from which it was out of that tolerance again until its end; None if it never arrived, if it is
              within it at the end, or has no end because it broke off
    evals     evaluations spent: of f, its gradient and its Hessian together; a batch of b of N samples counts b/N
    stopped   the step the outcome happened at
    """

    method: str
    name: str
    loss: float | None
    gap: float | None
    arrived: int | None
    left: int | None
    evals: float
    outcome: Outcome
    stopped: int
    sentence: str


def scoreboard(surface: Surface, race: Iterable[Runs], run: int = 0) -> list[Row]:
    """A row for each method, in the race's order; `run` says which of its runs."""
    return [row(surface, runs, run) for runs in race]


def row(surface: Surface, runs: Runs, run: int = 0) -> Row:
    gap, arrived, left = (of(surface, runs) for of in (loss_gap, steps_to_tolerance, steps_left))
    outcome, stopped = runs.ended(run)
    return Row(
        method=runs.method,
        name=OPTIMIZERS[runs.method].called(runs.race.drawn),
        loss=last(runs.value[:, run]),
        gap=height_above(surface, None if gap is None else last(gap[:, run])),
        arrived=step(arrived, run),
        left=None if runs.outcome[run] in GONE else step(left, run),
        evals=float(runs.evals.total[run]),
        outcome=outcome,
        stopped=stopped,
        sentence=runs.sentence(run),
    )


def height_above(surface: Surface, gap: float | None) -> float | None:
    """How far above its lowest known minimum f is, from the difference of both; None where that is not known."""
    lowest = lowest_known(surface)
    return gap if gap is None or lowest is None else above(surface, gap, lowest)


def below_all(surface: Surface, rows: Iterable[Row]) -> list[Row]:
    """The rows of the runs that ended below every known minimum, by more than the tolerance."""
    return [each for each in rows if each.gap is not None and each.gap < -tolerance(surface)]


def step(steps: np.ndarray | None, run: int) -> int | None:
    """The step of one run among (runs,) floats; None where it is NaN, or none is known."""
    return None if steps is None or math.isnan(steps[run]) else int(steps[run])


def last(values: np.ndarray) -> float | None:
    """The last of (recorded,) that is a number at all."""
    known = np.flatnonzero(~np.isnan(values))
    return float(values[known[-1]]) if len(known) else None


# The kinds of points that runs end at.
REACHED = {
    Outcome.CONVERGED: MINIMA,
    Outcome.LIMIT: MINIMA,
    Outcome.CYCLING: MINIMA,
    Outcome.SADDLE: ("saddle",),
    Outcome.MAXIMUM: ("maximum",),
}


def ended_at(surface: Surface, found: Survey, runs: Runs, run: int = 0) -> str | None:
    """At which of the critical points of the surface a run is after its last step: "minimum 2 of 4", the lowest first,
    or "saddle". Of the kind that its outcome tells it is the nearest, within near(); it need not have settled there.

    None for a run that is at none: on a slope, on flat ground, or outside the window.
    """
    kinds = REACHED.get(runs.outcome[run], ())
    alike = [point for point in found.points if point.kind in kinds]
    nearest = min(alike, key=lambda point: float(point.away(surface, runs.last[run])), default=None)
    if nearest is None or nearest.away(surface, runs.last[run]) > near(surface):
        return None
    return found.numbered(nearest) if nearest.kind in MINIMA else nearest.kind
