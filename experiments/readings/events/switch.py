"""Basin switch: a path that leaves the basin of one minimum for that of another.

A basin is all the ground from which the gradient flow leads to one minimum (geometry/basins.py), so a path of very
short steps downhill stays in its own. STAYED steps in a basin are a visit, and so is the basin that a path begins in
or ends in; ground from which the flow leads to no minimum belongs to none. What was climbed is the highest ground
under the steps from the one basin to the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from experiments.engine.places import placed
from experiments.geometry.basins import NONE
from experiments.geometry.rest import Place, beside
from experiments.geometry.scale import near
from experiments.readings.events.event import Event, Kind
from experiments.readings.events.stretches import few
from experiments.readings.events.trail import Trail
from optimizers.base.numbers import in_text, times

STAYED = 3  # steps: who flies past a rim does not stay
ALONG = np.linspace(0, 1, 17)[:, None, None]  # where the ground under a step is looked at


def switch(trail: Trail) -> Iterator[Event]:
    changes = {after[0]: (before, after) for before, after in switches(trail)}
    for steps in few([np.array([step]) for step in changes]):
        first, last = int(steps[0]), int(steps[-1])
        (_, left, a), (_, _, b) = changes[first][0], changes[last][1]
        minima = trail.basins.minima
        longest = float(trail.lengths[left:first].max())
        climb = float(np.nanmax(ground(trail, left, first)) - trail.surface.value(minima[a]))
        start, goal = (called(trail, minima[basin]) for basin in (a, b))
        if len(steps) == 1:
            paces = "in steps of length up to" if first - left > 1 else "in one step of length"
            told = (
                f"moved from the basin of {start} to the basin of {goal} at step {first:,}. "
                f"It crossed ground {in_text(climb)} higher than the first minimum, {paces} {in_text(longest)}"
            )
        else:
            end = "came back to it" if a == b else f"came to the basin of {goal}"
            often = f"{times(len(steps))} from step {first:,} to {last:,}"
            told = f"changed basins {often}: it began in the basin of {start} and {end}"
        numbers = {"switches": float(len(steps)), "longest step": longest, "climb": climb}
        yield trail.event(Kind.SWITCH, first, last, f"{trail.name} {told}.", numbers)


def called(trail: Trail, minimum: np.ndarray) -> str:
    """A minimum (2,), or the line of minima that it stands for."""
    at = placed(trail.surface, minimum)
    _, places = beside(trail.surface, minimum[None])
    return f"the line of minima through {at}" if places[0] == Place.TROUGH else f"the minimum at {at}"


def switches(trail: Trail) -> list[tuple[tuple[int, int, int], tuple[int, int, int]]]:
    """Each visit, and the next, if that is to the basin of another minimum which can be told apart from it."""
    if trail.surface.convex:
        return []  # there is one basin
    minima, least = trail.basins.minima, near(trail.surface)
    return [
        (before, after)
        for before, after in pairwise(visits(trail.basins.numbers[: trail.end + 1]))
        if before[2] != after[2] and np.hypot(*(minima[before[2]] - minima[after[2]])) > least
    ]


def visits(numbers: np.ndarray) -> list[tuple[int, int, int]]:
    """The first step, the last, and the number of the basin of every visit to one, in order."""
    edges = [0, *(np.flatnonzero(np.diff(numbers)) + 1).tolist(), len(numbers)]
    return [
        (first, after - 1, int(numbers[first]))
        for first, after in pairwise(edges)
        if numbers[first] != NONE and (after - first >= STAYED or first == 0 or after == len(numbers))
    ]


def ground(trail: Trail, first: int, last: int) -> np.ndarray:
    """f at places (places, steps) under the steps of a path from one point to another."""
    points = trail.points[first : last + 1]
    return np.asarray(trail.surface.value(points[:-1] + ALONG * np.diff(points, axis=0)))
