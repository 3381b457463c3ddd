"""Semicolons between the values of a function, as spreadsheets of many countries have them: IF(A1<0; 0,5*A1; B1)."""

import re

from landscapes.formula.characters import CLOSING
from landscapes.formula.traced import Traced, joined

DECIMAL = re.compile("(?<=[0-9]),(?=[0-9])")


def with_commas(written: Traced) -> Traced:
    """The text with commas in place of semicolons in round brackets, and points in place of the commas that stand
    between digits there; a text without such semicolons as it is.
    """
    text = written.text
    marks = {at: "," for at, found in enumerate(separates(text)) if found}
    if not marks:
        return written
    marks |= {found.start(): "." for found in DECIMAL.finditer(text)}
    return joined(
        (
            written.written(marks[at], at, at + 1) if at in marks else written.part(at, at + 1)
            for at in range(len(text))
        ),
        written.end,
    )


def separates(text: str) -> list[bool]:
    """Of each character, whether it is a semicolon in round brackets, of all that are open there the last."""
    found, opened = [], [""]
    for sign in text:
        if sign in CLOSING:
            opened.append(sign)
        elif sign in CLOSING.values() and len(opened) > 1:
            opened.pop()
        found.append(sign == ";" and opened[-1] == "(")
    return found
