"""Walks the runs of a batch together through the fused loop of their method, a stretch of steps at a time.

The loop keeps two numbers for each run, which stay small while the run is within bounds. When one of them is not small
at the end of a stretch, that run goes through the stretch once more, step by step, and the Watch itself judges it. Runs
that went wrong are set aside as soon as they are many, so that the others do not wait for them.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from experiments.engine.anchors import STRETCH
from experiments.engine.batch import Batch
from experiments.engine.batches import batches
from experiments.engine.noise import noise
from experiments.engine.race import Table
from experiments.engine.walking.buffers import empty, moved
from experiments.engine.walking.floats import Row
from experiments.engine.walking.fused import Fused, Hypers
from experiments.engine.walking.traced import LOWEST
from experiments.engine.watch import TAIL, Watch
from landscapes.formula.numbers import Values
from optimizers.base import STARTS
from optimizers.base.optimizer import Initial

MANY = 0.25  # of the runs: when as many have gone wrong, they are set aside

Take = Callable[[np.ndarray, np.ndarray], None]


class Crowd:
    """Some runs of a block on their way.

    runs    (n,) int, their places in the block
    kept    what goes from step to step, numbers and arrays (n,), in the loop's order; then the loop's buffers
    near    an array (n,) of bool for each step of a stretch: where f was down to the target
    points  (STRETCH, 2, n) the points of a stretch
    """

    def __init__(self, loop: Fused, runs: np.ndarray, kept: list[Values], hypers: Hypers):
        self.loop, self.runs, self.hypers = loop, runs, hypers
        self.kept = [moved(number) for number in kept] + empty(loop.buffers, len(runs))
        self.constants = [moved(number) for number in loop.constants(hypers)]
        self.near = empty(STRETCH, len(runs), bool)
        self.points = np.empty((STRETCH, 2, len(runs)))

    def some(self, chosen: np.ndarray, kept: list[Values]) -> Crowd:
        """The runs that are `chosen` (n,) bool, going on from `kept`, what all runs had kept."""
        own = [number[chosen] if np.ndim(number) else number for number in kept[: len(self.loop.kept)]]
        hypers = {name: v[chosen] if isinstance(v, np.ndarray) else v for name, v in self.hypers.items()}
        return Crowd(self.loop, self.runs[chosen], own, hypers)

    def now(self) -> list[Values]:
        """A copy of what is kept, without the buffers."""
        return [number.copy() if np.ndim(number) else number for number in self.kept[: len(self.loop.kept)]]

    def __getitem__(self, name: str) -> np.ndarray:
        """What is kept under a name of the loop."""
        kept: np.ndarray = self.kept[list(self.loop.kept).index(name)]
        return kept

    def go(self, rows: list[Row], keep: list[list[Take]], target: float | None) -> None:
        """Takes a step for each of the rows. `keep` has for each of them who takes the point that the step leaves."""
        for name in self.loop.calm:
            self[name][:] = 0
        with np.errstate(all="ignore"):
            self.kept = self.loop.stretch(self.kept, self.constants, rows, self.near, target, keep)


class Block:
    """The runs of a batch, all at once.

    path     (recorded, 2, runs) and value (recorded, runs): filled in as the runs walk
    tail     (TAIL, 2, runs) the last points, those of the watch
    arrived  (runs,) the step at which f was down to the target; NaN for never
    ends     what is kept, in the loop's order, each (runs,) as the end of each run leaves it
    rows     step -> the row of `path` in which it is recorded
    """

    def __init__(self, batch: Batch, loop: Fused):
        self.batch, self.loop, self.steps = batch, loop, batch.race.steps
        surface, starts, hypers = batch.race.surface, batch.starts.T, dict(batch.hypers)
        runs = np.arange(starts.shape[1])
        recorded = len(batch.recorded)
        self.path, self.value = np.full((recorded, 2, len(runs)), np.nan), np.full((recorded, len(runs)), np.nan)
        kept = [self.at_first(starts, hypers, one.first, one.axis) for one in loop.kept.values()]
        kept = [array if wide else array[0] for array, wide in zip(kept, loop.wide, strict=True)]
        self.crowd = Crowd(loop, runs, kept, hypers)
        self.watch = Watch(surface, starts)
        self.tail = self.watch.tail
        self.arrived = np.full(len(runs), np.nan)
        self.ends = [np.array(np.broadcast_to(number, len(runs))) for number in kept]
        self.rows = {step: row for row, step in enumerate(batch.recorded.tolist())}
        self.noise, self.batches = noise(batch), batches(batch)

    def at_first(self, starts: np.ndarray, hypers: Hypers, first: Initial, axis: int) -> np.ndarray:
        """(runs,) what a kept number is before the first step; `first` and `axis` as Kept has them."""
        if first in STARTS:
            return np.array(starts[max(axis, STARTS.index(first))])
        value: float | np.ndarray | Table | tuple[()] = hypers[first] if isinstance(first, str) else first
        value = value[0] if isinstance(value, list) else value
        return np.array(np.broadcast_to(value, starts.shape[1]), dtype=np.float64)

    def walk(self, progress: Callable[[float], None] | None) -> None:
        """Takes all steps. Each notes where it starts; one more, of which nothing is kept, notes the last point."""
        steps = self.steps
        while self.watch.seen <= steps and len(self.crowd.runs):
            first = self.watch.seen
            rows = self.brought(first, min(STRETCH, steps - first) or 1)
            before, last = self.crowd.now(), self.watch.last[:, self.crowd.runs]
            self.crowd.go(rows, self.takers(first, len(rows)), self.batch.target)
            self.look_back(first, rows, before, last)
            if len(rows) == STRETCH:
                self.watch.anchors.see(first, self.crowd.points[:, 0], self.crowd.points[:, 1], self.crowd.runs)
            if first == steps:
                self.leave(self.crowd.runs, ~self.watch.lost[self.crowd.runs], before, self.crowd.kept)
            self.watch.seen += len(rows)
            self.set_aside()
            if progress:
                progress(min(self.watch.seen / (steps + 1), 1.0))
        if (steps + 1) % STRETCH == 0:
            self.watch.anchors.see(steps + 1 - STRETCH, self.tail[:, 0], self.tail[:, 1], np.arange(len(self.arrived)))
        self.blank()

    def brought(self, first: int, count: int) -> list[Row]:
        """A row for each of `count` steps from `first` on: schedules, t, noise, batch, in the order of loop.rows."""
        if not self.loop.rows:
            return [()] * count
        rows = []
        for step in range(first, first + count):
            drawn = next(self.noise)[:, self.crowd.runs] if self.batch.race.noise else (None, None)
            known = {"t": step + 1, "noise_x": drawn[0], "noise_y": drawn[1]}
            if self.batch.race.batched:
                known["batch"] = of_runs(next(self.batches), self.crowd.runs)
            for name, table in self.crowd.hypers.items():
                if isinstance(table, list):
                    known[name] = np.float64(table[min(step, len(table) - 1)])
            rows.append(tuple(known[name] for name in self.loop.rows))
        return rows

    def takers(self, first: int, count: int) -> list[list[Take]]:
        """For each of `count` points the functions that store it: among the crowd's points, in `path`, in `tail`, the
        last one in watch.last.
        """
        runs = self.crowd.runs
        here: np.ndarray | slice = runs if len(runs) < len(self.arrived) else slice(None)
        taken: list[list[Take]] = [[] for _ in range(count)]

        def takes(at: np.ndarray, here: np.ndarray | slice = here) -> Take:
            def take(x: np.ndarray, y: np.ndarray) -> None:
                at[0, here], at[1, here] = x, y

            return take

        for place, step in enumerate(range(first, first + count)):
            if count == STRETCH:
                taken[place].append(takes(self.crowd.points[place], slice(None)))
            if step in self.rows:
                taken[place].append(takes(self.path[self.rows[step]]))
            if step > self.steps - TAIL:
                taken[place].append(takes(self.tail[step - self.steps - 1]))
        taken[-1].append(takes(self.watch.last))
        return taken

    def look_back(self, first: int, rows: list[Row], before: list[Values], last: np.ndarray) -> None:
        """Notes of a stretch, which began at step `first`, who arrived and who went wrong.

        `before` is what was kept when it began, `last` (2, n) the last points the watch had then.
        """
        crowd, watch, count = self.crowd, self.watch, len(rows)
        runs, going = crowd.runs, ~watch.lost[crowd.runs]
        watch.last[:, runs[~going]] = last[:, ~going]
        calm = np.logical_and.reduce([crowd[name] <= most for name, most in self.loop.calm.items()])
        if (going & ~calm).any():
            self.go_again(going & ~calm, first, rows, before, last)
        if self.batch.target is not None:
            near = latest(crowd.near[:count][::-1])
            step = first + count - near
            new = going & (near > 0) & np.isnan(self.arrived[runs]) & (step <= watch.gone[runs])
            self.arrived[runs[new]] = step[new]

    def go_again(self, odd: np.ndarray, first: int, rows: list[Row], before: list[Values], last: np.ndarray) -> None:
        """Goes through a stretch step by step with the runs that are `odd` (n,) bool. Notes which went wrong."""
        part = self.crowd.some(odd, before)
        watch = self.watch.some(part.runs)
        watch.last = last[:, odd]
        kept = [part.now()]
        for row in rows:
            part.go([tuple(of_runs(number, odd) for number in row)], [[]], self.batch.target)
            kept.append(part.now())
        places = [list(self.loop.kept).index(axis) for axis in "xy"]
        x, y = (np.stack([now[place] for now in kept[:-1]]) for place in places)
        watch.judge(x, y)
        for gone in np.unique(watch.gone[watch.lost]).tolist():
            self.leave(part.runs, watch.gone == gone, kept[gone - first], kept[gone - first + 1])
        self.watch.told(part.runs, watch)

    def leave(self, runs: np.ndarray, chosen: np.ndarray, before: list[Values], after: list[Values]) -> None:
        """Notes the end of those runs (n,) that are `chosen` (n,) bool.

        `before` has the kept values before the step that starts at a run's last point, `after` those after that step.
        """
        for name, end, old, new in zip(self.loop.kept, self.ends, before, after, strict=False):
            kept = new if name in LOWEST else old
            end[runs[chosen]] = kept[chosen] if np.ndim(kept) else kept

    def end(self, name: str) -> np.ndarray:
        """(runs,) what was kept under a name of the loop, as the end of each run left it."""
        return self.ends[list(self.loop.kept).index(name)]

    def set_aside(self) -> None:
        """Goes on without the runs that went wrong, once they are many."""
        going = ~self.watch.lost[self.crowd.runs]
        if going.mean() <= 1 - MANY:
            self.crowd = self.crowd.some(going, self.crowd.kept)

    def blank(self) -> None:
        """Finds f at the recorded points, and puts NaN wherever a run had gone wrong before."""
        lost = np.flatnonzero(self.watch.lost)
        late = np.array(self.batch.recorded)[:, None] > self.watch.gone[lost]
        for array in (self.path[:, 0], self.path[:, 1]):
            array[:, lost] = np.where(late, np.nan, array[:, lost])
        for value, point in zip(self.value, self.path, strict=True):
            value[:] = self.watch.surface.arrays.value(*point)
        ending = np.arange(self.steps + 1 - TAIL, self.steps + 1)
        self.tail[:, :, lost] = np.where(ending[:, None, None] > self.watch.gone[lost], np.nan, self.tail[:, :, lost])
        if self.batch.best:
            f, x, y = map(self.end, LOWEST)
            self.value[-1], self.path[-1] = np.where(np.isinf(f), np.nan, f), (x, y)


def of_runs(numbers: Values, runs: np.ndarray) -> Values:
    """Of numbers (..., all runs) those of some runs; what is one for all runs, () or (n, 1), stays as it is."""
    several = np.ndim(numbers) and (np.ndim(numbers) == 1 or np.shape(numbers)[-1] > 1)
    return numbers[..., runs] if several else numbers


def latest(notes: list[np.ndarray]) -> np.ndarray:
    """(n,) int, the last place, counted from 1, at which one of the notes, each (n,) bool, is true; 0 where none is."""
    last = np.zeros(len(notes[0]), dtype=np.uint8)  # bytes are quick
    for place, note in enumerate(notes, start=1):
        np.maximum(last, note * np.uint8(place), out=last)
    return last.astype(np.int64)
