"""How large a formula can become while x and y stay within reach, where that can be told from its tree alone."""

import math
from collections.abc import Callable

from landscapes.formula.arithmetic import Tree, folded

# Functions that have a value everywhere, and how large that can be when their own values are at most so large.
BOUNDS: dict[str, Callable[..., float]] = {
    "+": lambda u, v: u + v,
    "-": lambda u, v: u + v,
    "*": lambda u, v: u * v,
    "neg": lambda u: u,
    "abs": lambda u: u,
    "min": max,
    "max": max,
    "exp": math.exp,
    "sinh": math.cosh,
    "cosh": math.cosh,
    "asinh": lambda u: u,
    "sin": lambda u: 1.0,
    "cos": lambda u: 1.0,
    "tanh": lambda u: 1.0,
    "sign": lambda u: 1.0,
    "atan": lambda u: math.pi / 2,
}


def most(tree: Tree, reach: float) -> float:
    """What |f| does not exceed, rounding apart, while |x| and |y| are at most `reach`; inf where that cannot be told.

    A formula with a finite bound is defined everywhere within reach.
    """
    try:
        return _most(folded(tree), reach)
    except OverflowError:
        return math.inf


def _most(tree: Tree, reach: float) -> float:
    if isinstance(tree, str):
        return reach
    if not isinstance(tree, tuple):
        return abs(float(tree))
    operation, parts = str(tree[0]), tree[1:]
    fixed = parts[-1] if isinstance(parts[-1], int | float) else None
    if operation == "/" and fixed:
        return _most(parts[0], reach) / abs(fixed)
    if operation == "^" and fixed is not None and fixed >= 0 and fixed == int(fixed):
        return math.pow(_most(parts[0], reach), fixed)
    if operation not in BOUNDS:
        return math.inf
    return BOUNDS[operation](*(_most(part, reach) for part in parts))
