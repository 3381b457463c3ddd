"""Which heights of f are a tie: the one rule by which results are put in order, wherever that is done."""

import numpy as np

from experiments.geometry.scale import height
from landscapes import Surface

ALIKE = 1e-12  # of how high f lies in its window: heights that differ by no more are a tie


def alike(surface: Surface) -> float:
    """How far apart two heights of a surface may be and still be a tie: less than that is rounding."""
    return ALIKE * height(surface)


def above(surface: Surface, gap: float, lowest: float) -> float:
    """How far a height lies above the lowest known one, `gap`, without what rounding leaves of their difference."""
    rounding = alike(surface) if gap < 0 or abs(lowest) > alike(surface) else 0.0
    return 0.0 if abs(gap) <= rounding else gap


def levels(heights: np.ndarray, spare: float) -> np.ndarray:
    """(methods, ...) the place of each height among the first axis of heights (methods, ...), from 0 for the lowest.

    Heights that lie within `spare` of the lowest of a group share its place. NaN and ∞ stand last, and are a tie.
    """
    known = np.where(np.isnan(heights), np.inf, heights)
    order = np.argsort(known, axis=0, kind="stable")
    ranked = np.take_along_axis(known, order, axis=0)
    places = np.zeros(known.shape, dtype=int)
    lowest = ranked[0]
    for place in range(1, len(ranked)):
        above = ranked[place] > lowest + spare
        places[place] = places[place - 1] + above
        lowest = np.where(above, ranked[place], lowest)
    found = np.empty_like(places)
    np.put_along_axis(found, order, places, axis=0)
    return found
