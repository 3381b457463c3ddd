"""Since when each run has stayed where it is: told without its path, from a stretch of its points at a time.

An anchor is a point that a run has not gone away from. After every STRETCH points, a run that was farther than `reach`
from its anchor gets a new one, the last of these points. So what is said after N steps and after more agrees, as long
as the run stays.
"""

import numpy as np

STRETCH = 32  # points
AT_ONCE = 8192  # points looked at together: what is made of them stays in a core's cache


class Anchors:
    """The anchors of some runs.

    at     (2, runs) the anchor of each run; its start at first
    since  (runs,) int, the first step from which all points of it that were looked at lie within reach of its anchor
    reach  how far a run may be from its anchor
    """

    def __init__(self, starts: np.ndarray, reach: float):
        """starts: (2, runs)."""
        self.at = np.array(starts)
        self.since = np.zeros(starts.shape[1], dtype=np.int64)
        self.reach = reach

    def see(self, first: int, x: np.ndarray, y: np.ndarray, runs: np.ndarray) -> None:
        """Looks at the next points, x and y (STRETCH, n), of the runs (n,) int; the first of them is that of step
        `first`.
        """
        last = np.array([x[-1], y[-1]])
        left = last_beyond(x[-1:], y[-1:], self.at[:, runs], self.reach) > 0
        if not left.all():
            left |= last_beyond(x, y, self.at[:, runs], self.reach) > 0
        if left.any():
            since = first + last_beyond(x, y, last, self.reach)
            self.at[:, runs[left]], self.since[runs[left]] = last[:, left], since[left]


def last_beyond(x: np.ndarray, y: np.ndarray, at: np.ndarray, reach: float) -> np.ndarray:
    """(n,) the last place, counted from 1, at which points, x and y (points, n), are farther than `reach` from the
    points `at` (2, n), or NaN; 0 where none is.
    """
    points, runs = x.shape
    found = np.zeros(runs, dtype=np.uint8)  # bytes are quick
    rows = max(1, AT_ONCE // runs)
    with np.errstate(all="ignore"):
        for first in range(0, points, rows):
            dx, dy = x[first : first + rows] - at[0], y[first : first + rows] - at[1]
            dx *= dx
            dy *= dy
            dx += dy
            places = np.arange(first + 1, first + 1 + len(dx), dtype=np.uint8)[:, None]
            np.maximum(found, (places * ~(dx <= reach * reach)).max(axis=0), out=found)
    return found.astype(np.int64)
