"""The names of a formula over data: its two weights, and the columns of the data.

In a tree the weights are x and y, as the variables of any surface are, and a column u is "data_u".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from landscapes.formula.arithmetic import Tree
from landscapes.formula.errors import FormulaError
from landscapes.formula.functions import VARIABLES

PREFIX = "data_"
# In this order: the first two that occur and are no columns are the weights.
PAIRS = (("x", "y"), ("x1", "x2"), ("w1", "w2"), ("w", "b"), ("θ0", "θ1"), ("θ1", "θ2"), ("u", "v"), ("a", "b"))
LIKELY = (("w", "b"), ("w1", "w2"), *PAIRS)  # as people call them
FEW = 6  # columns that a sentence names
LOW_DIGITS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
HIGH_DIGITS = {low: digit for digit, low in LOW_DIGITS.items()}
SPELLED = {"θ": ("θ", "theta")}


class Found(NamedTuple):
    """A name in a text: how it is called in what follows, and how many characters it took."""

    name: str
    length: int


def leaf(column: str) -> str:
    """What a tree calls a column."""
    return PREFIX + column


def column_of(name: str) -> str | None:
    """The column that a leaf of a tree stands for; None for any other name."""
    return name.removeprefix(PREFIX) if name.startswith(PREFIX) else None


def leaves(tree: Tree) -> Iterator[str]:
    """The names that a tree holds, as often as it does."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, tuple):
        for part in tree[1:]:
            yield from leaves(part)


def columns_of(tree: Tree) -> list[str]:
    """The columns that a tree holds, sorted."""
    return sorted({name for name in map(column_of, leaves(tree)) if name})


def shown(weight: str) -> str:
    """A weight as readers see it: w₁."""
    return weight.translate(LOW_DIGITS)


def typed(weight: str) -> str:
    """A weight in letters and digits that code may have: w1."""
    return weight.translate(HIGH_DIGITS)


def spellings(weight: str) -> Iterable[str]:
    """How a weight may be typed: w1, w_1, w₁."""
    letter, digit = weight[0], weight[1:]
    for spelled in SPELLED.get(letter, (letter,)):
        yield from dict.fromkeys((spelled + digit, f"{spelled}_{digit}" if digit else spelled, spelled + shown(digit)))


def likely(columns: Collection[str]) -> tuple[str, str]:
    """What people are likely to call two weights that are none of these columns."""
    return next((pair for pair in LIKELY if not set(pair) & set(columns)), PAIRS[0])


class Scope:
    """The names that a formula over these columns may use."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = tuple(columns)
        weights = {name for pair in PAIRS for name in pair if name not in self.columns}
        spelled = {text: weight for weight in sorted(weights) for text in spellings(weight) if text not in self.columns}
        self.names = {**spelled, **{column: leaf(column) for column in self.columns}}
        self._longest_first = sorted(self.names, key=lambda name: (-len(name), name))

    @property
    def told(self) -> tuple[str, str]:
        """What a formula may have in it, as a sentence says it: weights, and columns."""
        columns, more = ", ".join(self.columns[:FEW]), len(self.columns) - FEW
        named = f"the column{'s' * (len(self.columns) > 1)} {columns}{f' and {more} more' if more > 0 else ''}"
        return f"two weights (such as {' and '.join(likely(self.columns))})", named

    def at(self, text: str, at: int) -> Found | None:
        """The longest of the names that the text has at this place."""
        name = next((name for name in self._longest_first if text.startswith(name, at)), None)
        return Found(self.names[name], len(name)) if name else None

    def weights(self, used: Sequence[tuple[str, int]]) -> tuple[str, str]:
        """The two weights of a formula that uses these names, each with its place in the text. Raises FormulaError
        where it uses more than two.
        """
        places = {name: at for name, at in reversed(used) if column_of(name) is None}
        free = [pair for pair in PAIRS if not set(pair) & set(self.columns)]
        both = [pair for pair in free if places.keys() >= set(pair)]
        pair = next(iter(both or [pair for pair in free if places.keys() & set(pair)]), free[0] if free else PAIRS[0])
        for name, at in sorted(places.items(), key=lambda item: item[1]):
            if name not in pair:
                first, second = map(shown, pair)
                raise FormulaError(
                    f"{shown(name)} is no column of the data ({', '.join(self.columns)}), and the weights are {first} "
                    f"and {second}: a loss has two weights.",
                    at,
                )
        return pair


def with_weights(tree: Tree, pair: tuple[str, str]) -> Tree:
    """The tree with x and y in place of the two weights."""
    return replaced(tree, dict(zip(pair, VARIABLES, strict=True)))


def replaced(tree: Tree, parts: Mapping[Tree, Tree]) -> Tree:
    """The tree with each of some parts replaced by another tree, wherever it stands. Equal results are one object."""
    made: dict[int, Tree] = {}

    def put(part: Tree) -> Tree:
        if id(part) not in made:
            whole = (part[0], *map(put, part[1:])) if isinstance(part, tuple) and part not in parts else part
            made[id(part)] = parts.get(part, part) if whole is part else whole
        return made[id(part)]

    return put(tree)
