"""A window and a start for a formula that nobody has looked at yet: a square in which something is to be seen.

Only values are looked at, on coarse grids of several sizes, so that a window costs little and is always the same one.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from landscapes.formula.numbers import Array
from landscapes.formula.surface import Domain, Point, Programs

# Half sides, in the order in which they are tried.
HALVES = (5.0, 10.0, 30.0, 100.0, 300.0, 1000.0, 1.0, 0.3, 0.1, 0.03, 0.01)
SIDE = 24  # of each grid; even, so that no point lies on an axis, where many formulas are special
LOOKS = 4  # how often the window is moved to what was found in it, and looked at again
FINITE = 0.3  # of a window: with less, most of it would be blank
FLAT = 0.95  # of a window: with more at one height, it would be all of one colour
ONE_HEIGHT = 1e-3  # of the range of values
# Where to begin, as fractions of the window: off its axes and diagonals, on which many surfaces are special.
FIRST_PLACES = [(0.15, 0.8), (0.8, 0.15), (0.3, 0.35), (0.7, 0.6), (0.9, 0.9), (0.1, 0.1), (0.55, 0.45), (0.95, 0.55)]
MORE_PLACES = 200
RING = [(-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1)]


def suggested_window(value: Callable[[Array, Array], Array]) -> Domain:
    """A square window for a formula by its array program of values.

    In this order: around its lowest place, around a peak or a saddle, where it is finite and not flat, where it is
    finite at all; -5 to 5 where nothing of the kind is found.
    """
    x, y = 0.0, 0.0
    for _ in range(LOOKS):
        half, found = looked(value, (x, y))
        if found is None or half <= HALVES[0]:
            break
        x, y = (rounded(part, half) for part in found)
    return (x - half, x + half), (y - half, y + half)


def suggested_start(programs: Programs[Array], domain: Domain) -> Point:
    """A place in the window where value and gradient are finite, on a slope if there is one; its middle where none is
    found.
    """
    low, high = np.transpose(domain)
    spread = np.random.default_rng(0).random((MORE_PLACES, 2))
    x, y = (low + (high - low) * np.vstack([FIRST_PLACES, spread])).T.copy()
    values, slopes = programs.value(x, y), np.array(programs.gradient(x, y))
    good = np.isfinite([values, *slopes]).all(axis=0)
    good = good & slopes.any(axis=0) if (good & slopes.any(axis=0)).any() else good
    if not good.any():
        return float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2
    first = int(np.argmax(good))
    return float(x[first]), float(y[first])


def looked(value: Callable[[Array, Array], Array], middle: Point) -> tuple[float, Point | None]:
    """The half side of the best window around a point, and the place in it that is worth a closer look, if any."""
    across = np.linspace(-1, 1, SIDE)
    sizes = np.array(HALVES)[:, None, None]
    x = middle[0] + sizes * across + np.zeros((SIDE, 1))
    y = middle[1] + sizes * across[:, None] + np.zeros(SIDE)
    heights = value(x.ravel(), y.ravel()).reshape(x.shape)
    sights = [sight(each) for each in heights]
    best = min(range(len(HALVES)), key=lambda at: sights[at][0])
    half, found = HALVES[best], sights[best][1]
    if found is None:
        return half, None
    row, column = (half * (2 * part / (SIDE - 1) - 1) for part in found)
    return half, (middle[0] + column, middle[1] + row)


def sight(heights: Array) -> tuple[int, tuple[float, float] | None]:
    """How good a view these heights (SIDE, SIDE) are, 0 being the best, and the row and column to look at, if any."""
    finite = np.isfinite(heights)
    if not finite.any():
        return 5, None
    seen = heights[finite]
    with np.errstate(over="ignore", invalid="ignore"):
        height = np.ptp(seen)
        flat = np.mean(abs(seen - np.median(seen)) <= ONE_HEIGHT * height)
    if finite.mean() < FINITE or not height > 0 or flat > FLAT:
        return 4, None
    lowest = np.argwhere(heights == seen.min())
    if len(lowest) < SIDE and ((lowest > 0) & (lowest < SIDE - 1)).all():
        return 0, middle_of(heights == seen.min())
    turning = turns(heights)
    if turning.any():
        return 1, middle_of(turning)
    return (2 if finite.all() else 3), None


def middle_of(marked: NDArray[np.bool_]) -> tuple[float, float]:
    """The row and column of the middle of the box around all that is marked (rows, columns)."""
    places = np.argwhere(marked)
    row, column = (places.min(axis=0) + places.max(axis=0)) / 2
    return float(row), float(column)


def turns(heights: Array) -> NDArray[np.bool_]:
    """(SIDE, SIDE) where a height is above or below all eight around it, or these go up and down more than once."""
    inner = heights[1:-1, 1:-1]
    ring = np.array([heights[1 + i : SIDE - 1 + i, 1 + j : SIDE - 1 + j] for i, j in RING])
    above = ring >= inner
    changes = (above != np.roll(above, 1, axis=0)).sum(axis=0)
    apart = ring != inner
    both_ways = (apart & np.roll(apart, len(RING) // 2, axis=0)).any(axis=0)
    known = np.isfinite(ring).all(axis=0) & np.isfinite(inner) & both_ways
    found = np.zeros(heights.shape, dtype=bool)
    found[1:-1, 1:-1] = known & ((changes == 0) | (changes > 2))
    return found


def rounded(part: float, half: float) -> float:
    """A coordinate as a number that is pleasant to read beside a window of this size."""
    step = 10.0 ** math.floor(math.log10(half)) / 10
    return step * round(part / step)
