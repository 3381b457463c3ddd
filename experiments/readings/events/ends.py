"""Convergence, divergence and cycling: the ends of a run, as its Outcome has them.

Convergence is pinned at the step from which the slope stays below TOLERANCE. Divergence (whatever went wrong with a
run: it flew off, left where f is defined, or had no step to take) is pinned at the last step in the window, where it
can be seen, and lasts until the step that the outcome names. Cycling begins with the first step from which the path
repeats itself, to a thousandth of the cycle's size, until its end.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from experiments.engine.outcomes import GONE, TOLERANCE, Outcome
from experiments.readings.events.event import Event, Kind
from experiments.readings.events.trail import Trail
from optimizers.base.numbers import short


def convergence(trail: Trail) -> Iterator[Event]:
    if trail.outcome != Outcome.CONVERGED:
        return
    step = trail.stopped
    slope = float(trail.slope[step])
    told = f"{trail.runs.sentence(trail.run)} From there on the slope stays below {short(TOLERANCE)}."
    yield trail.event(Kind.CONVERGENCE, step, step, told, {"slope": slope})


def divergence(trail: Trail) -> Iterator[Event]:
    if trail.outcome not in GONE:
        return
    first, until = trail.away, max(trail.stopped, trail.away)
    left = f" It was last in the window at step {first:,}." if first < until - 1 else ""
    _, numbers = trail.edge(np.array([first]))
    yield trail.event(Kind.DIVERGENCE, first, until, trail.runs.sentence(trail.run) + left, numbers)


def cycling(trail: Trail) -> Iterator[Event]:
    if trail.outcome != Outcome.CYCLING:
        return
    first, length = trail.circles
    why, numbers = trail.edge(np.arange(first, trail.last))
    told = f"{trail.name} went round in circles: from step {first:,} on it repeated the same {length} points"
    yield trail.event(
        Kind.CYCLING, first, trail.last, f"{told}{why and f' ({why})'}.", {"period": float(length)} | numbers
    )
