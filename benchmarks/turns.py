"""Timing in turns, so that whatever else the machine does falls on all alike."""

import os
from collections.abc import Callable, Hashable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from math import ceil
from statistics import quantiles
from time import perf_counter
from typing import TypeVar

import numpy as np

Name = TypeVar("Name", bound=Hashable)
Way = TypeVar("Way", bound=Callable[..., object])

TURN = 30.0  # milliseconds that a turn lasts at least
TRIES = 3
MACHINE = "the machine"  # the same work every time: what its times differ by is the machine's doing
NUMBERS = np.linspace(1, 2, 2**16)
CORES = os.cpu_count() or 1


def timed(work: Callable[[], object], times: int = 1) -> float:
    """Milliseconds that it takes once."""
    start = perf_counter()
    for _ in range(times):
        work()
    return 1e3 * (perf_counter() - start) / times


def in_turns(works: Mapping[Name, Callable[[], object]], rounds: int) -> dict[Name, list[float]]:
    """Milliseconds of each work in each round.

    Each has run before, untimed; a short one is repeated in its turn, so that none begins with another's caches.
    """
    for work in works.values():
        work()
    times = {name: ceil(TURN / timed(work)) for name, work in works.items()}
    took: dict[Name, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            took[name].append(timed(work, times[name]))
    return took


def quickest(ways: Iterable[Way], given: object) -> Way:
    """Of several ways of doing the same, the one that is quickest here when called with what is given."""
    return min(ways, key=lambda way: min(timed(lambda: way(given)) for _ in range(TRIES)))


def fixed_work() -> None:
    """The same on every core at once, so that it also shows when another program holds one of them."""
    with ThreadPoolExecutor(CORES) as pool:
        list(pool.map(roots, range(CORES)))


def roots(_: int) -> None:
    """About 13 ms within a core's cache."""
    kept = np.empty_like(NUMBERS)
    for _ in range(250):
        np.sqrt(NUMBERS, out=kept)


def quartiles(values: list[float]) -> tuple[float, float, float]:
    low, middle, high = quantiles(values, n=4, method="inclusive")
    return low, middle, high


def spread(values: list[float], digits: int = 1, width: int = 0) -> str:
    """The median, and in brackets the quartiles; in a table the brackets are filled up to `width`."""
    low, middle, high = quartiles(values)
    brackets = f"({low:,.{digits}f} to {high:,.{digits}f})"
    return f"{middle:,.{digits}f}  {brackets:{width}}"


def unrest(took: list[float]) -> str:
    """How far apart the times of the fixed work lie, in words."""
    low, middle, high = quartiles(took)
    return (
        f"the same work, {middle:.1f} ms, took {100 * (low / middle - 1):+.0f} % to {100 * (high / middle - 1):+.0f} % "
        f"(quartiles), at worst {max(took) / middle:.2f} times as long"
    )
