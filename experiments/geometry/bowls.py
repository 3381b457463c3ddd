"""Bowls: the bottom of the one that a point lies in, found by Newton's method."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from experiments.geometry.scale import side
from landscapes import Surface

NEWTON_STEPS = 12  # from within a bowl, a few find its bottom to the last digits
EXACT = 1e-9  # of the window's side: a step this short has arrived

Ground = Callable[[np.ndarray, np.ndarray], np.ndarray]


def bottom(surface: Surface, point: np.ndarray) -> np.ndarray | None:
    """The bottom (2,) of the bowl that a point (2,) lies in; None where the ground is no bowl."""
    found = bottoms(surface, point[None])[0]
    return None if np.isnan(found).any() else found


def bottoms(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n, 2) the bottom of the bowl that each of the points (n, 2) lies in; NaN where the ground is no bowl."""
    return level(surface, points, lambda hxx, det: (hxx > 0) & (det > 0), NEWTON_STEPS)


def level(surface: Surface, points: np.ndarray, ground: Ground, rounds: int) -> np.ndarray:
    """(n, 2) where Newton's method finds level ground from each of the points (n, 2); NaN where it finds none.

    `ground` says of ∂²f/∂x² and of the Hessian's determinant whether this is ground to search on: each point of a
    search has to be on such.
    """
    here, found = points.T.copy(), np.full(points.shape, np.nan)
    left = np.arange(len(points))
    for _ in range(rounds):
        if not len(left):
            break
        (gx, gy), (hxx, hxy, hyy) = surface.arrays.gradient(*here), surface.arrays.hessian(*here)
        with np.errstate(all="ignore"):
            det = hxx * hyy - hxy * hxy
            step = np.array([hyy * gx - hxy * gy, hxx * gy - hxy * gx]) / det
            fits = ground(hxx, det) & np.isfinite(step).all(axis=0)
            here = here - step
            arrived = fits & (np.hypot(*step) <= EXACT * side(surface))
        found[left[arrived]] = here[:, arrived].T
        on = fits & ~arrived
        left, here = left[on], np.ascontiguousarray(here[:, on])
    return found
