"""Bowls: the bottom of the one that a point lies in, found by Newton's method."""

from __future__ import annotations

import numpy as np

from experiments.geometry.curvature import told
from experiments.geometry.scale import side
from landscapes import Surface

ROUNDS = 12  # from within a bowl, a few find its bottom to the last digits
EXACT = 1e-9  # of the window's side: a step this short has arrived


def bottom(surface: Surface, point: np.ndarray) -> np.ndarray | None:
    """The bottom (2,) of the bowl that a point (2,) lies in; None where the ground is no bowl."""
    found = bottoms(surface, point[None])[0]
    return None if np.isnan(found).any() else found


def bottoms(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n, 2) the bottom of the bowl that each of the points (n, 2) lies in; NaN where the ground is no bowl.

    However far the bottom is, f has to be convex at each point of the search.
    """
    here, found = points.T.copy(), np.full(points.shape, np.nan)
    left = np.arange(len(points))
    for _ in range(ROUNDS):
        if not len(left):
            break
        (gx, gy), (hxx, hxy, hyy) = surface.arrays.gradient(*here), told(surface, *surface.arrays.hessian(*here))
        with np.errstate(all="ignore"):
            det = hxx * hyy - hxy * hxy
            step = np.array([hyy * gx - hxy * gy, hxx * gy - hxy * gx]) / det
            convex = (hxx > 0) & (det > 0) & np.isfinite(step).all(axis=0)
            here = here - step
            arrived = convex & (np.hypot(*step) <= EXACT * side(surface))
        found[left[arrived]] = here[:, arrived].T
        on = convex & ~arrived
        left, here = left[on], np.ascontiguousarray(here[:, on])
    return found
