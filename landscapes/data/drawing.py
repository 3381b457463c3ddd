"""What drawn data sets have in common."""

import numpy as np

from landscapes.formula.numbers import Array

CENTRE = (1.0, 0.5)  # of the second of two clouds; the first lies opposite


def two_classes(random: np.random.Generator, first: Array, second: Array) -> dict[str, Array]:
    """Columns u, v and t of points (n, 2) with t = -1 and points (m, 2) with t = 1, in a drawn order."""
    order = random.permutation(len(first) + len(second))
    u, v = np.concatenate([first, second])[order].T
    return {"u": u, "v": v, "t": np.repeat([-1.0, 1.0], [len(first), len(second)])[order]}


def two_clouds(random: np.random.Generator, first: int, second: int) -> dict[str, Array]:
    """Columns u, v and t of two normal clouds that overlap, with so many points each."""
    spread = random.standard_normal((first + second, 2))
    return two_classes(random, spread[:first] - CENTRE, spread[first:] + CENTRE)
