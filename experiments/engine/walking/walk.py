"""Walks the runs of a batch from first to last, and says how each of them ended.

One run goes through a loop on Python floats. More runs go through the fused loop of their method (fused.py, block.py).
Where the rule has loops of its own, there is no fused loop, and its runs go through the loop on arrays: it walks a
stretch of steps, the watch looks at that stretch, and what is recorded is copied out of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from experiments.engine.anchors import STRETCH
from experiments.engine.batch import Batch
from experiments.engine.batches import work
from experiments.engine.progress import Progress
from experiments.engine.walking.block import Block
from experiments.engine.walking.floats import Walk
from experiments.engine.walking.fused import Fused, fused
from experiments.engine.walking.loop import Point, state_names
from experiments.engine.walking.traced import Given
from experiments.engine.watch import Watch
from optimizers import Optimizer
from optimizers.base import CLIP, Number, column

POINTS_AT_ONCE = 32768  # points looked at together
TOLD_EVERY = 1  # stretch, when somebody wants to hear how far the walk is


@dataclass(eq=False)
class Ended:
    """How some runs ended. The runs are the last axis of every array.

    path      (recorded, 2, runs) the recorded points; NaN after a run went wrong
    value     (recorded, runs) f there
    outcome   (runs,) Outcome
    stopped   (runs,) the step it happened at
    beside    (2, runs) and place (runs,) as outcomes() of a Watch gives them
    last      (2, runs) as in Watch
    tail      (TAIL, 2, runs) as in Watch
    spent     (3, runs) how many values, gradients and Hessians the rule asked for; of a batch a part of each, its share
    spending  (recorded, runs) the total of evaluations, of all three kinds, up to each recorded step
    arrived   (2, runs) the step at which the target was reached, and what had been spent by then; NaN for never
    state     an array (runs,) for each state of the rule at the end of each run, in the loop's order
    """

    path: np.ndarray
    value: np.ndarray
    outcome: np.ndarray
    stopped: np.ndarray
    beside: np.ndarray
    place: np.ndarray
    last: np.ndarray
    tail: np.ndarray
    spent: np.ndarray
    spending: np.ndarray
    arrived: np.ndarray
    state: list[np.ndarray]

    def arrays(self) -> list[np.ndarray]:
        """All arrays, those of the state last."""
        *fixed, state = vars(self).values()
        return [*fixed, *state]

    def room(self, runs: int) -> Ended:
        """The same arrays for so many runs, to be filled in by take()."""
        wider = [np.empty((*array.shape[:-1], runs), dtype=array.dtype) for array in self.arrays()]
        *fixed, _ = vars(self)
        named: dict[str, Any] = dict(zip(fixed, wider, strict=False))
        return Ended(**named, state=wider[len(fixed) :])

    def take(self, block: slice, part: Ended) -> None:
        """Copies the runs of a part to their places, `block` of all runs."""
        for mine, its in zip(self.arrays(), part.arrays(), strict=True):
            mine[..., block] = its


def loop_of(batch: Batch) -> Fused | None:
    """The fused loop that walks such runs when they are many; None where the rule has loops of its own."""
    return fused(batch.race.optimizer, batch.race.surface, given(batch))


def given(batch: Batch) -> Given:
    """What the fused loop of these runs depends on."""
    return Given(
        swept=frozenset(name for name, value in batch.hypers.items() if isinstance(value, np.ndarray)),
        scheduled=frozenset(name for name, value in batch.hypers.items() if isinstance(value, list)),
        noisy=batch.race.noise > 0,
        batched=batch.race.batched,
        clipped=CLIP.name in batch.hypers,
        near=batch.target is not None,
        best=batch.best,
    )


def walk(batch: Batch, *, floats: bool = False, progress: Progress | None = None) -> Ended:
    """Walks all runs of a batch together; with `floats`, which is for a batch of one run, on Python floats."""
    loop = None if floats else loop_of(batch)
    if loop is None:
        return walk_unfused(batch, floats, progress)
    block = Block(batch, loop)
    block.walk(progress)
    taken, done = np.minimum(block.watch.gone, batch.race.steps), work(batch.race)
    each = sum(loop.cost)
    met = np.isfinite(block.arrived)
    arrived_cost = np.where(met, each * done[np.where(met, block.arrived, 0).astype(int)], np.nan)
    race = batch.race
    outcome, stopped, beside, place = block.watch.outcomes(
        race.steps, race.optimizer.grown(batch.hypers, race.steps), race.noise > 0, race.batched
    )
    return Ended(
        path=block.path,
        value=block.value,
        outcome=outcome,
        stopped=stopped,
        beside=beside,
        place=place,
        last=block.watch.last,
        tail=block.watch.tail,
        spent=np.array(loop.cost)[:, None] * done[taken],
        spending=each * done[np.minimum(batch.recorded[:, None], taken)],
        arrived=np.stack([block.arrived, arrived_cost]),
        state=[block.end(name) for name in state_names(batch.race.optimizer)],
    )


def walk_unfused(batch: Batch, floats: bool, progress: Progress | None) -> Ended:
    """Walks one run on floats, or the runs of a rule with loops of its own."""
    steps, method = batch.race.steps, batch.race.optimizer
    recorded, runs = len(batch.recorded), len(batch.starts)
    path, value = np.full((recorded, 2, runs), np.nan), np.full((recorded, runs), np.nan)
    walk = Walk(batch, floats=floats)
    watch = Watch(batch.race.surface, batch.starts.T)
    points = iter(walk)
    state: list[np.ndarray] = []
    done = work(batch.race)
    cost, spending = np.zeros((3, runs), dtype=done.dtype), np.zeros((recorded, runs), dtype=done.dtype)
    arrived = np.full((2, runs), np.nan)
    best = (np.full(runs, np.inf), *np.full((2, runs), np.nan)) if batch.best else None
    stretches = max(1, POINTS_AT_ONCE // (STRETCH * runs))
    stretch = STRETCH * (min(stretches, TOLD_EVERY) if progress else stretches)
    while watch.seen <= steps and not watch.lost.all():
        first, going = watch.seen, ~watch.lost
        with np.errstate(all="ignore"):
            trail = list(islice(points, min(stretch, steps + 1 - first)))
        x, y = (np.array(numbers).reshape(-1, runs) for numbers in coordinates(method, trail))
        f = watch.see(x, y)
        last = np.minimum(watch.gone - first, len(trail) - 1)
        state = kept(state, method, trail, last, going)
        taken = np.where(going, last + (first > 0), 0)
        table = spent(walk, int(taken.max()), done[max(first - 1, 0) :])
        rows = (batch.recorded >= first) & (batch.recorded < watch.seen)
        at = batch.recorded[rows] - first
        path[rows, 0], path[rows, 1], value[rows] = x[at], y[at], f[at]
        now = cost.sum(axis=0)
        each = np.arange(runs)
        spending[rows] = now + table[np.minimum(at[:, None] + (first > 0), taken), :, each].sum(axis=-1)
        if batch.target is not None:
            near = f <= batch.target
            new = np.isnan(arrived[0]) & near.any(axis=0)
            place = near.argmax(axis=0)
            reached = first + place, now + table[np.minimum(place + (first > 0), taken), :, each].sum(axis=-1)
            arrived[:, new] = np.stack(reached)[:, new]
        if best:
            best = lowest(best, f, x, y)
        cost += table[taken, :, each].T
        if progress:
            progress(watch.seen / (steps + 1))
    spending = np.where(batch.recorded[:, None] < watch.seen, spending, cost.sum(axis=0))
    if best:
        value[-1], path[-1, 0], path[-1, 1] = (np.where(np.isinf(best[0]), np.nan, part) for part in best)
    watch.over(steps)
    ended = watch.outcomes(steps, method.grown(batch.hypers, steps), batch.race.noise > 0, batch.race.batched)
    return Ended(path, value, *ended, watch.last, watch.tail, cost, spending, arrived, state)


def lowest(best: tuple[np.ndarray, ...], f: np.ndarray, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, ...]:
    """The lowest f so far with its x and y, each (runs,), once these f, x and y (steps, runs) are seen too.

    Where f is NaN, it is no value.
    """
    at = np.where(np.isnan(f), np.inf, f).argmin(axis=0)[None]
    here = [np.take_along_axis(numbers, at, axis=0)[0] for numbers in (f, x, y)]
    lower = here[0] < best[0]
    return tuple(np.where(lower, new, old) for new, old in zip(here, best, strict=True))


def coordinates(method: Optimizer, trail: list[Point]) -> tuple[list[Number], list[Number]]:
    """The x and the y of a Walk's points."""
    if method.whole_point:
        return [p[0] for p in trail], [p[1] for p in trail]
    return [a[0] for a, _ in trail], [b[0] for _, b in trail]


def kept(
    state: list[np.ndarray], method: Optimizer, trail: list[Point], last: np.ndarray, going: np.ndarray
) -> list[np.ndarray]:
    """The states, each (runs,). A run that is `going` (runs,) has what it had at its `last` (runs,) point of the trail.

    All other runs keep what `state` has for them.
    """
    for at in np.unique(last[going]):
        point = trail[at]
        now = point[2:] if method.whole_point else (*point[0][1:], *point[1][1:])
        here = going & (last == at)
        slots = [number if isinstance(number, np.ndarray) else column([number]) for number in now]
        state = [np.where(here, slot, before) for slot, before in zip(slots, state or slots, strict=True)]
    return state


def spent(walk: Walk, most: int, done: np.ndarray) -> np.ndarray:
    """(most + 1, 3, runs) value, gradient and Hessian evaluations; row k: in the first k steps of the stretch.

    done  work() of the race, from the step on with which the stretch begins
    """
    runs = len(walk.batch.starts)
    table = np.zeros((max(len(walk.spent), most) + 1, 3, runs), dtype=done.dtype)
    if not walk.method.whole_point:
        table[:, 1] = (done[: most + 1] - done[0])[:, None]
        return table
    if walk.floats:
        table[1:, :, 0] = np.reshape(walk.spent, (-1, 3))
    else:  # a step's counts are numbers, or arrays where runs differ
        for row, step in zip(table[1:], walk.spent, strict=True):
            for part, count in zip(row, step, strict=True):
                part[:] = count
    walk.spent.clear()
    shares = np.diff(done)[: len(table) - 1]
    table[1 : len(shares) + 1] *= shares[:, None, None]
    return np.cumsum(table, axis=0)
