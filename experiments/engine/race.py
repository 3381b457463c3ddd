"""A race: one method, raced on one surface from one start. What it is made of is checked once, when it is built.

Every refusal is a SettingError with one sentence. The fields of a Race are floats, whole numbers and tables that have
been checked; the code that takes a Race checks nothing again. batch.py has what may differ from run to run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from numbers import Integral, Real
from typing import Any, TypeVar

import numpy as np

from experiments.engine.outcomes import FAR, far
from experiments.engine.refusals import refusal
from landscapes import Surface
from optimizers import OPTIMIZERS, Optimizer, SettingError
from optimizers.base import Hyper, as_set, unknown
from optimizers.base.numbers import in_full
from optimizers.base.pieces import Course
from optimizers.base.schedule import within

MOST_STEPS = 100_000
MOST_SEED = 999_999_999
KEPT_TABLES = 128  # tables that are kept
ORDERS = SHUFFLE, REPLACE = "shuffle", "replace"  # every sample once an epoch; or any, again and again
LONGEST_KEPT = 2_000  # steps of such a table: 64 kB

Setting = float | Callable[[int], float]  # of a hyperparameter: a number, or a schedule, a function of t − 1
Table = list[float]  # a scheduled hyperparameter: its value at each step
Value = TypeVar("Value")


class Hypers(Mapping[str, Value]):
    """Hyperparameters by name. They cannot be changed, and equal ones hash alike."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __repr__(self) -> str:
        return repr(self._values)


@dataclass(frozen=True)
class Race:
    """One method on one surface from one start: a value that can be compared, hashed and kept as the key of a cache.

    surface  the Surface
    method   a key of OPTIMIZERS
    start    (x, y)
    steps    how many the method takes
    hypers   name -> a number, or a schedule: a function of t − 1 that gives a number. What is not named keeps its
             default; once built, a race has all of the method's hyperparameters here, in the method's order, and
             after them `clip`, if it is set; with `every` set, Lookahead goes around it
    noise    standard deviation of the Gaussian noise on each component of the gradient
    seed     of the noise, and of the batches
    batch    how many samples each step sees; None for all, as on a surface without data
    order    of the samples, one of ORDERS: "shuffle" takes each once an epoch, "replace" draws from all every time
    values   name -> the number, or the Table of a schedule: what the engine works with

    Building one raises SettingError, a ValueError with one sentence, for what cannot be raced. dataclasses.replace()
    gives the race with something else, which is checked likewise.
    """

    surface: Surface
    method: str
    start: tuple[float, float]
    steps: int = 200
    hypers: Mapping[str, Setting] = field(default_factory=dict)
    noise: float = 0.0
    seed: int = 0
    batch: int | None = None
    order: str = SHUFFLE
    values: Mapping[str, float | Table] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.method not in OPTIMIZERS:
            raise unknown("method", "method", self.method, OPTIMIZERS)
        start = one_start(self.start, self.surface)
        steps = whole_number("steps", self.steps, 1, MOST_STEPS)
        hypers, values = settings(self.optimizer, self.hypers or {}, steps)
        noise = noise_level(self.noise)
        seed = whole_number("seed", self.seed, 0, MOST_SEED)
        batch = batch_size(self.batch, self.surface)
        if self.order not in ORDERS:
            raise SettingError("order", f"order must be {' or '.join(f'“{order}”' for order in ORDERS)}.")
        sentence = refusal(self.surface, self.method)
        if sentence:
            raise SettingError("method", sentence)
        # The way to set what is frozen.
        vars(self).update(start=start, steps=steps, hypers=hypers, noise=noise, seed=seed, batch=batch, values=values)

    @property
    def optimizer(self) -> Optimizer:
        """The method itself, of which `method` is the key, as its settings make it."""
        return as_set(OPTIMIZERS[self.method], self.hypers)

    @property
    def batched(self) -> bool:
        """Whether steps see batches of the samples."""
        if self.batch is None or self.surface.data is None:  # a surface of somebody else's need not know of data
            return False
        return in_batches(self.batch, self.order, self.surface.data.count)

    @property
    def drawn(self) -> bool:
        """Whether chance has a say in what a step sees: by noise, or by batches."""
        return self.noise > 0 or self.batched

    def __reduce__(self) -> tuple[Callable[[Mapping[str, Any]], Race], tuple[Mapping[str, Any]]]:
        """To another process a schedule goes as its table, which can be hashed, because functions cannot be sent."""
        sent = {name: tuple(value) if isinstance(value, list) else value for name, value in self.values.items()}
        return _restored, ({**vars(self), "hypers": Hypers(sent)},)


def _restored(fields: Mapping[str, Any]) -> Race:
    """The race in another process, which need not check again what was checked before it was sent."""
    race = object.__new__(Race)
    vars(race).update(fields)
    return race


def settings(
    optimizer: Optimizer, given: Mapping[str, Setting], steps: int
) -> tuple[Hypers[Setting], Hypers[float | Table]]:
    """All of the method's hyperparameters, with what was given checked: as numbers and schedules, and as values. What
    is optional and not set is left out, and what belongs to it.
    """
    hypers: dict[str, Setting] = {hyper.name: float(hyper.default) for hyper in optimizer.hypers}
    values: dict[str, float | Table] = {hyper.name: float(hyper.default) for hyper in optimizer.hypers}
    for name, value in given.items():
        hyper = optimizer.hyper(name)
        if callable(value):
            hypers[name], values[name] = value, scheduled(hyper, value, steps)
        elif (number := hyper.check(value)) != hyper.default or not hyper.optional:
            hypers[name] = values[name] = number
    for name in {hyper.name for hyper in optimizer.known} - {hyper.name for hyper in optimizer.settings}:
        hypers.pop(name, None), values.pop(name, None)
    return Hypers(hypers), Hypers(values)


def start_points(starts: object, surface: Surface) -> np.ndarray:
    """(runs, 2) float64 from one start (2,) or several (runs, 2)."""
    try:
        points = np.array(starts, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        raise SettingError("start", "A start is two numbers, x and y.") from None
    points = points[None] if points.ndim == 1 else points
    if points.ndim != 2 or points.shape[1] != 2 or len(points) == 0:
        raise SettingError("start", "A start is two numbers, x and y; several starts are a list of such pairs.")
    farthest = max(FAR, far(surface))
    if not (abs(points) <= farthest).all():
        if not np.isfinite(points).all():
            raise SettingError("start", "A start must be two finite numbers.")
        raise SettingError("start", f"A start must lie within {in_full(farthest)} of the origin.")
    return points


def one_start(start: object, surface: Surface) -> tuple[float, float]:
    """(x, y) of a race, which has one start."""
    points = start_points(start, surface)
    if len(points) > 1:
        raise SettingError("start", "A start is two numbers, x and y.")
    x, y = points[0].tolist()
    return x, y


def whole_number(setting: str, value: object, least: int, most: int) -> int:
    """The value as an int from `least` to `most`; `setting` is what the sentence about another one calls it."""
    if not isinstance(value, Integral) or isinstance(value, bool) or not least <= int(value) <= most:
        raise SettingError(setting, f"{setting} must be a whole number from {least:,} to {most:,}.")
    return int(value)


def noise_level(noise: object) -> float:
    """The standard deviation of the noise as a float."""
    if not isinstance(noise, Real) or not 0 <= float(noise) < np.inf:
        raise SettingError("noise", "noise must be a finite number of at least 0.")
    return float(noise)


def batch_size(batch: object, surface: Surface) -> int | None:
    """The size of the batches as an int from 1 to the number of samples; None for all of them."""
    if batch is None:
        return None
    if surface.data is None:
        raise SettingError("batch", "This surface has no samples to draw a batch from; choose a surface over data.")
    return whole_number("batch", batch, 1, surface.data.count)


def in_batches(batch: int, order: str, count: int) -> bool:
    """Whether steps see batches of so many samples: a batch of all of them, each once, is the whole loss."""
    return batch < count or order != SHUFFLE


def scheduled(hyper: Hyper, schedule: Callable[[int], float], steps: int) -> Table:
    """The value of a schedule at steps 1 … steps; it is asked with s = 0 first, so that s = t − 1."""
    if isinstance(schedule, Course) and steps <= LONGEST_KEPT:
        return list(_table_of(hyper, schedule, steps))
    return _asked(hyper, schedule, steps)


@lru_cache(maxsize=KEPT_TABLES)
def _table_of(hyper: Hyper, schedule: Course, steps: int) -> tuple[float, ...]:
    """The table of a schedule that is a value. Any other function may give something else when it is asked again."""
    return tuple(_asked(hyper, schedule, steps))


def _asked(hyper: Hyper, schedule: Callable[[int], float], steps: int) -> Table:
    taken = within(hyper)
    table = []
    for s in range(steps):
        try:
            value = schedule(s)
        except Exception as error:  # whatever it raises, it is a function of the caller's
            raise SettingError(
                hyper.name,
                f"The schedule of {hyper.name} fails at step {s + 1:,}: {error}. A schedule is a function of "
                "one number, how many steps have been taken, that returns a number.",
            ) from error
        try:
            table.append(taken.check(value))
        except SettingError:
            rule = f"{hyper.name} must be a {taken.allowed.words} at every step"
            raise SettingError(hyper.name, f"{rule}; at step {s + 1:,} its schedule gives {value}.") from None
    return table
