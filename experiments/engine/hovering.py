"""Runs that keep moving about a minimum: their last points lie round the bottom of a bowl."""

from __future__ import annotations

import numpy as np

from experiments.engine.end import End
from experiments.geometry.bowls import bottom
from experiments.geometry.rest import POINTS, beside
from experiments.geometry.scale import side

ROUND = 0.5  # the middle of the points is nearer to the bottom than this part of their own mean distance


def hovered(end: End) -> tuple[np.ndarray, float, float] | None:
    """The bottom (2,) that the last points of a run lie around, and how near and how far from it they are; None if they
    lie around none. Under noise it is enough that the noise is stronger than the slope which is left on average.
    Whether they come closer in the long run, a tail cannot tell, and nobody says so.
    """
    if np.isnan(end.tail).any():
        return None
    middle = end.tail.mean(axis=0)
    foot = bottom(end.surface, middle)
    if foot is None:
        return None
    away = np.hypot(*(end.tail - foot).T)
    if np.hypot(*(middle - foot)) > ROUND * away.mean() and not end.drowned:
        return None
    if away.max() > side(end.surface) or beside(end.surface, foot[None])[1][0] not in POINTS:
        return None  # a bowl far away, or the side of a line of minima that rounding makes a bowl
    return foot, float(away.min()), float(away.max())
