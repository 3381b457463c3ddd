"""What a surface is like where a race begins: slope, curvature, a critical point beside it, the way to a minimum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.geometry.curvature import condition, curvatures
from experiments.geometry.rest import Place, beside
from experiments.geometry.scale import height, near, side
from experiments.geometry.undefined import Lack, lack
from landscapes import Surface
from landscapes.formula.surface import Point

BESIDE = 0.05  # of the window's side: a critical point this near shapes the first steps
ROUNDS = 40  # of Newton's method
FAINT = 0.1  # of the window's height: a slope by which f falls less over the whole window is next to none
BEND = 0.05  # of that height: what curvature may add over REACH of the side where the ground is level
REACH = 0.1
VALLEY = 10
NONE = 1e-6  # of the larger curvature: a smaller one is none
LEVEL_THERE = (Place.MINIMUM, Place.DEGENERATE, Place.TROUGH, Place.FLOOR, Place.MAXIMUM, Place.SADDLE)


@dataclass(frozen=True)
class Outset:
    """A start, as f is there.

    value      f; NaN or infinite where it has no value to start from
    lack       what f lacks there, if anything
    slope      the length of the gradient; NaN at a tip or an edge
    low, high  the curvatures; NaN where there are none
    beside     the kind of the critical point beside it, and how far away that is; None where none is near
    plateau    whether the ground is level far around, and no minimum is near
    valley     whether f curves VALLEY times as much across as along, here and at the floor below
    astray     degrees between steepest descent and the way to the nearest minimum; None without either
    single     whether f has one weight, and so one curvature, f″: then low and high are the same
    """

    value: float
    lack: Lack | None
    slope: float
    low: float
    high: float
    beside: tuple[Place, float] | None
    plateau: bool
    valley: bool
    astray: float | None
    single: bool = False

    @property
    def condition(self) -> float:
        """The ratio of the curvatures' sizes, the larger to the smaller; infinite where one is none."""
        small, large = sorted((abs(self.low), abs(self.high)))
        return float(condition(self.low, self.high)) if small > NONE * large else np.inf


def outset(surface: Surface, start: Point, minima: np.ndarray) -> Outset:
    """What f is like at a start (2,); `minima` (n, 2) are those that are known, n may be 0."""
    point = np.asarray(start, dtype=float)
    if surface.single:
        minima = np.stack([minima[:, 0], np.full(len(minima), point[1])], axis=-1)
    value, gradient = float(surface.value(point)), surface.gradient(point)
    slope = float(np.hypot(*gradient))
    low, high = (float(each) for each in curvatures(surface, point))
    smooth = bool(np.isfinite([slope, low, high]).all())
    away = float(np.hypot(*(minima - point).T).min(initial=np.inf))
    bend = max(abs(low), abs(high)) * (REACH * side(surface)) ** 2 / 2
    faint = slope * side(surface) <= FAINT * height(surface) and bend <= BEND * height(surface)
    return Outset(
        value,
        lack(surface, point),
        slope,
        low,
        high,
        beside=critical(surface, point) if smooth else None,
        plateau=bool(faint) and away > BESIDE * side(surface),
        valley=smooth and valley(surface, point),
        astray=astray(point, gradient, minima),
        single=surface.single,
    )


def valley(surface: Surface, point: np.ndarray) -> bool:
    """Whether a point (2,) lies in a valley: f curves up across it, VALLEY times as much as along it, here and where
    the slope across vanishes, which is in the window.
    """
    across = np.linalg.eigh(surface.hessian(point))[1][:, 1]
    here = point
    for _ in range(ROUNDS):
        low, high = curvatures(surface, here)
        if not high > 0 or abs(low) * VALLEY > high:
            return False
        move = float(surface.gradient(here) @ across) / float(across @ surface.hessian(here) @ across)
        here = here - move * across
        if not np.isfinite(here).all():
            return False
        if abs(move) <= near(surface):
            (x0, x1), (y0, y1) = surface.domain
            return bool(x0 <= here[0] <= x1 and y0 <= here[1] <= y1)
    return False


def critical(surface: Surface, point: np.ndarray) -> tuple[Place, float] | None:
    """The kind of the critical point beside a point (2,), and how far away it is; None where none is near."""
    (found,), (kind,) = beside(surface, point[None], BESIDE * side(surface))
    return (kind, float(np.hypot(*(found - point)))) if kind in LEVEL_THERE else None


def astray(point: np.ndarray, gradient: np.ndarray, minima: np.ndarray) -> float | None:
    """Degrees between steepest descent and the way to the nearest of the minima (n, 2)."""
    size = np.hypot(*gradient)
    if not len(minima) or not np.isfinite(size) or size == 0:
        return None
    ways = minima - point
    away = np.hypot(*ways.T)
    nearest = int(away.argmin())
    if away[nearest] == 0:
        return None
    cosine = float(-(gradient / size) @ ways[nearest] / away[nearest])
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))
