"""How far rounding may put what a formula gives from the true number: a bound that its own operations carry along.

Every operation adds what it rounds off itself to what its parts bring with them, magnified by its partial derivatives:
a running error analysis (Wilkinson, 1963; Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 3.3),
to first order. x, y and the numbers in a formula count as exact.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType

import numpy as np

from landscapes.formula import conditions
from landscapes.formula.arithmetic import folded
from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.numbers import Functions, Values
from landscapes.formula.parser import parse
from landscapes.formula.programs import ARRAYS, compiled_code

EPS = float(np.finfo(float).eps)
LARGEST_PART = 0.5  # of a divisor: with a larger error nothing is known of the quotient


class Rounded:
    """Numbers as float64 has them, (points,), and for each an upper bound on how far it is from the true one."""

    __slots__ = ("error", "value")
    __array_ufunc__ = None  # NumPy's numbers leave their arithmetic with these to them

    def __init__(self, value: Values, error: Values = 0.0) -> None:
        self.value, self.error = value, error

    def __pos__(self) -> Rounded:
        return self

    def __neg__(self) -> Rounded:
        return Rounded(-self.value, self.error)

    def __add__(self, other: Rounded | float) -> Rounded:
        its = rounded(other)
        return worked_out(self.value + its.value, self.error + its.error)

    def __sub__(self, other: Rounded | float) -> Rounded:
        return self + -rounded(other)

    def __mul__(self, other: Rounded | float) -> Rounded:
        its = rounded(other)
        size, its_size = abs(self.value), abs(its.value)
        brought = scaled(its_size, self.error) + scaled(size + self.error, its.error)
        return Rounded(self.value * its.value, brought + EPS * (size * its_size))

    def __truediv__(self, other: Rounded | float) -> Rounded:
        its = rounded(other)
        size, quotient = abs(its.value), self.value / its.value
        brought = (self.error + scaled(abs(quotient), its.error)) / size
        if not exact(its.error):
            brought = np.where(its.error > LARGEST_PART * size, np.inf, brought)
            # What a number that is too large for floats divides is 0 as a float, and next to it as it is.
            brought = np.where(np.isinf(its.value) & np.isfinite(self.value), 0.0, brought)
        return worked_out(quotient, brought)

    def __radd__(self, other: float) -> Rounded:
        return self + other

    def __rsub__(self, other: float) -> Rounded:
        return -self + other

    def __rmul__(self, other: float) -> Rounded:
        return self * other

    def __rtruediv__(self, other: float) -> Rounded:
        return rounded(other) / self


def rounded(number: Rounded | float) -> Rounded:
    return number if isinstance(number, Rounded) else Rounded(number)


def worked_out(value: Values, brought: Values, roundings: int = 1) -> Rounded:
    """What an operation gives, with the error that its parts brought and so many roundings of its own."""
    return Rounded(value, brought + roundings * EPS * abs(value))


def exact(error: Values) -> bool:
    """Whether there is no error at all, as of x, y and the numbers of a formula."""
    return isinstance(error, float)


def scaled(size: Values, error: Values) -> Values:
    """The error of something that is multiplied by a number of this size."""
    return 0.0 if exact(error) else size * error


def carried(slope: Values, error: Values) -> Values:
    """What an error becomes in an operation of this slope; where there is none, it stays none, however steep it is."""
    return 0.0 if exact(error) else np.where(error == 0, 0.0, abs(slope) * error)


def function(name: str) -> Callable[..., Rounded]:
    """A function of the table on such numbers, by its partial derivatives."""
    array = FUNCTIONS[name].array
    partials = [FunctionType(compiled_code([folded(parse(partial))]), ARRAYS) for partial in FUNCTIONS[name].partials]

    def of(*parts: Rounded | float) -> Rounded:
        numbers = [rounded(part) for part in parts]
        values = [number.value for number in numbers]
        brought = sum(
            carried(partial(values[0], values[-1]), number.error)
            for partial, number in zip(partials, numbers, strict=True)
            if not exact(number.error)
        )
        return worked_out(array(*values), brought, roundings=4)  # the least exact of NumPy's are right to 4 units

    return of


def power(base: Rounded | float, exponent: Rounded | float) -> Rounded:
    base, exponent = rounded(base), rounded(exponent)
    value = np.float_power(base.value, exponent.value)
    brought = carried(exponent.value * np.float_power(base.value, exponent.value - 1), base.error)
    return worked_out(value, brought + carried(value * np.log(base.value), exponent.error), roundings=4)


def sign(u: Rounded | float) -> Rounded:
    """A sign is one of three numbers: right, or unknown where the error is larger than the number."""
    u = rounded(u)
    return Rounded(np.sign(u.value), np.where((u.error > 0) & (abs(u.value) <= u.error), 2.0, 0.0))


def floor(u: Rounded | float) -> Rounded:
    """A whole number: right, or one of those between which it may be."""
    u = rounded(u)
    with np.errstate(invalid="ignore"):
        apart = np.floor(u.value + u.error) - np.floor(u.value - u.error)
    return Rounded(np.floor(u.value), 0.0 if exact(u.error) else np.where(u.error > 0, apart, 0.0))


def below(a: Rounded | float, b: Rounded | float) -> Rounded:
    """1 or 0: right, or unknown where the errors are larger than what the two are apart."""
    a, b = rounded(a), rounded(b)
    error = a.error + b.error
    return Rounded(
        conditions.below(a.value, b.value), np.where((error > 0) & (abs(a.value - b.value) <= error), 1.0, 0.0)
    )


def gate(condition: Rounded | float, value: Rounded | float) -> Rounded:
    """The error of what comes through; where it is not known whether something does, all of it may be one."""
    condition, value = rounded(condition), rounded(value)
    open_ = condition.value > 0
    unknown = (condition.error > 0) & (abs(condition.value - 0.5) <= condition.error)
    error = np.where(unknown, abs(value.value) + value.error, np.where(open_, value.error, 0.0))
    return Rounded(conditions.gate(condition.value, value.value), error)


def fill(x: Rounded, value: float) -> Rounded:
    return Rounded(np.full(np.shape(x.value), value))


def averaged(number: Rounded | Values, count: int) -> Rounded:
    """(points,) the mean over so many samples of what each has, (samples, points), added up one after another."""
    each = rounded(number)
    values = np.broadcast_to(each.value, (count, *np.shape(each.value)[-1:]))
    if len(np.atleast_2d(each.value)) == 1:
        return Rounded(values[0], np.zeros(values.shape[1]) + np.ravel(each.error))
    sums = np.add.accumulate(values)
    errors = np.broadcast_to(each.error, values.shape).sum(axis=0) + EPS * abs(sums[1:]).sum(axis=0)
    return worked_out(sums[-1] / count, errors / count)


# The functions of formulas on numbers with the bounds of their errors.
ROUNDED: Functions[Rounded] = {
    **{name: function(name) for name in FUNCTIONS},
    "power": power,
    "sign": sign,
    "floor": floor,
    "below": below,
    "gate": gate,
    "fill": fill,
    "averaged": averaged,
}
