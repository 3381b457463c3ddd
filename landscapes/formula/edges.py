"""The curves on which a formula can become undefined, jump or have a kink, as equations that are read off its tree.

f need not do any of this there: |x|^2 does not. Whether it does is found out by evaluating f around such points.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from landscapes.formula.arithmetic import Tree, folded
from landscapes.formula.latex import latex


class Edge(NamedTuple):
    """The points at which left = right. beyond: "<" or ">" where f is undefined on that side of it, else ""."""

    left: Tree
    right: Tree = 0
    beyond: str = ""

    @property
    def difference(self) -> Tree:
        return ("-", self.left, self.right)

    def latex(self, sign: str) -> str:
        """The LaTeX of left, a sign of comparison and right."""
        return f"{latex(self.left)} {sign} {latex(self.right)}"


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
    return [edge for edge in every if not isinstance(folded(edge.difference), (int, float))]


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
        case Edge(("abs" | "sqrt", u), 0) | Edge(("*" | "/", u, int() | float()), 0, ""):
            return simplified(Edge(u))
        case Edge(("^", u, int() | float() as exponent), 0, beyond) if exponent > 0:
            return simplified(Edge(u, 0, beyond if exponent % 2 else ""))
        case Edge(("*", u, v), 0, ""):
            return simplified(Edge(u)) + simplified(Edge(v))
        case Edge(("/", u, _), 0, ""):
            return simplified(Edge(u))
        case Edge(("neg", u), 0, ""):
            return simplified(Edge(u))
        case Edge(("-", u, v), 0, ""):
            return [Edge(u, v)]
    return [edge]
