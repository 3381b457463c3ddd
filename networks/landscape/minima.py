"""The minima that a grid of losses shows, and how deep they are."""

from __future__ import annotations

import numpy as np

from networks.layers.layer import Array

AROUND = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)]


def depths(values: Array) -> Array:
    """(minima,) how far each point inside a grid (rows, columns) that is lower than all eight around it lies below the
    lowest of these.

    A finer grid has more of them, and shallower ones: compare only grids with as many points.
    """
    rows, columns = values.shape
    around = np.minimum.reduce([values[1 + i : rows - 1 + i, 1 + j : columns - 1 + j] for i, j in AROUND])
    with np.errstate(invalid="ignore"):  # among losses beyond all numbers none is lower
        below: Array = around - values[1:-1, 1:-1]
    return below[below > 0]


def minima(values: Array) -> int:
    """How many points inside a grid (rows, columns) are lower than all eight around them."""
    return len(depths(values))
