"""Runs that keep moving about a minimum: their last points lie round the bottom of a bowl and come no closer to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from experiments.runs import Runs

ROUND = 0.5  # the middle of the points is nearer to the bottom than this part of their own distance
NO_CLOSER = 0.9  # the second half of the points reaches out at least this part of what the first half did
NEWTON_STEPS = 12  # from within a bowl, a few find its bottom to the last digits
EXACT = 1e-9

Ground = Callable[[np.ndarray, np.ndarray], np.ndarray]


def hovered(runs: Runs, run: int) -> tuple[np.ndarray, float, float] | None:
    """The bottom (2,) that the last points of a run hover about, and how near and how far from it they are.

    None if they are on their way, or in no bowl. Under noise a slow way is not told from none: there it is enough that
    the noise is stronger than the slope which is left on average.
    """
    tail = runs.tail[:, run]
    if np.isnan(tail).any():
        return None
    foot = bottom(runs.surface, tail.mean(axis=0))
    if foot is None:
        return None
    away = np.hypot(*(tail - foot).T)
    first, second = np.split(away, 2)
    around = np.hypot(*(tail.mean(axis=0) - foot)) <= ROUND * away.mean() and second.max() >= NO_CLOSER * first.max()
    if not around and not drowned(runs, slopes(runs, run).mean(axis=0)):
        return None
    return foot, float(away.min()), float(away.max())


def slopes(runs: Runs, run: int) -> np.ndarray:
    """The true gradient at the last points of a run: (TAIL, 2)."""
    return runs.surface.gradient(runs.tail[:, run])


def drowned(runs: Runs, slopes: np.ndarray) -> bool:
    """Whether the noise is stronger, in the mean square, than these slopes (..., 2)."""
    return bool((slopes**2).sum(axis=-1).mean() <= 2 * runs.noise**2)


def bottom(surface: Any, point: np.ndarray) -> np.ndarray | None:
    """The bottom (2,) of the bowl that a point (2,) lies in; None where the ground is no bowl."""
    found = bottoms(surface, point[None])[0]
    return None if np.isnan(found).any() else found


def bottoms(surface: Any, points: np.ndarray) -> np.ndarray:
    """(n, 2) the bottom of the bowl that each of the points (n, 2) lies in; NaN where the ground is no bowl."""
    return level(surface, points, lambda hxx, det: (hxx > 0) & (det > 0), NEWTON_STEPS)


def level(surface: Any, points: np.ndarray, ground: Ground, rounds: int) -> np.ndarray:
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
            arrived = fits & (np.hypot(*step) <= EXACT * (1 + np.hypot(*here)))
        found[left[arrived]] = here[:, arrived].T
        on = fits & ~arrived
        left, here = left[on], np.ascontiguousarray(here[:, on])
    return found
