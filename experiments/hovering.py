"""Runs that keep moving about a minimum: their last points lie round the bottom of a bowl and come no closer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from experiments.runs import Runs

ROUND = 0.5  # the middle of the points is nearer to the bottom than this part of their own distance
NO_CLOSER = 0.9  # the second half of the points reaches out at least this part of what the first half did
NEWTON_STEPS = 12  # from within a bowl, a few find its bottom to the last digits
EXACT = 1e-9


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
    """The bottom (2,) of the bowl that a point (2,) lies in, by Newton's method; None where the ground is no bowl."""
    for _ in range(NEWTON_STEPS):
        (gx, gy), ((hxx, hxy), (_, hyy)) = surface.gradient(point), surface.hessian(point)
        with np.errstate(all="ignore"):
            det = hxx * hyy - hxy * hxy
            step = np.array([hyy * gx - hxy * gy, hxx * gy - hxy * gx]) / det
        if not (hxx > 0 and det > 0 and np.isfinite(step).all()):
            return None
        point = point - step
        if np.hypot(*step) <= EXACT * (1 + np.hypot(*point)):
            return point
    return None
