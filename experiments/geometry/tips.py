"""Minima and maxima where f has no slope, as at a tip or a kink: found by going down, or up, on smaller circles."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from experiments.geometry.curvature import curvatures
from experiments.geometry.profile import closest, on_circles
from experiments.geometry.scale import RESOLUTION, circle, directions, side, turns
from experiments.geometry.sides import HARDLY, Sides, met
from landscapes import Surface
from landscapes.formula.asking import search

MOST = 300  # places
LOOKS = 75  # a side of the grid on which it is looked whether the formula may break
EXACT = 1e-6  # of the window's side: an edge this near to a point goes through it
ROUNDS = 400  # along a curved valley a descent takes many
WIDEST, SMALLEST = 0.01, 1e-11  # of the window's side: the first circle, and the last
PLACES = 16  # on each
ZOOMS = 15  # as many closer looks at each: at a cusp f is steep on both sides of where it is lowest


def sharp_places(
    surface: Surface, sign: int, cells: int, known: Callable[[np.ndarray], np.ndarray]
) -> tuple[np.ndarray, bool]:
    """(n, 2) the places in the window that descents of sign·f by values alone end at, and whether every place of the
    grid was begun from that asked for it. f may be a tip there, have a kink, or be smooth.

    cells: a side of the grid. known: points (m, 2) -> (m,) whether each is beside an end that is known; from there none
    is begun.
    """
    begun = low_places(surface, sign, cells)
    begun = begun[~known(begun)]
    begun = begun[np.argsort(sign * surface.value(begun))]
    ends = gone_down(surface, sign, begun[:MOST])
    low, high = np.transpose(surface.domain)
    return ends[((ends >= low) & (ends <= high)).all(axis=1)], len(begun) <= MOST


def low_places(surface: Surface, sign: int, cells: int) -> np.ndarray:
    """(n, 2) where on a grid sign·f is no higher than anywhere around; not on a plain, where f is the same."""
    (x0, x1), (y0, y1) = surface.domain
    part = (np.arange(-1, cells + 1) + 0.5) / cells  # and a cell beyond, for what is lowest beside the window's edge
    places = np.stack(np.meshgrid(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part), axis=-1)
    padded = np.nan_to_num(sign * surface.value(places), nan=np.inf)
    places, heights = places[1:-1, 1:-1], padded[1:-1, 1:-1]
    ring = np.stack([padded[i : cells + i, j : cells + j] for i in range(3) for j in range(3) if (i, j) != (1, 1)])
    plain = np.pad((ring == heights).all(axis=0), 1)
    beside_plain = np.any([plain[i : cells + i, j : cells + j] for i in range(3) for j in range(3)], axis=0)
    low: np.ndarray = places[np.isfinite(heights) & (ring >= heights).all(axis=0) & ~beside_plain]
    return low


def gone_down(
    surface: Surface, sign: int, points: np.ndarray, beyond: float = 2 * WIDEST, smallest: float = SMALLEST
) -> np.ndarray:
    """(n, 2) where a descent of sign·f from each of the points (n, 2) ends: to the lowest place on a circle while that
    is lower, else to a circle half as wide. One that gets away from the window goes no farther.

    beyond, smallest: so far away, and the last circle, as parts of the window's side. Raises TooManyCircles within a
    search.
    """
    found, heights = points.copy(), sign * surface.value(points)
    radii = np.full(len(points), WIDEST * side(surface))
    low, high = np.transpose(surface.domain) + beyond * side(surface) * np.array([[-1], [1]])
    left = np.arange(len(points))
    going_on = search()
    if going_on:  # each that stays gets to its last circle by halvings alone, or later
        here = int(((points >= low) & (points <= high)).all(axis=1).sum())
        going_on.circled(0, after=here * math.ceil(math.log2(WIDEST / smallest)))
    for _ in range(ROUNDS):
        if not len(left):
            break
        if going_on:
            going_on.circled(len(left))
        angle, lowest = lowest_around(surface, sign, found[left], radii[left])
        lower = lowest < heights[left]
        found[left] += np.where(lower, radii[left], 0)[:, None] * directions(angle)
        heights[left] = np.where(lower, lowest, heights[left])
        radii[left] *= np.where(lower, 2, 0.5)
        inside = ((found[left] >= low) & (found[left] <= high)).all(axis=1)
        left = left[inside & (radii[left] > smallest * side(surface))]
    return found


def lowest_around(surface: Surface, sign: int, points: np.ndarray, radii: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(n,) the angle at which sign·f is lowest on the circle around each of the points (n, 2), and sign·f there.

    Both halves of a circle are looked at closely: a narrow valley crosses it twice, and of its few places the one that
    lies nearer to the valley need not be that down the valley.
    """
    angles = turns(PLACES) + np.zeros((len(points), 1))
    heights = np.nan_to_num(sign * on_circles(surface, points, radii, angles), nan=np.inf)
    turn = (np.arange(PLACES) - heights.argmin(axis=1)[:, None]) % PLACES
    behind = (turn > PLACES // 4) & (turn < PLACES - PLACES // 4)
    halves = np.concatenate([heights, np.where(behind, heights, np.inf)])
    twice = np.concatenate([points, points]), np.concatenate([radii, radii]), np.concatenate([angles, angles])
    angle, lowest = (each.reshape(2, -1) for each in closest(surface, *twice, halves, sign, ZOOMS))
    better, every = lowest.argmin(axis=0), np.arange(len(points))
    return angle[better, every], lowest[better, every]


def may_break(surface: Surface) -> bool:
    """Whether the formula may have an edge in the window."""
    known = surface.edges
    if not known:
        return False
    (x0, x1), (y0, y1) = surface.domain
    x, y = (axis.ravel() for axis in np.meshgrid(np.linspace(x0, x1, LOOKS), np.linspace(y0, y1, LOOKS)))
    return any(met(heights).any() for heights in Sides(surface, known).parts(x, y))


@np.errstate(all="ignore")
def on_an_edge(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n,) whether points (n, 2) lie where the formula has an edge, at which the Hessian may be that of one side, or so
    close to a pole that f is nowhere near as steep around as its Hessian has it.
    """
    known = surface.edges
    broken = np.full(len(points), False)
    if not known or not len(points):
        return broken
    around = points[:, None] + circle(np.zeros(2), EXACT * side(surface), 8)
    for part in Sides(surface, known).parts(*around.reshape(-1, 2).T.copy()):
        heights = part.reshape(*part.shape[:2], len(points), 8)
        broken |= ((heights.min(axis=-1) <= 0) & (heights.max(axis=-1) >= 0)).any(axis=(0, 1))
    bend = np.abs(curvatures(surface, points)).max(axis=0) * (EXACT * side(surface)) ** 2 / 2
    here = surface.value(points)
    bent = abs(surface.value(around) - here[:, None]).max(axis=1)
    broken |= (bent < HARDLY * bend) & (bend > abs(here) * RESOLUTION)
    return broken
