"""Basins of attraction: the minimum that the gradient flow carries each point to.

A grid of points over the window is followed once for each surface. A point in a cell whose corners all go to one
minimum is taken to go there too; any other is followed on its own. A curve of minima has one basin,
as far as the window goes; outside of it one that the grid has not met is the basin of none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from experiments.geometry.curvature import curvatures
from experiments.geometry.flow import LEVEL, TOGETHER, followed
from experiments.geometry.scale import cells, circle, side
from landscapes import Surface
from landscapes.formula.asking import GivenUp, searching
from landscapes.formula.numbers import Array

GRID = 48  # a side of the grid

AROUND = 1e-3  # of the window's side: on a circle so wide f is nowhere lower than at its minimum in the middle
ROUNDING = 1e-6  # of the highest rise on that circle: f lower by less than this is not lower
BESIDE = 3  # cells of the grid
BETWEEN = 0.4  # of their distance: the flow from the middle between two points of one curve stays as near to it
NONE = -1  # the basin of no minimum


@dataclass(frozen=True, eq=False)
class Basins:
    """Which points go where.

    numbers  (n,) the number of each point's minimum, NONE where the flow carries it to none
    minima   (m, 2) the minima; of a curve of them one point
    """

    numbers: np.ndarray
    minima: np.ndarray


@dataclass(frozen=True, eq=False)
class Grid:
    """The same of a grid over the window: numbers (places, places), rows from the lowest y up.

    places (k, 2) are those where the flow ended on a curve of minima, and curves (k,) the numbers of these. given_up:
    where following the flows needed too much, the sentence that says of what; then no basin is known. Else "".
    """

    numbers: np.ndarray
    minima: np.ndarray
    places: np.ndarray
    curves: np.ndarray
    given_up: str = ""


def basins(surface: Surface, path: np.ndarray) -> Basins:
    """The basins that the points (n, 2) of a path lie in, one after the other.

    What a cell says is not trusted where the path goes from one basin to another, as it may hold a narrow arm: there
    the points before and after are followed too, ever more of them until the change stands between two of those.

    Where the grid is not known, or the flows would need too many limits of derivatives, none is known. On a path they
    may ask for any number of circles, as a short path is cheap and a long one is soon known from cells.
    """
    grid = grid_of(surface)
    if not grid.given_up:
        try:
            with searching(circles=np.inf):
                return along(surface, grid, path)
        except GivenUp:
            pass
    return Basins(np.full(len(path), NONE), np.empty((0, 2)))


def along(surface: Surface, grid: Grid, path: np.ndarray) -> Basins:
    """The same, by the basins of the grid. Raises GivenUp within a search."""
    numbers, sure = in_cells(surface, grid, path)
    minima, ask, reach = grid.minima, np.flatnonzero(~sure), 1
    while len(ask):
        numbers[ask], minima = numbered(surface, grid, minima, minima_from(surface, path[ask]))
        sure[ask] = True
        changes = np.flatnonzero(np.diff(numbers))
        changes = changes[~(sure[changes] & sure[changes + 1])]
        ask = np.unique(changes[:, None] + np.arange(1 - reach, reach + 1))
        ask = ask[(ask >= 0) & (ask < len(path))]
        ask, reach = ask[~sure[ask]], 2 * reach
    return Basins(numbers, minima)


@lru_cache(maxsize=64)
def grid_of(surface: Surface) -> Grid:
    """The basins of a grid over the window, from as many flows: 20 to 400 ms, once for each surface."""
    try:
        with searching():
            return gridded(surface)
    except GivenUp as reason:
        return Grid(np.empty((0, 0), dtype=int), *nothing_met(), given_up=reason.why)


def nothing_met() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The minima, places and curves of a grid that has none."""
    return np.empty((0, 2)), np.empty((0, 2)), np.empty(0, dtype=int)


def gridded(surface: Surface) -> Grid:
    """The same. Raises GivenUp within a search."""
    count = cells(surface, GRID)
    sides = (np.linspace(low, high, count) for low, high in surface.domain)
    ends = minima_from(surface, np.stack(np.meshgrid(*sides), axis=-1).reshape(-1, 2))
    level = np.isfinite(ends).all(axis=1) & ~bowl(surface, ends)
    nothing = Grid(np.empty(0, dtype=int), *nothing_met())
    numbers, minima = np.full(len(ends), NONE), nothing.minima
    if level.any():
        curve = joined(surface, ends, level)[level]
        of_curve, minima = numbered(surface, nothing, minima, ends[level][np.unique(curve, return_index=True)[1]])
        numbers[level] = of_curve[curve]
    numbers[~level], minima = numbered(surface, nothing, minima, ends[~level])
    return Grid(numbers.reshape(count, count), minima, ends[level], numbers[level])


def in_cells(surface: Surface, grid: Grid, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(n,) the numbers that the cells of the points (n, 2) have, and (n,) whether all corners of a cell agree.

    Without a number where a cell's do not, and outside the window.
    """
    low, high = np.transpose(surface.domain)
    count = len(grid.numbers)
    with np.errstate(invalid="ignore"):
        column, row = np.clip((points - low) / (high - low) * (count - 1), 0, count - 2).astype(int).T
    inside = ((points >= low) & (points <= high)).all(axis=1)
    corners = np.stack([grid.numbers[row + up, column + right] for up in (0, 1) for right in (0, 1)])
    sure = inside & (corners == corners[0]).all(axis=0)
    return np.where(sure, corners[0], NONE), sure


def minima_from(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n, 2) the minimum that the flow carries each of the points (n, 2) to; NaN where it carries it to none."""
    ends = followed(surface, points)
    doubtful = np.flatnonzero(np.isfinite(ends).all(axis=1) & ~bowl(surface, ends))
    ends[doubtful[~lowest_nearby(surface, ends[doubtful])]] = np.nan
    for known in surface.minima:
        with np.errstate(invalid="ignore"):
            ends[abs(ends - known).max(axis=1) <= TOGETHER * side(surface)] = known
    return ends


def lowest_nearby(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n,) whether f is nowhere lower on a small circle around points (n, 2) than there, and somewhere higher."""
    value = surface.value(points)
    around = circle(np.zeros(2), AROUND * side(surface), 16)
    with np.errstate(invalid="ignore"):
        rises = surface.value(points[:, None] + around) - value[:, None]
        rounded = ROUNDING * abs(rises).max(axis=1) + 1e-14 * abs(value)
        lowest: np.ndarray = (rises.min(axis=1) >= -rounded) & (rises.max(axis=1) > rounded)
    return lowest


def bowl(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n,) whether the ground curves up along every direction at points (n, 2)."""
    few, each = np.unique(points, axis=0, return_inverse=True)  # at a kink many end at the very same place
    low, high = curvatures(surface, few)
    low, high = low[each.ravel()], high[each.ravel()]
    with np.errstate(invalid="ignore"):
        return low > LEVEL * high


def numbered(surface: Surface, grid: Grid, minima: np.ndarray, ends: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(n,) the numbers of the minima that flows ended at, ends (n, 2); and all minima, new ones at their end."""
    numbers, known = np.full(len(ends), NONE), np.isfinite(ends).all(axis=1)
    if len(grid.places):
        numbers = on_curves(surface, grid, ends)
        known[known] = bowl(surface, ends[known])  # a curve that the grid has not met is not known to be one
    for number, minimum in enumerate(minima):
        numbers[abs(ends - minimum).max(axis=1) <= TOGETHER * side(surface)] = number
    left = np.flatnonzero(known & (numbers == NONE))
    while len(left):
        same = abs(ends[left] - ends[left[0]]).max(axis=1) <= TOGETHER * side(surface)
        numbers[left[same]], minima = len(minima), np.vstack([minima, ends[left[0]]])
        left = left[~same]
    return numbers, minima


def on_curves(surface: Surface, grid: Grid, ends: np.ndarray) -> np.ndarray:
    """(n,) the number of the curve of minima that each of the ends (n, 2) lies on, or NONE."""
    numbers = np.full(len(ends), NONE)
    level = np.flatnonzero(np.isfinite(ends).all(axis=1) & ~bowl(surface, ends))
    if len(level):
        away = np.hypot(*(ends[level, None] - grid.places).transpose(2, 0, 1))
        nearest = away.argmin(axis=1)
        one = away.min(axis=1) <= BESIDE * side(surface) / len(grid.numbers)  # farther off may be another
        one &= continued(surface, ends[level], grid.places[nearest])
        numbers[level[one]] = grid.curves[nearest[one]]
    return numbers


def joined(surface: Surface, ends: np.ndarray, level: np.ndarray) -> np.ndarray:
    """(n,) numbers of the curves of minima that neighbours on the grid are carried to, NONE where not `level`."""
    count = cells(surface, GRID)
    places = np.arange(count * count).reshape(count, count)
    across, up = (places[:, :-1], places[:, 1:]), (places[:-1], places[1:])
    one, other = (np.concatenate([across[i].ravel(), up[i].ravel()]) for i in (0, 1))
    pairs = level[one] & level[other]
    one, other = one[pairs], other[pairs]
    together = continued(surface, ends[one], ends[other])
    one, other = one[together], other[together]
    numbers = places.ravel().copy()
    while True:
        lower = numbers.copy()
        least = np.minimum(numbers[one], numbers[other])
        np.minimum.at(lower, one, least)
        np.minimum.at(lower, other, least)
        lower = lower[lower]  # what a neighbour was joined to
        if (lower == numbers).all():
            break
        numbers = lower
    found = np.full(len(ends), NONE)
    found[level] = np.unique(numbers[level], return_inverse=True)[1]
    return found


def continued(surface: Surface, one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """(n,) whether points (n, 2) and others, at minima, lie on one curve of minima: the flow from the middle between
    them ends between them, and of those far apart so do the flows from the middles of both parts.
    """
    middle, apart = (one + other) / 2, np.hypot(*(one - other).T)
    ends = middle.copy()
    asked = np.flatnonzero(apart > TOGETHER * side(surface))
    if surface.edges:  # a flow to a kink takes long, and none gets out of a circle on which f is higher
        asked = asked[~lowest_nearby(surface, middle[asked])]
    ends[asked] = minima_from(surface, middle[asked])
    with np.errstate(invalid="ignore"):
        away: Array = np.hypot(*(ends - middle).T)
        one_curve: np.ndarray = away <= BETWEEN * apart + TOGETHER * side(surface)
    far = np.flatnonzero(one_curve & (apart > BESIDE * side(surface) / cells(surface, GRID)))
    if len(far):
        halves = continued(surface, np.concatenate([one[far], ends[far]]), np.concatenate([ends[far], other[far]]))
        one_curve[far] = halves.reshape(2, -1).all(axis=0)
    return one_curve
