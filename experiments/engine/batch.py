"""A batch: the runs of one race. They may start at other points, and have hyperparameters of their own.

What is asked of a batch is checked once, when it is made; every refusal is a SettingError with one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from numbers import Integral, Real

import numpy as np

from experiments.engine.race import Race, Table
from optimizers import SettingError
from optimizers.base import LOOKAHEAD, PULL, Hyper
from optimizers.base.numbers import in_text

MOST_BYTES = 1e9  # for what is kept of all runs together
OF_ROW, OF_RUN = 32, 700  # bytes of each recorded step, and of each run besides: its last points above all


@dataclass(frozen=True, eq=False)
class Batch:
    """The runs of one race, each of which the engine walks as it would walk it alone.

    race      what they have in common; where `starts` and `hypers` say something else, those count
    starts    (runs, 2) where each run starts
    hypers    name -> a float, a Table of a value for each step, or where it is swept an array (runs,)
    streams   (runs,) int, which stream of noise each run meets
    recorded  (recorded,) int, the steps that are kept, rising from 0
    best      whether the lowest point up to a step is kept in the place of the point at that step
    target    the value of f that runs are to get down to, if there is one
    """

    race: Race
    starts: np.ndarray
    hypers: Mapping[str, float | np.ndarray | Table]
    streams: np.ndarray
    recorded: np.ndarray
    best: bool = False
    target: float | None = None

    def some(self, block: slice) -> Batch:
        """The same for some of the runs."""
        hypers = {name: v[block] if isinstance(v, np.ndarray) else v for name, v in self.hypers.items()}
        return replace(self, starts=self.starts[block], hypers=hypers, streams=self.streams[block])


def batch_of(
    race: Race,
    starts: np.ndarray | None = None,
    *,
    hypers: Mapping[str, Iterable[float]] | None = None,
    record: object = "all",
    target: object = None,
    streams: object = None,
) -> Batch:
    """The runs of a race from `starts` (runs, 2), as start_points() gives them; one run from the race's own if None.

    hypers  name -> an array (runs,), in the place of what the race has; the rest as in run()
    Raises SettingError with one sentence.
    """
    points = np.array([race.start]) if starts is None else starts
    recorded = recorded_steps(record, race.steps)
    size = len(points) * (len(recorded) * OF_ROW + OF_RUN)
    if size > MOST_BYTES:
        asked = f"{len(points):,} runs with {len(recorded):,} of their steps"
        have = f"they would take {in_text(size / 1e9)} GB, and there is {in_text(MOST_BYTES / 1e9)} GB for them"
        raise SettingError("record", f"{asked} are too many to keep: {have}. Record fewer steps, or start fewer runs.")
    for name in hypers or {}:
        if name in (LOOKAHEAD.name, PULL.name) and not race.optimizer.ahead:
            raise SettingError(name, f"{name} is a setting of Lookahead, which is not set. Set every in the race.")
    varied = {name: swept(race.optimizer.hyper(name), values, len(points)) for name, values in (hypers or {}).items()}
    return Batch(
        race=race,
        starts=points,
        hypers={**race.values, **varied},
        streams=noise_streams(streams, runs=len(points)),
        recorded=recorded,
        best=record == "best",
        target=target_value(target),
    )


def recorded_steps(record: object, steps: int) -> np.ndarray:
    """(recorded,) the steps to keep: all, every k-th from 0, or the first and the last."""
    if isinstance(record, str) and record == "all":
        return np.arange(steps + 1)
    if isinstance(record, str) and record in ("last", "best"):
        return np.array([0, steps])
    if isinstance(record, Integral) and not isinstance(record, bool) and int(record) >= 1:
        return np.arange(0, steps + 1, int(record))
    raise SettingError("record", "record must be “all”, “last”, “best”, or a whole number k to keep every k-th step.")


def swept(hyper: Hyper, values: Iterable[float], runs: int) -> np.ndarray:
    """(runs,) float64, one value of a hyperparameter for each run."""
    checked = hyper.check_all(values)
    if len(checked) != runs:
        raise SettingError(hyper.name, f"{hyper.name} needs one value for each run: {runs}, not {len(checked)}.")
    return checked


def noise_streams(streams: object, *, runs: int) -> np.ndarray:
    """(runs,) whole numbers: one given for each run, one given for all of them, or else each run's own place."""
    if streams is None:
        return np.arange(runs)
    numbers = np.asarray(streams)
    fits = numbers.shape in ((), (runs,)) and np.issubdtype(numbers.dtype, np.integer)
    if not fits or (numbers < 0).any():
        raise SettingError("streams", f"streams needs a whole number of at least 0, or one for each run: {runs}.")
    return np.broadcast_to(numbers, runs)


def target_value(target: object) -> float | None:
    """The target as a float; None where there is none."""
    if target is None:
        return None
    if not isinstance(target, Real) or isinstance(target, bool) or not -np.inf < float(target) < np.inf:
        raise SettingError("target", "target must be a finite number: the value of f that runs are to get down to.")
    return float(target)
