"""What a hyperparameter is: declared once, and everything from the slider to the error message follows.

`low` and `high` are the ends of the slider; `allowed` is what the method can work with at all, usually more.
The functions below declare the hyperparameters that several methods share, so that each is explained once.
"""

import math
from dataclasses import dataclass
from numbers import Real
from typing import Literal

from optimizers.base.errors import SettingError

Scale = Literal["log", "linear", "one-minus-log"]


@dataclass(frozen=True)
class Allowed:
    """The finite numbers from `least` (itself included or not) to below `below`."""

    least: float
    included: bool = True
    below: float = math.inf

    def __contains__(self, value: float) -> bool:
        from_least = value >= self.least if self.included else value > self.least
        return from_least and value < self.below and math.isfinite(value)

    @property
    def words(self) -> str:
        start = f"at least {self.least:g}" if self.included else f"above {self.least:g}"
        return start if self.below == math.inf else f"{start} and below {self.below:g}"


POSITIVE = Allowed(0, included=False)
NOT_NEGATIVE = Allowed(0)
FRACTION = Allowed(0, below=1)


@dataclass(frozen=True)
class Hyper:
    """One hyperparameter: name in code and links, LaTeX symbol, default, slider ends and scale, one line of help.

    The help begins with what a learner calls it: "Learning rate: how long each step is."
    """

    name: str
    symbol: str
    default: float
    low: float
    high: float
    scale: Scale
    help: str
    allowed: Allowed

    def __post_init__(self) -> None:
        assert ": " in self.help, f"{self.name}: the help begins with a label and a colon"
        assert self.low <= self.default <= self.high, f"{self.name}: the default lies outside the slider"
        assert self.low in self.allowed and self.high in self.allowed, f"{self.name}: the slider leaves what is allowed"

    @property
    def label(self) -> str:
        """What a learner calls it: "Learning rate"."""
        return self.help.partition(": ")[0]

    def check(self, value: float) -> float:
        """The value as a float; SettingError with a sentence if the method cannot work with it."""
        rule = f"{self.name} must be a number {self.allowed.words}"
        if not isinstance(value, Real) or isinstance(value, bool):
            raise SettingError(self.name, f"{rule}.")
        try:
            number = float(value)
        except OverflowError:  # a whole number of hundreds of digits
            number = math.inf
        if number not in self.allowed:
            raise SettingError(self.name, f"{rule}; {number:g} is not.")
        return number


def learning_rate(default: float, low: float = 1e-5, high: float = 1) -> Hyper:
    return Hyper("lr", r"\alpha", default, low, high, "log", "Learning rate: how long each step is.", POSITIVE)


def epsilon(default: float) -> Hyper:
    text = "Epsilon: a small number that keeps the division from blowing up where gradients vanish."
    return Hyper("eps", r"\varepsilon", default, 1e-16, 1e-1, "log", text, NOT_NEGATIVE)


def decay(name: str, symbol: str, default: float, text: str, low: float = 0, high: float = 0.999) -> Hyper:
    """A memory: the fraction of an average that is kept at each step."""
    return Hyper(name, symbol, default, low, high, "one-minus-log", text, FRACTION)


def momentum(default: float = 0.9) -> Hyper:
    return decay("beta", r"\beta", default, "Momentum: the part of the last step's velocity that is kept.")


def first_moment(default: float = 0.9) -> Hyper:
    return decay(
        "beta1",
        r"\beta_1",
        default,
        "Gradient memory: the part of the average gradient that is kept; closer to 1 remembers longer.",
    )


def second_moment(default: float = 0.999) -> Hyper:
    text = "Size memory: the part of the average squared gradient that is kept; closer to 1 remembers longer."
    return decay("beta2", r"\beta_2", default, text, 0.9, 0.9999)


def square_decay(default: float = 0.9) -> Hyper:
    return decay(
        "rho",
        r"\rho",
        default,
        "Size memory: the part of the average squared gradient that is kept; closer to 1 remembers longer.",
    )
