"""One axis of an experiment: the values that a hyperparameter, or a coordinate of the start, takes along it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Protocol

import numpy as np

from experiments.engine.once import once
from landscapes import Surface
from landscapes.formula.numbers import Values
from optimizers import Optimizer, SettingError
from optimizers.base import Hyper
from optimizers.base.hyper import Scale
from optimizers.base.numbers import in_full

MOST = 400  # points a side
START = ("x", "y")  # names of axes along which the start moves; all others are hyperparameters

# A value's place on each scale, where places are even, and back: numbers or arrays.
PLACES: dict[Scale, tuple[Callable[[Values], Values], Callable[[Values], Values]]] = {
    "linear": (lambda value: value, lambda place: place),
    "log": (np.log10, lambda place: 10.0**place),
    "one-minus-log": (lambda value: 0 - np.log10(1 - value), lambda place: 1 - 10.0**-place),
}


@dataclass(frozen=True)
class Axis:
    """`points` values of `name` from `low` to `high`, both included, evenly spread on a scale.

    The scale is "linear", "log", or "one-minus-log": evenly in log(1 − value), as memories close to 1 are told apart.
    Raises SettingError with one sentence if there is no such axis.
    """

    name: str
    low: float
    high: float
    scale: Scale
    points: int

    def __post_init__(self) -> None:
        fault = self._fault()
        if fault:
            raise SettingError(self.name, f"{self.name}: {fault}.")

    def _fault(self) -> str | None:
        """Why there is no such axis, if there is none."""
        low, high, points = self.low, self.high, self.points
        if not (finite(low) and finite(high)):
            return "both ends must be finite numbers"
        if low == high:
            return f"the range is empty, both ends are {low}"
        if low > high:
            return f"the range is reversed, {low} is above {high}"
        if self.scale not in PLACES:
            return f"a scale is one of {', '.join(PLACES)}"
        if self.scale == "log" and low <= 0:
            return f"a log scale needs ends above 0, and {low} is not"
        if self.scale == "one-minus-log" and high >= 1:
            return f"a one-minus-log scale needs ends below 1, and {high} is not"
        if not isinstance(points, Integral) or isinstance(points, bool) or not 2 <= points <= MOST:
            return f"an axis has a whole number of points, from 2 to {MOST}"
        if not (self.values[1:] > self.values[:-1]).all():
            return f"from {low} to {high} there are no {points} numbers that can be told apart"
        return None

    @once
    def places(self) -> np.ndarray:
        """(points,) where the values lie on the axis' own scale, evenly apart."""
        with np.errstate(over="ignore", invalid="ignore"):  # a range wider than all floats has no values
            return np.linspace(self.place(self.low), self.place(self.high), self.points)

    @once
    def values(self) -> np.ndarray:
        """(points,) rising; the first is `low` and the last is `high`, exactly."""
        between = PLACES[self.scale][1](self.places[1:-1])
        return np.concatenate([[self.low], between, [self.high]])

    def place(self, value: Values) -> Values:
        """Where a value, or an array of values, lies on the axis' own scale."""
        return PLACES[self.scale][0](value)


def coordinates(surface: Surface) -> tuple[str, str]:
    """What readers call x and y: on a surface over data the weights have names of their own."""
    first, second = getattr(surface, "weights", START)
    return first, second


class Plane(Protocol):
    """A map with an axis across and an axis up."""

    @property
    def surface(self) -> Surface: ...

    @property
    def across(self) -> Axis: ...

    @property
    def up(self) -> Axis: ...


def finite(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)


def axis_of(
    hyper: Hyper, points: int, low: float | None = None, high: float | None = None, scale: Scale | None = None
) -> Axis:
    """The axis of a hyperparameter: its slider's range and scale unless told otherwise.

    A hyperparameter that takes whole numbers has all of those in the range, evenly, however many points are asked for.
    """
    low = hyper.low if low is None else low
    high = hyper.high if high is None else high
    if hyper.allowed.whole and finite(low) and finite(high) and low < high:
        axis = Axis(hyper.name, low, high, "linear", int(high) - int(low) + 1)
    else:
        axis = Axis(hyper.name, low, high, scale or hyper.scale, points)
    return suited(axis, hyper)


def axes_for(method: Optimizer, *axes: Axis) -> dict[str, Axis]:
    """name -> axis, if a method can be run along all of them. SettingError with a sentence if not."""
    found: dict[str, Axis] = {}
    for axis in axes:
        if axis.name in found:
            raise SettingError(axis.name, f"The axes need different settings; both are {axis.name}.")
        found[axis.name] = axis if axis.name in START else suited(axis, method.hyper(axis.name))
    return found


def suited(axis: Axis, hyper: Hyper) -> Axis:
    """The very same axis, if the method can work with all of its values. SettingError with a sentence if not."""
    hyper.check(axis.low)
    hyper.check(axis.high)
    if hyper.allowed.whole and not (axis.values == axis.values.round()).all():
        whole = int(axis.high) - int(axis.low) + 1
        rest = f"from {in_full(axis.low)} to {in_full(axis.high)} on a linear scale that is {whole} points"
        raise SettingError(axis.name, f"{axis.name} takes whole numbers only: {rest}.")
    return axis
