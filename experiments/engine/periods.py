"""How soon the last points of a run repeat themselves."""

import numpy as np

ALIKE = 1e-6  # a cycle repeats to this part of its own size; a swing that dies down, however slowly, does not
APART = 0.01  # of a cycle's size: points nearer than this look the same


def period(points: np.ndarray, longest: int) -> np.ndarray:
    """(n,) the shortest period, from 2 to `longest`, that all of the points (late, 2, n) repeat; 0 where there is none.

    All of them look like the last few. Points with NaN or inf among them, of a run that is shorter or was lost,
    repeat nothing, and neither do points that stand still.
    """
    ago = np.arange(len(points))[::-1]
    found = np.zeros(points.shape[2], dtype=np.int64)
    with np.errstate(invalid="ignore"):
        spread = np.ptp(points, axis=0).max(axis=0)
        # Few runs get as far as being looked at whole: the last point must look like that one period before.
        last = abs(points[-1] - points[-3 : -2 - longest : -1]).max(axis=1)
        alike = (last <= ALIKE * spread) & (spread > 0)
        for place in np.flatnonzero(alike.any(axis=1))[::-1].tolist():
            likely, length = alike[place], place + 2
            some = points[:, :, likely]
            miss = abs(some[len(points) - 1 - ago % length] - some).max(axis=(0, 1))
            found[np.flatnonzero(likely)[miss <= ALIKE * spread[likely]]] = length
    return found


def distinct(points: np.ndarray) -> int:
    """How many of the points (n, 2) of a cycle can be told apart: it may come by the same point twice a round."""
    apart = abs(points[:, None] - points).max(axis=-1) > APART * np.ptp(points, axis=0).max()
    return sum(bool(apart[i, :i].all()) for i in range(len(points)))
