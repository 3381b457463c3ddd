"""Saddle escape: a path that was held up beside a saddle and gets away from it, downhill.

Where the ground curves up one way and down another, Newton's method is led to a saddle; a path that is nearer to it
than BESIDE of the window's side is beside it. HELD steps there show that it was held up: who flies past has left
sooner. It escapes with the first step that is not beside it any more, if f has fallen since it was nearest.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from experiments.engine.words import steps
from experiments.geometry.rest import Place, beside
from experiments.geometry.scale import snapped
from experiments.readings.events.event import Event, Kind
from experiments.readings.events.stretches import few, gathered
from experiments.readings.events.trail import BENT, BESIDE, Trail, downwards
from optimizers.base.numbers import point, times

HELD = 5  # steps


def escape(trail: Trail) -> Iterator[Event]:
    stays = np.array(list(held(trail))).reshape(-1, 5)
    for part in few([stay[None] for stay in stays]):
        first, last, count = int(part[0, 0]), int(part[-1, 0]), float(part[:, 1].sum())
        lowest, why = downwards(trail.surface, part[part[:, 2].argmin(), 3:])
        if len(part) == 1:
            where = f"the saddle point {point(snapped(trail.surface, part[0, 3:]).tolist())} at step {first:,}"
        else:
            where = f"saddle points {times(len(part))} from step {first:,} to {last:,}"
        stay = f"after {steps(int(count))} near {'it' if len(part) == 1 else 'them'}"
        told = f"{trail.name} escaped from {where}, {stay}: {why}."
        yield trail.event(Kind.ESCAPE, first, last, told, {"escapes": float(len(part)), "steps": count, "λmin": lowest})


def held(trail: Trail) -> Iterator[tuple[float, ...]]:
    """Of each stay beside a saddle that ends in an escape: the step of it, how many the stay had, λmin where it was
    nearest, and the saddle's x and y.
    """
    low, _ = trail.curvature
    away = newton(trail)[: trail.end + 1]
    candidates = gathered(np.flatnonzero(away <= BESIDE * trail.side), 1)
    nearest = np.array([stretch[away[stretch].argmin()] for stretch in candidates], dtype=int)
    saddles, kinds = beside(trail.surface, trail.points[nearest], BESIDE * trail.side)
    left = 0
    for near, saddle, kind in zip(nearest.tolist(), saddles, kinds, strict=True):
        if near < left or kind != Place.SADDLE:
            continue
        close = np.hypot(*(trail.points[: trail.end + 1] - saddle).T) <= BESIDE * trail.side
        first, after = near, near + 1
        while first > 0 and close[first - 1]:
            first -= 1
        while after < len(close) and close[after]:
            after += 1
        left = after
        if after < len(close) and after - first >= HELD and trail.value[after] < trail.value[near]:
            yield after, after - first, low[near], *saddle


def newton(trail: Trail) -> np.ndarray:
    """(n,) the length of Newton's step from each point; inf where the ground is no saddle's: where it curves down one
    way and up another, by more than a rounding error.
    """
    (gx, gy), (a, b, c) = trail.gradient.T, trail.hessian
    det = a * c - b * b
    low, high = trail.curvature
    step = np.stack([b * gy - c * gx, b * gx - a * gy]) / det
    return np.where(
        (low < -BENT * high) & (high > -BENT * low) & np.isfinite(step).all(axis=0), np.hypot(*step), np.inf
    )
