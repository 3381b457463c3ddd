"""Since when each run has stayed where it is: told without its path, from a stretch of its points at a time.

An anchor is a point that a run has not gone away from. After every STRETCH points, a run that was farther than `reach`
from its anchor gets a new one, the last of these points. So what is said after N steps and after more agrees, as long
as the run stays.
"""

from copy import copy

import numpy as np

STRETCH = 32  # points
KEPT = 16  # anchors of each run
AT_ONCE = 1024  # runs looked at together: what is made of their points stays in a core's cache
PLACES = np.arange(1, STRETCH + 1, dtype=np.uint8)[:, None]  # of the points in a stretch; bytes are quick


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
        self.every = np.zeros((KEPT, 2, runs))
        self.every[0] = starts
        self.steps = np.zeros((KEPT, runs), dtype=np.int64)
        self.spans = np.zeros((KEPT, runs))
        self.at = np.array(starts)

    @np.errstate(all="ignore")
    def see(self, first: int, x: np.ndarray, y: np.ndarray, runs: np.ndarray) -> None:
        """Looks at the next points, x and y (STRETCH, n), of the runs (n,) int; the first of them is that of step
        `first`.
        """
        for at in range(0, len(runs), AT_ONCE):
            some = slice(at, at + AT_ONCE)
            self._see(first, x[:, some], y[:, some], runs[some])

    def _see(self, first: int, x: np.ndarray, y: np.ndarray, runs: np.ndarray) -> None:
        at, most = self.at[:, runs], self.reach * self.reach
        left = ~(squares(x[-1], y[-1], at) <= most)  # whose last point is beyond need not be looked at any closer
        if not left.all():
            left |= ~(squares(x, y, at).max(axis=0) <= most)
        if left.any():
            away = squares(x, y, np.array([x[-1], y[-1]]))
            beyond = (PLACES * ~(away <= most)).max(axis=0)
            moved = runs[left]
            row = self.count[moved] % KEPT
            self.spans[row, moved] = np.sqrt(away.max(axis=0))[left]
            self.steps[row, moved] = first + beyond[left].astype(np.int64)
            self.at[:, moved] = self.every[row, 0, moved], self.every[row, 1, moved] = x[-1, left], y[-1, left]
            self.count[moved] += 1

    def hold(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """(runs,) bool, whether points of all runs, x and y (points, runs), lie within reach of the anchors they have;
        not where one is NaN.
        """
        held: np.ndarray = squares(x, y, self.at).max(axis=0) <= self.reach * self.reach
        return held

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
        count, back = self.count[runs], np.arange(1, KEPT + 1)[:, None]  # the present anchor first
        row = (count - back) % KEPT
        away = np.hypot(*np.moveaxis(self.every[row, :, runs] - points.T, -1, 0))
        beside = (back <= count) & (away <= radius - self.reach)
        beside[1:] &= (away + self.spans[row, runs] <= radius)[:-1]  # on the way to the anchor after
        stays = np.logical_and.accumulate(beside).sum(axis=0)
        return np.where(stays > 0, self.steps[(count - stays) % KEPT, runs], -1)


def squares(x: np.ndarray, y: np.ndarray, at: np.ndarray) -> np.ndarray:
    """The squares of how far points, x and y (..., n), are from the points `at` (2, n): (..., n)."""
    dx: np.ndarray = x - at[0]
    dy: np.ndarray = y - at[1]
    dx *= dx
    dy *= dy
    dx += dy
    return dx
