"""Tuning: a method tries a declared set of settings, as many as any other, and keeps the best."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import count, islice

import numpy as np

from experiments.engine.progress import Progress
from experiments.engine.race import Race, whole_number
from experiments.engine.runner import run_race
from experiments.geometry.known import target
from experiments.readings.endings import gaps
from experiments.readings.ties import alike, levels
from experiments.studies.axes import PLACES
from experiments.studies.cloud import cloud
from optimizers import Optimizer
from optimizers.base import Hyper
from optimizers.base.numbers import rounded

STARTS = 16  # that a setting is judged from
MOST_BUDGET = 1000  # settings
DIGITS = 3  # of a setting that is tried, of 1 − value for a memory


@dataclass(frozen=True)
class Tuned:
    """The best setting of those tried.

    race   the race with the best values of what was tuned
    tuned  the names of what was tuned
    gap    its median gap over the tuning starts; ∞ if half of its runs went wrong
    """

    race: Race
    tuned: tuple[str, ...]
    gap: float


def tune(race: Race, budget: int, *, progress: Progress | None = None, executor: Executor | None = None) -> Tuned:
    """The best of `budget` settings of a race: the defaults, and points of a Halton sequence over the sliders.

    A setting is judged by the median, over STARTS starts, of f above the lowest known minimum at the last step (of f
    itself where none is known; ∞ for a run that went wrong), and of those that are a tie by the median number of steps
    to the tolerance. Every setting meets the same starts, noise and batches. The race's own start has no say,
    and neither does what it says of what is tuned. Raises SettingError with one sentence.
    """
    budget = whole_number("budget", budget, 1, MOST_BUDGET)
    chosen = tunable(race.optimizer)
    tried = settings(chosen, budget)
    runs = run_race(
        race,
        starts=np.tile(cloud(race.surface, STARTS, race.seed, "tuning"), (budget, 1)),
        hypers={name: np.repeat(values, STARTS) for name, values in tried.items()},
        streams=np.tile(np.arange(STARTS), budget),
        record="last",
        target=target(race.surface),
        progress=progress,
        executor=executor,
    )
    gap, arrived = medians(gaps(runs), budget), medians(runs.arrived, budget)
    best = np.lexsort([arrived, levels(gap, alike(race.surface))])[
        0
    ]  # of equals, the first: the defaults stand before all others
    values = {name: float(numbers[best]) for name, numbers in tried.items()}
    return Tuned(replace(race, hypers={**race.hypers, **values}), tuple(values), float(gap[best]))


def tunable(method: Optimizer) -> tuple[Hyper, ...]:
    """What is worth tuning: the learning rate and the memories; of a method without a learning rate, all it has."""
    if any(hyper.name == "lr" for hyper in method.hypers):
        return tuple(hyper for hyper in method.hypers if hyper.name == "lr" or hyper.scale == "one-minus-log")
    return method.hypers


def settings(hypers: tuple[Hyper, ...], budget: int) -> dict[str, np.ndarray]:
    """name -> (budget,) values: the default, then those at the points of a Halton sequence over the sliders' scales."""
    return {
        hyper.name: np.array([hyper.default, *(at(hyper, part) for part in islice(halton(base), budget - 1))])
        for hyper, base in zip(hypers, primes(len(hypers)), strict=True)
    }


def at(hyper: Hyper, part: float) -> float:
    """The value at a part of a slider, 0 to 1, to a few digits."""
    if hyper.allowed.whole:
        return float(int(hyper.low + part * (hyper.high - hyper.low + 1)))
    place, value = PLACES[hyper.scale]
    low, high = place(hyper.low), place(hyper.high)
    found = float(value(low + part * (high - low)))
    if hyper.scale == "one-minus-log":
        return round(1 - rounded(1 - found, DIGITS), 12)
    return rounded(found, DIGITS)


def halton(base: int) -> Iterator[float]:
    """The numbers 1, 2, 3, … with their digits in a base mirrored at the point (van der Corput, 1935)."""
    for number in count(1):
        part, share = 0.0, 1.0
        while number:
            share /= base
            number, digit = divmod(number, base)
            part += digit * share
        yield part


def primes(wanted: int) -> list[int]:
    """The first primes, each the base of one axis of a Halton sequence (Halton, 1960)."""
    found: list[int] = []
    for number in count(2):
        if len(found) == wanted:
            return found
        if all(number % prime for prime in found):
            found.append(number)
    raise AssertionError("count never ends")


def medians(numbers: np.ndarray, groups: int) -> np.ndarray:
    """(groups,) the median of each group's numbers (groups · n,), one that occurs; NaN counts as ∞."""
    ranked = np.where(np.isnan(numbers), np.inf, numbers).reshape(groups, -1)
    return np.quantile(ranked, 0.5, axis=1, method="inverted_cdf")
