"""What measures are taken of: a run, and what else is known of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from experiments.engine.once import once
from experiments.engine.runs import Runs
from experiments.geometry.known import known_minima
from experiments.readings.events import Event, events
from experiments.studies.fan import Fan
from landscapes import Surface


@dataclass(frozen=True, eq=False)
class Seen:
    """What is measured: a single run, α·λmax over its limit at each step, and its noisy runs if asked.

    stability  (steps + 1,) as experiments.readings.stability has it
    fan        finds the noisy runs of the same method; called only by a measure that needs them
    held_out   the same loss over the samples that are held out; None where none are
    """

    runs: Runs
    stability: np.ndarray
    fan: Callable[[], Fan]
    held_out: Surface | None = None

    @property
    def surface(self) -> Surface:
        """The Landscape of the run."""
        return self.runs.surface

    @property
    def path(self) -> np.ndarray:
        """(steps + 1, 2)"""
        return self.runs.path[:, 0]

    @property
    def value(self) -> np.ndarray:
        """(steps + 1,)"""
        return self.runs.value[:, 0]

    @once
    def events(self) -> tuple[Event, ...]:
        return events(self.surface, self.runs, gauge=self.stability)

    @property
    def walked(self) -> np.ndarray:
        """(steps taken + 1, 2) the points up to the last one that is a number."""
        return self.path[~np.isnan(self.path).any(axis=1)]

    @property
    def lengths(self) -> np.ndarray:
        """(steps taken,) how far each step went."""
        return np.hypot(*np.diff(self.walked, axis=0).T)

    @property
    def slopes(self) -> np.ndarray:
        """(steps taken + 1,) the length of the gradient at each point."""
        return np.hypot(*self.surface.gradient(self.walked).T)

    @property
    def held_out_loss(self) -> np.ndarray:
        """(steps taken + 1,) the loss on the samples that are held out; NaN where none are."""
        return self.held_out.value(self.walked) if self.held_out else np.full(len(self.walked), np.nan)

    @property
    def minimum(self) -> np.ndarray:
        """The known minimum that is nearest to the start; NaN where none is known."""
        known = np.reshape(known_minima(self.surface), (-1, 2))
        return known[np.hypot(*(known - self.path[0]).T).argmin()] if len(known) else np.full(2, np.nan)
