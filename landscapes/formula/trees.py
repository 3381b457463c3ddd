"""SymPy expressions back into trees."""

from collections.abc import Mapping
from functools import reduce
from typing import Any, TypeAlias

import sympy as sp

from landscapes.formula.arithmetic import Tree

Definition: TypeAlias = tuple[Any, ...]


def tree_of(expression: Any, definitions: Mapping[Any, Definition]) -> Tree:
    """The tree of a SymPy expression; a symbol with a definition stands for what is defined.

    Equal parts of the expression are the same object in the tree, so that the tree is small however often they occur.
    """
    return _Converter(definitions).tree(expression)


class _Converter:
    def __init__(self, definitions: Mapping[Any, Definition]) -> None:
        self.definitions = definitions
        self.made: dict[Any, Tree] = {}

    def tree(self, node: Any) -> Tree:
        if node not in self.made:
            self.made[node] = self.convert(node)
        return self.made[node]

    def convert(self, node: Any) -> Tree:
        if node in self.definitions:
            operation, *parts = self.definitions[node]
            trees = [self.tree(part) for part in parts]
            return trees[0] if operation == "piece" else (operation, *trees)
        if isinstance(node, sp.Symbol):
            return str(node.name)
        if isinstance(node, sp.Integer):
            return int(node)
        if isinstance(node, sp.Rational):
            return ("/", int(node.p), int(node.q))
        if isinstance(node, sp.Float):
            return float(node)
        if isinstance(node, sp.Add):
            return self.sum(node)
        if isinstance(node, (sp.Mul, sp.Pow)):
            return self.quotient(node)
        return float("nan")  # SymPy's infinities: a division by something that is zero everywhere

    def sum(self, node: Any) -> Tree:
        """Terms to add first, then terms to subtract."""
        negative = [term for term in node.args if term.as_coeff_Mul()[0] < 0]
        positive = [term for term in node.args if term not in negative]
        first, *rest = positive or [negative.pop(0)]
        total = reduce(lambda total, term: ("+", total, self.tree(term)), rest, self.tree(first))
        return reduce(lambda total, term: ("-", total, self.tree(-term)), negative, total)

    def quotient(self, node: Any) -> Tree:
        """One fraction of two products, its sign in front."""
        coefficient, rest = node.as_coeff_Mul()
        over: list[Tree] = []
        under: list[Tree] = []
        if isinstance(coefficient, sp.Rational):
            over += [abs(coefficient.p)] if abs(coefficient.p) != 1 else []
            under += [coefficient.q] if coefficient.q != 1 else []
        elif abs(coefficient) != 1:
            over.append(float(abs(coefficient)))
        for factor in sp.Mul.make_args(rest):
            base, exponent = factor.as_base_exp()
            size: Tree = self.tree(base) if abs(exponent) == 1 else ("^", self.tree(base), abs(int(exponent)))
            (over if exponent > 0 else under).append(size)
        top = reduce(lambda a, b: ("*", a, b), over) if over else 1
        whole: Tree = ("/", top, reduce(lambda a, b: ("*", a, b), under)) if under else top
        return ("neg", whole) if coefficient < 0 else whole
