"""Where a surface is level: minima, maxima and saddles in its window, found by Newton's method from a grid of seeds."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from experiments.geometry.curvature import condition, curvatures
from landscapes import Surface

SEEDS = 41  # a side of the grid that Newton's method starts from
ROUNDS = 80
LONGEST = 0.05  # of the window's side: no step of the search is longer
ARRIVED = 1e-9  # of the window's side: a last step this short has arrived
ALIKE = 1e-5  # of the window's side: points this close are one
LEVEL = 1e-6  # a curvature this much smaller than the other, or than those of the window, is none
MOST = 1000  # points; a surface with more is level along a line, or everywhere


@dataclass(frozen=True)
class Critical:
    """A point at which the gradient vanishes.

    kind: "minimum", "maximum", "saddle", "degenerate" where a curvature vanishes too, "tip" where f is lowest without a
    slope. low, high: the eigenvalues of the Hessian there; NaN at a tip.
    """

    x: float
    y: float
    value: float
    low: float
    high: float
    kind: str

    @property
    def condition(self) -> float:
        """The ratio of the curvatures' sizes, the larger to the smaller."""
        return float(condition(self.low, self.high))


def critical_points(surface: Surface) -> tuple[Critical, ...]:
    """The critical points in the window, the lowest first; empty also where there are more than can be told apart."""
    (x0, x1), (y0, y1) = surface.domain
    side = max(x1 - x0, y1 - y0)
    seeds = np.stack(np.meshgrid(np.linspace(x0, x1, SEEDS), np.linspace(y0, y1, SEEDS)), axis=-1).reshape(-1, 2)
    points, arrived = searched(surface, seeds, side)
    inside = (points >= (x0, y0)).all(axis=1) & (points <= (x1, y1)).all(axis=1)
    found = apart(points[arrived & inside], ALIKE * side)
    if len(found) > MOST:
        return ()
    low, high = curvatures(surface, found)
    bends = np.abs(curvatures(surface, seeds)).max(axis=0)
    usual = float(np.median(bends[np.isfinite(bends)])) if len(found) else 0.0
    values = surface.value(found)
    level = [
        Critical(float(x), float(y), float(value), float(a), float(b), kind(a, b, usual))
        for (x, y), value, a, b in zip(found, values, low, high, strict=True)
    ]
    tips = [Critical(x, y, float(surface.value((x, y))), np.nan, np.nan, "tip") for x, y in sharp_minima(surface)]
    return tuple(sorted([*level, *tips], key=lambda point: (point.value, point.x, point.y)))


def searched(surface: Surface, points: np.ndarray, side: float) -> tuple[np.ndarray, np.ndarray]:
    """Where Newton's method ends from each of the points (n, 2), its steps kept short; and (n,) whether it arrived."""
    with np.errstate(all="ignore"):
        for _ in range(ROUNDS):
            (a, b, c), (gx, gy) = surface.arrays.hessian(*points.T.copy()), surface.arrays.gradient(*points.T.copy())
            area = a * c - b * b
            step = np.stack([b * gy - c * gx, b * gx - a * gy], axis=-1) / area[:, None]
            step[(gx == 0) & (gy == 0)] = 0
            length = np.hypot(*step.T)
            points = points + step * np.minimum(1, LONGEST * side / np.maximum(length, 1e-300))[:, None]
        return points, length <= ARRIVED * side


def apart(points: np.ndarray, distance: float) -> np.ndarray:
    """The points (n, 2), each that lies within a distance of an earlier one left out."""
    kept: list[np.ndarray] = []
    for point in points:
        if len(kept) > MOST:
            break
        if not kept or np.abs(np.array(kept) - point).max(axis=1).min() > distance:
            kept.append(point)
    return np.array(kept).reshape(-1, 2)


def kind(low: float, high: float, usual: float) -> str:
    sizes = sorted((abs(low), abs(high)))
    if sizes[0] <= LEVEL * sizes[1] or sizes[1] <= LEVEL * LEVEL * usual:
        return "degenerate"
    return "minimum" if low > 0 else "maximum" if high < 0 else "saddle"


def sharp_minima(surface: Surface) -> tuple[tuple[float, float], ...]:
    return surface.minima if surface.sharp else ()


def minima(points: Iterable[Critical]) -> list[Critical]:
    """The minima among critical points, tips too, in their order."""
    return [point for point in points if point.kind in ("minimum", "tip")]
