"""Lines of equal height through a grid, as closed loops: marching squares."""

from __future__ import annotations

import numpy as np

Edge = tuple[int, int, bool]  # row, column, and whether it leads along the row


def loops(heights: np.ndarray, level: float) -> list[np.ndarray]:
    """The outlines of where heights (rows, columns) >= level, each (points, 2) of column and row, as fractions.

    Every outline is closed: beyond the grid all is low, so that those which leave it run along its border, at most one
    cell outside. A height that is not a number counts as low. Filled by the even-odd rule they cover what lies high.
    """
    low = min(np.min(heights, initial=level, where=np.isfinite(heights)), level) - 1.0
    grid = np.pad(np.where(np.isfinite(heights), heights, low), 1, constant_values=low)
    onward: dict[Edge, Edge] = {}
    high = grid >= level
    mixed = high[:-1, :-1].astype(int) + high[:-1, 1:] + high[1:, 1:] + high[1:, :-1]
    for row, column in np.argwhere((mixed > 0) & (mixed < 4)).tolist():
        onward |= _steps(high, row, column)
    outlines = []
    while onward:
        edge, following = onward.popitem()
        outline = [_crossing(grid, level, edge)]
        while following != edge:
            outline.append(_crossing(grid, level, following))
            following = onward.pop(following)
        outlines.append(np.array(outline) - 1.0)
    return outlines


def _steps(high: np.ndarray, row: int, column: int) -> dict[Edge, Edge]:
    """From each edge of a cell where an outline enters, the edge where it leaves."""
    corners = high[row, column], high[row, column + 1], high[row + 1, column + 1], high[row + 1, column]
    around: list[Edge] = [(row, column, True), (row, column + 1, False), (row + 1, column, True), (row, column, False)]
    falls = [i for i in range(4) if corners[i] and not corners[i - 3]]
    rises = [i for i in range(4) if not corners[i] and corners[i - 3]]
    return {around[fall]: around[next(i % 4 for i in range(fall + 1, fall + 4) if i % 4 in rises)] for fall in falls}


def _crossing(grid: np.ndarray, level: float, edge: Edge) -> tuple[float, float]:
    """Where the height is `level` on an edge, if it is straight between its ends."""
    row, column, along = edge
    here, there = float(grid[row, column]), float(grid[row + (not along), column + along])
    part = (level - here) / (there - here)
    return (column + part, row) if along else (column, row + part)
