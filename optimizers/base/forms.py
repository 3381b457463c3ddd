"""Numbers that know what they are a sum of: a rule that runs on them tells how much of each gradient its step has.

A rule adds numbers and multiplies them by factors: what it makes of them is a weighted sum of its sources. Where it
does more than that, the result is held: it counts as the number that it is. So does what a sum is divided by, such as
the root of Adam's average square.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from optimizers.base.arithmetic import Number, Rule, rule_functions, with_functions


class Product(NamedTuple):
    """A source that is itself the product of two sums, such as g²: what it is at each step, as bytes of float64."""

    digits: bytes

    @property
    def value(self) -> np.ndarray:
        """(n,) what it is at each step."""
        return np.frombuffer(self.digits)


Source = str | Product  # a name of the rule, or a product that it works out


class Form:
    """A number at each of n steps, and the factor (n,) that each of its sources has in it there.

    What is left of it without its sources is a number that comes from none of them.
    """

    __array_ufunc__ = None  # an array leaves it to the form to be added to it

    def __init__(self, value: np.ndarray, factors: Mapping[Source, Number]):
        self.value = value
        self.factors = dict(factors)

    def __add__(self, other: Number) -> Form:
        added = factors_of(other)
        names = {**self.factors, **added}
        factors = {name: self.factors.get(name, 0.0) + added.get(name, 0.0) for name in names}
        return Form(self.value + value_of(other), factors)

    __radd__ = __add__

    def __neg__(self) -> Form:
        return Form(-self.value, {name: -factor for name, factor in self.factors.items()})

    def __sub__(self, other: Number) -> Form:
        return self.__add__(-other)

    def __rsub__(self, other: Number) -> Form:
        return self.__neg__().__add__(other)

    def __mul__(self, other: Number) -> Form:
        times = value_of(other)
        product = self.value * times
        if factors_of(other):
            return Form(product, {Product(np.asarray(product, dtype=np.float64).tobytes()): 1.0})
        return Form(product, {name: factor * times for name, factor in self.factors.items()})

    __rmul__ = __mul__

    def __truediv__(self, other: Number) -> Form:
        by = value_of(other)
        return Form(self.value / by, {name: factor / by for name, factor in self.factors.items()})

    def __rtruediv__(self, other: Number) -> Number:
        return other / self.value

    def __abs__(self) -> Number:
        return abs(self.value)

    def __eq__(self, other: object) -> Number:
        return self.value == value_of(other)

    def __ne__(self, other: object) -> Number:
        return self.value != value_of(other)

    __hash__ = None  # type: ignore[assignment]  # it equals another form at some steps, and at others not

    def __lt__(self, other: Number) -> Number:
        return self.value < value_of(other)

    def __le__(self, other: Number) -> Number:
        return self.value <= value_of(other)

    def __gt__(self, other: Number) -> Number:
        return self.value > value_of(other)

    def __ge__(self, other: Number) -> Number:
        return self.value >= value_of(other)


def value_of(number: Number) -> Number:
    """What a number is, whether it is a form or not."""
    return number.value if isinstance(number, Form) else number


def factors_of(number: Number) -> dict[Source, Number]:
    """The factors of a form; none of any other number."""
    return number.factors if isinstance(number, Form) else {}


def chosen(condition: Number, a: Number, b: Number) -> Number:
    """The form that one of two numbers has at each step: a where the condition holds."""
    first, second = factors_of(a), factors_of(b)
    value = np.array(np.where(condition, value_of(a), value_of(b)))
    if not first and not second:
        return value
    names = {**first, **second}
    return Form(value, {name: np.where(condition, first.get(name, 0.0), second.get(name, 0.0)) for name in names})


def held(function: Callable[..., Any]) -> Rule:
    """A function of plain numbers, for forms: what it gives is a number that comes from no source."""
    return lambda number: function(value_of(number))


FORMS = rule_functions(
    {
        "sqrt": held(np.sqrt),
        "sign": held(np.sign),
        "maximum": lambda a, b: chosen(value_of(a) >= value_of(b), a, b),
        "minimum": lambda a, b: chosen(value_of(a) <= value_of(b), a, b),
        "where": chosen,
    }
)


def on_forms(rule: Rule) -> Rule:
    """The same rule, for forms."""
    return with_functions(rule, FORMS)
