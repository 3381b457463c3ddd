"""Building the tree, with the limits that keep it small and its constants real."""

import math
from typing import NamedTuple, TypeAlias, Union

from landscapes.formula.errors import FormulaError
from landscapes.formula.functions import CONSTANTS, FUNCTIONS

Tree: TypeAlias = Union[int, float, str, tuple["Tree", ...]]

MOST_NODES = 150
DEEPEST_TREE = 24
LARGEST_EXPONENT = 100
LARGEST_CONSTANT = 1e100
FAMILY = {"+": "+", "-": "+", "*": "*", "/": "*"}


class Term(NamedTuple):
    """A piece of the tree; constant is its value where neither x nor y is in it, else None.

    A chain such as a + b - c counts as one level of depth, however long it is; family says which chain it is part of.
    """

    tree: Tree
    constant: float | None
    depth: int
    start: int
    family: str = ""


class Builder:
    """Makes the terms of one formula and counts them."""

    def __init__(self) -> None:
        self.nodes = 0

    def _count(self, start: int) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise FormulaError(f"This formula has more than {MOST_NODES} parts; please simplify.", start)

    def number(self, value: int | float | str, start: int) -> Term:
        self._count(start)
        return Term(value, float(value), 1, start)

    def name(self, name: str, start: int) -> Term:
        self._count(start)
        return Term(name, CONSTANTS.get(name), 1, start)

    def node(self, operation: str, parts: tuple[Term, ...], start: int) -> Term:
        """One operation on terms; start is the character to point at. Raises FormulaError."""
        self._count(start)
        family = FAMILY.get(operation, operation)
        depth = max(part.depth + (part.family != family or part is not parts[0]) for part in parts)
        if depth > DEEPEST_TREE:
            raise FormulaError("This is nested too deeply to follow; please simplify.", start)
        last = parts[-1]
        if operation == "^" and last.constant is not None and abs(last.constant) > LARGEST_EXPONENT:
            raise FormulaError(f"An exponent may be up to {LARGEST_EXPONENT} in size.", last.start)
        if operation == "/" and last.constant == 0:
            raise FormulaError("This divides by zero.", start)
        constants = [part.constant for part in parts if part.constant is not None]
        constant = _real(operation, constants, start) if len(constants) == len(parts) else None
        return Term((operation, *(part.tree for part in parts)), constant, depth, start, family)


def _real(operation: str, values: list[float], start: int) -> float:
    try:
        value = fold(operation, values)
    except ZeroDivisionError:
        raise FormulaError("This divides by zero.", start) from None
    except OverflowError:
        value = math.inf
    except ValueError:
        value = math.nan
    if math.isnan(value):
        raise FormulaError("This has no real value.", start)
    if abs(value) > LARGEST_CONSTANT:
        raise FormulaError("This constant is larger than 1e100.", start)
    return value


def fold(operation: str, values: list[float]) -> float:
    """One operation on plain floats. Raises ValueError, OverflowError or ZeroDivisionError where it has no value."""
    if operation in FUNCTIONS:
        FUNCTIONS[operation].check(*values)
        total = values[0]
        for value in values[1:] or [None]:
            total = float(FUNCTIONS[operation].array(total) if value is None else FUNCTIONS[operation].array(total, value))
        return total
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
    if left == 0 and right < 0:
        raise ZeroDivisionError
    return math.pow(left, right)


def folded(tree: Tree) -> Tree:
    """The same tree with every part that holds neither x nor y replaced by its value."""
    if isinstance(tree, str):
        return CONSTANTS.get(tree, tree)
    if not isinstance(tree, tuple):
        return tree
    operation = str(tree[0])
    if operation == "^" and tree[1] == "e":
        operation, tree = "exp", ("exp", tree[2])
    parts = [folded(part) for part in tree[1:]]
    numbers = [float(part) for part in parts if isinstance(part, (int, float))]
    if len(numbers) < len(parts):
        return (operation, *parts)
    try:
        return fold(operation, numbers)
    except (ValueError, OverflowError, ZeroDivisionError):
        return math.nan
