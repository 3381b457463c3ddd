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
    for start, end, name in reversed(reading.places):
        number = f"({repr(float(values[name])).removesuffix('.0')})"
        # In xⁿ the number is set high too: x(2) is another formula.
        text = f"{text[:start]}{raised(number) if text[start] in RAISED else number}{text[end:]}"
    return text
