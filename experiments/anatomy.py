"""One step of a run taken apart: where it began and ended, and the numbers that went into it, line by line.

The run is walked again by the engine itself, so the step begins and ends on the very floats of the race.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import numpy as np

from experiments.engine import FloatOracle, Oracle, Walk
from experiments.setup import Setup
from optimizers import Optimizer
from optimizers.base import RAISED, column, keywords, on_floats
from optimizers.base.trace import Taken, Trace, trace

Pair = tuple[Any, Any]


@dataclass(frozen=True, eq=False)
class Anatomy:
    """Step `number` of a run.

    before, after  the points it leads from and to
    noise    what was added to its gradients; None without noise
    given    the keywords of its rules: hyperparameters at this step, t, running products
    state    name -> what it was before the step: a pair (of x, of y) unless the rule moves the whole point
    traces   the step line by line: of x and of y, or of the whole point
    asked    where gradients were taken, in order, each with what was found there, noise included
    """

    method: Optimizer
    number: int
    before: Pair
    after: Pair
    noise: Pair | None
    given: Mapping[str, Any]
    state: Mapping[str, Any]
    traces: tuple[Trace, ...]
    asked: tuple[tuple[Pair, Pair], ...]

    def value(self, name: str) -> Any:
        """What a name of the rule stands for after the step: a pair unless the rule moves the whole point."""
        found = tuple(trace.names[name] for trace in self.traces)
        return found[0] if self.method.whole_point else found


@dataclass(frozen=True)
class Kind:
    """Floats, or arrays of length one for the step on which float arithmetic raises, as in the engine."""

    numbers: Callable[[tuple], tuple]
    rule: Callable[[Callable], Callable]
    functions: str
    oracle: type[Oracle]
    plain: Callable[[Any], Any]


FLOATS = Kind(lambda numbers: numbers, on_floats, "floats", FloatOracle, lambda value: value)
ARRAYS = Kind(
    lambda numbers: tuple(column([number]) for number in numbers),
    lambda rule: rule,
    "arrays",
    Oracle,
    lambda value: value.tolist()[0] if isinstance(value, np.ndarray | np.generic) else value,
)


def anatomies(setup: Setup, surface: Any, run: int = 0, *, first: int = 1) -> Iterator[Anatomy]:
    """The steps of one of a set-up's runs, from step `first` on, as far as the engine walks."""
    walk, again = (Walk(setup, surface, slice(run, run + 1), floats=True) for _ in range(2))
    fixed = {name: value for name, value in walk.hypers.items() if name not in walk.names}
    moments = zip(range(1, setup.steps + 1), pairwise(walk), again.rows, strict=False)
    wanted = islice(moments, first - 1, None)
    while True:
        with np.errstate(all="ignore"):
            moment = next(wanted, None)
            if moment is None:
                return
            number, (before, after), row = moment
            changing = dict(zip(walk.names, row, strict=True))
            noise = changing.pop("noise", None)
            numbers = (setup.method, surface, number, before, after, noise, fixed | changing)
            try:
                anatomy = dissected(FLOATS, *numbers)
            except RAISED:
                anatomy = dissected(ARRAYS, *numbers)
        yield anatomy


def dissected(
    kind: Kind,
    method: Optimizer,
    surface: Any,
    number: int,
    before: tuple,
    after: tuple,
    noise: Pair | None,
    hypers: Mapping[str, Any],
) -> Anatomy:
    """One step on one kind of numbers; `before` and `after` as the engine has them. Raises what the rule raises."""
    given = {name: hypers[name] for rule in method.rules for name in keywords(rule)}
    if method.whole_point:
        x, y, *memory = kind.numbers(before)
        oracle = Asked(kind.oracle(surface, []), kind.plain)
        oracle.next_step(noise)
        numbers = {"x": x, "y": y, "f": oracle} | dict(zip(method.state, memory, strict=True)) | given
        traces: tuple[Trace, ...] = (plain(trace(kind.rule(method.step), numbers), kind),)
        asked = oracle.asked
        state: dict[str, Any] = dict(zip(method.state, before[2:], strict=True))
        ends = before[:2], after[:2]
    else:
        axes = [dict(zip(("x", *method.state), kind.numbers(axis), strict=True)) for axis in before]
        looked = [query(kind, method, names, hypers) for names in axes]
        slopes = getattr(surface, kind.functions).gradient(*looked)
        if noise is not None:
            slopes = tuple(slope + more for slope, more in zip(slopes, noise, strict=True))
        traces = tuple(
            plain(trace(kind.rule(method.step), {**names, "g": slope, **given}), kind)
            for names, slope in zip(axes, slopes, strict=True)
        )
        asked = [(tuple(map(kind.plain, looked)), tuple(map(kind.plain, slopes)))]
        state = dict(zip(method.state, zip(before[0][1:], before[1][1:], strict=True), strict=True))
        ends = (before[0][0], before[1][0]), (after[0][0], after[1][0])
    return Anatomy(method, number, *ends, noise, given, state, traces, tuple(asked))


def query(kind: Kind, method: Optimizer, names: Mapping[str, Any], hypers: Mapping[str, Any]) -> Any:
    """Where a coordinate-wise rule takes its gradient."""
    if method.look is None:
        return names["x"]
    return kind.rule(method.look)(*names.values(), **{name: hypers[name] for name in keywords(method.look)})


class Asked:
    """An oracle that remembers where it was asked for gradients, and what it said."""

    def __init__(self, oracle: Oracle, plain: Callable[[Any], Any]):
        self._oracle, self._plain = oracle, plain
        self.asked: list[tuple[Pair, Pair]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._oracle, name)

    def gradient(self, x: Any, y: Any) -> Pair:
        found = self._oracle.gradient(x, y)
        self.asked.append(((self._plain(x), self._plain(y)), tuple(map(self._plain, found))))
        return found


def plain(trace: Trace, kind: Kind) -> Trace:
    """The same trace with the numbers as they are shown."""

    def shown(names: Mapping[str, Any]) -> dict[str, Any]:
        return {name: kind.plain(value) for name, value in names.items()}

    lines = [Taken(taken.line, shown(taken.known), tuple(map(kind.plain, taken.values))) for taken in trace.lines]
    return Trace(tuple(lines), shown(trace.names))
