"""The part of some samples whose class a network finds."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def chosen(outputs: ArrayLike) -> np.ndarray:
    """(..., N) the class that outputs (..., N, outputs) stand for: the largest; where there is one, what is nearest."""
    found = np.asarray(outputs)
    answer: np.ndarray = found.argmax(axis=-1) if found.shape[-1] > 1 else np.rint(found[..., 0])
    return answer


def accuracy(outputs: ArrayLike, y: ArrayLike) -> np.ndarray:
    """(...) the part of the classes y (N,) that outputs (..., N, outputs) tell; NaN where any of those is NaN."""
    found = np.asarray(outputs)
    right: np.ndarray = np.mean(chosen(found) == np.asarray(y), axis=-1)
    return np.where(np.isnan(found).any(axis=(-2, -1)), np.nan, right)[()]
