"""How large a surface is: the lengths and heights that its tolerances are parts of.

All of it is read off the window and f's values there, so f times c, or coordinates times c, change no verdict.
"""

from functools import lru_cache

import numpy as np

from landscapes import Surface
from landscapes.formula.asking import as_floats_give

NEAR = 0.005  # of the window's side: four pixels or so of the map; a point this near to a minimum is at it
GRID = 24  # a side of the grid over the window on which heights and slopes are looked at
AROUND = 64  # places on a circle
SAMPLES = 100  # of a surface over data, with which grids are as fine as on any other
ROUNDING = 1e-8  # of the window's side: so far from 0 is 0
RESOLUTION = 64 * np.finfo(float).eps  # of a coordinate: so near, floats hardly tell a place from the next
SMALLEST = float(np.finfo(float).tiny)  # numbers smaller than this lose their digits
CUSP = 4  # times as much f may be off at a cusp as such a move there shows
LEVEL = 1e-6  # of the highest rise round a point: a rise this much lower is none


def side(surface: Surface) -> float:
    """The longer side of the window."""
    return max(high - low for low, high in surface.domain)


def reach(surface: Surface) -> float:
    """How far the window reaches from the origin, along x or y."""
    return max(abs(end) for ends in surface.domain for end in ends)


def near(surface: Surface) -> float:
    """How near to a point counts as at it: the small part NEAR of the window's side."""
    return NEAR * side(surface)


def snapped(surface: Surface, point: np.ndarray) -> np.ndarray:
    """A point (2,) as texts show it: a coordinate that is a rounding error from 0 is 0."""
    told: np.ndarray = np.where(abs(point) <= ROUNDING * side(surface), 0.0, point)
    return told


def cells(surface: Surface, usual: int) -> int:
    """How many cells or places a side a grid has that usually has so many: fewer over many samples, of which each place
    is a sum, so that a grid takes about as long with any data. Odd stays odd, and even stays even.
    """
    count = surface.data.count if surface.data else 1
    part: float = min(1.0, (SAMPLES / count) ** 0.5)
    return usual - 2 * round(usual * (1 - part) / 2)


@lru_cache(maxsize=256)
def height(surface: Surface) -> float:
    """How high f lies in its window: the median of its finite values above the lowest; 0 of a constant f."""
    values = surface.value(grid(surface))
    values = values[np.isfinite(values)]
    return float(np.median(values) - values.min()) if len(values) else 0.0


@lru_cache(maxsize=256)
def slope(surface: Surface) -> float:
    """How steep f is in its window where it slopes: the median of its finite slopes, which no pole or wall moves; 0 of
    a constant f.
    """
    with as_floats_give():
        slopes = np.hypot(*surface.gradient(grid(surface)).T)
    slopes = slopes[np.isfinite(slopes) & (slopes > 0)]
    return float(np.median(slopes)) if len(slopes) else 0.0


def grid(surface: Surface) -> np.ndarray:
    """(GRID², 2) points all over the window. GRID is even, so none lies in its middle, where much happens."""
    x, y = (np.linspace(low, high, GRID) for low, high in surface.domain)
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def turns(places: int = AROUND) -> np.ndarray:
    """(places,) angles, evenly all round."""
    return np.linspace(0, 2 * np.pi, places, endpoint=False)


def directions(angles: np.ndarray) -> np.ndarray:
    """(..., 2) the directions at angles (...), each of length 1."""
    return np.stack([np.cos(angles), np.sin(angles)], axis=-1)


def circle(point: np.ndarray, radius: float, places: int = AROUND) -> np.ndarray:
    """(places, 2) points evenly round a point (2,)."""
    return np.asarray(point) + radius * directions(turns(places))


@np.errstate(all="ignore")
def unsure(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(...) how far f changes where points (..., 2) move by as little as floats tell apart: much at a steep cusp, such
    as |sin x|^0.1 has at π, for no float is π.
    """
    least = RESOLUTION * abs(points).max(axis=-1)[..., None, None]
    moved = points[..., None, :] + least * np.array([(1, 0), (0, 1), (-1, 0), (0, -1)])
    changes = np.nan_to_num(abs(surface.value(moved) - surface.value(points)[..., None]))
    most: np.ndarray = CUSP * changes.max(axis=-1)
    return most


def rise(surface: Surface, point: np.ndarray) -> float:
    """How far f rises from a minimum (2,) to the lowest place at the distance near(); where that is level, to the mean
    of the places.
    """
    places = circle(point, near(surface), 2 if surface.single else AROUND)
    rises = surface.value(places) - surface.value(point)
    rises = rises[np.isfinite(rises)]
    if not len(rises):
        return 0.0
    lowest = float(rises.min())
    return lowest if lowest > LEVEL * rises.max() else float(rises.mean())
