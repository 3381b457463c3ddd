"""What run() returns: where every run went, how it ended, what it cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from experiments.engine.batch import Batch
from experiments.engine.clipped import Clipped, clipped
from experiments.engine.end import End
from experiments.engine.hidden import hidden
from experiments.engine.outcomes import GONE, Outcome
from experiments.engine.race import Race, Table
from experiments.engine.sentences import sentence
from experiments.engine.settled import settled
from landscapes import Surface
from optimizers.base import CLIP

Counts = NDArray[np.int64] | NDArray[np.float64]  # whole numbers; with batches of b from N samples, parts of b/N
FLIGHT = 4  # points


@dataclass(frozen=True, eq=False)
class Evals:
    """Evaluations the method asked for, each (runs,); what the pictures need afterwards is not counted."""

    value: Counts
    gradient: Counts
    hessian: Counts

    @property
    def total(self) -> Counts:
        return self.value + self.gradient + self.hessian


@dataclass(frozen=True, eq=False)
class Runs:
    """Runs of one method on one surface.

    race     what they have in common; with the first of their starts, and what is swept at its default
    hypers   name -> number, (runs,) where swept, or the list of values where scheduled
    streams  (runs,) int, which stream of noise, or of batches, each run meets
    steps    (recorded,) the step numbers recorded
    path     (recorded, runs, 2) the points; NaN after the step at which a run diverged or left where f is defined
    value    (recorded, runs) f there
    outcome  (runs,) Outcome
    stopped  (runs,) the step it happened at: level ground from here on; the last step; the step that went wrong
    beside   (runs, 2) the critical point beside the last point of a run that may have settled; NaN for others
    place    (runs,) the Place that it is; None for others
    evals    what it cost
    state    name -> (runs, 2) per coordinate, or (runs,) where the rule moves the whole point: at the end of each run
    last     (runs, 2) where each run ended: its last point, or the last before it went wrong
    tail     (TAIL, runs, 2) the last points, whatever is recorded; NaN before the start and after a run went wrong
    cost     (recorded, runs) evaluations of all kinds spent up to each recorded step
    arrived  (runs,) the first step at which f is down to the target; NaN where it never is, or none was given
    arrived_cost  (runs,) evaluations of all kinds spent up to that step; NaN likewise
    """

    race: Race
    hypers: Mapping[str, float | np.ndarray | Table]
    streams: np.ndarray
    steps: np.ndarray
    path: np.ndarray
    value: np.ndarray
    outcome: np.ndarray
    stopped: np.ndarray
    beside: np.ndarray
    place: np.ndarray
    evals: Evals
    state: Mapping[str, np.ndarray]
    last: np.ndarray
    tail: np.ndarray
    cost: np.ndarray
    arrived: np.ndarray
    arrived_cost: np.ndarray

    @property
    def surface(self) -> Surface:
        """The surface that they were walked on."""
        return self.race.surface

    @property
    def method(self) -> str:
        """The key of the method."""
        return self.race.method

    @property
    def noise(self) -> float:
        """Standard deviation of the noise on each component of the gradient."""
        return self.race.noise

    def sentence(self, run: int = 0) -> str:
        """What happened to one run, in a few sentences; why it flew off, only where every step was recorded."""
        if run not in self._told:
            met = hidden(self.surface, self.race.optimizer, self.steps, self.path[:, run])
            self._told[run] = sentence(self.end(run)) + met
        return self._told[run]

    @cached_property
    def _told(self) -> dict[int, str]:
        """The sentences so far, one a run: events and tables ask for them again."""
        return {}

    def ended(self, run: int = 0) -> tuple[Outcome, int]:
        """What became of one run, and the step at which it did. It has settled at a lowest known minimum only once its
        f is within tolerance as well; as long as that is not so it is still on its way.
        """
        outcome, stopped = self.outcome[run], int(self.stopped[run])
        if outcome != Outcome.CONVERGED:
            return outcome, stopped
        known = self.value[:, run] if len(self.steps) > self.race.steps else np.empty(0)
        since = settled(self.surface, self.beside[run], self.last[run], stopped, known)
        return (Outcome.LIMIT, self.race.steps) if since is None else (outcome, since)

    def end(self, run: int = 0) -> End:
        """How one run ended."""
        outcome, stopped = self.ended(run)
        return End(
            surface=self.surface,
            method=self.method,
            hypers=self.hypers_of(run),
            noise=self.noise,
            batch=self.race.batch if self.race.batched else None,
            order=self.race.order,
            start=self.path[0, run],
            last=self.last[run],
            tail=self.tail[:, run],
            flight=self.flight(run),
            outcome=outcome,
            stopped=stopped,
            beside=self.beside[run],
            place=self.place[run],
            clipped=self.clipped(run),
            fallbacks=int(self.state["fallbacks"][run]) if "fallbacks" in self.state else 0,
        )

    def clipped(self, run: int = 0) -> Clipped | None:
        """The steps of one run at which a gradient was shortened; None where none is, however long."""
        if CLIP.name not in self.hypers:
            return None
        if run not in self._clipped:
            one = slice(run, run + 1)
            own = {name: v[one] if isinstance(v, np.ndarray) else v for name, v in self.hypers.items()}
            alone = Batch(self.race, self.path[0, one], own, self.streams[one], self.steps)
            taken = int(self.stopped[run]) if self.outcome[run] in GONE else self.race.steps
            self._clipped[run] = clipped(alone, taken)
        return self._clipped[run]

    @cached_property
    def _clipped(self) -> dict[int, Clipped]:
        """What clipped() has found so far, by run."""
        return {}

    def flight(self, run: int) -> np.ndarray:
        """(n, 2) the last points of one run up to the step at which it went wrong, as End has them."""
        if len(self.steps) != self.race.steps + 1:
            return np.empty((0, 2))
        points = self.path[: int(self.stopped[run]) + 1, run]
        known: np.ndarray = points[np.isfinite(points).all(axis=1)][-FLIGHT:]
        return known

    def hypers_of(self, run: int = 0) -> dict[str, float | Table]:
        """The hyperparameters of one run: numbers, or lists where scheduled."""
        return {name: value[run] if isinstance(value, np.ndarray) else value for name, value in self.hypers.items()}
