"""The names of a formula: its two weights, its parameters, and the columns of its data.

In a tree the weights are x and y, whatever the text calls them; a parameter a is "param_a" and a column u is "data_u".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from landscapes.formula.arithmetic import Tree
from landscapes.formula.functions import VARIABLES

PREFIX, PARAMETER = "data_", "param_"
# In this order: the first two that occur and are no columns are the weights; what remains is a parameter.
PAIRS = (
    ("x", "y"), ("x1", "x2"), ("x0", "x1"), ("w1", "w2"), ("w0", "w1"), ("w", "b"), ("θ0", "θ1"), ("θ1", "θ2"),
    ("u", "v"), ("a", "b"),
)  # fmt: skip
BOTH = (("u", "v"), ("a", "b"))  # one of these letters alone is rather a parameter
MOVING = frozenset("pqrstuvθφψ")  # where more letters occur, these are rather the weights than others are
# Letters that are rather parameters than weights: Greek ones beside any other letter; the others beside one of MOVING
# or w, where there are no data, over which they may be the coefficients of a line.
RATHER_PARAMETERS = frozenset("λακμγεβησρτ")
COEFFICIENTS = frozenset("kgcma")
PAIRED = {name for pair in PAIRS for name in pair}
LIKELY = (("w", "b"), ("w1", "w2"), *PAIRS)  # as people call them
FEW = 6  # columns that a sentence names
LOW_DIGITS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
HIGH_DIGITS = {low: digit for digit, low in LOW_DIGITS.items()}
GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi",
    "ψ": "psi", "ω": "omega",
}  # fmt: skip
COUNT = 2  # weights
# What else a weight or a parameter can be called: e is a number, z is f, and i and j are not real.
LETTERS = {*"abcdfghklmnopqrstuvwxyABCDFGHKLMNOPQRSTUVW", *GREEK}
WORDS = {word: sign for sign, word in GREEK.items()}
LETTER = "|".join([*sorted(WORDS, key=len, reverse=True), *sorted({*LETTERS, *"zXYZ"})])
# x_1, x_max, x₁, x[1], x[:, 1] and, where no number goes on after it, x1.
INDEX = (
    r"_(?P<typed>[0-9]{1,3}|[A-Za-z]{1,12})|(?P<low>[₀-₉]{1,3}|[ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ]{1,12})"
    r"|\[\s*(?:[:.]+\s*,\s*)?(?P<place>[0-9]{1,3})\s*\]|(?P<plain>[0-9]{1,3})(?![0-9.])"
)
SAMPLE = re.compile(r"_i(?![A-Za-z0-9])|ᵢ|\[i\]")  # of a column: u_i is its number for the sample i
INDEXED = re.compile(rf"(?P<letter>{LETTER})(?:{INDEX})?")
NAME = re.compile(r"(.)([0-9]+|_[A-Za-z]+)?")


class Found(NamedTuple):
    """A name in a text: how it is called in what follows, and how many characters it took.

    plain: whether its index is a digit right after the letter, where a power may have been meant.
    """

    name: str
    length: int
    plain: bool = False


def leaf(column: str) -> str:
    """What a tree calls a column."""
    return PREFIX + column


def parameter_leaf(name: str) -> str:
    """What a tree calls a parameter."""
    return PARAMETER + name


def parameter_of(name: str) -> str | None:
    """The parameter that a leaf of a tree stands for; None for any other name."""
    return name.removeprefix(PARAMETER) if name.startswith(PARAMETER) else None


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


def likely(columns: Collection[str]) -> tuple[str, str]:
    """What people are likely to call two weights that are none of these columns."""
    return next((pair for pair in LIKELY if not set(pair) & set(columns)), PAIRS[0])


class Scope:
    """The names that a formula may use, over these columns or over none.

    chosen  the one or two names that are its weights, where a reader has chosen them
    """

    def __init__(self, columns: Sequence[str] = (), chosen: Sequence[str] = ()) -> None:
        self.columns, self.chosen = tuple(columns), tuple(chosen)
        self.letters = LETTERS - {*self.columns}
        self._columns = sorted(self.columns, key=lambda name: (-len(name), name))

    def is_letter(self, name: str) -> bool:
        """Whether a name is a letter that formulas do not use unless somebody chose it."""
        return name in self.letters and name not in VARIABLES

    def holds(self, name: str) -> bool:
        """Whether a name of a token is that of a weight or a parameter: a letter, perhaps with an index."""
        found = NAME.fullmatch(name)
        if found is None or name in self.columns:
            return False
        # Beside a column x there may be weights x1 and x2, but t_2 of a column t is rather one of its numbers.
        return found[1] in self.letters or bool(found[2] and (found[1] == "z" or name in PAIRED))

    @property
    def told(self) -> tuple[str, str]:
        """What a formula may have in it, as a sentence says it: weights, and columns or parameters."""
        if not self.columns:
            return "two weights (such as x and y)", "letters for parameters"
        columns, more = ", ".join(self.columns[:FEW]), len(self.columns) - FEW
        named = f"the column{'s' * (len(self.columns) > 1)} {columns}{f' and {more} more' if more > 0 else ''}"
        return f"two weights (such as {' and '.join(likely(self.columns))})", named

    def at(self, text: str, at: int) -> Found | None:
        """The longest of the names that the text has at this place."""
        column = next((name for name in self._columns if text.startswith(name, at)), "")
        letter = self.letter_at(text, at)
        of_sample = SAMPLE.match(text, at + len(column)) if column else None
        if of_sample:
            return Found(leaf(column), of_sample.end() - at)
        if letter and letter.length > len(column):
            return letter
        return Found(leaf(column), len(column)) if column else None

    def letter_at(self, text: str, at: int) -> Found | None:
        """The letter that stands here, perhaps with an index: κ, kappa, x_1."""
        found = INDEXED.match(text, at)
        if found is None:
            return None
        letter = WORDS.get(found["letter"], found["letter"])
        letter = letter.lower() if letter in "XYZ" else letter
        index = found["typed"] or found["place"] or found["plain"] or unicodedata.normalize("NFKC", found["low"] or "")
        name = letter + (f"_{index}" if index[:1].isalpha() else str(int(index)) if index else "")
        if self.holds(name):
            return Found(name, len(found.group()), found["plain"] is not None)
        # A column u with an index is no letter, and no weight either.
        return Found(letter, len(found["letter"])) if self.holds(letter) else None

    def weights(self, used: Sequence[str], declared: Sequence[str] = ()) -> tuple[str, str]:
        """The two weights of a formula that uses these names, in the order in which it does. Those that are chosen come
        first, then those that it declares, as f(u, v) = does. Without data x and y come before all others. One that
        occurs alone comes first where a pair begins with it.
        """
        if self.chosen or declared:
            return paired(self.chosen or declared, used)
        free = [pair for pair in PAIRS if not set(pair) & set(self.columns)] or [PAIRS[0]]
        if not self.columns and set(PAIRS[0]) & set(used):
            return PAIRS[0]
        both = [pair for pair in free if set(used) >= set(pair)]
        some = [pair for place in (0, 1) for pair in free if pair[place] in used and pair not in BOTH]
        alone = self.lone_weight(used)
        if alone:
            return paired((alone,), used)
        numbered = next(numbered_pairs(used), None)
        if not both and (numbered or len(used) == COUNT):
            return numbered or paired(used)
        if both or some:
            return (both or some)[0]
        likely_ones = [name for name in used if name in MOVING]
        return paired((likely_ones or used)[:COUNT]) if used else free[0]

    def lone_weight(self, used: Sequence[str]) -> str:
        """The only weight of a formula with two letters, where the other is rather a parameter; else nothing."""
        if len(used) != COUNT:
            return ""
        for name, other in (used, reversed(used)):
            rather = other[0] in RATHER_PARAMETERS and name[0] not in RATHER_PARAMETERS
            latin = not self.columns and other[0] in COEFFICIENTS and (name[0] in MOVING or name[0] == "w")
            if (rather and name[0] not in COEFFICIENTS) or (latin and name[0] not in COEFFICIENTS):
                return name
        return ""


def numbered_pairs(used: Sequence[str]) -> Iterator[tuple[str, str]]:
    """For each letter that has several numbers as indices, its names with the two smallest: z1 and z2."""
    for letter in dict.fromkeys(name[0] for name in used):
        numbers = sorted(int(name[1:]) for name in used if name[0] == letter and name[1:].isdigit())
        if len(numbers) >= COUNT:
            yield f"{letter}{numbers[0]}", f"{letter}{numbers[1]}"


def paired(names: Sequence[str], used: Collection[str] = ()) -> tuple[str, str]:
    """Two weights of one or two names: where it is one, the other is none of the names that are used."""
    first, second = (*names, "")[:COUNT]
    free = [*(pair[1] for pair in PAIRS if pair[0] == first), "x" if first == "y" else "y", *sorted(LETTERS)]
    return first, second or next(name for name in free if name not in used and name != first)


def placed(tree: Tree, weights: tuple[str, str], parameters: Iterable[str]) -> Tree:
    """The tree with x and y in place of the two weights, and leaves for the parameters."""
    leaves_of: dict[Tree, Tree] = {name: parameter_leaf(name) for name in parameters}
    return replaced(tree, {**leaves_of, **dict(zip(weights, VARIABLES, strict=True))})


def replaced(tree: Tree, parts: Mapping[Tree, Tree]) -> Tree:
    """The tree with each of some parts replaced by another tree, wherever it stands. Equal results are one object."""
    made: dict[int, Tree] = {}

    def put(part: Tree) -> Tree:
        if id(part) not in made:
            whole = (part[0], *map(put, part[1:])) if isinstance(part, tuple) and part not in parts else part
            made[id(part)] = parts.get(part, part) if whole is part else whole
        return made[id(part)]

    return put(tree)
