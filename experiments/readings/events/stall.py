"""Stall: a path that hardly gets on where there is lower ground to be found.

A path stalls where all of this holds for LONG steps, or for BULK of them, because noise may interrupt a stall:
- it gets no farther than NARROW of the window's side;
- the slope is so slight that all across the window it would lead down by SLIGHT of the way there is to the lowest
  ground that is known;
- a saddle or a maximum is beside it, found by Newton's method, or the ground around it is a plateau: as far as that
  search reaches, f changes by no more than SLIGHT of that way.
So neither a small learning rate on a slope, nor a slow descent into a bowl, nor rest at a minimum is a stall. A run
whose outcome is a saddle, a maximum or flat ground has stalled, however few steps ago.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from experiments.engine.places import apposed
from experiments.engine.words import steps
from experiments.geometry.digits import slope_hidden
from experiments.geometry.known import lowest_known
from experiments.geometry.rest import MINIMA, Place, beside
from experiments.geometry.scale import circle, grid
from experiments.readings.events.event import Event, Kind
from experiments.readings.events.stretches import few, gathered
from experiments.readings.events.trail import BESIDE, Trail, downwards
from landscapes import Surface
from optimizers.base.numbers import in_text

NARROW = 0.01
LONG = 20  # a path that turns round is slow for some steps
SLIGHT = 0.1
BULK = 0.8
RESTS = ("saddle", "maximum", "flat")  # outcomes


def stall(trail: Trail) -> Iterator[Event]:
    for stretch in few(stretches(trail)):
        first, last = int(stretch[0]), int(stretch[-1])
        slope, count = float(np.median(trail.slope[stretch])), last - first
        where, kind = held_up(trail, stretch)
        usual = stretch[np.argsort(trail.slope[stretch])[len(stretch) // 2]]
        hidden = slope_hidden(trail.surface, trail.points[usual])
        at = apposed(trail.surface, where)
        slow, numbers = f"its slope was {in_text(slope)}", {"slope": slope, "steps": float(count)}
        if hidden:
            slow, numbers = "rounding error hid its slope", {"steps": float(count)}
        side = ""
        if kind == Place.SADDLE:
            lowest, way = downwards(trail.surface, where)
            place, side, numbers = f"near the saddle point {at}", f", although {way}", numbers | {"λmin": lowest}
        elif kind == Place.MAXIMUM:
            falls = "f falls on both sides" if trail.surface.single else "the ground falls on every side"
            place, side = f"near the maximum {at}", f", although {falls}"
        else:
            place = "on nearly flat ground"
        long = f" for {steps(count)}" if count else ""
        told = f"stalled {place} at step {first:,}: {slow}{long}{side}"
        yield trail.event(Kind.STALL, first, last, f"{trail.name} {told}.", numbers)


def stretches(trail: Trail) -> list[np.ndarray]:
    """The stretches in which it stalls, as numbers of steps."""
    points = trail.points[: trail.end + 1]
    found = []
    if len(points) > LONG:
        still = stays(points, NARROW * trail.side)
        if still.any():
            slight = trail.slope * trail.side <= SLIGHT * (trail.value - lowest(trail.surface))
            share = np.convolve(slight[: len(points)], np.full(LONG + 1, 1 / (LONG + 1)), mode="valid")
            begun = gathered(np.flatnonzero(still & (share >= BULK)), LONG)
            found = [np.arange(stretch[0], stretch[-1] + LONG + 1) for stretch in begun]
            found = [stretch for stretch in found if stalled(trail, stretch)]
    if trail.outcome in RESTS and not (found and found[-1][-1] == trail.last):
        found.append(np.arange(trail.stopped, trail.last + 1))
    return found


def stays(points: np.ndarray, reach: float) -> np.ndarray:
    """(n - LONG,) bool, from which of the points (n, 2) a path gets no farther than `reach` in the next LONG steps."""
    still: np.ndarray = np.hypot(*(points[LONG:] - points[:-LONG]).T) <= reach
    begun = np.flatnonzero(still)  # what comes back in the end need not have stayed
    ways = points[begun[:, None] + np.arange(1, LONG)] - points[begun, None]
    still[begun] = (np.hypot(ways[..., 0], ways[..., 1]) <= reach).all(axis=1)
    return still


def held_up(trail: Trail, stretch: np.ndarray) -> tuple[np.ndarray, Place]:
    """What is beside the place where its slope is slightest, (2,), and what kind of place that is."""
    slightest = stretch[trail.slope[stretch].argmin()]
    (found,), (kind,) = beside(trail.surface, trail.points[slightest][None], BESIDE * trail.side)
    return found, kind


def stalled(trail: Trail, stretch: np.ndarray) -> bool:
    """Whether what is beside holds it up."""
    _, kind = held_up(trail, stretch)
    if kind in (Place.SADDLE, Place.MAXIMUM):
        return True
    return kind not in MINIMA and plateau(trail, int(stretch[len(stretch) // 2]))


def plateau(trail: Trail, step: int) -> bool:
    around = trail.surface.value(circle(trail.points[step], BESIDE * trail.side))
    way = float(trail.value[step]) - lowest(trail.surface)
    return bool((abs(around - trail.value[step]) <= SLIGHT * way).all())


@lru_cache(maxsize=256)
def lowest(surface: Surface) -> float:
    """The lowest f that is known: at a known minimum, or on a grid over the window; inf where f is nowhere a number."""
    known, values = lowest_known(surface), surface.value(grid(surface))
    seen = float(values[np.isfinite(values)].min(initial=np.inf))
    return seen if known is None else min(known, seen)
