"""Walks one block of runs, on Python floats (one run) or on arrays (many), through the same rule and the same loop.

The two give bitwise the same numbers. Where float arithmetic raises (a division by zero, say) that very step is taken
with arrays of length one, which give inf or nan as they do for many runs.
"""

from collections.abc import Iterator
from itertools import accumulate, chain, count, repeat
from operator import mul
from typing import Any

import numpy as np

from experiments.loop import loop
from experiments.setup import Setup
from optimizers.base import on_floats

DRAWN_AHEAD = 64  # steps of noise drawn at once


class Oracle:
    """The surface as a whole-point rule sees it; `spent` lists each step's value, gradient and Hessian evaluations."""

    def __init__(self, functions: Any, spent: list[list[int]]):
        self._functions = functions
        self.spent = spent
        self.noise: Any = (0.0, 0.0)

    def next_step(self, noise: Any = (0.0, 0.0)) -> None:
        """One more step begins; all its gradients meet the same noise."""
        self.noise = noise
        self.spent.append([0, 0, 0])

    def value(self, x: Any, y: Any) -> Any:
        self.spent[-1][0] += 1
        return self._functions.value(x, y)

    def gradient(self, x: Any, y: Any) -> tuple[Any, Any]:
        self.spent[-1][1] += 1
        gx, gy = self._functions.gradient(x, y)
        return gx + self.noise[0], gy + self.noise[1]

    def hessian(self, x: Any, y: Any) -> tuple[Any, Any, Any]:
        self.spent[-1][2] += 1
        return self._functions.hessian(x, y)


class Walk:
    """Iterate it for the points, without end: the start, then one after each step.

    A point is (x, *state), (y, *state), or (x, y, *state) of a whole-point rule; floats, or arrays (runs,).
    `spent` lists the evaluations of each step, for whole-point rules; others take one gradient a step.
    """

    def __init__(self, setup: Setup, surface: Any, block: slice, *, floats: bool):
        self.setup, self.surface, self.block, self.floats = setup, surface, block, floats
        self.hypers = {name: self._of_block(value) for name, value in setup.hypers.items()}
        self.spent: list[list[int]] = []
        changing = self._changing()
        self.names = tuple(changing)
        self.rows: Iterator[tuple] = zip(*changing.values(), strict=False) if changing else repeat(())

    def __iter__(self) -> Iterator[tuple]:
        starts, method = self.setup.starts[self.block], self.setup.method
        x, y = starts[0].tolist() if self.floats else np.ascontiguousarray(starts.T)
        state = [value if self.floats else np.full(len(starts), value) for value in method.state.values()]
        start = (x, y, *state) if method.whole_point else ((x, *state), (y, *state))
        numbers = (x, y, *state) if method.whole_point else (x, y, *state, *state)
        return chain([start], self._walk(numbers, self.rows, self.floats))

    def _walk(self, numbers: tuple, rows: Iterator[tuple], floats: bool) -> Iterator[tuple]:
        method = self.setup.method
        functions = self.surface.floats if floats else self.surface.arrays
        step, look = (on_floats(rule) if floats and rule else rule for rule in (method.step, method.look))
        walk = loop(method, self.names, floats=floats)
        oracle = Oracle(functions, self.spent)
        return walk(*numbers, rows, functions.gradient, step, look, oracle, self._rescue, **self.hypers)

    def _rescue(self, numbers: tuple[float, ...], row: tuple) -> Any:
        """One step with arrays of length one, handed back as floats."""
        self.spent[-1:] = []  # the evaluations of the step that failed
        point = next(self._walk(tuple(np.array([number]) for number in numbers), iter([row]), floats=False))
        return floated(point)

    def _of_block(self, value: Any) -> Any:
        if not isinstance(value, np.ndarray):
            return value
        return float(value[0]) if self.floats else value[self.block]

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
            changing["noise"] = self._noise()
        return changing

    def _noise(self) -> Iterator[Any]:
        """The noise on x and y at each step: a stream for each run, drawn in step order, so longer runs begin alike."""
        runs = range(len(self.setup.starts))[self.block]
        streams = [np.random.default_rng([self.setup.seed, run]) for run in runs]
        while True:
            drawn = np.stack([stream.standard_normal((DRAWN_AHEAD, 2)) for stream in streams], axis=-1)
            ahead = self.setup.noise * drawn
            yield from ahead[..., 0].tolist() if self.floats else ahead


def floated(nested: Any) -> Any:
    """Arrays of length one as floats, in nested tuples."""
    return tuple(floated(item) for item in nested) if isinstance(nested, tuple) else float(nested[0])
