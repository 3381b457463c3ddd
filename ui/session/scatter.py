"""A small picture of data: a dot for each of some samples, in a square from 0 to 1."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from landscapes import Data
from landscapes.data.data_set import TARGET

MOST_DOTS = 60
KEPT = 64
DIGITS = 3
Dots = tuple[tuple[float, float, bool], ...]


@lru_cache(maxsize=KEPT)
def dots(data: Data) -> Dots:
    """(x, y, whether of the upper of two classes) of some of the samples: the first input across, and up the second
    one, or the target where there is no second.
    """
    places = np.linspace(0, data.count - 1, min(data.count, MOST_DOTS)).astype(int)
    target = TARGET if TARGET in data else list(data)[-1]
    across, up, *_ = [*(name for name in data if name != target), target, target]
    upper = up != target and data[target] > np.mean(data[target])
    classes = np.broadcast_to(upper, data.count)[places]
    x, y = (spread(data[name])[places].round(DIGITS).tolist() for name in (across, up))
    return tuple(zip(x, y, classes.tolist(), strict=True))


def spread(numbers: np.ndarray) -> np.ndarray:
    """(N,) the numbers moved and scaled to 0 … 1; in the middle where all are the same."""
    low, width = numbers.min(), np.ptp(numbers)
    return (numbers - low) / width if 0 < width < np.inf else np.full(len(numbers), 0.5)
