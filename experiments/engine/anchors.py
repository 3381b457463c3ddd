"""Since when each run has stayed where it is: told without its path, from a stretch of its points at a time.

An anchor is a point that a run has not gone away from. After every STRETCH points, a run that was farther than `reach`
from its anchor gets a new one, the last of these points. So what is said after N steps and after more agrees, as long
as the run stays.
"""

from copy import copy

import numpy as np

STRETCH = 32  # points
KEPT = 16  # anchors of each run
AT_ONCE = 8192  # points looked at together: what is made of them stays in a core's cache


class Anchors:
    """The anchors of some runs.

    reach  how far a run may be from its anchor
    at     (2, runs) the anchor that each run has; it stands in `every` too, but is asked for after every stretch
    count  (runs,) int, how many anchors each run has had; the first is its start
    every  (KEPT, 2, runs) its last anchors, number n in row n % KEPT
    steps  (KEPT, runs) int, for each of them the first step from which all points lie within its reach, until it goes
    spans  (KEPT, runs) how far from each of them the points of its own stretch lie, at whose end it was set: on the way
           there from the anchor before, a run may have gone far astray
    """

    def __init__(self, starts: np.ndarray, reach: float):
        """starts: (2, runs)."""
        runs = starts.shape[1]
        self.reach = reach
        self.count = np.ones(runs, dtype=np.int64)
        self.every = np.full((KEPT, 2, runs), np.nan)
        self.every[0] = starts
        self.steps = np.zeros((KEPT, runs), dtype=np.int64)
        self.spans = np.zeros((KEPT, runs))
        self.at = np.array(starts)

    def see(self, first: int, x: np.ndarray, y: np.ndarray, runs: np.ndarray) -> None:
        """Looks at the next points, x and y (STRETCH, n), of the runs (n,) int; the first of them is that of step
        `first`.
        """
        last = np.array([x[-1], y[-1]])
        left = last_beyond(x[-1:], y[-1:], self.at[:, runs], self.reach) > 0
        if not left.all():
            left |= last_beyond(x, y, self.at[:, runs], self.reach) > 0
        if left.any():
            moved, x, y, last = runs[left], x[:, left], y[:, left], last[:, left]
            row = self.count[moved] % KEPT
            self.spans[row, moved] = farthest(x, y, last)
            self.at[:, moved] = self.every[row, 0, moved], self.every[row, 1, moved] = last
            self.steps[row, moved] = first + last_beyond(x, y, last, self.reach)
            self.count[moved] += 1

    def some(self, runs: np.ndarray) -> "Anchors":
        """The anchors of some of the runs, (n,) int, to go on by themselves."""
        part = copy(self)
        part.at, part.count, part.every = self.at[:, runs], self.count[runs], self.every[:, :, runs]
        part.steps, part.spans = self.steps[:, runs], self.spans[:, runs]
        return part

    def since(self, runs: np.ndarray, points: np.ndarray, radius: float) -> np.ndarray:
        """(n,) the step from which each of the runs (n,) int has stayed within `radius` of a point, as its anchors
        tell: the first of the last ones that are so near, with all that lay between. points: (2, n). −1 where not even
        the present one is.
        """
        found = np.full(len(runs), -1)
        staying = np.ones(len(runs), dtype=bool)
        for back in range(1, KEPT + 1):
            row = (self.count[runs] - back) % KEPT
            away = np.hypot(*(self.every[row, :, runs].T - points))
            staying &= (self.count[runs] >= back) & (away <= radius - self.reach)
            found = np.where(staying, self.steps[row, runs], found)
            staying &= away + self.spans[row, runs] <= radius
        return found


def farthest(x: np.ndarray, y: np.ndarray, at: np.ndarray) -> np.ndarray:
    """(n,) how far points, x and y (points, n), get from the points `at` (2, n); NaN where one of them is NaN."""
    with np.errstate(all="ignore"):
        dx, dy = x - at[0], y - at[1]
        dx *= dx
        dy *= dy
        dx += dy
        most: np.ndarray = np.sqrt(dx.max(axis=0))
        return most


def last_beyond(x: np.ndarray, y: np.ndarray, at: np.ndarray, reach: float) -> np.ndarray:
    """(n,) the last place, counted from 1, at which points, x and y (points, n), are farther than `reach` from the
    points `at` (2, n), or NaN; 0 where none is.
    """
    points, runs = x.shape
    found = np.zeros(runs, dtype=np.uint8)  # bytes are quick
    rows = max(1, AT_ONCE // max(1, runs))
    with np.errstate(all="ignore"):
        for first in range(0, points, rows):
            dx, dy = x[first : first + rows] - at[0], y[first : first + rows] - at[1]
            dx *= dx
            dy *= dy
            dx += dy
            places = np.arange(first + 1, first + 1 + len(dx), dtype=np.uint8)[:, None]
            np.maximum(found, (places * ~(dx <= reach * reach)).max(axis=0), out=found)
    return found.astype(np.int64)
