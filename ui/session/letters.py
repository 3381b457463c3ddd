"""The parameters of a surface as a reader has them: their numbers, and the sliders that they are moved by.

A link names each by p. and its letter, a Greek one by its word: p.kappa=30, with an edited slider p.a=2,0,5,0.1 or
p.a=2,0.1,100,log.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal, NamedTuple

from landscapes.formula.lexer import SMALLEST_NUMBER
from landscapes.formula.parameters import Parameter
from landscapes.formula.scope import COUNT, GREEK, Scope
from optimizers.base.numbers import exact, in_full
from ui.session.kinds import DEFAULT, Written
from ui.session.reading import Unusable, quoted, read_number

PREFIX = "p."
BEFORE = {"kappa": "κ"}  # names that links had before each letter was a parameter -> the letter
LOG: Literal["log"] = "log"
STEPS = 10_000  # that a slider has at most
ENDS, WITH_STEP = 2, 3  # numbers that describe a slider


class Range(NamedTuple):
    """The slider of a parameter: its ends, how far a step goes (None for as fine as the slider is), and its scale."""

    low: float
    high: float
    step: float | None
    scale: Literal["linear", "log"]


class Choice(NamedTuple):
    """What a link says of a parameter: its number and its slider; None for the surface's own."""

    value: float | None
    slider: Range | None = None


def letter_of(name: str) -> str | None:
    """The letter that a name of a link such as p.theta1 or kappa stands for; None where it stands for none."""
    if name in BEFORE:
        return BEFORE[name]
    return letter(name.removeprefix(PREFIX)) if name.startswith(PREFIX) else None


def letter(text: str) -> str | None:
    """The letter that all of a text stands for, perhaps with an index; None where it is something else."""
    found = Scope().at(text, 0)
    return found.name if found and found.length == len(text) else None


def word(letter: str) -> str:
    """A letter in ASCII, as links have it: theta1."""
    return GREEK.get(letter[0], letter[0]) + letter[1:]


def named(letter: str) -> str:
    """What a link calls the parameter of that letter."""
    return PREFIX + word(letter)


def own_range(parameter: Parameter) -> Range:
    """The slider that a parameter has unless a reader edits it."""
    return Range(parameter.low, parameter.high, parameter.step, parameter.scale)


def read_value(text: str, parameter: Parameter) -> float:
    """The number that a text stands for, within what the parameter can be. Raises Unusable."""
    value = read_number(text, parameter.least, parameter.most)
    if 0 < abs(value) < SMALLEST_NUMBER:
        raise Unusable(f"is nearer to 0 than {in_full(SMALLEST_NUMBER)}")
    return value


def checked_range(slider: Range, parameter: Parameter) -> Range:
    """The slider itself, where it is one. Raises Unusable with what ends a sentence about it."""
    low, high, step, scale = slider
    for end in (low, high):
        try:
            read_value(exact(end), parameter)
        except Unusable as error:
            raise Unusable(f"has an end, {in_full(end)}, that {error}") from None
    if not low < high:
        raise Unusable(f"goes from {in_full(low)} to {in_full(high)}: the first number has to be the smaller one")
    if scale == LOG and low <= 0:
        raise Unusable(f"begins at {in_full(low)}: a logarithmic slider begins above 0")
    if scale == LOG and step is not None:
        raise Unusable("is logarithmic and has steps: it can have one of the two")
    if step is not None and not (high - low) / STEPS <= step <= high - low:
        raise Unusable(
            f"has steps of {in_full(step)}: a step is at most the whole slider, and at least 1/{STEPS:,} of it"
        )
    return slider


def read_choice(text: str, parameter: Parameter) -> Choice:
    """What the text of a link says of a parameter. Raises Unusable."""
    if text == DEFAULT:
        return Choice(None)
    first, *rest = text.split(",")
    value = read_value(first, parameter)
    if not rest:
        return Choice(value)
    scale: Literal["linear", "log"] = "linear"
    if rest[-1].strip() == LOG:
        scale, rest = LOG, rest[:-1]
    if len(rest) not in (ENDS, WITH_STEP):
        raise Unusable("needs both ends of its slider, as in 2,0,5")
    low, high = (read_number(each, parameter.least, parameter.most) for each in rest[:ENDS])
    step = read_number(rest[-1], 0.0, math.inf) if len(rest) == WITH_STEP else None
    return Choice(value, checked_range(Range(low, high, step, scale), parameter))


def choice_text(value: float, slider: Range | None) -> str:
    """The text that read_choice() makes the same of."""
    if slider is None:
        return exact(value)
    numbers = [value, slider.low, slider.high, *([] if slider.step is None else [slider.step])]
    return ",".join([*map(exact, numbers), *([LOG] if slider.scale == LOG else [])])


def read_weights(text: str) -> tuple[str, ...]:
    """The letters that a link chooses as weights. Raises Unusable."""
    letters: dict[str, None] = {}
    for name in map(str.strip, text.split(",")):
        found = letter(name)
        if found is None:
            raise Unusable(f"names {quoted(name)}, which is no letter that a formula can have")
        letters[found] = None
    if len(letters) > COUNT:
        raise Unusable("names more than two weights")
    return tuple(letters)


def write_weights(letters: Iterable[str]) -> str:
    """The text that read_weights() makes the same of."""
    return ",".join(map(word, letters))


WEIGHTS = Written(read_weights, write_weights)
