"""The curves on which a formula can become undefined, jump or have a kink, as equations that are read off its tree.

f need not do any of this there: |x|^2 does not. Whether it does is found out by evaluating f around such points. Over
data an equation with a column in it is a curve for each sample, and the mean does there what the sample's value does.
"""

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from landscapes.formula.arithmetic import Tree, folded, square_sum
from landscapes.formula.functions import VARIABLES
from landscapes.formula.latex import latex, renamed
from landscapes.formula.scope import column_of


class Edge(NamedTuple):
    """The points at which left = right. beyond: "<" or ">" where f is undefined on that side of it, else "".

    weights: what the two coordinates are called, by readers. whole: the points at which left is any whole number.
    """

    left: Tree
    right: Tree = 0
    beyond: str = ""
    weights: tuple[str, str] = VARIABLES
    whole: bool = False

    @property
    def difference(self) -> Tree:
        """What is zero at these points, and changes its sign there if they are a curve."""
        return ("sin", ("*", math.pi, self.left)) if self.whole else ("-", self.left, self.right)

    def latex(self, sign: str) -> str:
        """The LaTeX of left, a sign of comparison and right."""
        if sign == "=" and self.right == 0 and (weights := both_zero(self.left)):
            return " = ".join([*(latex(renamed(weight, self.weights)) for weight in weights), "0"])
        if self.whole:
            return rf"{latex(renamed(self.left, self.weights))} \text{{ is a whole number}}"
        return f"{latex(renamed(self.left, self.weights))} {sign} {latex(renamed(self.right, self.weights))}"

    @property
    def of_samples(self) -> bool:
        """Whether it is a curve for each sample of the data."""
        return any(column_of(name) for name in names(self.difference))

    @property
    def reached(self) -> bool:
        """Whether there may be such points at all: no 1 + e^u is zero."""
        return self.whole or not (self.right == 0 and above(folded(self.left)))


def both_zero(tree: Tree) -> tuple[Tree, ...]:
    """The two weights of a sum of their squares, which is zero where both are; none of any other tree."""
    match tree:
        case ("+", ("^", str() as u, 2), ("^", str() as v, 2)) if u != v and {u, v} == {*VARIABLES}:
            return u, v
    return ()


def positive(u: Tree) -> list[Edge]:
    """The edge of a function that is undefined for u < 0."""
    return [Edge(u, 0, "<")]


def between(u: Tree) -> list[Edge]:
    """The edges of a function that is undefined for u < -1 and u > 1."""
    return [Edge(u, 1, ">"), Edge(u, -1, "<")]


EDGES: dict[str, Callable[..., list[Edge]]] = {
    "/": lambda a, b: [Edge(b)],
    "tan": lambda u: [Edge(("cos", u))],
    "asin": between,
    "acos": between,
    "atanh": between,
    "acosh": lambda u: [Edge(u, 1, "<")],
    "ln": positive,
    "log10": positive,
    "log2": positive,
    "sqrt": positive,
    "abs": lambda u: [Edge(u)],
    "sign": lambda u: [Edge(u)],
    "atan2": lambda a, b: [Edge(a)],
    "log1p": lambda u: [Edge(u, -1, "<")],
    "cbrt": lambda u: [Edge(u)],
    "hypot": lambda *parts: [Edge(square_sum(parts))],
    "floor": lambda u: [Edge(u, whole=True)],
    "below": lambda a, b: [Edge(a, b)],
    "min": lambda *parts: [Edge(a, b) for at, a in enumerate(parts) for b in parts[:at]],
    "max": lambda *parts: [Edge(a, b) for at, a in enumerate(parts) for b in parts[:at]],
    "^": lambda base, exponent: power(base, folded(exponent)),
}


def power(base: Tree, exponent: Tree) -> list[Edge]:
    """The edges of a power whose exponent is folded."""
    if not isinstance(exponent, (int, float)) or not float(exponent).is_integer():
        return positive(base)
    return [Edge(base)] if exponent < 0 else []


def edges(tree: Tree) -> list[Edge]:
    """Every edge of a tree once, in the order in which it is written; none that does not depend on x or y."""
    every = dict.fromkeys(simple for edge in found(tree) for simple in simplified(edge))
    return [edge for edge in every if not names(edge.difference).isdisjoint(VARIABLES)]


def names(tree: Tree) -> set[str]:
    """The names that a tree holds."""
    if isinstance(tree, tuple):
        return set().union(*map(names, tree[1:]))
    return {tree} if isinstance(tree, str) else set()


def above(tree: Tree) -> bool:
    """Whether a folded tree is a positive number and something that is nowhere negative, such as 1 + e^u."""
    match tree:
        case int() | float():
            return tree > 0
        case ("+", left, right):
            return (above(left) and never_negative(right)) or (never_negative(left) and above(right))
        case ("*" | "/", left, right):
            return above(left) and above(right)
        case ("^" | "sqrt" | "cosh", u, *_):
            return tree[0] == "cosh" or above(u)
    return False


def never_negative(tree: Tree) -> bool:
    """Whether a folded tree is nowhere less than 0, as far as its form shows."""
    match tree:
        case ("exp" | "abs" | "sqrt" | "cosh" | "softplus" | "sigmoid" | "hypot" | "below", *_):
            return True
        case ("max", *parts):
            return any(map(never_negative, parts))
        case ("cbrt", u) | ("gate", _, u):
            return never_negative(u)
        case ("^", u, int() | float() as exponent):
            return exponent % 2 == 0 or never_negative(u)
        case ("+" | "*" | "/", left, right):
            return (never_negative(left) and never_negative(right)) or (tree[0] == "*" and left == right)
    return above(tree)


def found(tree: Tree) -> Iterator[Edge]:
    """The edges of all parts of a tree, inner parts first; equal ones as often as they occur."""
    if isinstance(tree, tuple):
        for part in tree[1:]:
            yield from found(part)
        if tree[0] in EDGES:
            yield from EDGES[str(tree[0])](*tree[1:])


def simplified(edge: Edge) -> list[Edge]:
    """The same points by simpler equations: |u| = 0 where u = 0, and u v = 0 where u = 0 or v = 0."""
    match edge:
        case Edge(("/", u, 1), whole=True):
            return [Edge(u, whole=True)]
        case Edge(whole=True):
            return [edge]
        case Edge(("*", int() | float() as number, u), v, "") | Edge(v, ("*", int() | float() as number, u), "") if (
            u == v and number != 1
        ):
            return simplified(Edge(u))
        case Edge(("*" | "/", u, int() | float() as number) | ("*", int() | float() as number, u), 0, beyond) if (
            number > 0
        ):
            return simplified(Edge(u, 0, beyond))
        case Edge(("abs" | "sqrt" | "cbrt", u), 0) | Edge(("*" | "/", u, int() | float()), 0, ""):
            return simplified(Edge(u))
        case Edge(("^", u, int() | float() as exponent), 0, beyond) if exponent > 0:
            return simplified(Edge(u, 0, beyond if exponent % 2 else ""))
        case Edge(("*", u, v), 0, ""):
            return simplified(Edge(u)) + simplified(Edge(v))
        case Edge(("/", u, _), 0, ""):
            return simplified(Edge(u))
        case Edge(("neg", u), 0, beyond):
            return simplified(Edge(u, 0, {"<": ">", ">": "<"}.get(beyond, "")))
        case Edge(int() | float() as number, u, "") if not isinstance(u, int | float):
            return simplified(Edge(u, number))
        case Edge(("-", u, v), 0, ""):
            return [Edge(u, v)]
    return [edge]
