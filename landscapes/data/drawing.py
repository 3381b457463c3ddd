"""What drawn data sets have in common."""

import numpy as np

from landscapes.formula.numbers import Array


def two_classes(random: np.random.Generator, first: Array, second: Array) -> dict[str, Array]:
    """Columns u, v and t of points (n, 2) with t = -1 and points (m, 2) with t = 1, in a drawn order."""
    order = random.permutation(len(first) + len(second))
    u, v = np.concatenate([first, second])[order].T
    return {"u": u, "v": v, "t": np.repeat([-1.0, 1.0], [len(first), len(second)])[order]}
