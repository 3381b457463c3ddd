"""Values of hyperparameters as a reader sets them, and a method whose values are pinned."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from experiments.engine.race import Setting, scheduled
from networks.methods import METHODS
from optimizers import OPTIMIZERS, SettingError
from optimizers.base import Hyper
from optimizers.base.numbers import exact, in_full
from optimizers.schedules import LENGTH, SCHEDULES, Course, Pieces, Schedule, constant, read
from ui.session.kinds import Written
from ui.session.reading import Unusable, read_name, read_number

Value = float | Course  # of a hyperparameter
UNSET = "none"  # how a setting is written that is optional and not set
RATE = "lr"  # what every method that has a learning rate calls it
KNOWN = {**OPTIMIZERS, **METHODS}  # all methods, those for networks alone among them
TITLES = {key: method.name for key, method in KNOWN.items()}  # what a note calls each method
RATES = {  # the learning rate of each method, as a link names it -> the method
    f"{key}.{RATE}": key for key, method in KNOWN.items() if any(hyper.name == RATE for hyper in method.hypers)
}
LONGEST_RACE = 2000  # steps of a race on a page: a schedule must suit its method for as long


class Declares(Protocol):
    """An owner of hyperparameters: a method, or a method as it trains networks."""

    def hyper(self, name: str) -> Hyper:
        """The hyperparameter of that name. Raises SettingError if there is none."""


def checked_value(method: Declares, name: str, value: Value) -> Value:
    """The value as the method works with it: one that never changes is a number. Raises SettingError."""
    hyper = method.hyper(name)
    value = simplest(value)
    if not isinstance(value, Course):
        return hyper.check(value)
    if isinstance(value, Pieces) and value.changes[-1][0] >= LONGEST_RACE:
        raise SettingError(name, f"A change must come before step {LONGEST_RACE:,}, the last that a race can have.")
    scheduled(hyper, value, LONGEST_RACE)
    return value


def simplest(value: Value) -> Value:
    """The same value: a constant schedule is its number, and pieces without changes are what they are at first."""
    if isinstance(value, Pieces):
        first = simplest(value.first)
        assert not isinstance(first, Pieces)
        return replace(value, first=first) if value.changes else first
    return value.level if isinstance(value, Schedule) and value.kind is constant else value


def changed_values(method: Declares, values: Mapping[str, Value], name: str, value: Value | None) -> dict[str, Value]:
    """What is changed of a method, name -> value, once `name` has this value. None and the default leave it out.

    Raises SettingError with a sentence.
    """
    changed = {other: own for other, own in values.items() if other != name}
    if value is not None:
        value = checked_value(method, name, value)
        if value != method.hyper(name).default:
            changed[name] = value
    return changed


def read_value(text: str, steps: int) -> Value:
    """A finite number, none, or a course, which takes `steps` where it does not say how many. Raises Unusable."""
    if text == UNSET:
        return math.inf
    if "(" not in text:
        return read_number(text, -math.inf, math.inf)
    try:
        return read(text, SCHEDULES, **{LENGTH: steps})
    except SettingError as error:
        raise Unusable(f"cannot be read: {error}") from None


def value_text(value: Value) -> str:
    """A number or a course as read_value() reads it."""
    return str(value) if isinstance(value, Course) else UNSET if value == math.inf else exact(value)


def value_words(value: Value) -> str:
    """A number or a course in a sentence."""
    if isinstance(value, Pieces):
        return value.words
    return value_text(value) if isinstance(value, Course) or value == math.inf else in_full(value)


def value_of(setting: Setting) -> Value:
    """What a race of the app has for a hyperparameter: its courses come from links and cards."""
    assert isinstance(setting, int | float | Course)
    return setting


@dataclass(frozen=True)
class Pin:
    """A run that is kept to be compared with: a method, what was changed of its settings, and where the race started.

    `start` is written as that of the set-up is; None stands for the surface's own.
    """

    method: str
    hypers: Mapping[str, Value] = field(default_factory=dict)
    start: tuple[float, float] | None = None

    def with_value(self, name: str, value: Value) -> Pin:
        """The same pin with one of its hyperparameters changed. Raises SettingError with a sentence."""
        return replace(self, hypers=changed_values(OPTIMIZERS[self.method], self.hypers, name, value))


PINNED = Written(lambda text: Pin(read_name(text, OPTIMIZERS, TITLES)), lambda pin: pin.method)
