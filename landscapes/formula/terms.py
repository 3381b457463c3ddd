"""Building the tree of a formula, within the limits that keep it small and its constants real."""

from __future__ import annotations

import math
from typing import NamedTuple

from landscapes.formula.arithmetic import Tree, apply
from landscapes.formula.errors import FormulaError
from landscapes.formula.functions import CONSTANTS

# What it takes to find the gradient and the Hessian of an operation, and to compile them: a unit is some 0.3 ms, and at
# most 0.6 (benchmarks/formulas.py). A part that occurs twice counts twice. Most formulas take less than 100.
WORK = {"+": 1, "-": 1, "neg": 1, "*": 2, "/": 4, "^": 3}
WORK_OF_FUNCTION = 2
MOST_WORK = 400
DEEPEST_TREE = 24
MOST_STEPS = 20_000  # of building, which sums take even where their terms are numbers
# Powers with weights in the exponent, one within another. Where a derivative of such a tower is 0/0, its limit takes
# some 20 ms for each.
MOST_POWERS = 5
LARGEST_EXPONENT = 100
LARGEST_CONSTANT = 1e100
CHAINS = {"+": "sum", "-": "sum", "*": "product", "/": "product"}

TOO_MUCH = "The derivatives of this formula would take too long. Make it simpler, or take fewer terms."
TOO_HIGH = f"Up to {MOST_POWERS} powers with weights in their exponents can stand one within another. Make it simpler."
NO_VALUE = "A comparison is no value. Write a case, as in {x < 0: x^2, else: x}."


class Term(NamedTuple):
    """A part of the tree, and what the limits need to know about it.

    constant: its value where it holds neither x nor y, else None. start: where it begins in the text.
    chain: "sum" or "product" where it is one; a + b - c is one level of depth, however long it goes on.
    truth: whether it is a condition; right: then the value that was compared last, as x in 0 < x.
    indexed: whether it is a number that was worked out of the index of a sum. work: that of its derivatives.
    powers: how many powers with weights in the exponent stand one within another.
    """

    tree: Tree
    constant: float | None
    depth: int
    start: int
    chain: str | None = None
    truth: bool = False
    right: Term | None = None
    indexed: bool = False
    work: int = 0
    powers: int = 0


class Builder:
    """Makes the terms of one formula. Every method raises FormulaError where a limit is passed."""

    def __init__(self) -> None:
        self.steps = 0

    def number(self, value: int | float, start: int, *, indexed: bool = False) -> Term:
        return self._counted(Term(value, float(value), 1, start, indexed=indexed), start)

    def name(self, name: str, start: int) -> Term:
        return self._counted(Term(name, CONSTANTS.get(name), 1, start), start)

    def given(self, tree: Tree, start: int) -> Term:
        """A small tree of our own making that is no constant."""
        return self._counted(Term(tree, None, 4, start), start)

    def node(self, operation: str, parts: list[Term], start: int) -> Term:
        """An operation on terms, found at `start`."""
        for part in parts:
            if part.truth:
                raise FormulaError(NO_VALUE, part.start)
        chain = CHAINS.get(operation)
        first, last = parts[0], parts[-1]
        longer = first.depth if chain and first.chain == chain else first.depth + 1
        depth = max(longer, *(part.depth + 1 for part in parts[1:]), 1)
        if operation == "^" and last.constant is not None and abs(last.constant) > LARGEST_EXPONENT:
            raise FormulaError(f"An exponent may be up to {LARGEST_EXPONENT} in size.", last.start)
        if operation == "/" and last.constant == 0:
            raise FormulaError("This divides by zero.", start)
        values = [part.constant for part in parts if part.constant is not None]
        constant = constant_value(operation, values, start) if len(values) == len(parts) else None
        begins = min(start, first.start)
        if constant is not None and any(part.indexed for part in parts):
            whole = constant.is_integer() and abs(constant) < 2**53
            return self.number(int(constant) if whole else constant, begins, indexed=True)
        if operation == "*" and first.indexed and first.constant == 1:
            return last
        if operation == "^" and last.indexed and last.constant == 1:
            return first
        tree = (operation, *(part.tree for part in parts))
        work = 0 if constant is not None else worked(operation, parts)
        powers = max(part.powers for part in parts) + (operation == "^" and last.constant is None)
        return self._counted(Term(tree, constant, depth, begins, chain, work=work, powers=powers), start)

    def known(self, holds: bool, like: Term) -> Term:
        """A condition of which it is known whether it holds, where another one stands."""
        return self.number(int(holds), like.start)._replace(truth=True)

    def condition(self, tree: Tree, parts: list[Term]) -> Term:
        """A condition that is made of others."""
        depth = 2 + max(part.depth for part in parts)
        work = sum(part.work for part in parts) + 2 * WORK_OF_FUNCTION
        powers = max(part.powers for part in parts)
        term = Term(tree, None, depth, parts[0].start, truth=True, work=work, powers=powers)
        return self._counted(term, parts[0].start)

    def choice(self, tree: Tree, condition: Term, values: list[Term]) -> Term:
        """A tree that has one of two values, by a condition. Other cases are no deeper, however many there are."""
        for value in values:
            if value.truth:
                raise FormulaError(NO_VALUE, value.start)
        value, other = values
        longer = other.depth if other.chain == "cases" else other.depth + 2
        depth = max(value.depth + 2, condition.depth + 2, longer)
        work = 2 * (condition.work + WORK_OF_FUNCTION) + value.work + other.work
        begins = min(condition.start, value.start)
        powers = max(part.powers for part in (condition, *values))
        return self._counted(Term(tree, None, depth, begins, "cases", work=work, powers=powers), condition.start)

    def _counted(self, term: Term, start: int) -> Term:
        self.steps += 1
        if term.work > MOST_WORK or self.steps > MOST_STEPS:
            raise FormulaError(TOO_MUCH, start)
        if term.powers > MOST_POWERS:
            raise FormulaError(TOO_HIGH, start)
        if term.depth > DEEPEST_TREE:
            raise FormulaError("This formula is nested too deeply. Make it simpler.", start)
        return term


def worked(operation: str, parts: list[Term]) -> int:
    """The work of an operation on terms, with theirs."""
    own = WORK.get(operation) or WORK_OF_FUNCTION * max(1, len(parts) - 1)
    return own + sum(part.work for part in parts)


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
