"""Pieces: the values of a hyperparameter that is changed at some steps of a race, and stays as it is in between.

A change of a setting at step n leaves the path up to the point of step n as it was: step n + 1 is the first that is
taken with the new value. So the value after s steps is that of the last change with step ≤ s.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from optimizers.base import schedule
from optimizers.base.errors import SettingError
from optimizers.base.numbers import exact, in_full
from optimizers.base.schedule import Schedule, ScheduleKind, level, number_of_steps

KEY = "pieces"  # by which a text names them, as it does a kind of schedule
MOST = 10  # changes: their text stays short enough for a link
STEP = number_of_steps("step", "n", 60, "Step: the last one that is taken before the change.")
VALUE = level("value", r"\alpha", 0.1, "Value: what it is from that step on.")
FORM = re.compile(rf"\s*{KEY}\s*\(\s*(?P<first>\w+\s*\([^()]*\)|[^,()]*)(?P<changes>(,[^()]*)?)\)\s*")


@dataclass(frozen=True, repr=False)
class Pieces:
    """What a hyperparameter is at first, a number or a schedule, and its changes, (step, value) in the steps' order.

    Called with s, it gives the hyperparameter's value after s steps. Raises SettingError with a sentence for changes
    that cannot be.
    """

    first: float | Schedule
    changes: tuple[tuple[int, float], ...]

    def __post_init__(self) -> None:
        first = self.first if isinstance(self.first, Schedule) else VALUE.check(self.first)
        changes = sorted((int(STEP.check(step)), VALUE.check(value)) for step, value in self.changes)
        if len(changes) > MOST:
            raise SettingError(KEY, f"A setting can be changed at most {MOST} times in a race.")
        for (step, _), (other, _) in pairwise(changes):
            if step == other:
                raise SettingError(KEY, f"There is a change at step {step:,} already; a step can have one.")
        vars(self).update(first=first, changes=tuple(changes))  # the way to set what is frozen

    def __call__(self, s: int) -> float:
        for step, value in reversed(self.changes):
            if s >= step:
                return value
        return self.first(s) if isinstance(self.first, Schedule) else self.first

    def moved(self, step: int, to: int) -> Pieces:
        """The same with the change of one step at another step."""
        return replace(self, changes=(*self.without(step).changes, (to, self.value_at(step))))

    def changed(self, step: int, value: float) -> Pieces:
        """The same with another value in the change of one step."""
        return replace(self, changes=(*self.without(step).changes, (step, value)))

    def without(self, step: int) -> Pieces:
        """The same without the change of one step."""
        self.value_at(step)
        return replace(self, changes=tuple(change for change in self.changes if change[0] != step))

    def value_at(self, step: int) -> float:
        """The value in the change of one step. Raises SettingError if there is no change."""
        for at, value in self.changes:
            if at == step:
                return value
        raise SettingError(KEY, f"There is no change at step {step}.")

    @property
    def words(self) -> str:
        """Its value in words: 0.1, then 0.02 from step 60."""
        first = str(self.first) if isinstance(self.first, Schedule) else in_full(self.first)
        return ", then ".join([first, *(f"{in_full(value)} from step {step:,}" for step, value in self.changes)])

    def __str__(self) -> str:
        """Its text in a link: pieces(0.1,60=0.02)."""
        first = str(self.first) if isinstance(self.first, Schedule) else exact(self.first)
        return f"{KEY}({','.join([first, *(f'{step}={exact(value)}' for step, value in self.changes)])})"

    __repr__ = __str__


Course = Schedule | Pieces  # of a hyperparameter over the steps of a race


def changed_from(course: float | Course, step: int, value: float) -> Pieces:
    """The course that is as before up to a step, and has this value from there to the end: what was to come is gone."""
    first, changes = (course.first, course.changes) if isinstance(course, Pieces) else (course, ())
    since = STEP.check(step)
    return Pieces(first, (*(change for change in changes if change[0] < since), (step, value)))


def read(text: str, kinds: Mapping[str, ScheduleKind], **otherwise: float) -> Course:
    """The schedule or the pieces that str() wrote as `text`; `otherwise` has defaults for what is not said.

    Raises SettingError with a sentence for any other text.
    """
    if text.partition("(")[0].strip() != KEY:
        return schedule.read(text, kinds, **otherwise)
    form = FORM.fullmatch(text)
    if not form:
        raise SettingError(KEY, "Pieces are written as a value and its changes by step: pieces(0.1,60=0.02).")
    first = form["first"]
    changes = [change.partition("=") for change in form["changes"].split(",")[1:]]
    return Pieces(
        schedule.read(first, kinds, **otherwise) if "(" in first else number(first),
        tuple((whole(step), number(value)) for step, _, value in changes),
    )


def whole(text: str) -> int:
    """A step as written. Raises SettingError with a sentence."""
    return int(STEP.check(number(text)))


def number(text: str) -> float:
    """A number as written. Raises SettingError with a sentence."""
    try:
        return float(text)
    except ValueError:
        raise SettingError(KEY, f"{KEY}: “{text.strip()[:20]}” is not a number.") from None
