"""Basin switch: a path that leaves the bowl of one minimum for that of another.

A basin here is a bowl: the ground from which Newton's method finds a minimum without leaving ground that curves up
along every direction. That is less than all that plain gradient flow would carry there, but it is cheap, needs no
list of minima, and what lies in it is in the basin. STAYED steps in a bowl are a visit, and so is the bowl that a
path begins in or ends in; what is between bowls belongs to none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from experiments.readings.events.event import Event, Kind
from experiments.readings.events.stretches import few
from experiments.readings.events.trail import NONE, Trail
from optimizers.base.numbers import point, short, times

STAYED = 3  # steps: who flies past a rim does not stay


def switch(trail: Trail) -> Iterator[Event]:
    _, bottoms = trail.bowls
    seen = visits(trail)
    changes = {after[0]: (before, after) for before, after in pairwise(seen) if before[2] != after[2]}
    for steps in few([np.array([step]) for step in changes]):
        first, last = int(steps[0]), int(steps[-1])
        (_, left, a), (_, _, b) = changes[first][0], changes[last][1]
        longest = float(trail.lengths[left:first].max())
        rise = float(trail.value[left : first + 1].max() - trail.surface.value(bottoms[a]))
        start, goal = (point(bottoms[bowl].tolist()) for bowl in (a, b))
        if len(steps) == 1:
            told = (
                f"left the bowl of the minimum at {start} for that of {goal} at step {first:,}, "
                f"over ground {short(rise)} higher, in steps of up to {short(longest)}"
            )
        else:
            stretch = f"from step {first:,} to {last:,}"
            told = f"went from bowl to bowl {times(len(steps))}, {stretch}: from the one of {start} to that of {goal}"
        numbers = {"switches": float(len(steps)), "longest step": longest, "climb": rise}
        yield trail.event(Kind.SWITCH, first, last, f"{trail.name} {told}.", numbers)


def visits(trail: Trail) -> list[tuple[int, int, int]]:
    """The first step, the last, and the number of the bowl of every visit to one, in order."""
    numbers = trail.bowls[0][: trail.end + 1]
    edges = [0, *(np.flatnonzero(np.diff(numbers)) + 1).tolist(), len(numbers)]
    return [
        (first, after - 1, int(numbers[first]))
        for first, after in pairwise(edges)
        if numbers[first] != NONE and (after - first >= STAYED or first == 0 or after == len(numbers))
    ]
