"""Building the tree of a formula, within the limits that keep it small and its constants real."""

import math
from typing import NamedTuple

from landscapes.formula.arithmetic import Tree, apply
from landscapes.formula.errors import FormulaError
from landscapes.formula.functions import CONSTANTS

MOST_NODES = 150
DEEPEST_TREE = 24
LARGEST_EXPONENT = 100
LARGEST_CONSTANT = 1e100
CHAINS = {"+": "sum", "-": "sum", "*": "product", "/": "product"}


class Term(NamedTuple):
    """A part of the tree, and what the limits need to know about it.

    constant: its value where it holds neither x nor y, else None. start: where it begins in the text.
    chain: "sum" or "product" where it is one; a + b - c is one level of depth, however long it goes on.
    """

    tree: Tree
    constant: float | None
    depth: int
    start: int
    chain: str | None = None


class Builder:
    """Makes the terms of one formula. Every method raises FormulaError where a limit is passed."""

    def __init__(self) -> None:
        self.nodes = 0

    def number(self, value: int | float, start: int) -> Term:
        return self._counted(Term(value, float(value), 1, start), start)

    def name(self, name: str, start: int) -> Term:
        return self._counted(Term(name, CONSTANTS.get(name), 1, start), start)

    def node(self, operation: str, parts: list[Term], start: int) -> Term:
        """An operation on terms, found at `start`."""
        chain = CHAINS.get(operation)
        first, last = parts[0], parts[-1]
        longer = first.depth if chain and first.chain == chain else first.depth + 1
        depth = max(longer, *(part.depth + 1 for part in parts[1:]), 1)
        if depth > DEEPEST_TREE:
            raise FormulaError("This formula is nested too deeply. Make it simpler.", start)
        if operation == "^" and last.constant is not None and abs(last.constant) > LARGEST_EXPONENT:
            raise FormulaError(f"An exponent may be up to {LARGEST_EXPONENT} in size.", last.start)
        if operation == "/" and last.constant == 0:
            raise FormulaError("This divides by zero.", start)
        values = [part.constant for part in parts if part.constant is not None]
        constant = constant_value(operation, values, start) if len(values) == len(parts) else None
        tree = (operation, *(part.tree for part in parts))
        return self._counted(Term(tree, constant, depth, min(start, first.start), chain), start)

    def _counted(self, term: Term, start: int) -> Term:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise FormulaError(f"This formula has more than {MOST_NODES} parts. Make it simpler.", start)
        return term


def constant_value(operation: str, values: list[float], start: int) -> float:
    """The value of an operation on constants, which must be real and of sensible size."""
    try:
        value = apply(operation, *values)
    except ZeroDivisionError:
        raise FormulaError("This divides by zero.", start) from None
    except OverflowError:
        value = math.inf
    except ValueError:
        raise FormulaError("This has no real value.", start) from None
    if abs(value) > LARGEST_CONSTANT:
        raise FormulaError("This constant is larger than 10¹⁰⁰.", start)
    return value
