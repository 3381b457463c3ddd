"""Which of many points lie beside lines and other points."""

from collections.abc import Sequence

import numpy as np

ROW = 2**32  # cells in a row, at least


def beside(courses: Sequence[np.ndarray], points: np.ndarray, reach: float) -> np.ndarray:
    """(n,) whether points (n, 2) lie within about a distance of a line, or of a point, told by the cells around that.

    To work out how far thousands of points are from dozens of lines would take seconds.

    courses: each (m, 2), the points of a line from end to end, or a single one.
    """
    if not courses or not len(points):
        return np.full(len(points), False)
    taken = np.unique(cells(np.concatenate([dense(course, reach / 2) for course in courses]), reach / 2))
    around = np.arange(-2, 3)
    marked = set((taken[:, None] + (ROW * around[:, None] + around).ravel()).ravel().tolist())
    return np.array([cell in marked for cell in cells(points, reach / 2).tolist()])


def cells(points: np.ndarray, width: float) -> np.ndarray:
    """(n,) a number for the square cell that each of the points (n, 2) lies in."""
    x, y = np.floor(points / width).astype(np.int64).T
    numbers: np.ndarray = ROW * y + x
    return numbers


def dense(line: np.ndarray, width: float) -> np.ndarray:
    """Points (m, 2) of a line (n, 2), about as far from one another as `width`; a single point as it is."""
    along = np.concatenate([[0], np.hypot(*np.diff(line, axis=0).T).cumsum()])
    places = np.linspace(0, along[-1], int(along[-1] / width) + 2)
    return np.stack([np.interp(places, along, line[:, 0]), np.interp(places, along, line[:, 1])], axis=-1)
