"""Walks the runs of a batch step by step: one run on Python floats, or several on arrays.

Both go through the same rule and the same loop, and give bitwise the same numbers. Where float arithmetic raises, as
for a division by zero, that very step is taken with arrays of length one, which give inf or nan as they do for many
runs.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import accumulate, chain, count, repeat
from operator import mul

import numpy as np

from experiments.engine.batch import Batch
from experiments.engine.batches import batches
from experiments.engine.noise import noise
from experiments.engine.outcomes import far
from experiments.engine.race import Table
from experiments.engine.walking.loop import Point, loop
from landscapes import Programs, Surface
from optimizers.base import CLIP, RAISED, STARTS, Number, Rule, column, on_floats, shortened
from optimizers.base.optimizer import Initial

Noise = tuple[Number, Number] | np.ndarray  # what is added to ∂f/∂x and to ∂f/∂y
Rows = np.ndarray  # the places (n,) of a batch's samples, or (n, runs) where each run has a batch of its own
Row = tuple[Number, ...]  # what changes with the step, for one step
Told = Callable[[Number, Number], None]  # called with every gradient before it is shortened


class CountingOracle:
    """The surface as a rule that moves the whole point sees it: what it can ask for, and a count of what it has asked.

    spent      one list for each step: how many values, gradients and Hessians were asked for. An oracle appends to it
    functions  the surface's programs on the numbers at hand: those on arrays unless others are given
    told       hears of each gradient before it is shortened, where gradients are clipped

    The noise n of a step tilts f by n·(x, y), so that values and gradients agree with each other. `squares` and
    `samples` need one gradient of each part of the formula, and count as one gradient. On a surface over data all
    questions of a step are about the samples of its batch. Gradients longer than `clip` are shortened to it. Where f
    has one weight, a matrix has its one entry for the other coordinate too: so a rule does what it does on one weight.
    """

    shortened: Rule = staticmethod(shortened)

    def __init__(
        self,
        surface: Surface,
        spent: list[list[Number]],
        functions: Programs[Number] | None = None,
        told: Told | None = None,
    ):
        self.surface = surface
        self.single = surface.single
        self.functions = functions or surface.arrays
        self.spent = spent
        self.told = told
        self.noise: Noise | None = None
        self.batch: tuple[Rows, ...] = ()
        self.clip: Number | None = None

    def next_step(self, noise: Noise | None = None, batch: Rows | None = None, clip: Number | None = None) -> None:
        """Begins one more step. All values and gradients of a step meet the same noise, a pair, the same batch, the
        places of its samples, and the same clip; None is no noise, all samples, and no clipping.
        """
        self.noise, self.clip = noise, clip
        self.batch = () if batch is None else (batch,)
        self.spent.append([0, 0, 0])

    def value(self, x: Number, y: Number) -> Number:
        self.spent[-1][0] += 1
        f = self.functions.value(x, y, *self.batch)
        return f if self.noise is None else f + (self.noise[0] * x + self.noise[1] * y)

    def gradient(self, x: Number, y: Number) -> tuple[Number, Number]:
        self.spent[-1][1] += 1
        gx, gy = self.functions.gradient(x, y, *self.batch)
        if self.noise is not None:
            gx, gy = gx + self.noise[0], gy + self.noise[1]
        if self.clip is None:
            return gx, gy
        if self.told:
            self.told(gx, gy)
        short: tuple[Number, Number] = self.shortened(gx, gy, self.clip)
        return short

    def hessian(self, x: Number, y: Number) -> tuple[Number, Number, Number]:
        self.spent[-1][2] += 1
        return self.matrix(self.functions.hessian(x, y, *self.batch))

    def squares(self, x: Number, y: Number) -> tuple[Number, Number, Number]:
        self.spent[-1][1] += 1
        return self.matrix(self.functions.squares(x, y, *self.batch))

    def samples(self, x: Number, y: Number) -> tuple[Number, Number, Number]:
        self.spent[-1][1] += 1
        return self.matrix(self.functions.samples(x, y, *self.batch))

    def matrix(self, entries: tuple[Number, Number, Number]) -> tuple[Number, Number, Number]:
        """The entries xx, xy and yy of a matrix as a rule is told them."""
        return (entries[0], entries[1], entries[0]) if self.single else entries

    @contextmanager
    def for_each_run(self, runs: int) -> Iterator[list["FloatOracle"]]:
        """A FloatOracle for each of the runs. What they have been asked is counted here when the block ends."""
        noises = zip(*self.noise, strict=True) if self.noise is not None else repeat(None, runs)
        clips = repeat(None, runs) if self.clip is None else np.broadcast_to(self.clip, runs).tolist()
        oracles = [FloatOracle(self.surface, [], self.told) for _ in range(runs)]
        for oracle, met, seen, clip in zip(oracles, noises, self.batches(runs), clips, strict=True):
            oracle.next_step(met, seen, clip)
        yield oracles
        counts = np.transpose([oracle.spent[-1] for oracle in oracles])
        self.spent[-1] = [before + more for before, more in zip(self.spent[-1], counts, strict=True)]

    def batches(self, runs: int) -> Iterator[Rows | None]:
        """The batch of each of the runs."""
        if not self.batch:
            return repeat(None, runs)
        rows = np.reshape(self.batch[0], (len(self.batch[0]), -1))
        return iter(np.broadcast_to(rows, (len(rows), runs)).T)


class FloatOracle(CountingOracle):
    """A CountingOracle for one run, on floats. Where float arithmetic raises, it answers inf or nan, as arrays do."""

    shortened = staticmethod(on_floats(shortened))

    def __init__(self, surface: Surface, spent: list[list[Number]], told: Told | None = None):
        super().__init__(surface, spent, Answering(surface), told)


class Answering:
    """The programs of a surface on floats, none of which raises: value(x, y), gradient(x, y) and the others."""

    def __init__(self, surface: Surface):
        self._surface = surface

    def __getattr__(self, name: str) -> Callable[..., Number]:
        alone, crowd = getattr(self._surface.floats, name), getattr(self._surface.arrays, name)

        def answer(x: float, y: float, *batch: Rows) -> Number:
            try:
                return alone(x, y, *batch)
            except RAISED:
                return floated(crowd(np.array([x]), np.array([y]), *batch))

        setattr(self, name, answer)  # made once
        return answer


class Walk:
    """The points of a batch's runs, without end. Iterate it: it gives the start, then one point after each step.

    A point is (x, *state), (y, *state), or (x, y, *state) of a rule that moves the whole point. Each of these is an
    array (runs,), or with `floats`, which is for a batch of one run, a float.

    names  the names of what changes at every step: schedules, the step's number, running products, noise
    rows   a tuple for each step, with the values of these names in their order
    spent  what rules that move the whole point have asked for: [values, gradients, Hessians] of each step since the
           list was last emptied. Other rules take one gradient a step
    told   as an oracle has it
    """

    def __init__(self, batch: Batch, *, floats: bool, told: Told | None = None):
        self.told = told
        self.batch, self.method, self.surface, self.floats = batch, batch.race.optimizer, batch.race.surface, floats
        self.hypers = {name: self._number(value) for name, value in batch.hypers.items()}
        self.spent: list[list[Number]] = []
        changing = self._changing()
        self.names = tuple(changing)
        self.rows: Iterator[Row] = zip(*changing.values(), strict=False) if changing else repeat(())

    def __iter__(self) -> Iterator[Point]:
        starts = self.batch.starts
        x, y = starts[0].tolist() if self.floats else np.ascontiguousarray(starts.T)
        if self.method.whole_point:
            numbers = start = (x, y, *self._state(x, y))
        else:
            state_x, state_y = self._state(x), self._state(y)
            start, numbers = ((x, *state_x), (y, *state_y)), (x, y, *state_x, *state_y)
        return chain([start], self._walk(numbers, self.rows, self.floats))

    def _state(self, *start: Number) -> list[Number]:
        """What each state of the rule is at first, at the coordinate that it belongs to, or at the whole point."""
        return [self._initial(value, start) for value in self.method.state.values()]

    def _initial(self, value: Initial, start: tuple[Number, ...]) -> Number:
        if value in STARTS:
            return start[STARTS.index(value)]
        if isinstance(value, str):
            value = self.hypers[value]
            value = value[0] if isinstance(value, list) else value
        if self.floats or isinstance(value, np.ndarray):
            return value
        return column([value] * len(start[0]))

    def _walk(self, numbers: Point, rows: Iterator[Row], floats: bool) -> Iterator[Point]:
        method = self.method
        functions = self.surface.floats if floats else self.surface.arrays
        step, look = (on_floats(rule) if floats and rule else rule for rule in (method.step, method.look))
        walk = loop(method, self.names, clipped=CLIP.name in self.hypers, floats=floats, single=self.surface.single)
        kind = FloatOracle if floats else CountingOracle
        oracle = kind(self.surface, self.spent, told=self.told)
        hypers = self.hypers if floats else {name: dividing(value) for name, value in self.hypers.items()}
        gradient, short = functions.gradient, self._telling(kind.shortened)
        return walk(*numbers, rows, gradient, step, look, oracle, self._rescue, short, far(self.surface), **hypers)

    def _telling(self, shortened: Rule) -> Rule:
        """The same function, which also tells of what it is given."""
        told = self.told
        if told is None:
            return shortened

        def telling(gx: Number, gy: Number, clip: Number) -> Number:
            told(gx, gy)
            return shortened(gx, gy, clip)

        return telling

    def _rescue(self, numbers: Point, row: Row) -> Point:
        """The point after one step that floats could not take: taken with arrays of length one, given as floats."""
        self.spent[-1:] = []  # what the step had asked for when it failed
        row = tuple(map(dividing, row))
        point = next(self._walk(tuple(column([number]) for number in numbers), iter([row]), floats=False))
        found: Point = floated(point)
        return found

    def _number(self, value: float | np.ndarray | Table) -> Number:
        """A hyperparameter of the batch as this walk uses it: a float, an array (runs,), or a list, one a step."""
        if isinstance(value, list):
            return value if self.floats else list(map(dividing, value))
        if isinstance(value, np.ndarray):
            return float(value[0]) if self.floats else value
        return value if self.floats else dividing(value)

    def _changing(self) -> dict[str, Iterator[Number]]:
        """name -> its values, step by step, of schedules, the step's number, running products, noise and batches."""
        changing: dict[str, Iterator[Number]] = {n: iter(v) for n, v in self.hypers.items() if isinstance(v, list)}
        for name in self.method.moving:
            if name == "t":
                changing[name] = count(1)
            else:
                base = self.hypers[name.removesuffix("_t")]
                changing[name] = accumulate(base if isinstance(base, list) else repeat(base), mul)
        if self.batch.race.noise:
            drawn = noise(self.batch)
            changing["noise"] = (step[:, 0].tolist() for step in drawn) if self.floats else drawn
        if self.batch.race.batched:
            seen = batches(self.batch)
            changing["batch"] = (rows[:, 0] for rows in seen) if self.floats else seen
        return changing


def dividing(number: Number) -> Number:
    """A float as a NumPy number, which can be divided by zero as arrays can; anything else as it is."""
    return np.float64(number) if isinstance(number, float) else number


def floated(nested: Number) -> Number:
    """Nested tuples of arrays of length one as nested tuples of the floats in them."""
    return tuple(floated(item) for item in nested) if isinstance(nested, tuple) else nested.tolist()[0]
