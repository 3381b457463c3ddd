"""A derivative's tree, arranged for reading: the same numbers, in the order in which people write them.

Calculus leaves x exp(x) as exp(x) x, -2(-x) and 6.283185307179586; here they become what one would write.
"""

import math
from collections.abc import Callable, Iterator

from landscapes.formula.arithmetic import Tree
from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.latex import latex

MOST_PARTS = 500  # of an expression that is worth printing
LARGEST_MULTIPLE = 1000


def readable(tree: Tree, typeset: Callable[[Tree], str] = latex) -> str | None:
    """The LaTeX of a derivative, arranged for reading; None where it is too long to be read."""
    return typeset(arranged(tree)) if count_parts(tree, {}) <= MOST_PARTS else None


def count_parts(tree: Tree, known: dict[int, int]) -> int:
    """How many parts a tree has when it is written out; what it shares is counted as often as it occurs."""
    if not isinstance(tree, tuple):
        return 1
    if id(tree) not in known:
        known[id(tree)] = 1 + sum(count_parts(part, known) for part in tree[1:])
    return known[id(tree)]


def arranged(tree: Tree) -> Tree:
    if not isinstance(tree, tuple):
        return multiple_of_pi(tree) if isinstance(tree, float) else tree
    operation, *parts = tree[0], *map(arranged, tree[1:])
    match operation, *parts:
        case "neg", ("neg", u):
            return u
        case "neg", int() | float() as number:
            return -number
        case (("+" | "-"), u, ("neg", v)):
            return ("-" if operation == "+" else "+", u, v)
        case "*", *_:
            return product((str(operation), *parts))
        case "/", ("neg", u), v:
            return ("neg", ("/", u, v))
        case "^", ("sqrt", u), int() as exponent if exponent % 2 == 0:
            return u if exponent == 2 else ("^", u, exponent // 2)
    return (str(operation), *parts)


def product(tree: Tree) -> Tree:
    """A product with its sign in front, then numbers, then x and y, then sums and functions."""
    found = list(factors(tree))
    negative = sum(sign for sign, _ in found) % 2
    first, *rest = sorted((factor for _, factor in found if factor != 1), key=rank) or [1]
    for factor in rest:
        first = ("*", first, factor)
    return ("neg", first) if negative else first


def factors(tree: Tree) -> Iterator[tuple[bool, Tree]]:
    """Whether each factor is negative, and its size."""
    match tree:
        case ("*", u, v):
            yield from factors(u)
            yield from factors(v)
        case ("neg", u):
            yield True, 1
            yield from factors(u)
        case int() | float() if tree < 0:
            yield True, -tree
        case _:
            yield False, tree


def rank(factor: Tree) -> int:
    while isinstance(factor, tuple) and factor[0] in ("^", "neg"):
        factor = factor[1]
    if not isinstance(factor, tuple):
        return {"x": 2, "y": 3, "pi": 1}.get(str(factor), 0)
    return 5 if factor[0] in FUNCTIONS else 4


def multiple_of_pi(number: float) -> Tree:
    """2 pi for 6.283185307179586, and the like; the number itself where it is no such multiple."""
    for exponent in (1, 2):
        whole = round(number / math.pi**exponent)
        if 0 < abs(whole) <= LARGEST_MULTIPLE and math.isclose(number, whole * math.pi**exponent, rel_tol=1e-14):
            power: Tree = "pi" if exponent == 1 else ("^", "pi", exponent)
            return power if whole == 1 else ("*", whole, power)
    return number
