"""Convergence, divergence and cycling: the ends of a run, as its Outcome has them.

Convergence is pinned at the step since which it has settled. Divergence (whatever went wrong with a
run: it flew off, left where f is defined, or had no step to take) is pinned at the last step in the window, where it
can be seen, and lasts until the step that the outcome names. Cycling begins with the first step from which the path
repeats itself, to a thousandth of the cycle's size, until its end; its points are counted as the eye does.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from experiments.engine.outcomes import GONE, Outcome
from experiments.engine.periods import distinct
from experiments.engine.words import circling
from experiments.readings.events.event import Event, Kind
from experiments.readings.events.trail import Trail


def convergence(trail: Trail) -> Iterator[Event]:
    if trail.outcome != Outcome.CONVERGED:
        return
    step = trail.stopped
    slope = float(trail.slope[step])
    yield trail.event(Kind.CONVERGENCE, step, step, trail.runs.sentence(trail.run), {"slope": slope})


def divergence(trail: Trail) -> Iterator[Event]:
    if trail.outcome not in GONE:
        return
    first, until = trail.away, max(trail.stopped, trail.away)
    left = f" It was last inside the window at step {first:,}." if first < until - 1 else ""
    _, numbers = trail.edge(np.array([first]))
    yield trail.event(Kind.DIVERGENCE, first, until, trail.runs.sentence(trail.run) + left, numbers)


def cycling(trail: Trail) -> Iterator[Event]:
    if trail.outcome != Outcome.CYCLING:
        return
    first, length = trail.circles
    why, numbers = trail.edge(np.arange(first, trail.last))
    count = distinct(trail.points[trail.last - length : trail.last])
    rounds = "" if count == length else f", in rounds of {length} steps"
    told = f"{trail.name} {circling(count)} from step {first:,} on{rounds}"
    yield trail.event(
        Kind.CYCLING,
        first,
        trail.last,
        f"{told}{why and f' ({why})'}.",
        {"period": float(length), "points": float(count)} | numbers,
    )
