"""Where a derivative divides by a part that is 0 at a point and all round it: there no limit needs to be looked for.

Beside the surroundings in which max(f, 0) is 0, its square root is 0 too, and the rule for the slope of a root divides
by it. However many digits are worked with, all points of a ring round the point divide by 0 as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.numbers import Array, Values

Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Steady:
    """Numbers (points,), and where each is steady: the same at a point and all round it.

    What is not steady is continuous: at a jump, at a pole and where there is no value it is NaN.
    divided: where, on the way to it, something was divided by what is 0 all round.
    """

    value: Array
    steady: Truths
    divided: Truths

    def __add__(self, other: Part) -> Steady:
        return lifted(np.add)(self, other)

    def __radd__(self, other: Part) -> Steady:
        return lifted(np.add)(other, self)

    def __sub__(self, other: Part) -> Steady:
        return lifted(np.subtract)(self, other)

    def __rsub__(self, other: Part) -> Steady:
        return lifted(np.subtract)(other, self)

    def __mul__(self, other: Part) -> Steady:
        return product(self, other)

    def __rmul__(self, other: Part) -> Steady:
        return product(other, self)

    def __truediv__(self, other: Part) -> Steady:
        return quotient(self, other)

    def __rtruediv__(self, other: Part) -> Steady:
        return quotient(other, self)

    def __neg__(self) -> Steady:
        return lifted(np.negative)(self)

    def __pos__(self) -> Steady:
        return self

    @property
    def nothing(self) -> Truths:
        """Where it is 0, and all round as well."""
        nothing: Truths = np.logical_and(self.steady, self.value == 0)
        return nothing


Part = Steady | float


def moving(value: Array) -> Steady:
    """The numbers of a weight (points,), which are steady nowhere."""
    return Steady(value, np.zeros(value.shape, bool), np.zeros(value.shape, bool))


def part(number: Part) -> Steady:
    return number if isinstance(number, Steady) else Steady(np.array(number), np.array(True), np.array(False))


def made(value: Values, steady: Truths, *parts: Steady) -> Steady:
    """What was worked out of these parts."""
    divided = np.logical_or.reduce(np.broadcast_arrays(*(each.divided for each in parts)))
    return Steady(np.where(steady | np.isfinite(value), value, np.nan), steady, divided)


def all_steady(parts: list[Steady]) -> Truths:
    steady: Truths = np.logical_and.reduce(np.broadcast_arrays(*(each.steady for each in parts)))
    return steady


def lifted(function: Callable[..., Values]) -> Callable[..., Steady]:
    """A function that jumps nowhere, of such numbers."""

    def of(*given: Part) -> Steady:
        parts = [part(each) for each in given]
        return made(function(*(each.value for each in parts)), all_steady(parts), *parts)

    return of


def stepped(function: Callable[..., Values], jumps: Callable[..., Values]) -> Callable[..., Steady]:
    """A function that is level between its jumps; `jumps` says of its parts' values where these are."""

    def of(*given: Part) -> Steady:
        parts = [part(each) for each in given]
        values = [each.value for each in parts]
        value = function(*values)
        level = all_steady(parts) | (np.logical_not(jumps(*values)) & np.isfinite(value))
        return made(np.where(level, value, np.nan), level, *parts)

    return of


def product(first: Part, second: Part) -> Steady:
    a, b = part(first), part(second)
    nothing = (a.nothing & np.isfinite(b.value)) | (b.nothing & np.isfinite(a.value))
    return made(a.value * b.value, nothing | (a.steady & b.steady), a, b)


def quotient(first: Part, second: Part) -> Steady:
    a, b = part(first), part(second)
    found = made(a.value / b.value, a.steady & b.steady, a, b)
    return Steady(found.value, found.steady, found.divided | b.nothing)


def angle(first: Part, second: Part) -> Steady:
    """atan2, which jumps where y is 0 and x is not above it."""
    y, x = part(first), part(second)
    steady = y.steady & x.steady
    jumps = np.logical_not(steady) & (y.value == 0) & (x.value <= 0)
    return made(np.where(jumps, np.nan, np.arctan2(y.value, x.value)), steady, y, x)


def chosen(function: Callable[..., Values], sign: int) -> Callable[[Part, Part], Steady]:
    """max (sign 1) or min (-1): as steady as the part that it takes, and where both are alike as both."""

    def of(first: Part, second: Part) -> Steady:
        a, b = part(first), part(second)
        ahead = sign * (a.value - b.value)
        steady = np.where(ahead > 0, a.steady, np.where(ahead < 0, b.steady, a.steady & b.steady))
        return made(function(a.value, b.value), steady, a, b)

    return of


def gate(condition: Part, value: Part) -> Steady:
    """As in conditions.py; where it stays closed it is steady, whatever the value is."""
    gates, behind = part(condition), part(value)
    steady = gates.steady & ((gates.value <= 0) | ((gates.value > 0) & behind.steady))
    return made(FUNCTIONS["gate"].array(gates.value, behind.value), steady, gates, behind)


def power(first: Part, second: Part) -> Steady:
    """Where the base is 0 all round, only the sign of the exponent counts; a negative one divides by it."""
    base, exponent = part(first), part(second)
    steady = (base.steady & exponent.steady) | (base.nothing & (exponent.value > 0))
    jumps = base.nothing & np.logical_not(exponent.steady) & (exponent.value == 0)
    found = made(np.where(jumps, np.nan, np.float_power(base.value, exponent.value)), steady, base, exponent)
    return Steady(found.value, found.steady, found.divided | (base.nothing & (exponent.value < 0)))


# All functions of formulas on such numbers.
STEADY: dict[str, Callable[..., Steady]] = {
    **{name: lifted(function.array) for name, function in FUNCTIONS.items()},
    "sign": stepped(np.sign, lambda u: u == 0),
    "floor": stepped(np.floor, lambda u: u == np.floor(u)),
    "below": stepped(FUNCTIONS["below"].array, lambda a, b: a == b),
    "atan2": angle,
    "max": chosen(np.maximum, 1),
    "min": chosen(np.minimum, -1),
    "gate": gate,
    "power": power,
    "fill": lambda x, value: part(value),
}
