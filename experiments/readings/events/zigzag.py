"""Zig-zag: a path that goes from wall to wall of a valley, or from side to side of a bowl.

In a valley, whose condition number is at least VALLEY, the floor is where the slope across, along the axis of the
highest curvature, is zero: a step crosses the floor if that slope changes its sign while the axis stays the same. In a
rounder bowl, round a bend and at a kink, a step gets to the other side if the gradients before and after it point
against each other, or if the slope along that axis, where there is one, changes its sign. CROSSINGS of them that can be
seen and follow each other within GAP steps are a zig-zag, and two zig-zags within PAUSE steps are one: fewer are a
correction, and with more steps between them the line that is drawn is a wave. Then all of its crossings count, those
too that are too short to be seen: less than VISIBLE of the window's side. Where noise, or that of batches, is stronger
than the slope, none begins.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from experiments.readings.events.bounces import turned
from experiments.readings.events.event import Event, Kind
from experiments.readings.events.stretches import few, gathered
from experiments.readings.events.trail import VISIBLE, Trail
from optimizers.base.numbers import times

CROSSINGS = 5
GAP = 3  # steps
PAUSE = 10  # steps
SAME = 0.5**0.5  # the cosine of 45°: two axes that are turned by less are the same one
ROUNDING = 1e-9  # of the slope: so little of it across has a sign by chance


def crossings(trail: Trail) -> list[np.ndarray]:
    """The stretches of zig-zag, each the numbers of the steps that have just crossed."""
    seen = trail.asked(crossed) & trail.steep[:-1] & (trail.lengths >= VISIBLE * trail.side)
    steps = np.flatnonzero(seen[: trail.end]) + 1
    dense = [stretch for stretch in gathered(steps, GAP) if len(stretch) >= CROSSINGS]
    return gathered(np.concatenate(dense), PAUSE) if dense else []


def crossed(trail: Trail) -> np.ndarray:
    """(n − 1,) whether each step crosses the floor of a valley, or gets to the other side of a bowl."""
    across = (trail.gradient * trail.across).sum(axis=1)
    across = np.where(abs(across) > ROUNDING * trail.slope, across, 0)
    aligned = (trail.across[:-1] * trail.across[1:]).sum(axis=1)
    same = trail.oblong[:-1] & trail.oblong[1:] & (abs(aligned) > SAME)
    over = (across[:-1] * across[1:] * aligned < 0) & same
    valley = trail.valley[:-1] & trail.valley[1:] & same
    crosses: np.ndarray = np.where(valley, over, over | turned(trail.gradient))
    return crosses


def zigzag(trail: Trail) -> Iterator[Event]:
    every = np.flatnonzero(trail.asked(crossed)[: trail.end]) + 1
    for stretch in few(trail.asked(crossings)):
        first, last = int(stretch[0]), int(stretch[-1])
        steps = every[(every >= first) & (every <= last)]
        why, numbers = trail.edge(steps - 1)
        valley = bool(np.median(trail.valley[steps - 1]))
        what = "crossed the valley floor" if valley else "changed sides"
        count = last - first + 1
        told = f"it {what} {times(len(steps))} in {count:,} steps{why and f' ({why})'}"
        counts = {"crossings": float(len(steps)), "steps": float(count)}
        yield trail.event(
            Kind.ZIGZAG,
            first,
            last,
            f"{trail.name} zig-zagged from step {first:,} to {last:,}: {told}.",
            counts | numbers,
        )
