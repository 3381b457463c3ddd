"""The step since which each run has stayed at its last place. It is found stretch by stretch, without the whole path.

An anchor is a point that a run has not gone away from. After every STRETCH points, a run that was farther than `reach`
from its anchor gets a new one, the last of these points. So what is said after N steps and after more agrees, as long
as the run stays.
"""

from copy import copy

import numpy as np

STRETCH = 32  # points
KEPT = 16  # anchors of each run
AHEAD = 8  # stretches of one run
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
    room   (2, numbers) for what is worked out on the way
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
        self.room = np.empty((2, STRETCH * max(runs, AHEAD)))

    @np.errstate(all="ignore")
    def see(self, first: int, x: np.ndarray, y: np.ndarray, runs: np.ndarray) -> None:
        """Looks at the next points, x and y (stretches · STRETCH, n), of the runs (n,) int; the first of them is that
        of step `first`.
        """
        x, y = (axis.reshape(-1, STRETCH, len(runs)) for axis in (x, y))
        place, ahead = 0, max(1, AHEAD // len(runs))  # while all of them stay, few runs need one look at many stretches
        while place < len(x):
            held = self.hold(x[place : place + ahead], y[place : place + ahead], runs)
            stays = int(np.append(held.all(axis=1), False).argmin())
            place += stays
            if stays < len(held):
                self.move(first + place * STRETCH, x[place], y[place], runs, ~held[stays])
                place += 1

    def move(self, first: int, x: np.ndarray, y: np.ndarray, runs: np.ndarray, left: np.ndarray) -> None:
        """New anchors for those of some runs (n,) int that have `left` (n,) in a stretch, x and y (STRETCH, n)."""
        away = squares(x, y, np.array([x[-1], y[-1]]), self.room)
        beyond = (PLACES * ~(away <= self.reach * self.reach)).max(axis=0)
        moved = runs[left]
        row = self.count[moved] % KEPT
        self.spans[row, moved] = np.sqrt(away.max(axis=0))[left]
        self.steps[row, moved] = first + beyond[left].astype(np.int64)
        self.at[:, moved] = self.every[row, 0, moved], self.every[row, 1, moved] = x[-1, left], y[-1, left]
        self.count[moved] += 1

    def hold(self, x: np.ndarray, y: np.ndarray, runs: np.ndarray) -> np.ndarray:
        """(..., n) bool, whether all points of some runs (n,) int, x and y (..., points, n), lie within reach of the
        anchors that these have; not where one is NaN.
        """
        at, most = self.at[:, runs], self.reach * self.reach
        held: np.ndarray = squares(x[..., -1, :], y[..., -1, :], at, self.room) <= most
        if held.any():  # whose last point is beyond need not be looked at any closer
            held &= squares(x, y, at, self.room).max(axis=-2) <= most
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
        count = self.count[runs]
        back = np.arange(1, min(KEPT, count.max(initial=1)) + 1)[:, None]  # the present anchor first
        row = (count - back) % KEPT
        away = np.hypot(*np.moveaxis(self.every[row, :, runs] - points.T, -1, 0))
        beside = (back <= count) & (away <= radius - self.reach)
        beside[1:] &= (away + self.spans[row, runs] <= radius)[:-1]  # on the way to the anchor after
        stays = np.logical_and.accumulate(beside).sum(axis=0)
        return np.where(stays > 0, self.steps[(count - stays) % KEPT, runs], -1)


def squares(x: np.ndarray, y: np.ndarray, at: np.ndarray, room: np.ndarray) -> np.ndarray:
    """The squares of how far points, x and y (..., n), are from the points `at` (2, n): (..., n), in room (2, numbers)
    where that is large enough: to get new memory can take longer than the squares.
    """
    room = room if x.size <= room.shape[1] else np.empty((2, x.size))
    dx: np.ndarray
    dx, dy = room[:, : x.size].reshape(2, *x.shape)
    np.subtract(x, at[0], out=dx)
    np.subtract(y, at[1], out=dy)
    dx *= dx
    dy *= dy
    dx += dy
    return dx
