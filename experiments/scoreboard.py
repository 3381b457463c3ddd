"""The scoreboard: one row of plain values for each method of a race."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from experiments.metrics import loss_gap, steps_to_tolerance
from experiments.outcomes import Outcome
from experiments.runs import Runs
from optimizers import OPTIMIZERS


@dataclass(frozen=True)
class Row:
    """How one method did.

    loss      f at the last recorded point that has a value; None if not even the start has one
    gap       how far that is above the lowest known minimum; None where none is known
    arrived   the first recorded step within TOLERANCE of that minimum's value; None if it never got there
    evals     evaluations spent: of f, its gradient and its Hessian together
    stopped   the step the outcome happened at
    """

    method: str
    name: str
    loss: float | None
    gap: float | None
    arrived: int | None
    evals: int
    outcome: Outcome
    stopped: int
    sentence: str


def scoreboard(surface: Any, race: Iterable[Runs], run: int = 0) -> list[Row]:
    """A row for each method, in the race's order; `run` says which of its runs."""
    return [row(surface, runs, run) for runs in race]


def row(surface: Any, runs: Runs, run: int = 0) -> Row:
    gap, arrived = loss_gap(surface, runs), steps_to_tolerance(surface, runs)
    return Row(
        method=runs.method,
        name=OPTIMIZERS[runs.method].called(runs.noise),
        loss=last(runs.value[:, run]),
        gap=None if gap is None else last(gap[:, run]),
        arrived=None if arrived is None or math.isnan(arrived[run]) else int(arrived[run]),
        evals=int(runs.evals.total[run]),
        outcome=runs.outcome[run],
        stopped=int(runs.stopped[run]),
        sentence=runs.sentence(run),
    )


def last(values: np.ndarray) -> float | None:
    """The last of (recorded,) that is a number at all."""
    known = np.flatnonzero(~np.isnan(values))
    return float(values[known[-1]]) if len(known) else None
