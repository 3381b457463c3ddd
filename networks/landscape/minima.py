"""How many minima a grid of losses shows."""

from __future__ import annotations

import numpy as np

from networks.layers.layer import Array

AROUND = [(i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0)]


def minima(values: Array) -> int:
    """How many points inside a grid (rows, columns) are lower than all eight around them.

    A finer grid has more of them: compare only counts on grids with as many points.
    """
    rows, columns = values.shape
    inner = values[1:-1, 1:-1]
    around = [values[1 + i : rows - 1 + i, 1 + j : columns - 1 + j] for i, j in AROUND]
    return int(np.logical_and.reduce([inner < other for other in around]).sum())
