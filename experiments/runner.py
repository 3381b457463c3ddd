"""run(): any number of runs of one method on one surface.

One run goes through the float engine. More go through the array engine in blocks that fit the processor's cache; each
block walks a stretch of steps, then the watch looks at the stretch, and what is recorded is copied out.
"""

from collections.abc import Mapping
from itertools import islice
from typing import Any

import numpy as np

from experiments.engine import Walk
from experiments.runs import Evals, Runs
from experiments.setup import Setup, checked
from experiments.watch import Watch
from optimizers import Optimizer

BLOCK = 2048  # runs walked together
STRETCH = 32768  # points looked at together


def run(
    surface: Any,
    method: str,
    starts: Any,
    *,
    steps: int = 200,
    hypers: Mapping[str, Any] | None = None,
    noise: float = 0.0,
    seed: int = 0,
    record: str | int = "all",
) -> Runs:
    """Walks `method` (a key of OPTIMIZERS) on `surface` from starts (2,) or (runs, 2).

    hypers   name -> a number, an array (runs,) that is swept, or a schedule: a function of t − 1 that gives a number
    noise    standard deviation of the Gaussian noise on each component of the gradient; the same for every method
    seed     of the noise; run r meets the same noise whichever runs come after it
    record   "all", k for every k-th step, or "last" for the first and the last
    Raises SettingError, a ValueError with one sentence, for anything that cannot be run.
    """
    setup = checked(method, starts, steps, hypers, noise, seed, record)
    return walked(setup, surface, floats=len(setup.starts) == 1)


def walked(setup: Setup, surface: Any, *, floats: bool) -> Runs:
    """The runs of a checked set-up, through the float engine (one run only) or the array engine."""
    recorded, runs = len(setup.recorded), len(setup.starts)
    path, value = np.full((recorded, runs, 2), np.nan), np.full((recorded, runs), np.nan)
    blocks = [slice(first, first + BLOCK) for first in range(0, runs, BLOCK)]
    ends = [walk_block(setup, surface, b, floats, path[:, b], value[:, b]) for b in blocks]
    outcome, stopped, last, spent, state = (np.concatenate(part, axis=-1) for part in zip(*ends, strict=True))
    return Runs(
        surface=surface,
        method=setup.key,
        hypers=setup.hypers,
        steps=setup.recorded,
        path=path,
        value=value,
        outcome=outcome,
        stopped=stopped,
        evals=Evals(*spent),
        state=named(setup.method, state),
        last=last.T,
    )


def walk_block(
    setup: Setup, surface: Any, block: slice, floats: bool, path: np.ndarray, value: np.ndarray
) -> tuple[np.ndarray, ...]:
    """Fills in path and value; returns how each run ended: outcome, step, last point, evaluations, state."""
    runs = path.shape[1]
    walk = Walk(setup, surface, block, floats=floats)
    watch = Watch(surface, runs)
    points = iter(walk)
    kept = len(setup.method.state)
    state = np.empty((kept, runs) if setup.method.whole_point else (2, kept, runs))
    while watch.seen <= setup.steps and not watch.lost.all():
        first, going = watch.seen, ~watch.lost
        with np.errstate(all="ignore"):
            trail = list(islice(points, min(max(1, STRETCH // runs), setup.steps + 1 - first)))
        x, y = (np.array(numbers).reshape(-1, runs) for numbers in coordinates(setup.method, trail))
        f = watch.see(x, y)
        keep_state(state, trail, np.minimum(watch.gone - first, len(trail) - 1), going)
        rows = (setup.recorded >= first) & (setup.recorded < watch.seen)
        at = setup.recorded[rows] - first
        path[rows, :, 0], path[rows, :, 1], value[rows] = x[at], y[at], f[at]
    outcome, stopped = watch.outcomes(setup.steps)
    return outcome, stopped, watch.last, spent(walk, np.minimum(watch.gone, setup.steps)), state


def coordinates(method: Optimizer, trail: list) -> tuple[list, list]:
    """The x and the y of a walk's points."""
    if method.whole_point:
        return [p[0] for p in trail], [p[1] for p in trail]
    return [a[0] for a, _ in trail], [b[0] for _, b in trail]


def keep_state(state: np.ndarray, trail: list, last: np.ndarray, going: np.ndarray) -> None:
    """Copies into `state` (…, names, runs) what each run still going had at its last point of the trail."""
    for at in np.unique(last[going]):
        here = going & (last == at)
        point = np.array(trail[at]).reshape(*state.shape[:-2], -1, state.shape[-1])
        state[..., here] = point[..., -state.shape[-2] :, here] if state.size else 0


def spent(walk: Walk, taken: np.ndarray) -> np.ndarray:
    """(3, runs) value, gradient and Hessian evaluations in the steps each run took."""
    if not walk.spent:
        return np.stack([np.zeros_like(taken), taken, np.zeros_like(taken)])
    return np.cumsum([[0, 0, 0], *walk.spent], axis=0)[taken].T


def named(method: Optimizer, state: np.ndarray) -> dict[str, np.ndarray]:
    """name -> (runs, 2), or (runs,) where the rule moves the whole point."""
    parts = state if method.whole_point else state.transpose(1, 2, 0)
    return dict(zip(method.state, parts, strict=True))
