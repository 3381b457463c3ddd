"""Walks some runs from first to last, and hands back how each of them ended.

One run goes through the float engine. More go through their method's fused loop, or, where the rule has loops of its
own, through the array engine: it walks a stretch of steps, then the watch looks at it, and what is recorded is copied
out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from experiments.engine.progress import Progress
from experiments.engine.race import Setup
from experiments.engine.walking.block import Block
from experiments.engine.walking.floats import Walk
from experiments.engine.walking.fused import Fused, fused
from experiments.engine.walking.loop import state_names
from experiments.engine.walking.traced import Given
from experiments.engine.watch import Watch
from optimizers import Optimizer
from optimizers.base import column

STRETCH = 32768  # points looked at together
TOLD_EVERY = 50  # steps, when somebody wants to hear how far the walk is


@dataclass(eq=False)
class Ended:
    """How some runs ended; the runs are the last axis of every array.

    path     (recorded, 2, runs); value (recorded, runs)
    outcome, stopped  (runs,); last (2, runs) and tail (TAIL, 2, runs) as in Watch
    spent    (3, runs) value, gradient and Hessian evaluations; spending (recorded, runs) all of them up to each row
    arrived  (2, runs) the step at which the target was reached, and what it had cost by then
    state    the rule's states (runs,), in the loop's order
    """

    path: np.ndarray
    value: np.ndarray
    outcome: np.ndarray
    stopped: np.ndarray
    last: np.ndarray
    tail: np.ndarray
    spent: np.ndarray
    spending: np.ndarray
    arrived: np.ndarray
    state: list[np.ndarray]

    def arrays(self) -> list[Any]:
        *fixed, state = vars(self).values()
        return [*fixed, *state]

    def room(self, runs: int) -> Ended:
        """The same for so many runs, to be filled in."""
        wider = [np.empty((*array.shape[:-1], runs), dtype=array.dtype) for array in self.arrays()]
        *fixed, _ = vars(self)
        named: dict[str, Any] = dict(zip(fixed, wider, strict=False))
        return Ended(**named, state=wider[len(fixed) :])

    def take(self, block: slice, part: Ended) -> None:
        """Takes a block's runs over from a part."""
        for mine, its in zip(self.arrays(), part.arrays(), strict=True):
            mine[..., block] = its


def loop_of(setup: Setup, surface: Any) -> Fused | None:
    """The fused loop that walks many such runs; None where the rule has loops of its own."""
    return fused(setup.method, surface, given(setup))


def given(setup: Setup) -> Given:
    """What the fused loop of these runs depends on."""
    return Given(
        swept=frozenset(name for name, value in setup.hypers.items() if isinstance(value, np.ndarray)),
        scheduled=frozenset(name for name, value in setup.hypers.items() if isinstance(value, list)),
        noisy=setup.noise > 0,
        near=setup.target is not None,
        best=setup.best,
    )


def walk(setup: Setup, surface: Any, *, floats: bool = False, progress: Progress | None = None) -> Ended:
    """All runs of a set-up, together; `floats` for the float engine, which takes one run."""
    loop = None if floats else loop_of(setup, surface)
    if loop is None:
        return walk_unfused(setup, surface, floats, progress)
    block = Block(setup, surface, loop)
    block.walk(progress)
    taken = np.minimum(block.watch.gone, setup.steps)
    each = sum(loop.cost)
    outcome, stopped = block.watch.outcomes(setup.steps, noisy=setup.noise > 0)
    return Ended(
        path=block.path,
        value=block.value,
        outcome=outcome,
        stopped=stopped,
        last=block.watch.last,
        tail=block.watch.tail,
        spent=np.array(loop.cost)[:, None] * taken,
        spending=each * np.minimum(setup.recorded[:, None], taken),
        arrived=np.stack([block.arrived, each * block.arrived]),
        state=[block.end(name) for name in state_names(setup.method)],
    )


def walk_unfused(setup: Setup, surface: Any, floats: bool, progress: Progress | None) -> Ended:
    """The runs of a rule with loops of its own, or one run on floats."""
    recorded, runs = len(setup.recorded), len(setup.starts)
    path, value = np.full((recorded, 2, runs), np.nan), np.full((recorded, runs), np.nan)
    walk = Walk(setup, surface, slice(None), floats=floats)
    watch = Watch(surface, runs)
    points = iter(walk)
    state: list[np.ndarray] = []
    cost = np.zeros((3, runs), dtype=np.int64)
    spending = np.zeros((recorded, runs), dtype=np.int64)
    arrived = np.full((2, runs), np.nan)
    best = (np.full(runs, np.inf), *np.full((2, runs), np.nan)) if setup.best else None
    stretch = max(1, STRETCH // runs)
    if progress:
        stretch = min(stretch, TOLD_EVERY)
    while watch.seen <= setup.steps and not watch.lost.all():
        first, going = watch.seen, ~watch.lost
        with np.errstate(all="ignore"):
            trail = list(islice(points, min(stretch, setup.steps + 1 - first)))
        x, y = (np.array(numbers).reshape(-1, runs) for numbers in coordinates(setup.method, trail))
        f = watch.see(x, y)
        last = np.minimum(watch.gone - first, len(trail) - 1)
        state = kept(state, setup.method, trail, last, going)
        taken = np.where(going, last + (first > 0), 0)
        table = spent(walk, int(taken.max()))
        rows = (setup.recorded >= first) & (setup.recorded < watch.seen)
        at = setup.recorded[rows] - first
        path[rows, 0], path[rows, 1], value[rows] = x[at], y[at], f[at]
        now = cost.sum(axis=0)
        each = np.arange(runs)
        spending[rows] = now + table[np.minimum(at[:, None] + (first > 0), taken), :, each].sum(axis=-1)
        if setup.target is not None:
            near = f <= setup.target
            new = np.isnan(arrived[0]) & near.any(axis=0)
            place = near.argmax(axis=0)
            reached = first + place, now + table[np.minimum(place + (first > 0), taken), :, each].sum(axis=-1)
            arrived[:, new] = np.stack(reached)[:, new]
        if best:
            best = lowest(best, f, x, y)
        cost += table[taken, :, each].T
        if progress:
            progress(watch.seen / (setup.steps + 1))
    spending = np.where(setup.recorded[:, None] < watch.seen, spending, cost.sum(axis=0))
    if best:
        value[-1], path[-1, 0], path[-1, 1] = (np.where(np.isinf(best[0]), np.nan, part) for part in best)
    watch.over(setup.steps)
    outcome, stopped = watch.outcomes(setup.steps, noisy=setup.noise > 0)
    return Ended(path, value, outcome, stopped, watch.last, watch.tail, cost, spending, arrived, state)


def lowest(best: tuple, f: np.ndarray, x: np.ndarray, y: np.ndarray) -> tuple:
    """The lowest f so far (runs,) with its x and y, after these f, x and y (steps, runs); NaN is no value."""
    at = np.where(np.isnan(f), np.inf, f).argmin(axis=0)[None]
    here = [np.take_along_axis(numbers, at, axis=0)[0] for numbers in (f, x, y)]
    lower = here[0] < best[0]
    return tuple(np.where(lower, new, old) for new, old in zip(here, best, strict=True))


def coordinates(method: Optimizer, trail: list) -> tuple[list, list]:
    """The x and the y of a walk's points."""
    if method.whole_point:
        return [p[0] for p in trail], [p[1] for p in trail]
    return [a[0] for a, _ in trail], [b[0] for _, b in trail]


def kept(
    state: list[np.ndarray], method: Optimizer, trail: list, last: np.ndarray, going: np.ndarray
) -> list[np.ndarray]:
    """The states (runs,), each run still going having now what it had at its last point of the trail."""
    for at in np.unique(last[going]):
        point = trail[at]
        now = point[2:] if method.whole_point else (*point[0][1:], *point[1][1:])
        here = going & (last == at)
        slots = [number if isinstance(number, np.ndarray) else column([number]) for number in now]
        state = [np.where(here, slot, before) for slot, before in zip(slots, state or slots, strict=True)]
    return state


def spent(walk: Walk, most: int) -> np.ndarray:
    """(most + 1, 3, runs) value, gradient and Hessian evaluations in the first steps of this stretch, from none on."""
    runs = len(walk.setup.starts[walk.block])
    table = np.zeros((max(len(walk.spent), most) + 1, 3, runs), dtype=np.int64)
    if not walk.setup.method.whole_point:
        table[:, 1] = np.arange(most + 1)[:, None]
        return table
    if walk.floats:
        table[1:, :, 0] = np.reshape(walk.spent, (-1, 3))
    else:  # a step's counts are numbers, or arrays where runs differ
        for row, step in zip(table[1:], walk.spent, strict=True):
            for part, count in zip(row, step, strict=True):
                part[:] = count
    walk.spent.clear()
    return np.cumsum(table, axis=0)
