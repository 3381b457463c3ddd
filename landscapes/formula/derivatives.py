"""Exact derivatives: a tree becomes a SymPy expression, is differentiated, and becomes a tree again.

Functions and powers are opaque to SymPy: they know their derivatives (from the function table) and nothing else. So
it gathers sums and products but never simplifies, factors or looks for polynomials on the way, which is what takes
seconds on nested powers; and what it returns is defined wherever the formula is.
"""

from collections.abc import Mapping
from functools import lru_cache, reduce
from typing import Any

import sympy as sp

from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.parser import parse
from landscapes.formula.terms import Tree, folded

X, Y = sp.symbols("x y")
LARGEST_EXACT_INTEGER = 2**53


def gradient(tree: Tree) -> tuple[Tree, Tree]:
    """(df/dx, df/dy) of a tree."""
    f = _expression(folded(tree), {"x": X, "y": Y})
    return _tree(f.diff(X)), _tree(f.diff(Y))


def hessian(tree: Tree) -> tuple[Tree, Tree, Tree]:
    """(d2f/dx2, d2f/dxdy, d2f/dy2) of a tree."""
    f = _expression(folded(tree), {"x": X, "y": Y})
    fx, fy = f.diff(X), f.diff(Y)
    return _tree(fx.diff(X)), _tree(fx.diff(Y)), _tree(fy.diff(Y))


class Opaque(sp.Function):
    """A function of the table: only its name and its partial derivatives are known."""

    def fdiff(self, argindex: int = 1) -> Any:
        partial = folded(parse(FUNCTIONS[type(self).__name__].partials[argindex - 1]))
        return _expression(partial, {"x": self.args[0], "y": self.args[-1]})


class Power(sp.Function):
    """base ^ exponent, left as it stands."""

    def fdiff(self, argindex: int = 1) -> Any:
        base, exponent = self.args
        if argindex == 1:
            return exponent * _power(base, exponent - 1)
        return self * _opaque("ln")(base)


@lru_cache(maxsize=None)  # one entry for each row of the function table
def _opaque(name: str) -> Any:
    return type(name, (Opaque,), {})


def _power(base: Any, exponent: Any) -> Any:
    if exponent == 0:
        return sp.Integer(1)
    return base if exponent == 1 else Power(base, exponent)


def _expression(tree: Tree, names: Mapping[str, Any]) -> Any:
    """The SymPy expression of a folded tree, with the variables standing for what `names` says."""
    if isinstance(tree, str):
        return names[tree]
    if not isinstance(tree, tuple):
        whole = float(tree).is_integer() and abs(tree) <= LARGEST_EXACT_INTEGER
        return sp.Integer(int(tree)) if whole else sp.Float(tree)
    operation = tree[0]
    parts = [_expression(part, names) for part in tree[1:]]
    if operation == "neg":
        return -parts[0]
    if operation == "+":
        return parts[0] + parts[1]
    if operation == "-":
        return parts[0] - parts[1]
    if operation == "*":
        return parts[0] * parts[1]
    if operation == "/":
        return parts[0] / parts[1]
    if operation == "^":
        return _power(*parts)
    # min and max of many are worked out two at a time, so that two partial derivatives are enough.
    return reduce(_opaque(operation), parts) if len(parts) > 1 else _opaque(operation)(parts[0])


def _tree(expression: Any) -> Tree:
    memory: dict[Any, Tree] = {}

    def visit(node: Any) -> Tree:
        if node not in memory:
            memory[node] = convert(node)
        return memory[node]

    def convert(node: Any) -> Tree:
        if isinstance(node, sp.Symbol):
            return node.name
        if isinstance(node, sp.Integer):
            return int(node)
        if isinstance(node, sp.Number):
            return float(node)
        if isinstance(node, sp.Add):
            return _sum([visit_signed(part) for part in node.args])
        if isinstance(node, sp.Mul):
            return quotient(node)
        if isinstance(node, sp.Pow):
            base, exponent = node.args
            power: Tree = ("^", visit(base), abs(int(exponent))) if abs(exponent) != 1 else visit(base)
            return power if exponent > 0 else ("/", 1, power)
        if isinstance(node, Power):
            return ("^", visit(node.args[0]), visit(node.args[1]))
        if isinstance(node, Opaque):
            return (type(node).__name__, *(visit(part) for part in node.args))
        return float("nan")  # what SymPy writes for a division by something that is zero everywhere

    def visit_signed(part: Any) -> tuple[bool, Tree]:
        negative = part.could_extract_minus_sign() if part.is_Mul or part.is_Number else False
        return negative, visit(-part if negative else part)

    def quotient(node: Any) -> Tree:
        over: list[Tree] = []
        under: list[Tree] = []
        negative = False
        for part in node.args:
            if isinstance(part, sp.Rational):
                negative = part.p < 0
                over += [abs(part.p)] if abs(part.p) != 1 else []
                under += [part.q] if part.q != 1 else []
            elif isinstance(part, sp.Number):
                over += [float(part)] if part != 1 else []
            elif isinstance(part, sp.Pow) and part.exp < 0:
                under.append(visit(1 / part))
            else:
                over.append(visit(part))
        top = reduce(lambda a, b: ("*", a, b), over) if over else 1
        whole: Tree = ("/", top, reduce(lambda a, b: ("*", a, b), under)) if under else top
        return ("neg", whole) if negative else whole

    return visit(expression)


def _sum(parts: list[tuple[bool, Tree]]) -> Tree:
    """One sum, a term that is added first where there is one."""
    parts = sorted(parts, key=lambda part: part[0])
    negative, total = parts[0]
    total = ("neg", total) if negative else total
    for negative, part in parts[1:]:
        total = ("-" if negative else "+", total, part)
    return total
