"""Takes the steps of a run apart: where each began and ended, and every line of the rule with the numbers it met.

The engine itself walks the run again, so a step begins and ends on the very floats of the race.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, NamedTuple

import numpy as np

from experiments.engine.batch import Batch
from experiments.engine.walking.floats import CountingOracle, FloatOracle, Walk
from experiments.engine.walking.loop import Point
from landscapes import Surface
from optimizers import Optimizer
from optimizers.base import CLIP, RAISED, Number, Rule, column, keywords, on_floats
from optimizers.base.trace import Taken, Trace, trace

Pair = tuple[Number, Number]


class Met(NamedTuple):
    """What a step met: the noise on its gradients, the places (n,) of the samples it saw, and the length that longer
    gradients were shortened to; None where there is none of these.
    """

    noise: Pair | None
    rows: np.ndarray | None
    clip: Number | None


@dataclass(frozen=True, eq=False)
class Anatomy:
    """Step `number` of a run, counted from 1.

    before, after  (x, y) of the points that the step leads from and to
    noise    the pair that was added to its gradients; None without noise
    rows     (n,) the places of the samples in its batch; None where it saw the whole loss
    clip     the length that longer gradients were shortened to; None where none is too long
    given    keyword of the rule -> its value at this step: hyperparameters, t, running products
    state    name -> what the method kept before the step: a pair (of x, of y), or one value of a rule that moves the
             whole point
    traces   the lines of the rule with their numbers: a Trace of x and one of y, or one of the whole point
    asked    (point, gradient) of each gradient that was taken, in order, of the batch, with the noise, and shortened
    whole    each of these gradients as it was before it was shortened
    """

    method: Optimizer
    number: int
    before: Pair
    after: Pair
    noise: Pair | None
    rows: np.ndarray | None
    clip: Number | None
    given: Mapping[str, Number]
    state: Mapping[str, Number]
    traces: tuple[Trace, ...]
    asked: tuple[tuple[Pair, Pair], ...]
    whole: tuple[Pair, ...]

    @property
    def shortened(self) -> list[tuple[Pair, Pair]]:
        """The gradients that were too long: each as it was, and as the rule was told."""
        return [(long, told) for long, (_, told) in zip(self.whole, self.asked, strict=True) if long != told]

    def value(self, name: str) -> Number:
        """What a name of the rule stands for after the step: a pair, or one value of a rule for the whole point."""
        found = tuple(trace.names[name] for trace in self.traces)
        return found[0] if self.method.whole_point else found


def anatomies(batch: Batch, run: int = 0, *, first: int = 1) -> Iterator[Anatomy]:
    """The steps of one run of a batch, from step `first` on, as far as the engine walks."""
    alone, race = batch.some(slice(run, run + 1)), batch.race
    walk, again = (Walk(alone, floats=True) for _ in range(2))
    on_numbers, on_columns = (kind(race.optimizer, race.surface) for kind in (OnFloats, OnArrays))
    fixed = {name: value for name, value in walk.hypers.items() if name not in walk.names}
    moments = zip(range(1, race.steps + 1), pairwise(walk), again.rows, strict=False)
    wanted = islice(moments, first - 1, None)
    while True:
        with np.errstate(all="ignore"):
            moment = next(wanted, None)
            if moment is None:
                return
            number, (before, after), row = moment
            changing = dict(zip(walk.names, row, strict=True))
            hypers = fixed | changing
            met = Met(*(hypers.pop(name, None) for name in ("noise", "batch", CLIP.name)))
            try:
                anatomy = on_numbers.take(number, before, after, met, hypers)
            except RAISED:
                anatomy = on_columns.take(number, before, after, met, hypers)
        yield anatomy


class OnFloats:
    """Takes steps of one method on one surface apart, on Python floats. It raises what float arithmetic raises."""

    functions = "floats"
    oracle: type[CountingOracle] = FloatOracle

    def __init__(self, method: Optimizer, surface: Surface):
        self.method, self.surface = method, surface
        self.step = self.bound(method.step)
        self.look = self.bound(method.look) if method.look else None
        self.given = {name for rule in method.rules for name in keywords(rule)}
        self.given_to_look = keywords(method.look) if method.look else []

    def bound(self, rule: Rule) -> Rule:
        """The rule as it computes on numbers of this kind."""
        return on_floats(rule)

    def numbers(self, point: Iterable[Number]) -> list[Number]:
        """The numbers of a point, which the engine has as floats, as numbers of this kind."""
        return list(point)

    def plain(self, value: Number) -> Number:
        """A number of this kind as the float that is shown."""
        return value

    def plains(self, pair: Iterable[Number]) -> Pair:
        """A pair of numbers of this kind as the floats that are shown."""
        x, y = map(self.plain, pair)
        return x, y

    def traced(self, names: Mapping[str, Number]) -> Trace:
        """The lines of the rule with their numbers, from what its arguments are, by name."""
        return trace(self.step, names)

    def take(self, number: int, before: Point, after: Point, met: Met, hypers: Mapping[str, Number]) -> Anatomy:
        """Step `number` from `before` to `after`, two points of a Walk; `hypers` has all that the rule may ask for."""
        given = {name: hypers[name] for name in self.given}
        if self.method.whole_point:
            return self.of_point(number, before, after, met, given)
        return self.of_coordinates(number, before, after, met, given)

    def of_point(self, number: int, before: Point, after: Point, met: Met, given: Mapping[str, Number]) -> Anatomy:
        """take() of a rule that moves the whole point."""
        whole: list[Pair] = []
        oracle = Asked(self.oracle(self.surface, [], told=lambda *pair: whole.append(self.plains(pair))), self.plain)
        oracle.next_step(*met)
        names = ("x", "y", *self.method.state)
        point = dict(zip(names, self.numbers(before), strict=True))
        found = self.traced({**point, "f": oracle, **given})
        state = dict(zip(names[2:], before[2:], strict=True))
        ends = before[:2], after[:2]
        told = tuple(gradient for _, gradient in oracle.asked)
        seen = told if met.clip is None else tuple(whole)
        asked = tuple(oracle.asked)
        return Anatomy(self.method, number, *ends, met.noise, met.rows, met.clip, given, state, (found,), asked, seen)

    def of_coordinates(
        self, number: int, before: Point, after: Point, met: Met, given: Mapping[str, Number]
    ) -> Anatomy:
        """take() of a rule that moves each coordinate by its own gradient."""
        names = ("x", *self.method.state)
        axes = [dict(zip(names, self.numbers(axis), strict=True)) for axis in before]
        looked = [self.query(axis, given) for axis in axes]
        batch = () if met.rows is None else (met.rows,)
        slopes = getattr(self.surface, self.functions).gradient(*looked, *batch)
        if met.noise is not None:
            slopes = tuple(slope + more for slope, more in zip(slopes, met.noise, strict=True))
        whole = self.plains(slopes)
        if met.clip is not None:
            slopes = self.oracle.shortened(*slopes, met.clip)
        traces = tuple(self.traced({**axis, "g": g, **given}) for axis, g in zip(axes, slopes, strict=True))
        asked = self.plains(looked), self.plains(slopes)
        (from_x, *state_x), (from_y, *state_y) = before
        state = dict(zip(self.method.state, zip(state_x, state_y, strict=True), strict=True))
        ends = (from_x, from_y), (after[0][0], after[1][0])
        return Anatomy(
            self.method, number, *ends, met.noise, met.rows, met.clip, given, state, traces, (asked,), (whole,)
        )

    def query(self, axis: Mapping[str, Number], given: Mapping[str, Number]) -> Number:
        """The coordinate at which the rule takes its gradient, from x and the state of this axis, by name."""
        if self.look is None:
            return axis["x"]
        return self.look(*axis.values(), **{name: given[name] for name in self.given_to_look})


class OnArrays(OnFloats):
    """OnFloats on arrays of length one. As in the engine, they take the step on which float arithmetic raises."""

    functions = "arrays"
    oracle = CountingOracle

    def bound(self, rule: Rule) -> Rule:
        return rule

    def numbers(self, point: Iterable[Number]) -> list[Number]:
        return [column([number]) for number in point]

    def plain(self, value: Number) -> Number:
        return value.tolist()[0] if isinstance(value, np.ndarray) else value

    def traced(self, names: Mapping[str, Number]) -> Trace:
        found = super().traced(names)
        lines = (
            Taken(taken.line, self.shown(taken.known), tuple(map(self.plain, taken.values))) for taken in found.lines
        )
        return Trace(tuple(lines), self.shown(found.names))

    def shown(self, names: Mapping[str, Number]) -> dict[str, Number]:
        return {name: self.plain(value) for name, value in names.items()}


class Asked:
    """An Oracle that keeps a list of the gradients it was asked for: (point, gradient), as floats, in order."""

    def __init__(self, oracle: CountingOracle, plain: Callable[[Number], Number]):
        self._oracle, self._plain = oracle, plain
        self.asked: list[tuple[Pair, Pair]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._oracle, name)

    def gradient(self, x: Number, y: Number) -> Pair:
        found = self._oracle.gradient(x, y)
        self.asked.append(((self._plain(x), self._plain(y)), tuple(map(self._plain, found))))
        return found
