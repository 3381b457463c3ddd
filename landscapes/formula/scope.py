"""The names of a formula: its two weights, its parameters, and the columns of its data.

In a tree the weights are x and y, whatever the text calls them; a parameter a is "param_a" and a column u is "data_u".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from landscapes.formula.arithmetic import Tree
from landscapes.formula.functions import VARIABLES

PREFIX, PARAMETER = "data_", "param_"
# In this order: the first two that occur and are no columns are the weights; what remains is a parameter.
PAIRS = (("x", "y"), ("x1", "x2"), ("w1", "w2"), ("w", "b"), ("θ0", "θ1"), ("θ1", "θ2"), ("u", "v"), ("a", "b"))
LIKELY = (("w", "b"), ("w1", "w2"), *PAIRS)  # as people call them
FEW = 6  # columns that a sentence names
LOW_DIGITS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
HIGH_DIGITS = {low: digit for digit, low in LOW_DIGITS.items()}
GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi",
    "ψ": "psi", "ω": "omega",
}  # fmt: skip
SPELLED = {sign: (sign, word) for sign, word in GREEK.items()}
COUNT = 2  # weights
# What else a weight or a parameter can be called: e is a number, z is f, and i and j are not real.
LETTERS = {*"abcdfghklmnopqrstuvwxyABCDFGHKLMNOPQRSTUVW", *GREEK}


class Found(NamedTuple):
    """A name in a text: how it is called in what follows, and how many characters it took."""

    name: str
    length: int


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


def spellings(weight: str) -> Iterable[str]:
    """How a weight may be typed: w1, w_1, w₁."""
    letter, digit = weight[0], weight[1:]
    for spelled in SPELLED.get(letter, (letter,)):
        yield from dict.fromkeys((spelled + digit, f"{spelled}_{digit}" if digit else spelled, spelled + shown(digit)))


def likely(columns: Collection[str]) -> tuple[str, str]:
    """What people are likely to call two weights that are none of these columns."""
    return next((pair for pair in LIKELY if not set(pair) & set(columns)), PAIRS[0])


class Scope:
    """The names that a formula may use, over these columns or over none.

    chosen  the one or two names that are its weights, where a reader has chosen them
    """

    def __init__(self, columns: Sequence[str] = (), chosen: Sequence[str] = ()) -> None:
        self.columns, self.chosen = tuple(columns), tuple(chosen)
        pairs = {name for pair in PAIRS for name in pair}
        letters = {name for name in {*pairs, *LETTERS} if name not in self.columns}
        spelled = {text: letter for letter in sorted(letters) for text in spellings(letter) if text not in self.columns}
        self.names = {**spelled, **{column: leaf(column) for column in self.columns}}
        self.letters = letters
        self._longest_first = sorted(self.names, key=lambda name: (-len(name), name))

    def is_letter(self, name: str) -> bool:
        """Whether a name is a letter that formulas do not use unless somebody chose it."""
        return name in LETTERS and name in self.letters and name not in VARIABLES

    @property
    def told(self) -> tuple[str, str]:
        """What a formula may have in it, as a sentence says it: weights, and columns or parameters."""
        if not self.columns:
            return "two weights (such as x and y)", "letters for parameters"
        columns, more = ", ".join(self.columns[:FEW]), len(self.columns) - FEW
        named = f"the column{'s' * (len(self.columns) > 1)} {columns}{f' and {more} more' if more > 0 else ''}"
        return f"two weights (such as {' and '.join(likely(self.columns))})", named

    def has(self, word: str) -> bool:
        """Whether a word is one of the names."""
        return word in self.names

    def at(self, text: str, at: int) -> Found | None:
        """The longest of the names that the text has at this place."""
        name = next((name for name in self._longest_first if text.startswith(name, at)), None)
        return Found(self.names[name], len(name)) if name else None

    def weights(self, used: Sequence[str]) -> tuple[str, str]:
        """The two weights of a formula that uses these names, in the order in which it does. Without data x and y come
        before all others. One that occurs alone comes first where a pair begins with it.
        """
        if self.chosen:
            return paired(self.chosen)
        free = [pair for pair in PAIRS if not set(pair) & set(self.columns)] or [PAIRS[0]]
        if not self.columns and set(PAIRS[0]) & set(used):
            return PAIRS[0]
        both = [pair for pair in free if set(used) >= set(pair)]
        some = [pair for pair in free if pair[0] in used] + [pair for pair in free if pair[1] in used]
        if len(used) == COUNT and not both:
            return paired(used)
        if both or some:
            return (both or some)[0]
        return paired(used[:COUNT]) if used else free[0]


def paired(names: Sequence[str]) -> tuple[str, str]:
    """Two weights of one or two names."""
    first, second = (*names, "")[:COUNT]
    return first, second or next((pair[1] for pair in PAIRS if pair[0] == first), "x" if first == "y" else "y")


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
