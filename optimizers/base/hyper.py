"""What a hyperparameter is. Its slider, its place in links and its error messages follow from one declaration.

`low` and `high` are the ends of the slider. `allowed` are all values that the method can work with, usually more.
The functions at the end declare the hyperparameters that several methods share, so that each is explained once.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from numbers import Real
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from optimizers.base.errors import SettingError
from optimizers.base.numbers import exact, in_full

Scale = Literal["log", "linear", "one-minus-log"]


@dataclass(frozen=True)
class Allowed:
    """The finite numbers from `least`, itself included or not, to below `below`; only the whole ones if `whole`."""

    least: float
    included: bool = True
    below: float = math.inf
    whole: bool = False

    def __contains__(self, value: float) -> bool:
        from_least = value >= self.least if self.included else value > self.least
        fits = from_least and value < self.below and math.isfinite(value)
        return fits and (not self.whole or value == int(value))

    def all(self, values: NDArray[np.float64]) -> bool:
        """Whether each of the values (n,) is allowed."""
        from_least = values >= self.least if self.included else values > self.least
        fits = from_least & (values < self.below) & np.isfinite(values)
        return bool((fits & (values == np.trunc(values)) if self.whole else fits).all())

    @property
    def at_any_step(self) -> "Allowed":
        """The same with the least value, at which a schedule may begin or end."""
        return replace(self, included=True)

    @property
    def words(self) -> str:
        return f"{'whole number' if self.whole else 'number'}{' of' if self.included else ''} {self.bounds}"

    @property
    def bounds(self) -> str:
        start = f"at least {in_full(self.least)}" if self.included else f"above {in_full(self.least)}"
        end = "" if self.below == math.inf else f" and below {in_full(self.below)}"
        return f"{start}{end}"


POSITIVE = Allowed(0, included=False)
NOT_NEGATIVE = Allowed(0)
FRACTION = Allowed(0, below=1)
BETWEEN = Allowed(0, included=False, below=1)
COUNT = Allowed(1, below=101, whole=True)


@dataclass(frozen=True)
class Hyper:
    """One hyperparameter: name in code and links, LaTeX symbol, default, slider ends and scale, one line of help.

    The help begins with what a learner calls it: "Learning rate: the factor that multiplies every step."
    `from_one` is said where the value is 1 or more, if that is allowed and beyond what is usual. `first` is what it is
    set to when it is switched on, if it is optional.
    """

    name: str
    symbol: str
    default: float
    low: float
    high: float
    scale: Scale
    help: str
    allowed: Allowed
    from_one: str = ""
    first: float = 1.0

    def __post_init__(self) -> None:
        assert ": " in self.help, f"{self.name}: the help begins with a label and a colon"
        assert self.optional or self.low <= self.default <= self.high, f"{self.name}: the default is off the slider"
        assert self.low in self.allowed and self.high in self.allowed, f"{self.name}: the slider leaves what is allowed"

    @property
    def optional(self) -> bool:
        """Whether it has no number until it is set: a limit, which is none at ∞."""
        return self.default == math.inf

    @property
    def label(self) -> str:
        """What a learner calls it: "Learning rate"."""
        return self.help.partition(": ")[0]

    def check(self, value: float) -> float:
        """The value as a float; SettingError with a sentence if the method cannot work with it."""
        rule = f"{self.name} must be a {self.allowed.words}"
        if not isinstance(value, Real) or isinstance(value, bool):
            raise SettingError(self.name, f"{rule}.{with_a_point(value)}")
        try:
            number = float(value)
        except OverflowError:  # a whole number of hundreds of digits
            number = math.inf
        if number not in self.allowed and not (self.optional and number == self.default):
            if not math.isfinite(number):
                raise SettingError(self.name, f"{rule}; {exact(number)} is not.")
            rule = f"{self.name} must be {'a ' + self.allowed.words if self.allowed.whole else self.allowed.bounds}"
            raise SettingError(self.name, f"{rule}; {in_full(number)} is not.")
        return number

    def check_all(self, values: Iterable[float]) -> NDArray[np.float64]:
        """(n,) the values as floats; SettingError with a sentence about the first that the method cannot work with."""
        if isinstance(values, np.ndarray) and values.ndim == 1 and values.dtype.kind in "fiu":
            numbers = values.astype(np.float64)
            if self.allowed.all(numbers):
                return numbers
        return np.array([self.check(value) for value in values])


def with_a_point(typed: object) -> str:
    """What to write instead of a number that was typed with a comma, as in 0,3; "" for anything else."""
    comma = isinstance(typed, str) and re.fullmatch(r"\s*([+-]?\d+),(\d+)\s*", typed)
    return f" Write {comma[1]}.{comma[2]} with a point." if comma else ""


def learning_rate(default: float, low: float = 1e-5, high: float = 1, text: str = "the factor on every step.") -> Hyper:
    """`text` says what it is to the method."""
    return Hyper("lr", r"\alpha", default, low, high, "log", f"Learning rate: {text}", POSITIVE)


def epsilon(
    default: float, text: str = "a small number that prevents a division by zero where gradients vanish."
) -> Hyper:
    return Hyper("eps", r"\varepsilon", default, 1e-16, 1e-1, "log", f"Epsilon: {text}", NOT_NEGATIVE)


def decay(name: str, symbol: str, default: float, text: str, low: float = 0, high: float = 0.999) -> Hyper:
    """A hyperparameter that says which fraction of an average is kept at each step."""
    return Hyper(name, symbol, default, low, high, "one-minus-log", text, FRACTION)


def momentum(
    default: float = 0.9, text: str = "the part of the last step's velocity that is kept.", from_one: str = ""
) -> Hyper:
    """`from_one` says what the method does where nothing of its velocity is forgotten, if it may have such a value."""
    hyper = decay("beta", r"\beta", default, f"Momentum: {text}")
    return replace(hyper, allowed=NOT_NEGATIVE, from_one=from_one) if from_one else hyper


def first_moment(
    default: float = 0.9, text: str = "the part of the average gradient that is kept; closer to 1 remembers longer."
) -> Hyper:
    return decay("beta1", r"\beta_1", default, f"Gradient memory: {text}")


SQUARES_KEPT = (
    "Squared-gradient memory: the part of the average squared gradient that is kept; closer to 1 remembers longer."
)


def second_moment(default: float = 0.999, text: str = SQUARES_KEPT) -> Hyper:
    return decay("beta2", r"\beta_2", default, text, 0.9, 0.9999)


def square_decay(default: float = 0.9, text: str = SQUARES_KEPT) -> Hyper:
    return decay("rho", r"\rho", default, text)


def damping(default: float = 0) -> Hyper:
    text = "Damping: added to the curvature in every direction; more damping makes shorter, safer steps."
    return Hyper("damping", r"\lambda", default, 0, 100, "linear", text, NOT_NEGATIVE)


def starting_damping(default: float = 1e-2) -> Hyper:
    text = "Damping: what the first step adds to the curvature in every direction; the method adjusts it later."
    return Hyper("damping", r"\lambda_0", default, 1e-6, 100, "log", text, POSITIVE)


def weight_decay(default: float = 0) -> Hyper:
    text = "Weight decay: each step subtracts this part of the weights, times the learning rate."
    return Hyper("weight_decay", r"\lambda", default, 0, 1, "linear", text, NOT_NEGATIVE)


def enough_descent() -> Hyper:
    text = "Enough descent: f must fall by at least this part of what the slope predicts."
    return Hyper("c1", "c_1", 1e-4, 1e-6, 0.5, "log", text, BETWEEN)


def flat_enough(default: float) -> Hyper:
    text = "Flat enough: the search ends where the slope along its line has fallen to this part of its first value."
    return Hyper("c2", "c_2", default, 1e-3, 0.99, "log", text, BETWEEN)


def count(name: str, symbol: str, default: float, high: float, text: str) -> Hyper:
    return Hyper(name, symbol, default, 1, high, "linear", text, COUNT)


def looks_back() -> Hyper:
    return count("every", "k", 5, 20, "Steps ahead: how many steps the fast weights take before they go back.")


def patience(text: str) -> Hyper:
    return count("patience", "p", 10, 50, text)


def pulled_by() -> Hyper:
    text = "Pull: the part of the way to the fast weights that the slow weights follow."
    return Hyper("pull", "a", 0.5, 0.1, 0.9, "linear", text, BETWEEN)


# Lookahead around a method: a setting of every one that asks for gradients. At ∞ steps ahead, nothing ever goes back.
LOOKAHEAD = Hyper(
    "every",
    "k",
    math.inf,
    1,
    20,
    "linear",
    "Lookahead: after so many steps, the weights go back to slow ones, which follow them part of the way.",
    COUNT,
    first=looks_back().default,
)
PULL = pulled_by()  # of Lookahead: it is nothing by itself
