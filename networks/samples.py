"""Samples to train on, and samples that are held out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Samples:
    """What a network is trained on, and what it is judged by beside that.

    X, y            inputs (N, features), and their classes (N,), whole numbers from 0, or numbers (N,)
    X_held, y_held  the same of the samples that are held out
    classes         how many classes there are; 0 where the targets are numbers
    explained       the part of the inputs' variance that X has; below 1 where components were discarded
    """

    X: np.ndarray
    y: np.ndarray
    X_held: np.ndarray
    y_held: np.ndarray
    classes: int
    explained: float = 1.0
