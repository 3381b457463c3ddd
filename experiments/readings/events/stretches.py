"""Steps gathered into stretches, and stretches into few."""

from collections.abc import Sequence

import numpy as np

MOST = 2  # stretches of one kind on one path: the closest become one, which counts them all


def gathered(steps: np.ndarray, gap: int) -> list[np.ndarray]:
    """Rising step numbers (n,) in stretches; in each of them the next is at most `gap` steps away."""
    return np.split(steps, np.flatnonzero(np.diff(steps) > gap) + 1) if len(steps) else []


def few(stretches: Sequence[np.ndarray], most: int = MOST) -> list[np.ndarray]:
    """At most so many stretches, each of step numbers (n,) or of rows that begin with one: the closest are joined."""
    left = list(stretches)
    while len(left) > most:
        place = min(range(len(left) - 1), key=lambda i: steps(left[i + 1])[0] - steps(left[i])[-1])
        joined = np.concatenate(left[place : place + 2])
        left[place : place + 2] = [joined[steps(joined).argsort(kind="stable")]]
    return left


def steps(stretch: np.ndarray) -> np.ndarray:
    """(n,) the step numbers of a stretch."""
    return stretch if stretch.ndim == 1 else stretch[:, 0]
