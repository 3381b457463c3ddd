"""What a step remembers: the weight of every past gradient in it, found by running the rule on numbers that know it.

Rules keep sums: b ← βb + g. The state after a step is the state before it times a factor, plus the new gradient times
another one, and so is the step. These factors are read off the rule at the numbers that it met, schedules and batches
included. Going back from a step with them gives the weight of every gradient before it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from experiments.readings.anatomy import Anatomy, Pair
from experiments.readings.sketch import named
from optimizers import Optimizer
from optimizers.base import HERE, Number
from optimizers.base.forms import Form, Product, Source, factors_of, on_forms, value_of
from optimizers.base.lines import lines_of
from optimizers.base.trace import trace

ROUNDING = 1e-9  # of the terms of a sum: less than this is rounding


class Met(NamedTuple):
    """What a step of a rule for each coordinate met. Every pair is of x and of y."""

    before: Pair
    gradient: Pair
    state: Mapping[str, Pair]
    given: Mapping[str, Number]


def met(anatomy: Anatomy) -> Met:
    """What the step met that was taken apart; of a rule for each coordinate."""
    ((_, gradient),) = anatomy.asked
    state: Mapping[str, Pair] = anatomy.state
    return Met(anatomy.before, gradient, state, anatomy.given)


@dataclass(frozen=True, eq=False)
class Recursion:
    """How a number of the rule follows, along one axis, from what the rule keeps and from the step's input.

    The input is the gradient, or what is squared. Each array has one entry a step, or a single one where all are equal.

    names  of what is kept
    kept   [i][j]: the factor of kept number j, before the step, in kept number i after it
    taken  [i]: the factor of the input in kept number i after the step
    read   [j]: the factor of kept number j, before the step, in the number that is told of
    fresh  the factor of the input in that number
    """

    names: tuple[str, ...]
    kept: tuple[tuple[np.ndarray, ...], ...]
    taken: tuple[np.ndarray, ...]
    read: tuple[np.ndarray, ...]
    fresh: np.ndarray

    def same(self, other: Recursion) -> bool:
        """Whether another one has the same factors."""
        return self.names == other.names and all(
            np.array_equal(a, b, equal_nan=True) for a, b in zip(self.parts(), other.parts(), strict=True)
        )

    def parts(self) -> list[np.ndarray]:
        """All arrays."""
        return [*(each for row in self.kept for each in row), *self.taken, *self.read, self.fresh]


@dataclass(frozen=True, eq=False)
class Weights:
    """The weights of past inputs in `name`, a number of the rule, along x and along y; "" is the step itself."""

    name: str
    axes: tuple[Recursion, Recursion]

    @property
    def alike(self) -> bool:
        """Whether both axes have the same weights."""
        return self.axes[0] is self.axes[1]


@dataclass(frozen=True, eq=False)
class Memory:
    """What the steps of a run remember of gradients.

    gradients  the weights that are told of: those in the method's own sum, such as b or m̂, where the step is a multiple
               of that; else those in the step, counted in its learning rate
    arrows     the weights with which gradients add up to the step, or where the step is no such sum, to −`name`
    squares    the weights of squares in the number that lengths are read off; None where the method gathers none
    pulled     whether x itself is in the step as well, as with weight decay
    """

    gradients: Weights
    arrows: Weights
    squares: Weights | None
    pulled: bool

    @property
    def remembers(self) -> bool:
        """Whether any past gradient is in the step, and not the present one alone."""
        return any(axis.kept for axis in self.arrows.axes)


@dataclass(frozen=True, eq=False)
class Known:
    """The numbers of a rule along one axis, as forms: sums of what is in `kept`, of the step's gradient, and of x.

    kept     names of what the rule keeps that inputs go into
    forms    name -> what it stands for after each step
    sources  name -> (n,) what it was before each step, of x, of what the rule keeps, and of the gradient g
    """

    kept: tuple[str, ...]
    forms: Mapping[str, Number]
    sources: Mapping[str, np.ndarray]

    @property
    def moved(self) -> Form:
        """How far x moves at each step."""
        after, before = self.forms["x"], self.sources["x"]
        return Form(value_of(after), factors_of(after)) - Form(before, {"x": 1.0})

    @property
    def pulled(self) -> bool:
        """Whether x itself is in the step, and is not among what the rule keeps."""
        factor = np.nan_to_num(self.moved.factors.get("x", 0.0))
        return "x" not in self.kept and bool(np.any(np.abs(factor) > ROUNDING))


def memory(method: Optimizer, steps: Iterable[Met]) -> Memory | None:
    """What the steps of a run remember, step by step from the first; None where no number that the step is made from is
    a weighted sum of gradients.
    """
    if method.whole_point:
        return None
    lived = list(steps)
    with np.errstate(all="ignore"):
        axes = known(method, lived, 0), known(method, lived, 1)
        step = weights("", axes, [axis.moved for axis in axes])
        name = named(method).get("momentum", ("",))[0]
        own = weights(name, axes, [axis.forms[name] for axis in axes]) if name else None
        squares = named(method).get("squares", ("",))[0]
        root = weights(squares, axes, [axis.forms[squares] for axis in axes], squared=True) if squares else None
        if step is None:
            if own is None:
                return None
            against = weights(name, axes, [-axis.forms[name] for axis in axes])
            return Memory(own, against or own, root, pulled=False)
        if own is None or not proportional(step, own):
            rate = np.array([each.given.get("lr", 1.0) for each in lived])
            own = weights("", axes, [axis.moved / -rate for axis in axes]) or step
        return Memory(own, step, root, pulled=any(axis.pulled for axis in axes))


def known(method: Optimizer, lived: list[Met], axis: int) -> Known:
    """The rule's numbers along one axis. What it keeps and no input goes into counts as the number that it is."""
    before = np.array([each.before[axis] for each in lived])
    gradient = np.array([each.gradient[axis] for each in lived])
    states = {name: np.array([each.state[name][axis] for each in lived]) for name in method.state}
    given = {name: np.array([each.given[name] for each in lived]) for name in lived[0].given} if lived else {}

    def run(kept: Collection[str]) -> dict[str, Number]:
        held = {name: Form(value, {name: 1.0}) if name in kept else value for name, value in states.items()}
        arguments = {"x": Form(before, {"x": 1.0}), "g": Form(gradient, {"g": 1.0}), **held, **given}
        return dict(trace(on_forms(method.step), arguments).names)

    forms = run(states)
    fed = tuple(name for name in states if any(is_input(source) for source in behind(forms, {name}, states)))
    places = ("x",) if HERE in method.state.values() else ()  # x is a place beside another one that the rule keeps
    return Known((*fed, *places), run(fed), {"x": before, "g": gradient, **states})


def is_input(source: Source) -> bool:
    return source == "g" or isinstance(source, Product)


def present(factor: Number) -> bool:
    """Whether a factor counts at any step."""
    return bool(np.any(np.nan_to_num(np.asarray(factor)) != 0))


def sources(number: Number) -> set[Source]:
    """What a number of the rule is a sum of."""
    return {source for source, factor in factors_of(number).items() if present(factor)}


def behind(forms: Mapping[str, Number], reached: Iterable[Source], kept: Collection[Source]) -> set[Source]:
    """These sources, with all that goes into those of them that are kept, over any number of steps."""
    found, ahead = set(reached), [source for source in reached if source in kept]
    while ahead:
        new = sources(forms[str(ahead.pop())]) - found
        found |= new
        ahead += [source for source in new if source in kept]
    return found


def weights(name: str, axes: tuple[Known, Known], numbers: list[Number], *, squared: bool = False) -> Weights | None:
    """The weights of past inputs in a number of the rule; None where it is no weighted sum of them."""
    found = [recursion(axis, number, squared) for axis, number in zip(axes, numbers, strict=True)]
    first, second = found
    if first is None or second is None:
        return None
    return Weights(name, (first, first if first.same(second) else second))


def recursion(axis: Known, number: Number, squared: bool) -> Recursion | None:
    """How a number follows from what is kept and from the input: the gradient, or with `squared` a product."""
    if not isinstance(number, Form):
        return None
    reached = behind(axis.forms, sources(number), axis.kept)
    kept = [name for name in axis.kept if name in reached]
    fed = {source for source in reached if is_input(source)}
    if len(fed) != 1 or isinstance(entry := next(iter(fed)), Product) != squared:
        return None
    if not squared and not all(whole(axis, each) for each in [number, *(axis.forms[name] for name in kept)]):
        return None

    def factor(of: Number, source: Source) -> np.ndarray:
        return shortest(np.broadcast_to(factors_of(of).get(source, 0.0), axis.sources["x"].shape))

    return Recursion(
        tuple(kept),
        tuple(tuple(factor(axis.forms[name], other) for other in kept) for name in kept),
        tuple(factor(axis.forms[name], entry) for name in kept),
        tuple(factor(number, name) for name in kept),
        factor(number, entry),
    )


def whole(axis: Known, number: Number) -> bool:
    """Whether a number is the sum of its sources and nothing besides, rounding apart."""
    before = axis.sources["x"]
    terms = [factor * axis.sources[str(source)] for source, factor in factors_of(number).items()]
    left = value_of(number) - sum(terms)
    scale = sum(map(abs, terms)) + np.abs(before)
    return not np.any(np.abs(left) > ROUNDING * scale)


def shortest(factor: np.ndarray) -> np.ndarray:
    """A factor at each step, or once if it is the same at all of them."""
    return factor[:1].copy() if len(factor) and np.all(factor == factor[0]) else np.ascontiguousarray(factor)


def proportional(step: Weights, own: Weights) -> bool:
    """Whether the step is always a multiple of another number, along each axis by a factor of its own at each step."""
    for mine, other in zip(step.axes, own.axes, strict=True):
        if mine.names != other.names:
            return False
        for a, b in zip(mine.read, other.read, strict=True):
            left, right = a * other.fresh, b * mine.fresh
            if np.any(np.abs(left - right) > ROUNDING * (np.abs(left) + np.abs(right))):
                return False
    return True


def kept_for_the_step(method: Optimizer) -> list[str]:
    """The names of what a method keeps from step to step and its next point depends on, in the rule's order."""
    needed = {"x", "y"} if method.whole_point else {"x"}
    ends = set(needed)
    for line in reversed(lines_of(method.step)):
        if ends & set(line.targets):
            ends |= set(line.names)
    return [name for name in method.state if name in ends]
