"""Stall: a path that hardly gets on where there is lower ground to be found.

A path stalls where all of this holds for LONG steps, or for BULK of them, because noise may interrupt a stall:
- it gets no farther than NARROW of the window's side;
- the slope is at most SLIGHT of the steepest in the window, or counts as level;
- the ground is no bowl: its lowest curvature is zero or negative. Where it is negative, the slope is no larger than
  that curvature causes within NEAR of the window's side.
So neither a small learning rate on a slope nor a slow descent is a stall. A run whose outcome is a saddle or flat
ground has stalled, however few steps ago.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from experiments.engine.outcomes import LEVEL, TOLERANCE, Outcome
from experiments.readings.events.event import Event, Kind
from experiments.readings.events.stretches import few, gathered
from experiments.readings.events.trail import Trail
from optimizers.base.numbers import short

NARROW = 0.01
LONG = 20  # a path that turns round is slow for some steps
SLIGHT = 0.01
BULK = 0.8
NEAR = 0.1


def stall(trail: Trail) -> Iterator[Event]:
    low, _ = trail.curvature
    for stretch in few(stretches(trail)):
        first, last = int(stretch[0]), int(stretch[-1])
        slope, lowest = float(np.median(trail.slope[stretch])), float(low[stretch].min())
        side = f"while λmin = {short(lowest)} led down to the side" if lowest < -LEVEL else "with no curve to a bottom"
        count = last - first
        told = f"stalled at step {first:,}: the slope was {short(slope)} for {count} steps, {side}"
        numbers = {"slope": slope, "steps": float(count), "λmin": lowest}
        yield trail.event(Kind.STALL, first, last, f"{trail.name} {told}.", numbers)


def stretches(trail: Trail) -> list[np.ndarray]:
    """The stretches in which it stalls, as numbers of steps."""
    low, _ = trail.curvature
    points = trail.points[: trail.end + 1]
    most = np.where(
        low < -LEVEL, np.minimum(SLIGHT * trail.steepest, -NEAR * trail.side * low), SLIGHT * trail.steepest
    )
    slight = ((trail.slope <= np.maximum(TOLERANCE, most)) & (low <= LEVEL))[: len(points)]
    share = np.convolve(slight, np.full(LONG + 1, 1 / (LONG + 1)), mode="valid")
    still = np.hypot(*(points[LONG:] - points[:-LONG]).T) <= NARROW * trail.side
    begun = np.flatnonzero(still & (share >= BULK)) if len(points) > LONG else np.empty(0, dtype=int)
    found = [np.arange(stretch[0], stretch[-1] + LONG + 1) for stretch in gathered(begun, LONG)]
    rests = trail.outcome in (Outcome.SADDLE, Outcome.FLAT)
    if rests and not (found and found[-1][-1] == trail.last):
        found.append(np.arange(trail.stopped, trail.last + 1))
    return found
