"""The data of a surface as a script has them: what the arguments of one sample are called, and the numbers in lines."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from keyword import kwlist

from landscapes import Landscape
from landscapes.data.data import Data
from landscapes.formula.functions import VARIABLES
from landscapes.formula.scope import leaf, typed
from reproduce.lineup import Lineup

WIDE = 96  # characters of a line of numbers
# What the programs of one sample have other names for, in any of the languages: no column can be called so there.
OTHERS = {*kwlist, "np", "torch", "float", "fill", "maximum", "minimum", "arctan2"}
OTHERS |= {"Math", "NaN", "Infinity", "true", "false", "f"}  # f is how rules ask about the surface
STEP = re.compile(r"t\d+")  # what a program calls what it works out once


def arguments(lineup: Lineup) -> dict[str, str]:
    """What the programs of one sample call x, y and the columns -> what a script calls them: w, b, u, t."""
    names = dict(zip(VARIABLES, map(typed, lineup.surface.weights), strict=True))
    for column in lineup.surface.data or ():
        taken = column in OTHERS or STEP.fullmatch(column)
        names[leaf(column)] = f"{column}_" if taken else column
    return names


def told(lineup: Lineup) -> Iterator[str]:
    """What the data are called, and what each column is that is called otherwise in the formula, line by line."""
    assert lineup.surface.data
    if lineup.data_set:
        yield lineup.data_set
    yield from (f"{name}: {title}" for name, title in lineup.surface.data.titles.items() if title != name)


def numbers(data: Data, indent: str) -> Iterator[tuple[str, str]]:
    """Each column's name, and its numbers in square brackets, with all their digits; long ones in indented lines."""
    for name, column in data.items():
        text = ", ".join(map(repr, column.tolist()))
        if len(text) > WIDE:
            inside = 2 * indent
            text = f"\n{textwrap.fill(text, WIDE, initial_indent=inside, subsequent_indent=inside)}\n{indent}"
        yield name, f"[{text}]"


def formula(surface: Landscape, names: tuple[str, ...]) -> str:
    """The formula with the weights that it is of: f(w, b) = mean over the 5 samples of (t - (w*u + b))^2."""
    mean = f"mean over the {surface.data.count} samples of " if surface.data else ""
    return f"f({', '.join(names)}) = {mean}{surface.formula}"
