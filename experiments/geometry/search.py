"""Where the gradient vanishes in a window: Newton's method from cells of ever finer grids, until one adds nothing."""

from __future__ import annotations

import numpy as np

from experiments.geometry.curvature import curvatures, eigenvalues
from experiments.geometry.scale import SMALLEST, cells, height, side
from landscapes import Surface

CELLS = (101, 151, 227, 341, 511)  # a side of the grids; odd, so that no line goes through the middle
ROUNDS = 30  # of Newton's method; steps that shrink by a factor are summed up, so slow ones need no more
HURRY = 5  # every so many rounds they are
PATCHES = 200  # points found, around which a finer grid is laid
PATCH = np.linspace(-2, 2, 13)  # cells of the coarsest grid: the lines of the one laid around a point
CROWDED = 0.9  # of the cells: where so many may hold a point, the grid is too coarse to tell them apart
FAR = 6  # cells: a search that leads farther from where it began is given up, for others have begun there
ARRIVED = 1e-9  # of the window's side: a last step this short has arrived
ALIKE = 1e-5  # of the window's side: points this close are one
SLANT = 1e-10  # along a level direction, of the slope across at a side's distance: less is no slope
CLOSE = 0.001  # of the window's side: how far round a point f's curvatures are compared with those at it
LEVEL = 1e-6  # of the curvatures there: one this much smaller may be none, f itself decides
RIPPLE = 1e-13  # of the window's height: what stands out less is drowned by rounding
MOST = 6000  # points; a surface with more is not searched further


def level_points(surface: Surface) -> tuple[np.ndarray, np.ndarray, bool]:
    """Where the gradient vanishes: (n, 2) where f bends in every direction, (m, 2) where one curvature may be none,
    and whether the finest grid found no more of the former than the one before.

    The latter may be many of one line along which f is level, and are not told apart.
    """
    bent, flat = np.empty((0, 2)), np.empty((0, 2))
    grids = [cells(surface, usual) for usual in CELLS]
    for count in grids:
        begun = np.concatenate([seeds(surface, count), patches(surface, bent[:PATCHES])])
        found = arrived(surface, begun, side(surface) / count)
        part = bends(surface, found)
        every = apart(np.concatenate([bent, found[part > LEVEL]]), ALIKE * side(surface))
        every = every[standing_out(surface, every)]
        level = found[part <= LEVEL]
        flat = level if len(level) else flat
        whole = len(every) <= len(bent)
        bent = every
        crowded = len(bent) > MOST or len(begun) > CROWDED * count**2
        if count > grids[0] and (whole or crowded):
            break
    return bent, flat, whole and not crowded


def seeds(surface: Surface, count: int) -> np.ndarray:
    """(n, 2) the middles of the cells in which the gradient may vanish; the known minima too.

    In such a cell both slopes change sign between its corners, or Newton's step from its middle does not lead out.
    """
    (x0, x1), (y0, y1) = surface.domain
    xs, ys = np.linspace(x0, x1, count + 1), np.linspace(y0, y1, count + 1)
    corners = surface.gradient(np.stack(np.meshgrid(xs, ys), axis=-1))
    four = np.stack([corners[i : count + i, j : count + j] for i in (0, 1) for j in (0, 1)])
    middles = np.stack(np.meshgrid((xs[1:] + xs[:-1]) / 2, (ys[1:] + ys[:-1]) / 2), axis=-1)
    low, high = np.fmin.reduce(four), np.fmax.reduce(four)
    uneven = (low < high).any(axis=-1)  # elsewhere f is level all over
    turning = ((low <= 0) & (high >= 0)).all(axis=-1)
    step, level = newton(surface, middles.reshape(-1, 2))
    near = level & (abs(step) <= np.array((xs[1] - xs[0], ys[1] - ys[0]))).all(axis=1)
    chosen = (turning | near.reshape(turning.shape)) & uneven
    return np.concatenate([middles[chosen], np.reshape(surface.minima, (-1, 2))])


def patches(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(m, 2) places around points (n, 2) from which Newton's step leads no farther than to the next of them: where
    there is one point, a grid is often too coarse for the others.
    """
    cell = side(surface) / cells(surface, CELLS[0])
    places = (points[:, None] + cell * np.stack(np.meshgrid(PATCH, PATCH), axis=-1).reshape(-1, 2)).reshape(-1, 2)
    step, level = newton(surface, places)
    near: np.ndarray = places[level & (abs(step) <= 0.75 * cell * (PATCH[1] - PATCH[0])).all(axis=1)]
    return near


def newton(surface: Surface, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Newton's steps (n, 2) from points (n, 2), and (n,) whether nothing but they can lead to a lower slope.

    Where f bends in one direction alone the step is along that, and f has to be level along the other.
    """
    x, y = points.T.copy()
    (a, b, c), (gx, gy) = surface.arrays.hessian(x, y), surface.arrays.gradient(x, y)
    low, high = map(np.asarray, eigenvalues(a, b, c))
    bend = np.where(abs(low) > abs(high), low, high)
    other = np.where(abs(low) > abs(high), high, low)
    full = other != 0
    p, q, r = a / bend, b / bend, c / bend  # products of tiny numbers would vanish
    # With one curvature alone, H / bend² undoes H where that can be undone.
    steps = np.where(
        full,
        [(q * gy - r * gx) / other, (q * gx - p * gy) / other],
        [-(p * gx + q * gy) / bend, -(q * gx + r * gy) / bend],
    ).T
    left = np.hypot(gx + a * steps[:, 0] + b * steps[:, 1], gy + b * steps[:, 0] + c * steps[:, 1])
    at_rest = (gx == 0) & (gy == 0)
    steps[at_rest] = 0
    level = at_rest | full | (left <= SLANT * abs(bend) * side(surface))
    return steps, level


def arrived(surface: Surface, begun: np.ndarray, cell: float) -> np.ndarray:
    """(m, 2) where in the window Newton's method arrives from points (n, 2)."""
    low, high = np.transpose(surface.domain)
    spare = ARRIVED * side(surface)
    here, before = begun, np.zeros_like(begun)
    found = [np.empty((0, 2))]
    for turn in range(ROUNDS):
        if not len(here):
            break
        steps, level = newton(surface, here)
        if turn % HURRY == HURRY - 1:
            shrinks = (steps * before).sum(axis=1) / (before * before).sum(axis=1)
            steps = steps / np.where((shrinks > 0.3) & (shrinks < 0.99), 1 - shrinks, 1)[:, None]
        length = np.hypot(*steps.T)
        steps = steps * np.minimum(1, 2 * cell / np.maximum(length, cell))[:, None]
        here = here + steps
        there = (length <= spare) & level
        inside = ((here >= low - spare) & (here <= high + spare)).all(axis=1)
        found.append(here[there & inside])
        on = (length > spare) & (abs(here - begun).max(axis=1) <= FAR * cell)
        here, begun, before = here[on], begun[on], steps[on]
    return np.concatenate(found)


def bends(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n,) how much f bends at points (n, 2) in the direction where it does least, as a part of the most that it bends
    there and close around; NaN where it bends nowhere.
    """
    most = usual(surface, points)
    low, high = curvatures(surface, points)
    return np.where(most > 0, np.minimum(abs(low), abs(high)) / most, np.nan)


def usual(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n,) the most that f bends at points (n, 2) and close around."""
    around = points + CLOSE * side(surface) * np.array([[(0, 0)], [(1, 0)], [(0, 1)], [(-1, 0)], [(0, -1)]])
    most: np.ndarray = np.fmax.reduce(np.abs(curvatures(surface, around))).max(axis=0)
    return most


def apart(points: np.ndarray, distance: float) -> np.ndarray:
    """The points (n, 2), each that lies within a distance, or little more, of an earlier one left out."""
    for shift in (0.0, 0.5):  # what the lines of one grid part, those of the other do not
        _, first = np.unique(np.round(points / (2 * distance) + shift), axis=0, return_index=True)
        points = points[np.sort(first)]
    return points


def standing_out(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n,) whether f at each of the points (n, 2) differs by more than rounding from f half-way to the next."""
    out = np.full(len(points), True)
    low, high = curvatures(surface, points)
    least, cell = max(RIPPLE * height(surface), SMALLEST), side(surface) / cells(surface, CELLS[-1])
    for place in np.flatnonzero(~(np.maximum(abs(low), abs(high)) * cell**2 > least)):
        away = np.hypot(*(points - points[place]).T)
        reach = np.partition(away, 1)[1] / 2 if len(points) > 1 else side(surface)
        around = points[place] + reach * np.array([(1, 0), (0, 1), (-1, 0), (0, -1), (0.6, 0.8), (-0.8, 0.6)])
        out[place] = abs(surface.value(around) - surface.value(points[place])).max() > least
    return out
