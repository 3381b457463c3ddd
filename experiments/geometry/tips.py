"""Minima and maxima where f has no slope, as at a tip or a kink: found by going down, or up, on smaller circles."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from experiments.geometry.profile import closest, on_circles
from experiments.geometry.scale import side
from landscapes import Surface

MOST = 300  # places
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
