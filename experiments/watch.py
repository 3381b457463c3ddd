"""Watches a block of runs go by, a stretch of steps at a time, and says in the end how each of them ended.

It sees every step whatever is recorded, so the outcomes do not depend on `record`; and it evaluates in bulk, so the
loop has nothing to do but step.
"""

from typing import Any

import numpy as np

from experiments.outcomes import FAR, HIGH, LEVEL, TOLERANCE, Outcome

NEVER = np.iinfo(np.int64).max
TAIL = 32  # the last points of each run, in which a cycle would show
PERIODS = np.arange(2, 9)
ALIKE = 1e-3  # a cycle repeats to this part of its own size


class Watch:
    """gone (runs,) the step a run went wrong, or NEVER; level (runs,) the step from which the slope stayed small."""

    def __init__(self, surface: Any, runs: int):
        self.surface = surface
        self.seen = 0
        self.gone = np.full(runs, NEVER)
        self.level = np.zeros(runs, dtype=np.int64)
        self.undefined = np.zeros(runs, dtype=bool)
        self.before = np.full((2, runs), np.nan)  # the last point before it went wrong
        self.tail = np.empty((0, 2, runs))

    def see(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """The next steps' points, x and y (steps, runs); returns f there; all become NaN after a run went wrong."""
        steps, runs = x.shape
        flat = x.ravel(), y.ravel()
        value = self.surface.arrays.value(*flat).reshape(x.shape)
        gx, gy = (g.reshape(x.shape) for g in self.surface.arrays.gradient(*flat))
        with np.errstate(all="ignore"):
            if self.seen == 0:
                self.first, self.highest = value[0], HIGH * (1 + abs(value[0]))
            slope = gx * gx + gy * gy
            bounded = (abs(x) <= FAR) & (abs(y) <= FAR) & (abs(value) <= self.highest)
            fine = bounded & np.isfinite(slope)
            steep = ~(slope <= TOLERANCE**2)
        last_steep = steps - 1 - steep[::-1].argmax(axis=0)
        self.level = np.where(steep.any(axis=0), self.seen + last_steep + 1, self.level)
        if not fine.all():
            self._lose(fine, np.isnan(value) | bounded, x, y)
            after = self.seen + np.arange(steps)[:, None] > self.gone
            x[after] = y[after] = value[after] = np.nan
        self.tail = np.concatenate([self.tail, np.stack([x[-TAIL:], y[-TAIL:]], axis=1)])[-TAIL:]
        self.seen += steps
        return value

    def _lose(self, fine: np.ndarray, nowhere: np.ndarray, x: np.ndarray, y: np.ndarray) -> None:
        first = (~fine).argmax(axis=0)
        for run in np.flatnonzero(~fine.all(axis=0) & (self.gone == NEVER)):
            at = first[run]
            self.gone[run] = self.seen + at
            self.undefined[run] = nowhere[at, run] and not max(abs(x[at, run]), abs(y[at, run])) > FAR
            if at > 0:
                self.before[:, run] = x[at - 1, run], y[at - 1, run]
            elif len(self.tail):
                self.before[:, run] = self.tail[-1, :, run]

    @property
    def lost(self) -> np.ndarray:
        return self.gone < NEVER

    def ended(self) -> bool:
        return bool(self.lost.all())

    def outcomes(self, steps: int) -> tuple[np.ndarray, np.ndarray]:
        """(runs,) Outcome, and (runs,) the step each happened at."""
        lost = self.lost
        level = ~lost & (self.level <= steps)
        outcome = np.empty(lost.shape, dtype=object)
        outcome[:] = Outcome.LIMIT
        stopped = np.full(lost.shape, steps)
        outcome[lost] = Outcome.DIVERGED
        outcome[lost & self.undefined] = Outcome.UNDEFINED
        stopped[lost] = self.gone[lost]
        if level.any():
            low = curvatures(self.surface, *self.tail[-1])[0]
            outcome[level] = Outcome.FLAT
            outcome[level & (low > LEVEL)] = Outcome.CONVERGED
            outcome[level & (low < -LEVEL)] = Outcome.SADDLE
            stopped[level] = self.level[level]
        moving = ~lost & ~level
        if moving.any() and len(self.tail) == TAIL:
            repeats = cycles(self.tail[:, :, moving])
            runs = np.flatnonzero(moving)[repeats]
            outcome[runs] = Outcome.CYCLING
            stopped[runs] = self.seen - TAIL
        return outcome, stopped


def curvatures(surface: Any, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The Hessian's eigenvalues at points (n,), the lower and the higher, each (n,)."""
    hxx, hxy, hyy = surface.arrays.hessian(np.ascontiguousarray(x), np.ascontiguousarray(y))
    with np.errstate(all="ignore"):
        middle, reach = (hxx + hyy) / 2, np.hypot((hxx - hyy) / 2, hxy)
    return middle - reach, middle + reach


def cycles(tail: np.ndarray) -> np.ndarray:
    """(n,) whether the points (TAIL, 2, n) repeat a short period: all of the tail looks like its last few points."""
    spread = np.ptp(tail, axis=0).max(axis=0)
    back = np.arange(TAIL)
    like = TAIL - 1 - (TAIL - 1 - back) % PERIODS[:, None]  # (periods, TAIL): the point of the last period to compare with
    miss = abs(tail[like] - tail).max(axis=(1, 2))
    return ((miss <= ALIKE * spread) & (spread > 0)).any(axis=0)
