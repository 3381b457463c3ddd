"""The watch: it sees all points of some runs, a stretch of steps at a time, and says in the end how each run ended.

The watch sees every step whatever is recorded, so outcomes do not depend on `record`. It evaluates f and its slope at
all points of a stretch in one call, so the loop that walks has nothing to do but step.
"""

from copy import copy

import numpy as np

from experiments.engine.anchors import STRETCH, Anchors
from experiments.engine.bounds import flown, in_bounds
from experiments.engine.outcomes import HIGH, LONGEST, SHORT, Outcome, far
from experiments.engine.periods import period
from experiments.geometry.rest import MINIMA, POINTS, Place, beside
from experiments.geometry.scale import height, near, slope
from experiments.geometry.scatter import strongest
from landscapes import Surface

NEVER = np.iinfo(np.int64).max
TAIL = STRETCH  # the last points of each run: a run that has settled has stayed where it is through all of them
CLOSE = 0.25  # of near(): a run has stayed where it is while it goes no farther than that from one point
AGREED = 1e-13  # of f's usual slope: samples whose gradients are this small move nobody
HELD = 1e-6  # of near(): a run whose last step and whose way to the critical point are this short is at rest on it
ENDS = {Place.SADDLE: Outcome.SADDLE, Place.MAXIMUM: Outcome.MAXIMUM, Place.FLAT: Outcome.FLAT} | dict.fromkeys(
    MINIMA, Outcome.CONVERGED
)
TIPPING = (Place.SADDLE, Place.MAXIMUM, Place.FLAT)  # a run that is not at rest there leaves in the end


class Watch:
    """What was seen of some runs.

    seen     how many points, the start among them
    gone     (runs,) int, the step at which a run went wrong, or NEVER
    how      (runs,) the Outcome of a run that went wrong, else None
    anchors  since when each run has stayed where it is
    last     (2, runs) the last point of each run, or the last before it went wrong
    highest  (runs,) how high |f| may get before a run has diverged
    tail     (TAIL, 2, runs) the last points; NaN before the start and after a run went wrong
    put_off  the step, x and y of points that the anchors have not been shown yet, if there are any
    """

    def __init__(self, surface: Surface, starts: np.ndarray):
        """starts: (2, runs)."""
        runs = starts.shape[1]
        self.surface = surface
        self.seen = 0
        self.gone = np.full(runs, NEVER)
        self.how = np.empty(runs, dtype=object)
        self.anchors = Anchors(starts, CLOSE * near(surface))
        self.last = np.full((2, runs), np.nan)
        with np.errstate(all="ignore"):
            self.highest = HIGH * (height(surface) + abs(surface.arrays.value(*np.ascontiguousarray(starts))))
        self.tail = np.full((TAIL, 2, runs), np.nan)
        self.put_off: tuple[int, np.ndarray, np.ndarray] | None = None

    def see(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Sees the next points, x and y (steps, runs), and returns f there, (steps, runs).

        All but the last points that it sees come in whole stretches. After a run went wrong, its x, y and f become NaN,
        in place.
        """
        self.catch_up()
        self.put_off = self.seen, x, y
        value = self.judge(x, y)
        self.tail = np.concatenate([self.tail, np.stack([x[-TAIL:], y[-TAIL:]], axis=1)])[-TAIL:]
        return value

    def catch_up(self) -> None:
        """Shows the anchors what see() has put off: where no run may have settled in the end, nobody asks them."""
        if self.put_off is not None:
            first, x, y = self.put_off
            whole, self.put_off = len(x) // STRETCH * STRETCH, None
            self.anchors.see(first, x[:whole], y[:whole], np.arange(x.shape[1]))

    def judge(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Does what see() does, but leaves the tail and the anchors as they are."""
        flat = x.ravel(), y.ravel()
        value = self.surface.arrays.value(*flat).reshape(x.shape)
        gx, gy = (g.reshape(x.shape) for g in self.surface.arrays.gradient(*flat))
        farthest = far(self.surface)
        with np.errstate(all="ignore"):
            fine = in_bounds(x, y, value, gx, gy, farthest, self.highest)
        if not fine.all():
            wrong = np.flatnonzero(~fine.all(axis=0) & ~self.lost)
            self._lose(wrong, (~fine[:, wrong]).argmax(axis=0), x, y, value)
            after = self.seen + np.arange(len(x))[:, None] > self.gone
            x[after] = y[after] = value[after] = np.nan
        self.last = np.where(self.lost, self.last, [x[-1], y[-1]])
        self.seen += len(x)
        return value

    def _lose(self, runs: np.ndarray, at: np.ndarray, x: np.ndarray, y: np.ndarray, value: np.ndarray) -> None:
        """Notes that runs, (n,) int, went wrong at the places `at` (n,) of x, y and value (steps, all runs)."""
        self.gone[runs] = self.seen + at
        before, moved = at[at > 0] - 1, runs[at > 0]
        self.last[:, moved] = x[before, moved], y[before, moved]
        x, y, value, farthest = x[at, runs], y[at, runs], value[at, runs], far(self.surface)
        self.how[runs] = Outcome.UNDEFINED
        self.how[runs[np.isnan(x + y)]] = Outcome.NO_STEP
        self.how[runs[flown(x, y, value, farthest, self.highest[runs])]] = Outcome.DIVERGED

    def some(self, runs: np.ndarray) -> "Watch":
        """A watch on some of the runs, `runs` (n,) int, which has seen as much of them: one that only judges, for the
        anchors and the tail stay those of all runs.
        """
        part = copy(self)
        part.gone, part.how = self.gone[runs], self.how[runs]
        part.last, part.highest = self.last[:, runs], self.highest[runs]
        return part

    def told(self, runs: np.ndarray, part: "Watch") -> None:
        """Takes over what a watch on some of the runs, `runs` (n,) int, has seen of them."""
        self.gone[runs], self.how[runs], self.last[:, runs] = part.gone, part.how, part.last

    def over(self, steps: int) -> None:
        """Ends the watch after `steps` steps. Where all runs went wrong before, the tail is NaN from there on."""
        ahead = min(steps + 1 - self.seen, TAIL)
        self.tail = np.concatenate([self.tail, np.full((ahead, *self.tail.shape[1:]), np.nan)])[-TAIL:]

    @property
    def lost(self) -> np.ndarray:
        """(runs,) bool, whether each run went wrong."""
        return self.gone < NEVER

    def outcomes(
        self, steps: int, grown: float | np.ndarray, noisy: bool, batched: bool
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """(runs,) the Outcome of each run after `steps` steps; (runs,) int, the step it happened at; (2, runs) the
        critical point beside the last point of each run that may have settled, NaN for others; and (runs,) the Place
        that it is, else None.

        grown  how long the steps may grow again, one number or (runs,): as long as that is no short step, a run has not
               settled
        noisy, batched  whether there is noise on the gradients, which comes to no end, so that nobody has settled; and
               whether steps see batches, among which nobody has while single samples have a slope
        """
        outcome, stopped = self.how.copy(), np.where(self.lost, self.gone, steps)
        outcome[~self.lost] = Outcome.LIMIT
        grown = np.where(self.stuck(steps), 0.0, grown) if np.any(grown) else np.zeros(len(outcome))
        short = SHORT * near(self.surface)
        runs = np.flatnonzero((self.last_steps(steps) <= short) & (grown <= short) & ~self.lost & (not noisy))
        if batched and len(runs):
            slopes = strongest(self.surface, self.last[:, runs].T)
            runs = runs[slopes <= AGREED * slope(self.surface)]
        if len(runs):
            self.catch_up()
            calm, still = self.stayed(runs, steps)
            runs, calm, still = (each[calm | still] for each in (runs, calm, still))
        found, kind = np.full(self.last.shape, np.nan), np.empty(len(outcome), dtype=object)
        if len(runs):
            points, places = beside(self.surface, self.last[:, runs].T)
            found[:, runs], kind[runs] = points.T, places
            exact = still & (np.hypot(*(self.last[:, runs] - points.T)) <= HELD * near(self.surface))
            since = self.since(runs, points, calm, exact, steps)
            rests, grows = since >= 0, grown[runs] > 0  # steps that grow lead away, and back to single points only
            for place in ENDS.keys() & set(places.tolist()):
                ended = rests & (places == place) & (~grows | (place in POINTS)) & (exact | (place not in TIPPING))
                outcome[runs[ended]], stopped[runs[ended]] = ENDS[place], since[ended]
        going = np.flatnonzero(outcome == Outcome.LIMIT)
        if len(going):
            tails = chosen(self.tail, going)
            wide = np.ptp(tails, axis=0).max(axis=0) > HELD * near(self.surface)  # a narrower circle is at rest
            circling = going[cycles(tails) & wide]
            outcome[circling], stopped[circling] = Outcome.CYCLING, steps - TAIL + 1
        return outcome, stopped, found, kind

    def stayed(self, runs: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray]:
        """(n,) bool, whether runs, (n,) int, have stayed where they are, in short steps, through their whole tails; and
        (n,) bool, whether their last steps were as good as none.
        """
        tail = chosen(self.points_of_tail(steps), runs)
        calm = self.anchors.hold(tail[:, 0], tail[:, 1], runs) & (len(tail) == TAIL)
        near_by = np.flatnonzero(calm)
        lengths = np.hypot(*np.diff(chosen(tail, near_by), axis=0).swapaxes(0, 1))
        calm[near_by] = (lengths <= SHORT * near(self.surface)).all(axis=0)
        return calm, self.last_steps(steps)[runs] <= HELD * near(self.surface)

    def last_steps(self, steps: int) -> np.ndarray:
        """(runs,) how long the last step of each run was; NaN of a run that went wrong."""
        before, after = self.points_of_tail(steps)[-2:]
        with np.errstate(all="ignore"):
            lengths: np.ndarray = np.hypot(*(after - before))
        return lengths

    def stuck(self, steps: int) -> np.ndarray:
        """(runs,) bool, whether each run has not moved at all through its tail, on ground without any slope."""
        tail = self.points_of_tail(steps)
        stuck: np.ndarray = (tail == tail[-1]).all(axis=(0, 1))
        if stuck.any():
            stuck[stuck] = ~self.surface.gradient(self.last[:, stuck].T).any(axis=-1)
        return stuck

    def points_of_tail(self, steps: int) -> np.ndarray:
        """(n, 2, runs) the points of the tail: a run of fewer steps has no point in its first rows."""
        return self.tail[max(0, TAIL - 1 - steps) :]

    def since(
        self, runs: np.ndarray, points: np.ndarray, calm: np.ndarray, exact: np.ndarray, steps: int
    ) -> np.ndarray:
        """(n,) the step since which runs (n,) int have stayed at the points (n, 2); −1 where they have not.

        exact  (n,) bool, which of them stand still on their points
        A run that stands still on its point has arrived there even if its tail still shows the way.
        """
        found = np.where(calm, self.anchors.since(runs, points.T, near(self.surface)), -1)
        late = np.flatnonzero((found < 0) & exact)
        if len(late):
            stood = self.stood(runs[late], steps)
            found[late] = stood.since(np.arange(len(late)), points[late].T, near(self.surface))
        return found

    def stood(self, runs: np.ndarray, steps: int) -> Anchors:
        """The anchors of some runs, (n,) int, as they will be if these stand still until the stretch is full."""
        anchors, pending = self.anchors.some(runs), (steps + 1) % STRETCH
        last = self.last[:, runs]
        points = np.concatenate(
            [self.tail[TAIL - pending :, :, runs], np.repeat(last[None], STRETCH - pending, axis=0)]
        )
        anchors.see(steps + 1 - pending, points[:, 0], points[:, 1], np.arange(len(runs)))
        return anchors


def chosen(points: np.ndarray, runs: np.ndarray) -> np.ndarray:
    """The points (..., all runs) of some runs, (n,) int, which rise: (..., n). Those of all runs are not copied."""
    return points if len(runs) == points.shape[-1] else points.take(runs, axis=-1)


def cycles(tail: np.ndarray) -> np.ndarray:
    """(n,) bool, whether the last points (TAIL, 2, n) of each run repeat a short period."""
    return period(tail, LONGEST) > 0
