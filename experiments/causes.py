"""Why a run went wrong, in half a sentence to follow its own; only where the numbers really say so."""

from typing import Any

import numpy as np

from experiments.outcomes import Outcome
from experiments.setup import Setup
from experiments.watch import curvatures


def causes(
    setup: Setup, surface: Any, outcome: np.ndarray, stopped: np.ndarray, before: np.ndarray
) -> dict[int, str]:
    """run -> ": lr·λmax = 2.4 > 2" and the like, for runs that diverged; `before` (2, runs) is the last sound point."""
    runs = np.flatnonzero((outcome == Outcome.DIVERGED) & (stopped > 0))
    if len(runs) == 0:
        return {}
    steepest, limit = stability(setup, surface, setup.starts[runs].T, runs)
    told = {int(run): f": lr·λmax = {s:.3g} > {b:.3g}" for run, s, b in zip(runs, steepest, limit, strict=True) if s > b}
    left = np.array([run for run in runs if int(run) not in told], dtype=int)
    if len(left):
        fell = surface.value(before[:, left].T) < surface.value(setup.starts[left])
        told |= {int(run): ": f keeps falling that way, without a minimum" for run in left[fell]}
    return told


def stability(setup: Setup, surface: Any, at: np.ndarray, runs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """lr·λmax at points (2, n) and the most the method bears on a quadratic, each (n,); NaN where it has no such limit."""
    bound = setup.method.steepest
    if bound is None or any(isinstance(value, list) for value in setup.hypers.values()):
        return np.full(len(runs), np.nan), np.full(len(runs), np.nan)
    hypers = {name: np.broadcast_to(value, len(setup.starts))[runs] for name, value in setup.hypers.items()}
    lr = hypers.pop("lr")
    return lr * curvatures(surface, *at)[1], np.broadcast_to(bound(**hypers), len(runs))
