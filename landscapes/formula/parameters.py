"""The parameters of a formula: letters that stand for numbers which a reader can change, each with a slider."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from landscapes.formula.characters import RAISED, raised
from landscapes.formula.parser import Reading

LARGEST = 1e9  # that a parameter can be, unless more is known of it
Numbers = tuple[tuple[str, float], ...]  # parameters by name, with their values


@dataclass(frozen=True)
class Parameter:
    """A letter of a formula that is neither a weight nor a column, and its number.

    low, high, step  the ends of its slider, and how far one step of it goes; None for as fine as the slider is
    least, most      what it can be at all
    scale            of the slider
    title            what it is, where more is known than its letter
    """

    name: str
    value: float = 1.0
    low: float = -5.0
    high: float = 5.0
    step: float | None = 0.1
    scale: Literal["linear", "log"] = "linear"
    title: str = ""
    least: float = -LARGEST
    most: float = LARGEST


def numbers_of(parameters: Iterable[Parameter]) -> Numbers:
    """The names and values of parameters, by which what is compiled is kept."""
    return tuple((parameter.name, float(parameter.value)) for parameter in parameters)


def in_numbers(text: str, reading: Reading, numbers: Numbers) -> str:
    """The text with a number in brackets for each parameter."""
    values = dict(numbers)
    changes = [(start, end, written(values[name], text[:start], text[start])) for start, end, name in reading.places]
    # The value of sin kx is bracketed, because it would end behind a bracket: sin (2)x.
    there = {start for start, *_ in changes}
    for first, last in reading.bare:
        if any(first <= start < last for start in there):
            changes += [(first, first, "("), (last, last, ")")]
    for start, end, put in sorted(changes, key=lambda change: change[:2], reverse=True):
        text = f"{text[:start]}{put}{text[end:]}"
    return text


def written(value: float, before: str, letter: str) -> str:
    """A number as it is written in place of a letter, behind what comes before it."""
    number = f"({repr(float(value)).removesuffix('.0')})"
    if letter in RAISED:  # in xⁿ the number is set high too: x(2) is another formula
        return raised(number)
    # Right behind a letter, a number in brackets could be a place in a list, or the value of a function.
    return f" {number}" if before[-1:].isalnum() else number
