"""Saddle escape: a path that was held up beside a saddle and gets away from it, downhill.

Where the ground curves up one way and down another, Newton's method is led to a saddle; a path that is nearer to it
than NEAR of the window's side is beside it. HELD steps there show that it was held up: who flies past has left sooner.
It escapes with the first step that is not beside it any more, if f has fallen since it was nearest.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from experiments.events.event import Event, Kind, place, said
from experiments.events.stretches import gathered
from experiments.events.trail import Trail
from experiments.hovering import level
from experiments.outcomes import LEVEL

NEAR = 0.04
HELD = 5  # steps
ROUNDS = 40  # of Newton's method, which only halves the way to a saddle without curvature, as a monkey saddle is


def escape(trail: Trail) -> Iterator[Event]:
    low, _ = trail.curvature
    for first, nearest, after, saddle in held(trail):
        if not trail.value[after] < trail.value[nearest]:
            continue
        lowest = float(low[nearest])
        why = f"λmin = {said(lowest)} led down to the side" if lowest < -LEVEL else "there was lower ground to the side"
        where, count = place(np.round(saddle, 6).tolist()), after - first
        told = (
            f"{trail.name} got away from the saddle at {where} at step {after:,}, after {count} steps beside it: {why}."
        )
        yield trail.event(Kind.ESCAPE, after, after, told, {"steps": float(count), "λmin": lowest})


def held(trail: Trail) -> Iterator[tuple[int, int, int, np.ndarray]]:
    """Of each stay beside a saddle: its first step, the nearest one, the first after it, and the saddle (2,)."""
    away = newton(trail)[: trail.end + 1]
    candidates = gathered(np.flatnonzero(away <= NEAR * trail.side), 1)
    nearest = np.array([stretch[away[stretch].argmin()] for stretch in candidates], dtype=int)
    saddles = level(trail.surface, trail.points[nearest], lambda hxx, det: det < 0, ROUNDS)
    left = 0
    for near, saddle in zip(nearest.tolist(), saddles, strict=True):
        beside = np.hypot(*(trail.points[: trail.end + 1] - saddle).T) <= NEAR * trail.side
        if near < left or not beside[near]:
            continue
        first, after = near, near + 1
        while first > 0 and beside[first - 1]:
            first -= 1
        while after < len(beside) and beside[after]:
            after += 1
        if after < len(beside) and after - first >= HELD:
            left = after
            yield first, near, after, saddle


def newton(trail: Trail) -> np.ndarray:
    """(n,) the length of Newton's step from each point; inf where the ground is no saddle's."""
    (gx, gy), h = trail.gradient.T, trail.surface.hessian(trail.points)
    det = h[:, 0, 0] * h[:, 1, 1] - h[:, 0, 1] ** 2
    step = np.stack([h[:, 0, 1] * gy - h[:, 1, 1] * gx, h[:, 0, 1] * gx - h[:, 0, 0] * gy]) / det
    return np.where((det < 0) & np.isfinite(step).all(axis=0), np.hypot(*step), np.inf)
