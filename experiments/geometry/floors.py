"""Flat floors: areas on which f is the same and around which it rises, as of max(|x| − 1, 0)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from experiments.geometry.scale import cells, circle, near, slope
from experiments.geometry.tails import FADED, faded
from landscapes import Surface
from landscapes.formula.asking import as_floats_give

KEPT = 64  # surfaces
CELLS = 201  # a side of the grid on which floors are looked for; odd, so that no line goes through the middle
HALVINGS = 50  # of the way between two places of the grid, to the floor's edge
AT_ONCE = 2**20  # distances from points to those of an edge
BESIDE = [(slice(None, -1), slice(1, None)), (slice(1, None), slice(None, -1))]  # of a row: each and the next, or last


@dataclass(frozen=True, eq=False)
class Floor:
    """A flat floor: f on it, the place of the grid on it that is farthest from its edge, (2,), and where its edge
    crosses the lines of the grid, (n, 2).
    """

    value: float
    middle: np.ndarray
    edge: np.ndarray

    def away(self, surface: Surface, points: np.ndarray) -> np.ndarray:
        """How far points (..., 2) are from the floor: (...), 0 on it, NaN where they are NaN.

        The edge is taken to be straight between the two points of it that are nearest, so a corner is cut off: by less
        than a cell of the grid.
        """
        flat = points.reshape(-1, 2)
        parts = np.array_split(flat, max(1, len(flat) * len(self.edge) // AT_ONCE))
        apart = np.concatenate([self.from_edge(part) for part in parts])
        on = surface.value(flat) <= self.value
        lost = np.isnan(flat).any(axis=1)
        return np.where(lost, np.nan, np.where(on, 0, apart)).reshape(points.shape[:-1])

    def from_edge(self, points: np.ndarray) -> np.ndarray:
        """(m,) how far points (m, 2) are from the edge."""
        squares = ((points[:, None] - self.edge) ** 2).sum(axis=-1)
        one, other = self.edge[np.argpartition(squares, 1, axis=1)[:, :2]].transpose(1, 0, 2)
        way, off = other - one, points - one
        part = np.clip((off * way).sum(axis=1) / (way * way).sum(axis=1), 0, 1)
        apart: np.ndarray = np.hypot(*(off - part[:, None] * way).T)
        return apart

    def rise(self, surface: Surface) -> float:
        """How far f rises at the distance near() from the floor: the median over its edge, straight up from there."""
        around = self.edge[:, None] + circle(np.zeros(2), near(surface))
        highest = np.fmax.reduce(surface.value(around), axis=1) - self.value
        return float(np.median(highest[np.isfinite(highest)])) if np.isfinite(highest).any() else 0.0


@lru_cache(maxsize=KEPT)
def floors(surface: Surface) -> tuple[Floor, ...]:
    """The flat floors in the window that a grid over it meets, the lowest first. A smooth formula has none: where f is
    the same everywhere there is no rise around it, and where it has grown level little by little it still falls.
    """
    if not surface.edges:
        return ()
    (x0, x1), (y0, y1) = surface.domain
    count = cells(surface, CELLS)
    xs, ys = np.linspace(x0, x1, count), np.linspace(y0, y1, count)
    places = np.stack(np.meshgrid(xs, ys), axis=-1)
    values = surface.value(places)
    found = []
    for level in np.unique(values[plain(values)]).tolist():
        for area in areas(values == level):
            inside = plain(np.where(area, 0.0, np.nan))
            if not inside.any() or (outside(values, area) < level).any():
                continue
            edge = crossings(surface, places, area, level)
            if len(edge) < 2 or sloping(surface, places[inside]).any() or faded(surface, places[inside][:1])[0]:
                continue
            middles = places[inside]
            apart = np.min(((middles[:, None] - edge[:: 1 + len(edge) // count]) ** 2).sum(axis=-1), axis=1)
            found.append(Floor(level, middles[apart.argmax()], edge))
    return tuple(sorted(found, key=lambda floor: floor.value))


def floor_at(surface: Surface, point: np.ndarray) -> Floor | None:
    """A flat floor as low as a level point (2,), in the window or where that reaches beyond; None where it is none."""
    if sloping(surface, point):
        return None
    value = surface.value(point)
    return next((floor for floor in floors(surface) if floor.value == value), None)


def floor_around(surface: Surface, middle: np.ndarray) -> Floor:
    """The flat floor of the surface that has this place in its middle, (2,)."""
    return next(floor for floor in floors(surface) if (floor.middle == middle).all())


def sloping(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(...) whether f has a slope at points (..., 2) that is more than rounding, though f may look level there: beside
    the 1 of ln(1 + e^x) floats lose e^x long before they lose its slope. Where the slope is undefined there is none.
    """
    with np.errstate(all="ignore"), as_floats_give():
        steep: np.ndarray = np.hypot(*np.moveaxis(surface.gradient(points), -1, 0)) > FADED * slope(surface)
    return steep


def plain(values: np.ndarray) -> np.ndarray:
    """Where values (n, n) are the same as the eight around."""
    same = np.zeros(values.shape, dtype=bool)
    inner = values[1:-1, 1:-1]
    size = len(values)
    ring = [values[i : size - 2 + i, j : size - 2 + j] for i in range(3) for j in range(3) if (i, j) != (1, 1)]
    same[1:-1, 1:-1] = np.all([inner == each for each in ring], axis=0)
    return same


def areas(marked: np.ndarray) -> list[np.ndarray]:
    """The connected parts of what is marked (n, n), each (n, n)."""
    parts = []
    left = marked.copy()
    while left.any():
        part = np.zeros_like(left)
        part.flat[left.argmax()] = True
        while True:
            wider = part | (around(part) & left)
            if (wider == part).all():
                break
            part = wider
        parts.append(part)
        left &= ~part
    return parts


def around(area: np.ndarray) -> np.ndarray:
    """(n, n) the places beside those of an area, along rows and columns."""
    wider = np.zeros_like(area)
    for here, there in BESIDE:
        wider[here] |= area[there]
        wider[:, here] |= area[:, there]
    return wider


def outside(values: np.ndarray, area: np.ndarray) -> np.ndarray:
    """(m,) the values beside an area."""
    beside: np.ndarray = values[around(area) & ~area]
    return beside


def crossings(surface: Surface, places: np.ndarray, area: np.ndarray, level: float) -> np.ndarray:
    """(m, 2) where the lines of the grid leave an area on which f is at this level."""
    pairs = []
    for here, there in BESIDE:
        for one, other in (((here,), (there,)), ((slice(None), here), (slice(None), there))):
            leaves = area[one] & ~area[other]
            pairs.append((places[one][leaves], places[other][leaves]))
    inner, outer = (np.concatenate(ends) for ends in zip(*pairs, strict=True))
    for _ in range(HALVINGS):
        middle = (inner + outer) / 2
        on = (surface.value(middle) <= level)[:, None]
        inner, outer = np.where(on, middle, inner), np.where(on, outer, middle)
    return np.unique(inner, axis=0)
