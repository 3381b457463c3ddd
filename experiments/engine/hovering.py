"""Runs that keep moving about a minimum: their last points lie round the bottom of a bowl and come no closer to it."""

from __future__ import annotations

import numpy as np

from experiments.engine.end import End
from experiments.geometry.bowls import bottom

ROUND = 0.5  # the middle of the points is nearer to the bottom than this part of their own distance
NO_CLOSER = 0.9  # the second half of the points reaches out at least this part of what the first half did


def hovered(end: End) -> tuple[np.ndarray, float, float] | None:
    """The bottom (2,) that the last points of a run hover about, and how near and how far from it they are.

    None if they are on their way, or in no bowl. Under noise a slow way is not told from none: there it is enough that
    the noise is stronger than the slope which is left on average.
    """
    if np.isnan(end.tail).any():
        return None
    middle = end.tail.mean(axis=0)
    foot = bottom(end.surface, middle)
    if foot is None:
        return None
    away = np.hypot(*(end.tail - foot).T)
    first, second = np.split(away, 2)
    around = np.hypot(*(middle - foot)) <= ROUND * away.mean() and second.max() >= NO_CLOSER * first.max()
    if not around and not end.drowned:
        return None
    return foot, float(away.min()), float(away.max())
