"""What the tree of a formula is, and the values of those parts of it that hold neither x nor y.

A tree is a number, a name (x, y, pi, e) or a tuple of an operation and its parts, such as ("^", "x", 2).
"""

import math
from collections.abc import Sequence
from functools import reduce
from typing import TypeAlias

from landscapes.formula.functions import CONSTANTS, FUNCTIONS

Tree: TypeAlias = int | float | str | tuple["Tree", ...]
Nested: TypeAlias = int | float | str | list["Nested"]  # a tree with lists in place of tuples, and e and pi as numbers


def apply(operation: str, *values: float) -> float:
    """One operation of the tree on plain floats.

    Raises ValueError, OverflowError or ZeroDivisionError where it has no finite value.
    """
    if operation in FUNCTIONS:
        function = FUNCTIONS[operation].number
        return reduce(function, values) if values[1:] else function(*values)
    if operation == "neg":
        return -values[0]
    left, right = values
    if operation == "+":
        return left + right
    if operation == "-":
        return left - right
    if operation == "*":
        return left * right
    if operation == "/":
        return left / right
    # math.pow calls 0^-1 a domain error; dividing by the zero names what is wrong.
    return math.pow(left, right) if left or right >= 0 else 1 / left


def folded(tree: Tree) -> Tree:
    """The same tree with every part that holds neither x nor y replaced by its value; e^u becomes exp(u).

    A part without a finite value, as a parameter may leave it, stays as it is.
    """
    if isinstance(tree, str):
        return CONSTANTS.get(tree, tree)
    if not isinstance(tree, tuple):
        return tree
    if tree[:2] == ("^", "e"):
        tree = ("exp", tree[2])
    operation, parts = str(tree[0]), [folded(part) for part in tree[1:]]
    values = [float(part) for part in parts if isinstance(part, (int, float))]
    if len(values) < len(parts):
        return (operation, *parts)
    try:
        return apply(operation, *values)
    except (ValueError, OverflowError, ZeroDivisionError):
        return (operation, *parts)


def square_sum(parts: Sequence[Tree]) -> Tree:
    """The sum of the squares of some trees."""
    squares: list[Tree] = [("^", part, 2) for part in parts]
    return reduce(lambda total, square: ("+", total, square), squares)


def nested(tree: Tree) -> Nested:
    """The tree as nested lists, which JSON can write: ["^", "x", 2]."""
    if isinstance(tree, str):
        return CONSTANTS.get(tree, tree)
    return [nested(part) for part in tree] if isinstance(tree, tuple) else tree
