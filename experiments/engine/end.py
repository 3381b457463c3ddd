"""How one run ended, with all that its sentence is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from experiments.engine.batches import share
from experiments.engine.clipped import Clipped
from experiments.engine.once import once
from experiments.engine.outcomes import Outcome
from experiments.engine.race import Table
from experiments.geometry.rest import Place, beside
from experiments.geometry.scatter import spread
from landscapes import Surface


@dataclass(frozen=True, eq=False)
class End:
    """The end of one run.

    surface    the Surface that it was walked on
    method     the key of its method
    hypers     name -> number, or the list of values, one a step, where scheduled
    noise      standard deviation of the noise on each component of the gradient
    batch      how many samples each step saw; None where it saw all, or there are none
    order      of the samples, one of ORDERS
    start      (2,) its first point
    last       (2,) its last point, or the last before it went wrong
    tail       (TAIL, 2) its last points; NaN before the start and after it went wrong
    flight     (n, 2) the last points up to the one at which it went wrong; empty where not every step was recorded
    outcome    what became of it, and `stopped` the step at which it did
    beside     (2,) the critical point beside its last point, and `place` the Place that it is; None where it has not
               been looked for
    clipped    the steps at which its gradient was shortened; None where none is, however long
    fallbacks  how often its rule took a gradient step because the curvature gave it none
    """

    surface: Surface
    method: str
    hypers: Mapping[str, float | Table]
    noise: float
    batch: int | None
    order: str
    start: np.ndarray
    last: np.ndarray
    tail: np.ndarray
    flight: np.ndarray
    outcome: Outcome
    stopped: int
    beside: np.ndarray
    place: Place | None
    clipped: Clipped | None
    fallbacks: int

    @once
    def critical(self) -> tuple[np.ndarray, Place]:
        """The critical point (2,) beside its last point, and the Place that it is."""
        if self.place is not None:
            return self.beside, self.place
        points, places = beside(self.surface, self.last[None])
        return points[0], places[0]

    @property
    def slopes(self) -> np.ndarray:
        """(TAIL, 2) the true gradient at the last points."""
        return self.surface.gradient(self.tail)

    @property
    def drawn(self) -> bool:
        """Whether chance had a say in its steps."""
        return bool(self.noise) or self.batch is not None

    @once
    def shaken(self) -> float:
        """The mean square of what noise and batches add to the gradient at the last points."""
        squares = 2 * self.noise**2
        if self.batch is not None:
            assert self.surface.data
            part = share(self.surface.data.count, self.batch, self.order)
            squares += part * float(spread(self.surface, self.tail).mean())
        return squares

    @property
    def drowned(self) -> bool:
        """Whether chance is stronger than the slope that is left on average at the last points."""
        return self.drawn and float((self.slopes.mean(axis=0) ** 2).sum()) <= self.shaken

    @property
    def overruled(self) -> bool:
        """Whether chance is stronger, in the mean square, than the slopes at the last points."""
        return self.drawn and float((self.slopes**2).sum(axis=-1).mean()) <= self.shaken
