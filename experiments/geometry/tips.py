"""Minima and maxima where f has no slope, as at a tip or a kink: found by going down, or up, on smaller circles."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from experiments.geometry.faults import sides
from experiments.geometry.profile import closest, on_circles
from experiments.geometry.scale import circle, side
from landscapes import Surface
from landscapes.formula.edges import edges

MOST = 300  # places
LOOKS = 75  # a side of the grid on which it is looked whether the formula may break
HARDLY = 0.01  # of the most on that grid: hardly above zero
EXACT = 1e-6  # of the window's side: an edge this near to a point goes through it
ROUNDS = 80
WIDEST, SMALLEST = 0.01, 1e-11  # of the window's side: the first circle, and the last
PLACES = 16  # on each


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
    part = (np.arange(cells) + 0.5) / cells
    places = np.stack(np.meshgrid(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part), axis=-1)
    heights = np.nan_to_num(sign * surface.value(places), nan=np.inf)
    padded = np.pad(heights, 1, constant_values=-np.inf)  # on the window's edge none is known to be lowest
    ring = np.stack([padded[i : cells + i, j : cells + j] for i in range(3) for j in range(3) if (i, j) != (1, 1)])
    plain = np.pad((ring == heights).all(axis=0), 1)
    beside_plain = np.any([plain[i : cells + i, j : cells + j] for i in range(3) for j in range(3)], axis=0)
    low: np.ndarray = places[np.isfinite(heights) & (ring >= heights).all(axis=0) & ~beside_plain]
    return low


def gone_down(surface: Surface, sign: int, points: np.ndarray) -> np.ndarray:
    """(n, 2) where a descent of sign·f from each of the points (n, 2) ends: to the lowest place on a circle while that
    is lower, else to a circle half as wide.
    """
    here, heights = points, sign * surface.value(points)
    radii = np.full(len(points), WIDEST * side(surface))
    angles = np.linspace(0, 2 * np.pi, PLACES, endpoint=False) + np.zeros((len(points), 1))
    for _ in range(ROUNDS):
        if not (radii > SMALLEST * side(surface)).any():
            break
        around = sign * on_circles(surface, here, radii, angles)
        angle, lowest = closest(surface, here, radii, angles, around, sign)
        lower = lowest < heights
        ways = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        here = np.where(lower[:, None], here + radii[:, None] * ways, here)
        heights = np.where(lower, lowest, heights)
        radii = np.where(lower, radii, radii / 2)
    return here


def may_break(surface: Surface) -> bool:
    """Whether the formula may have an edge in the window: one of its differences changes its sign there, or comes close
    to zero, as that of a tip does.
    """
    known = edges(surface.tree)
    if not known:
        return False
    (x0, x1), (y0, y1) = surface.domain
    x, y = (axis.ravel() for axis in np.meshgrid(np.linspace(x0, x1, LOOKS), np.linspace(y0, y1, LOOKS)))
    heights = sides(known)(x, y)
    signs, sizes = np.sign(heights), abs(heights)
    return bool(((signs.min(axis=1) < signs.max(axis=1)) | (sizes.min(axis=1) < HARDLY * sizes.max(axis=1))).any())


def on_an_edge(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n,) whether points (n, 2) lie where the formula has an edge, at which the Hessian may be that of one side."""
    known = edges(surface.tree)
    if not known:
        return np.full(len(points), False)
    around = points[:, None] + circle(np.zeros(2), EXACT * side(surface), 8)
    heights = sides(known)(*around.reshape(-1, 2).T.copy()).reshape(len(known), len(points), 8)
    broken: np.ndarray = ((heights.min(axis=2) <= 0) & (heights.max(axis=2) >= 0)).any(axis=0)
    return broken
