"""Samples to train on, and samples that are held out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from networks import given
from optimizers import SettingError


@dataclass(frozen=True, eq=False)
class Samples:
    """What a network is trained on, and what it is judged by beside that. Raises SettingError for what it cannot be.

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

    def __post_init__(self) -> None:
        for name in ("X", "X_held"):
            found = given.numbers(name, getattr(self, name), f"{name} must be numbers (N, inputs).")
            if found.ndim != 2:
                raise SettingError(name, f"{name} must be numbers (N, inputs). {given.has_shape(found)}")
            vars(self)[name] = given.inputs(found, self.X.shape[1], name)  # the way to set what is frozen
        for X, y, name in self.parts:
            found = given.numbers(name, y, f"{name} must be numbers (N,).")
            given.as_many(name, found, X)
            vars(self)[name] = given.finite(name, found)

    @property
    def parts(self) -> tuple[tuple[np.ndarray, np.ndarray, str], ...]:
        """The inputs and targets of those that are trained on and those that are held out, with the targets' name."""
        return (self.X, self.y, "y"), (self.X_held, self.y_held, "y_held")
