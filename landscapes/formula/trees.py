"""From SymPy expressions back to trees."""

import math
from collections.abc import Mapping
from functools import reduce
from typing import Any, TypeAlias

import sympy as sp

from landscapes.formula.arithmetic import Tree

Expression: TypeAlias = Any  # SymPy has no types of its own
Definition: TypeAlias = tuple[Expression, ...]  # an operation, "piece" for an expression, and its parts
LARGEST_EXACT_INTEGER = 2**53


def tree_of(expression: Expression, definitions: Mapping[Expression, Definition]) -> Tree:
    """The tree of a SymPy expression, in which each symbol with a definition is replaced by what defines it.

    Equal parts of the expression are the same object in the tree, so that the tree is small however often they occur.
    """
    return _Converter(definitions).tree(expression)


class _Converter:
    def __init__(self, definitions: Mapping[Expression, Definition]) -> None:
        self.definitions = definitions
        self.made: dict[Expression, Tree] = {}

    def tree(self, node: Expression) -> Tree:
        if node not in self.made:
            self.made[node] = self.convert(node)
        return self.made[node]

    def convert(self, node: Expression) -> Tree:
        if node in self.definitions:
            operation, *parts = self.definitions[node]
            trees = [self.tree(part) for part in parts]
            return trees[0] if operation == "piece" else (operation, *trees)
        if isinstance(node, sp.Symbol):
            return str(node.name)
        return self.sum(node) if isinstance(node, sp.Add) else self.quotient(node)

    def sum(self, node: Expression) -> Tree:
        """Terms to add first, then terms to subtract."""
        negative = [term for term in node.args if term.as_coeff_Mul()[0] < 0]
        positive = [term for term in node.args if term not in negative]
        first, *rest = positive or [negative.pop(0)]
        total = reduce(lambda total, term: ("+", total, self.tree(term)), rest, self.tree(first))
        return reduce(lambda total, term: ("-", total, self.tree(-term)), negative, total)

    def quotient(self, node: Expression) -> Tree:
        """One fraction of two products of powers of symbols, its sign in front."""
        coefficient, rest = node.as_coeff_Mul()
        numerator, denominator = abs(coefficient).as_numer_denom()
        over, under = [_number(numerator)], [_number(denominator)]
        for factor in sp.Mul.make_args(rest):
            if factor != 1:
                base, exponent = factor.as_base_exp()
                (over if exponent > 0 else under).append(self.power(base, abs(int(exponent))))
        top, bottom = _product(over), _product(under)
        whole = top if bottom == 1 else ("/", top, bottom)
        return ("neg", whole) if coefficient < 0 else whole

    def power(self, base: Expression, exponent: int) -> Tree:
        return self.tree(base) if exponent == 1 else ("^", self.tree(base), exponent)


def _product(factors: list[Tree]) -> Tree:
    first, *rest = [factor for factor in factors if factor != 1] or [1]
    return reduce(lambda product, factor: ("*", product, factor), rest, first)


def _number(number: Expression) -> Tree:
    """A SymPy number as a leaf of a tree; inf where it is too large for a float."""
    try:
        return int(number) if number.is_Integer and abs(number) <= LARGEST_EXACT_INTEGER else float(number)
    except OverflowError:
        return math.inf
