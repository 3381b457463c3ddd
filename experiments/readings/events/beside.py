"""The critical point beside a point, by Newton's method, and its kind: what a slow path is told to be slow at."""

from __future__ import annotations

import numpy as np

from experiments.geometry.curvature import curvatures
from experiments.geometry.rest import BENT
from experiments.geometry.scale import circle, height, side
from landscapes import Surface

ROUNDS = 60
EXACT = 1e-9  # of the window's side: a step this short has arrived
LONGEST = 0.05  # of the window's side: no step is longer
NEAR = 0.04  # of the window's side: a critical point so near is beside
LEVEL = 1e-6  # of the other curvature: one this small is none, and f on a circle tells the kind
AROUND = 1e-3  # of the window's side: the radius of that circle
MINIMUM, SADDLE, MAXIMUM, NOTHING = "minimum", "saddle", "maximum", ""


def beside(surface: Surface, point: np.ndarray) -> tuple[np.ndarray, str]:
    """The critical point (2,) beside a point (2,) and its kind; NOTHING where there is none within NEAR."""
    size, start = side(surface), point
    with np.errstate(all="ignore"):
        for _ in range(ROUNDS):
            slope, bend = surface.gradient(point), surface.hessian(point)
            try:
                step = -np.linalg.lstsq(bend, slope, rcond=1e-12)[0] if slope.any() else slope
            except np.linalg.LinAlgError:  # not a number
                return point, NOTHING
            length = float(np.hypot(*step))
            point = point + step * min(1.0, LONGEST * size / max(length, 1e-300))
            if not length > EXACT * size or not np.hypot(*(point - start)) <= 2 * NEAR * size:
                break
    if not length <= EXACT * size or not np.hypot(*(point - start)) <= NEAR * size:
        return point, NOTHING
    return point, kind(surface, point)


def kind(surface: Surface, point: np.ndarray) -> str:
    """The kind of a critical point (2,); NOTHING on ground that is level all round."""
    low, high = (float(bend) for bend in curvatures(surface, point))
    most = max(abs(low), abs(high))
    if most > BENT * height(surface) / side(surface) ** 2 and min(abs(low), abs(high)) > LEVEL * most:
        return MINIMUM if low > 0 else MAXIMUM if high < 0 else SADDLE
    rises = surface.value(circle(point, AROUND * side(surface))) - surface.value(point)
    least = LEVEL * abs(rises).max()
    down, up = bool((rises < -least).any()), bool((rises > least).any())
    return SADDLE if down and up else MAXIMUM if down else MINIMUM if up else NOTHING
