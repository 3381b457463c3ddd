"""Overshoot: a path that passes a minimum and goes on beyond it.

Near a minimum a surface is a bowl with two axes, along which its curvature is lowest and highest. On a quadratic a
path's two coordinates along them go their ways alone, so each is looked at alone: it overshoots where it changes sign
and then still grows. (It does not where each step lands nearer, as those of plain gradient descent do even when they
cross the floor; that is a zig-zag.) In a valley, whose condition number is at least VALLEY, the one is an overshoot of
the minimum and the other one of the floor, if the path crosses it on the way: a bend of the floor is none. In a
rounder bowl the axis that is overshot farther counts. Inertia is told as the cause where the path went uphill to get so
far, as no step down a slope does. What goes less than BEYOND of the way that it came is too small
to matter, and less than VISIBLE of the window's side too small to be seen; under noise, what is not steeper than the
noise is chance.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from experiments.engine.sentences import which
from experiments.geometry.rest import Place
from experiments.readings.events.event import Event, Kind
from experiments.readings.events.stretches import few
from experiments.readings.events.trail import ROUND, VALLEY, VISIBLE, Trail
from experiments.readings.events.zigzag import crossed, crossings
from optimizers.base.numbers import in_text, times

BEYOND = 0.05  # of the farthest that the coordinate was from the minimum on its way there
SHORTEST = 3  # steps in a bowl: fewer have not swung
ALONG, ACROSS = 0, 1  # the axis of the lowest curvature, the floor of a valley, and that of the highest


def overshoot(trail: Trail) -> Iterator[Event]:
    for part in few(swung(trail)):
        steps, beyond, bowls, axes = part.T
        first, last, count = int(steps[0]), int(steps[-1]), len(part)
        far = int(beyond.argmax())
        what = passed(trail, bowls.astype(int), axes)
        inertia = trail.inertia(first) if uphill(trail, int(steps[far])) else ""
        carried = inertia and f", carried by {inertia}"
        numbers = {"beyond": float(beyond[far]), "swings": float(count), "farthest at step": float(steps[far])}
        if count == 1:
            told = f"overshot {what} by {in_text(beyond[far])} at step {first:,}"
        else:
            told = f"overshot {what} {times(count)} from step {first:,} to {last:,}, by up to {in_text(beyond[far])}"
        yield trail.event(Kind.OVERSHOOT, first, last, f"{trail.name} {told}{carried}.", numbers)


def swung(trail: Trail) -> list[np.ndarray]:
    """The swings about each bowl's axes, as rows of step, how far beyond, number of the bowl, axis; earlier ones first.

    Those across a floor are left out while the path zig-zags, which they are part of.
    """
    numbers, found = trail.bowls
    zigzags = [(stretch[0], stretch[-1]) for stretch in trail.asked(crossings)]
    over_floor = trail.asked(crossed)
    parts = []
    for bowl, minimum in enumerate(found):
        inside = np.flatnonzero(numbers[: trail.end + 1] == bowl)
        if len(inside) < SHORTEST:
            continue
        (low, high), axes = np.linalg.eigh(trail.surface.hessian(minimum))
        since, valley = int(inside[0]), high >= VALLEY * low and not trail.surface.single
        if high <= ROUND * low or trail.surface.single:
            axes = np.eye(2)  # many methods keep x and y apart
        away = (trail.points[since : trail.end + 1] - minimum) @ axes  # (steps, axis)
        of_bowl = []
        for axis in (ALONG, ACROSS):
            rows = []
            for first, step, size in swings(away[:, axis], trail.side):
                first, step = first + since, step + since
                if numbers[step] != bowl or not trail.steep[step]:
                    continue
                zigzagged = any(start <= step <= last for start, last in zigzags)
                if valley and axis == ACROSS and (zigzagged or not over_floor[max(first - 2, 0) : step].any()):
                    continue
                rows.append((step, size, bowl, axis if valley else ALONG))
            of_bowl.append(np.array(rows, dtype=float).reshape(-1, 4))
        if not valley:
            of_bowl = [max(of_bowl, key=lambda part: part[:, 1].max(initial=0))]
        parts += [part for part in of_bowl if len(part)]
    return sorted(parts, key=lambda part: part[0, 0])


def swings(away: np.ndarray, side: float) -> Iterator[tuple[int, int, float]]:
    """Of a coordinate (steps,), each swing beyond the minimum: where it begins and is farthest, and how far that is."""
    turns = np.flatnonzero(np.signbit(away[1:]) != np.signbit(away[:-1])) + 1
    if not len(turns):
        return
    sizes = abs(away)
    farthest, lengths = np.maximum.reduceat(sizes, turns), np.diff(turns, append=len(away))
    seen = (farthest >= max(BEYOND * sizes[: turns[0]].max(), VISIBLE * side)) & (lengths > 1)
    for first, length, size in zip(turns[seen].tolist(), lengths[seen].tolist(), farthest[seen].tolist(), strict=True):
        peak = int(sizes[first : first + length].argmax())
        if peak > 0 and first + peak < len(away) - 1:  # at the last point it is still on its way out
            yield first, first + peak, size


def uphill(trail: Trail, step: int) -> bool:
    """Whether this step went up the slope that it began on: no step down the slope does, so inertia carried it."""
    return bool((trail.points[step] - trail.points[step - 1]) @ trail.gradient[step - 1] > 0)


def passed(trail: Trail, bowls: np.ndarray, axes: np.ndarray) -> str:
    """What these swings went beyond."""
    if (bowls != bowls[0]).any():
        return "minima"
    if (axes == ACROSS).all():
        return "the valley floor"
    return which(trail.surface, float(trail.surface.value(trail.bowls[1][bowls[0]])), Place.MINIMUM)[0]
