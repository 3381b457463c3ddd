"""Bounces: steps that land on the other side of a valley."""

import numpy as np

from landscapes.formula.numbers import Array


def turned(gradient: np.ndarray) -> np.ndarray:
    """(steps, ...) whether the slope turned round in each step, from the gradients along a path (steps + 1, ..., 2).

    It did if the gradients before and after the step point against each other.
    """
    with np.errstate(all="ignore"):
        along: Array = (gradient[:-1] * gradient[1:]).sum(axis=-1)
        return along < 0
