"""Zig-zag: a path that goes from wall to wall of a valley.

A step crosses the floor if the gradients before and after it point against each other. CROSSINGS of them that follow
each other within GAP steps are a zig-zag, and two zig-zags within PAUSE steps are one: fewer are a correction, and with
more steps between them the line that is drawn is a wave. On level ground, or where noise is stronger than the slope,
nothing is a crossing, and neither is a step of less than VISIBLE of the window's side.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from experiments.readings.events.bounces import turned
from experiments.readings.events.event import Event, Kind
from experiments.readings.events.stretches import few, gathered
from experiments.readings.events.trail import VISIBLE, Trail

CROSSINGS = 5
GAP = 3  # steps
PAUSE = 10  # steps


def crossings(trail: Trail) -> list[np.ndarray]:
    """The stretches of zig-zag, each the numbers of the steps that have just crossed the floor."""
    crossed = turned(trail.gradient) & trail.steep[:-1] & (trail.lengths >= VISIBLE * trail.side)
    steps = np.flatnonzero(crossed[: trail.end]) + 1
    dense = [stretch for stretch in gathered(steps, GAP) if len(stretch) >= CROSSINGS]
    return gathered(np.concatenate(dense), PAUSE) if dense else []


def zigzag(trail: Trail) -> Iterator[Event]:
    for stretch in few(crossings(trail)):
        first, last = int(stretch[0]), int(stretch[-1])
        why, numbers = trail.edge(stretch - 1)
        crossed = f"crossed the valley floor {len(stretch)} times in {last - first + 1} steps"
        told = f"{trail.name} zig-zagged from step {first:,} to {last:,}: it {crossed}{why and f' ({why})'}."
        counts = {"crossings": float(len(stretch)), "steps": float(last - first + 1)}
        yield trail.event(Kind.ZIGZAG, first, last, told, counts | numbers)
