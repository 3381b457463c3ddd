"""The data of a surface as a script has them: what the arguments of one sample are called, and the numbers in lines."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from keyword import kwlist

from landscapes import Landscape
from landscapes.data.data import Data
from landscapes.formula.functions import VARIABLES
from landscapes.formula.scope import leaf
from reproduce.lineup import Lineup

WIDE = 112  # characters of a line of numbers
# What the programs of one sample have other names for, in any of the languages: no column can be called so there.
OTHERS = {*kwlist, "np", "torch", "float", "fill", "maximum", "minimum", "arctan2", "Math", "NaN", "Infinity"}
STEP = re.compile(r"t\d+")  # what a program calls what it works out once


def arguments(lineup: Lineup) -> dict[str, str]:
    """What the programs of one sample call x, y and the columns -> what a script calls them: w, b, u, t."""
    names = dict(zip(VARIABLES, lineup.coordinates, strict=True))
    for column in lineup.surface.data or ():
        taken = column in OTHERS or STEP.fullmatch(column)
        names[leaf(column)] = f"{column}_" if taken else column
    return names


def told(lineup: Lineup, data: Data) -> str:
    """What the data are called, and each column that is called otherwise than in the formula."""
    titles = (f"{name}: {title}" for name, title in data.titles.items() if title != name)
    return "\n".join(filter(None, [lineup.data_set, *titles]))


def numbers(data: Data) -> Iterator[tuple[str, str]]:
    """Each column's name, and its numbers with all their digits, in lines."""
    for name, column in data.items():
        text = ", ".join(repr(number) for number in column.tolist())
        yield name, textwrap.fill(text, WIDE, initial_indent="        ", subsequent_indent="        ")


def formula(surface: Landscape, names: tuple[str, str]) -> str:
    """The formula with what it is of: f(w, b) = mean over the 5 samples of (t - (w*u + b))^2."""
    mean = f"mean over the {surface.data.count} samples of " if surface.data else ""
    return f"f({', '.join(names)}) = {mean}{surface.formula}"
