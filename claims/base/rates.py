"""The best learning rate from each start: the one with which a method settles soonest."""

from collections.abc import Mapping
from math import ceil

import numpy as np

from experiments import run
from experiments.geometry.known import target as known_target
from experiments.studies.fair import has_rate
from landscapes import Surface

RATES = np.geomspace(1e-5, 3, 24)
ROWS = 500  # of a path that are looked at; of longer ones every few steps


def best_rates(
    surface: Surface,
    method: str,
    starts: np.ndarray,
    steps: int,
    hypers: Mapping[str, float] | None = None,
    target: float | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """(runs,) the best of RATES from each start, and (runs,) the step from which f stays down at the target; ∞ if none.

    The target is the lowest known minimum and its tolerance, unless it is given. A method without a rate has but one.
    """
    target = within_tolerance(surface) if target is None else target
    tried = RATES if has_rate(method) else np.ones(1)
    swept = {"lr": np.repeat(tried, len(starts))} if has_rate(method) else {}
    runs = run(
        surface,
        method,
        np.tile(starts, (len(tried), 1)),
        steps=steps,
        hypers={**(hypers or {}), **swept},
        record=ceil(steps / ROWS),
    )
    taken = settled(runs.value <= target, runs.steps).reshape(len(tried), -1)
    best = taken.argmin(axis=0)
    return tried[best], taken.min(axis=0)


def within_tolerance(surface: Surface) -> float:
    """f at the lowest known minimum, and its tolerance; of a surface that has one."""
    most = known_target(surface)
    assert most is not None
    return most


def settled(there: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """(runs,) the first of the recorded steps from which on it stays there (recorded, runs); ∞ if it does not."""
    stays = np.logical_and.accumulate(there[::-1])[::-1]
    return np.where(stays[-1], steps[stays.argmax(axis=0)], np.inf)
