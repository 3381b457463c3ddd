"""The watch: it sees all points of some runs, a stretch of steps at a time, and says in the end how each run ended.

The watch sees every step whatever is recorded, so outcomes do not depend on `record`. It evaluates f and its slope at
all points of a stretch in one call, so the loop that walks has nothing to do but step.
"""

import numpy as np

from experiments.engine.outcomes import FAR, HIGH, LEVEL, TOLERANCE, Outcome
from experiments.engine.periods import period
from experiments.geometry.curvature import curvatures
from landscapes import Surface

NEVER = np.iinfo(np.int64).max
TAIL = 32  # the last points of each run, in which a cycle would show
LONGEST = 8  # steps: the longest cycle that is looked for


class Watch:
    """What was seen of some runs.

    seen     how many points, the start among them
    gone     (runs,) int, the step at which a run went wrong, or NEVER
    how      (runs,) the Outcome of a run that went wrong, else None
    level    (runs,) int, the step from which the slope stayed at most TOLERANCE
    last     (2, runs) the last point of each run, or the last before it went wrong
    highest  (runs,) how high |f| may get before a run has diverged
    tail     (TAIL, 2, runs) the last points; NaN before the start and after a run went wrong
    """

    def __init__(self, surface: Surface, runs: int):
        self.surface = surface
        self.seen = 0
        self.gone = np.full(runs, NEVER)
        self.how = np.empty(runs, dtype=object)
        self.level = np.zeros(runs, dtype=np.int64)
        self.last = np.full((2, runs), np.nan)
        self.highest = np.full(runs, np.nan)
        self.tail = np.full((TAIL, 2, runs), np.nan)

    def see(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Sees the next points, x and y (steps, runs), and returns f there, (steps, runs).

        After a run went wrong, its x, y and f become NaN, in place.
        """
        value = self.judge(x, y)
        self.tail = np.concatenate([self.tail, np.stack([x[-TAIL:], y[-TAIL:]], axis=1)])[-TAIL:]
        return value

    def judge(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Does what see() does, but leaves the tail as it is."""
        flat = x.ravel(), y.ravel()
        value = self.surface.arrays.value(*flat).reshape(x.shape)
        gx, gy = (g.reshape(x.shape) for g in self.surface.arrays.gradient(*flat))
        with np.errstate(all="ignore"):
            if self.seen == 0:
                self.highest = highest(value[0])
            slope = gx * gx + gy * gy
            bounded = (abs(x) <= FAR) & (abs(y) <= FAR) & (abs(value) <= self.highest)
        fine = bounded & np.isfinite(slope)
        steep = ~(slope <= TOLERANCE**2)
        last_steep = len(x) - 1 - steep[::-1].argmax(axis=0)
        self.level = np.where(steep.any(axis=0), self.seen + last_steep + 1, self.level)
        if not fine.all():
            for run in np.flatnonzero(~fine.all(axis=0) & ~self.lost).tolist():
                self._lose(run, int((~fine[:, run]).argmax()), x[:, run], y[:, run], value[:, run])
            after = self.seen + np.arange(len(x))[:, None] > self.gone
            x[after] = y[after] = value[after] = np.nan
        self.last = np.where(self.lost, self.last, [x[-1], y[-1]])
        self.seen += len(x)
        return value

    def _lose(self, run: int, at: int, x: np.ndarray, y: np.ndarray, value: np.ndarray) -> None:
        """Notes that a run went wrong at place `at` of its x, y and value (steps,)."""
        self.gone[run] = self.seen + at
        if at > 0:
            self.last[:, run] = x[at - 1], y[at - 1]
        if abs(x[at]) > FAR or abs(y[at]) > FAR or abs(value[at]) > self.highest[run]:
            self.how[run] = Outcome.DIVERGED
        else:
            self.how[run] = Outcome.NO_STEP if np.isnan(x[at] + y[at]) else Outcome.UNDEFINED

    def some(self, runs: np.ndarray) -> "Watch":
        """A watch on some of the runs, `runs` (n,) int, which has seen as much of them; its tail is empty."""
        part = Watch(self.surface, len(runs))
        part.seen, part.gone, part.how = self.seen, self.gone[runs], self.how[runs]
        part.level, part.last, part.highest = self.level[runs], self.last[:, runs], self.highest[runs]
        return part

    def told(self, runs: np.ndarray, part: "Watch") -> None:
        """Takes over what a watch on some of the runs, `runs` (n,) int, has seen of them."""
        self.gone[runs], self.how[runs], self.level[runs], self.last[:, runs] = (
            part.gone,
            part.how,
            part.level,
            part.last,
        )

    def over(self, steps: int) -> None:
        """Ends the watch after `steps` steps. Where all runs went wrong before, the tail is NaN from there on."""
        ahead = min(steps + 1 - self.seen, TAIL)
        self.tail = np.concatenate([self.tail, np.full((ahead, *self.tail.shape[1:]), np.nan)])[-TAIL:]

    @property
    def lost(self) -> np.ndarray:
        """(runs,) bool, whether each run went wrong."""
        return self.gone < NEVER

    def outcomes(self, steps: int, *, noisy: bool) -> tuple[np.ndarray, np.ndarray]:
        """(runs,) the Outcome of each run after `steps` steps, and (runs,) int, the step it happened at.

        Noise may carry a path over level ground by chance, so a noisy run has settled only if its whole tail is level.
        """
        outcome, stopped = self.how.copy(), np.where(self.lost, self.gone, steps)
        outcome[~self.lost] = Outcome.LIMIT
        level = ~self.lost & (self.level <= (steps + 1 - TAIL if noisy else steps))
        if level.any():
            low, _ = curvatures(self.surface, self.last.T)
            # A run may also be crossing level ground in long steps.
            resting = level & (np.hypot(*(self.tail[-1] - self.tail[-2])) <= TOLERANCE)
            outcome[resting] = Outcome.FLAT
            outcome[resting & (low < -LEVEL)] = Outcome.SADDLE
            outcome[level & (low > LEVEL)] = Outcome.CONVERGED
            settled = outcome != Outcome.LIMIT
            stopped[level & settled] = self.level[level & settled]
        circling = (outcome == Outcome.LIMIT) & cycles(self.tail)
        outcome[circling] = Outcome.CYCLING
        stopped[circling] = steps - TAIL + 1
        return outcome, stopped


def highest(value: np.ndarray) -> np.ndarray:
    """(runs,) how high |f| may get before a run has diverged that starts at this `value` (runs,)."""
    return HIGH * (1 + abs(value))


def cycles(tail: np.ndarray) -> np.ndarray:
    """(n,) bool, whether the last points (TAIL, 2, n) of each run repeat a short period."""
    return period(tail, LONGEST) > 0
