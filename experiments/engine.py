"""The loop: one step after another, with the same rule code on Python floats (one run) or on arrays (many).

The two give bitwise the same numbers. Where float arithmetic raises (a division by zero, say) that very step is taken
with arrays of length one, which give inf or nan as they do for many runs.
"""

from collections.abc import Callable, Iterator
from itertools import accumulate, count, repeat
from operator import mul
from typing import Any

import numpy as np

from experiments.outcomes import FAR
from experiments.setup import Setup
from optimizers import Optimizer
from optimizers.base import bound

RAISED = (ZeroDivisionError, OverflowError, ValueError)

State = Any  # floats or arrays: (state of x, state of y), or the state of the whole point
Advance = Callable[[Any, Any, State], tuple[Any, Any, State]]


class Now:
    """What changes from step to step: the rule's keyword arguments, and the noise on this step's gradients."""

    def __init__(self, keywords: dict[str, Any]):
        self.keywords = keywords
        self.noise: tuple[Any, Any] = (0.0, 0.0)


class Oracle:
    """The surface as a whole-point rule sees it; `calls` counts value, gradient and Hessian evaluations of one step."""

    def __init__(self, functions: Any, gradient: Callable):
        self._functions, self._gradient = functions, gradient
        self.calls = [0, 0, 0]

    def value(self, x: Any, y: Any) -> Any:
        self.calls[0] += 1
        return self._functions.value(x, y)

    def gradient(self, x: Any, y: Any) -> tuple[Any, Any]:
        self.calls[1] += 1
        return self._gradient(x, y)

    def hessian(self, x: Any, y: Any) -> tuple[Any, Any, Any]:
        self.calls[2] += 1
        return self._functions.hessian(x, y)


class Walk:
    """An endless walk of one block of runs: iterate it for (x, y, state) at the start and after each step.

    In floats x is a number and there is one run; otherwise x is (runs,). `spent` lists each step's evaluations.
    """

    def __init__(self, setup: Setup, surface: Any, block: slice, *, floats: bool):
        starts = setup.starts[block]
        hypers = {n: v[block] if isinstance(v, np.ndarray) else v for n, v in setup.hypers.items()}
        if floats:
            hypers = {n: float(v[0]) if isinstance(v, np.ndarray) else v for n, v in hypers.items()}
        self.floats = floats
        self.spent: list[list[int]] = []
        self.now = Now({name: value for name, value in hypers.items() if not isinstance(value, list)})
        self.clock = self._clock(setup, hypers, block)
        self.advance = self._advance(setup, surface, floats)
        self.rescue = self._advance(setup, surface, False)
        self.x, self.y = starts[0].tolist() if floats else starts.T.copy()
        begin = [v if floats else np.full(len(starts), v) for v in setup.method.state.values()]
        self.state = begin if setup.method.whole_point else (begin, begin)

    def __iter__(self) -> Iterator[tuple[Any, Any, State]]:
        return self._floats() if self.floats else self._arrays()

    def _floats(self) -> Iterator[tuple[float, float, State]]:
        """Ends after the first point that is too far out, or not a number."""
        x, y, state, advance = self.x, self.y, self.state, self.advance
        yield x, y, state
        for _ in self.clock:
            try:
                x, y, state = advance(x, y, state)
            except RAISED:
                x, y, state = self._rescued(x, y, state)
            yield x, y, state
            if not (-FAR <= x <= FAR and -FAR <= y <= FAR):
                return

    def _arrays(self) -> Iterator[tuple[np.ndarray, np.ndarray, State]]:
        x, y, state, advance = self.x, self.y, self.state, self.advance
        yield x, y, state
        for _ in self.clock:
            x, y, state = advance(x, y, state)
            yield x, y, state

    def _rescued(self, x: float, y: float, state: State) -> tuple[float, float, State]:
        point = self.rescue(np.array([x]), np.array([y]), each(lambda v: np.array([v]), state))
        return tuple(each(lambda v: v.item(), point))

    def _clock(self, setup: Setup, hypers: dict, block: slice) -> Iterator[None]:
        """Before each step, sets what changes with it."""
        values = {n: iter(v) for n, v in hypers.items() if isinstance(v, list)}
        for name in setup.method.moving:
            if name == "t":
                values[name] = count(1)
            else:
                base = hypers[name.removesuffix("_t")]
                values[name] = accumulate(base if isinstance(base, list) else repeat(base), mul)
        keywords, now = self.now.keywords, self.now
        noise = draws(setup, block, self.floats) if setup.noise else None
        names = tuple(values)
        rows: Any = zip(*values.values(), strict=False) if values else repeat(())
        for row in rows:
            for name, value in zip(names, row, strict=True):
                keywords[name] = value
            if noise:
                now.noise = next(noise)
            yield

    def _advance(self, setup: Setup, surface: Any, floats: bool) -> Advance:
        functions = surface.floats if floats else surface.arrays
        gradient = noisy(functions.gradient, self.now) if setup.noise else functions.gradient
        if setup.method.whole_point:
            return whole_point(setup.method, Oracle(functions, gradient), self.now.keywords, floats, self.spent)
        return coordinatewise(setup.method, gradient, self.now.keywords, floats)


def coordinatewise(method: Optimizer, gradient: Callable, keywords: dict, floats: bool) -> Advance:
    rule = bound(method.step, keywords, floats=floats)
    step = rule if method.state else lambda x, g: (rule(x, g),)

    def advance(x: Any, y: Any, state: State) -> tuple[Any, Any, State]:
        sx, sy = state
        gx, gy = gradient(x, y)
        x, *sx = step(x, gx, *sx)
        y, *sy = step(y, gy, *sy)
        return x, y, (sx, sy)

    if method.look is None:
        return advance
    look = bound(method.look, keywords, floats=floats)

    def advance_looking(x: Any, y: Any, state: State) -> tuple[Any, Any, State]:
        sx, sy = state
        gx, gy = gradient(look(x, *sx), look(y, *sy))
        x, *sx = step(x, gx, *sx)
        y, *sy = step(y, gy, *sy)
        return x, y, (sx, sy)

    return advance_looking


def whole_point(method: Optimizer, oracle: Oracle, keywords: dict, floats: bool, spent: list) -> Advance:
    step = bound(method.step, keywords, floats=floats)

    def advance(x: Any, y: Any, state: State) -> tuple[Any, Any, State]:
        oracle.calls = [0, 0, 0]
        x, y, *state = step(x, y, oracle, *state)
        spent.append(oracle.calls)
        return x, y, state

    return advance


def noisy(gradient: Callable, now: Now) -> Callable:
    def with_noise(x: Any, y: Any) -> tuple[Any, Any]:
        gx, gy = gradient(x, y)
        nx, ny = now.noise
        return gx + nx, gy + ny

    return with_noise


def draws(setup: Setup, block: slice, floats: bool) -> Iterator[tuple[Any, Any]]:
    """The noise on x and y at each step: a stream for each run, drawn in step order, so longer runs begin alike."""
    runs = range(len(setup.starts))[block]
    streams = [np.random.default_rng([setup.seed, run]) for run in runs]
    while True:
        ahead = setup.noise * np.stack([stream.standard_normal((64, 2)) for stream in streams], axis=-1)
        yield from ahead[..., 0].tolist() if floats else ahead


def each(function: Callable, nested: Any) -> Any:
    """The function applied to every number or array in nested lists and tuples."""
    return [each(function, item) for item in nested] if isinstance(nested, list | tuple) else function(nested)
