"""Walks one block of runs, on Python floats (one run) or on arrays (many), through the same rule and the same loop.

The two give bitwise the same numbers. Where float arithmetic raises (a division by zero, say) that very step is taken
with arrays of length one, which give inf or nan as they do for many runs.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate, chain, count, repeat
from operator import mul
from typing import Any

import numpy as np

from experiments.engine.noise import noise
from experiments.engine.race import Setup
from experiments.engine.walking.loop import loop
from optimizers.base import HERE, RAISED, column, on_floats


class CountingOracle:
    """The Oracle of whole-point rules in a race; `spent` lists each step's value, gradient and Hessian evaluations.

    `functions` are its programs on the numbers at hand, arrays unless given.

    A step's noise n tilts f by n·(x, y), so that values and gradients agree with each other. What is asked for
    `squares` and `samples` needs one gradient of each part, and counts as one gradient.
    """

    def __init__(self, surface: Any, spent: list[list[Any]], functions: Any = None):
        self.surface = surface
        self.functions = functions or surface.arrays
        self.spent = spent
        self.noise: Any = None

    def next_step(self, noise: Any = None) -> None:
        """One more step begins; all its values and gradients meet the same noise."""
        self.noise = noise
        self.spent.append([0, 0, 0])

    def value(self, x: Any, y: Any) -> Any:
        self.spent[-1][0] += 1
        f = self.functions.value(x, y)
        return f if self.noise is None else f + (self.noise[0] * x + self.noise[1] * y)

    def gradient(self, x: Any, y: Any) -> tuple[Any, Any]:
        self.spent[-1][1] += 1
        gx, gy = self.functions.gradient(x, y)
        return (gx, gy) if self.noise is None else (gx + self.noise[0], gy + self.noise[1])

    def hessian(self, x: Any, y: Any) -> tuple[Any, Any, Any]:
        self.spent[-1][2] += 1
        return self.functions.hessian(x, y)

    def squares(self, x: Any, y: Any) -> tuple[Any, Any, Any]:
        self.spent[-1][1] += 1
        return self.functions.squares(x, y)

    def samples(self, x: Any, y: Any) -> tuple[Any, Any, Any]:
        self.spent[-1][1] += 1
        return self.functions.samples(x, y)

    @contextmanager
    def for_each_run(self, runs: int) -> Iterator[list["FloatOracle"]]:
        """An oracle for each run, on floats; what they spend is spent here."""
        noises = zip(*self.noise, strict=True) if self.noise is not None else repeat(None, runs)
        oracles = [FloatOracle(self.surface, []) for _ in range(runs)]
        for oracle, met in zip(oracles, noises, strict=True):
            oracle.next_step(met)
        yield oracles
        counts = np.transpose([oracle.spent[-1] for oracle in oracles])
        self.spent[-1] = [before + more for before, more in zip(self.spent[-1], counts, strict=True)]


class FloatOracle(CountingOracle):
    """The same for one run. Where float arithmetic raises it answers as arrays do, with inf or nan."""

    def __init__(self, surface: Any, spent: list[list[Any]]):
        super().__init__(surface, spent, Answering(surface))


class Answering:
    """A surface's float programs, none of which raises."""

    def __init__(self, surface: Any):
        self._surface = surface

    def __getattr__(self, name: str) -> Any:
        alone, crowd = getattr(self._surface.floats, name), getattr(self._surface.arrays, name)

        def answer(x: float, y: float) -> Any:
            try:
                return alone(x, y)
            except RAISED:
                return floated(crowd(np.array([x]), np.array([y])))

        setattr(self, name, answer)  # made once
        return answer


class Walk:
    """Iterate it for the points, without end: the start, then one after each step.

    A point is (x, *state), (y, *state), or (x, y, *state) of a whole-point rule; floats, or arrays (runs,).
    `spent` lists the evaluations of each step taken since it was last emptied, for whole-point rules; others take one
    gradient a step.
    """

    def __init__(self, setup: Setup, surface: Any, block: slice, *, floats: bool):
        self.setup, self.surface, self.block, self.floats = setup, surface, block, floats
        self.hypers = {name: self._of_block(value) for name, value in setup.hypers.items()}
        self.spent: list[list[Any]] = []
        changing = self._changing()
        self.names = tuple(changing)
        self.rows: Iterator[tuple] = zip(*changing.values(), strict=False) if changing else repeat(())

    def __iter__(self) -> Iterator[tuple]:
        starts, method = self.setup.starts[self.block], self.setup.method
        x, y = starts[0].tolist() if self.floats else np.ascontiguousarray(starts.T)
        if method.whole_point:
            numbers = start = (x, y, *self._state(x))
        else:
            state_x, state_y = self._state(x), self._state(y)
            start, numbers = ((x, *state_x), (y, *state_y)), (x, y, *state_x, *state_y)
        return chain([start], self._walk(numbers, self.rows, self.floats))

    def _state(self, here: Any) -> list[Any]:
        """What each state of the rule starts with, at a coordinate (or, of a whole point, its x)."""
        return [self._initial(value, here) for value in self.setup.method.state.values()]

    def _initial(self, value: Any, here: Any) -> Any:
        if value == HERE:
            return here
        if isinstance(value, str):
            value = self.hypers[value]
            value = value[0] if isinstance(value, list) else value
        if self.floats or isinstance(value, np.ndarray):
            return value
        return column([value] * len(here))

    def _walk(self, numbers: tuple, rows: Iterator[tuple], floats: bool) -> Iterator[tuple]:
        method = self.setup.method
        functions = self.surface.floats if floats else self.surface.arrays
        step, look = (on_floats(rule) if floats and rule else rule for rule in (method.step, method.look))
        walk = loop(method, self.names, floats=floats)
        oracle = (FloatOracle if floats else CountingOracle)(self.surface, self.spent)
        hypers = self.hypers if floats else {name: dividing(value) for name, value in self.hypers.items()}
        return walk(*numbers, rows, functions.gradient, step, look, oracle, self._rescue, **hypers)

    def _rescue(self, numbers: tuple, row: tuple) -> Any:
        """One step with arrays of length one, handed back as floats."""
        self.spent[-1:] = []  # the evaluations of the step that failed
        row = tuple(map(dividing, row))
        point = next(self._walk(tuple(column([number]) for number in numbers), iter([row]), floats=False))
        return floated(point)

    def _of_block(self, value: Any) -> Any:
        if isinstance(value, list):
            return value if self.floats else list(map(dividing, value))
        if not isinstance(value, np.ndarray):
            return value if self.floats else dividing(value)
        return float(value[self.block][0]) if self.floats else value[self.block]

    def _changing(self) -> dict[str, Iterator]:
        """name -> its values, step by step: schedules, the step's number, running products, noise."""
        changing: dict[str, Iterator] = {n: iter(v) for n, v in self.hypers.items() if isinstance(v, list)}
        for name in self.setup.method.moving:
            if name == "t":
                changing[name] = count(1)
            else:
                base = self.hypers[name.removesuffix("_t")]
                changing[name] = accumulate(base if isinstance(base, list) else repeat(base), mul)
        if self.setup.noise:
            drawn = noise(self.setup, self.block)
            changing["noise"] = (step[:, 0].tolist() for step in drawn) if self.floats else drawn
        return changing


def dividing(number: Any) -> Any:
    """A float as one that can be divided by zero, as arrays can; anything else as it is."""
    return np.float64(number) if isinstance(number, float) else number


def floated(nested: Any) -> Any:
    """Arrays of length one as what they hold, in nested tuples."""
    return tuple(floated(item) for item in nested) if isinstance(nested, tuple) else nested.tolist()[0]
