"""How large |f| can become while |x| and |y| stay below a limit, as far as the tree of the formula alone can say."""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType

from landscapes.formula.arithmetic import Tree, folded

NONE: Mapping[str, float] = MappingProxyType({})

# Functions that are defined everywhere -> an upper bound on their size, from upper bounds on the sizes of their values.
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
    "sigmoid": lambda u: 1.0,
    "softplus": lambda u: u + math.log(2),
    "cbrt": math.cbrt,
    "hypot": math.hypot,
    "expm1": math.exp,
    "floor": lambda u: u + 1,
    "below": lambda u, v: 1.0,
    "gate": lambda condition, u: u,
    "sign": lambda u: 1.0,
    "atan": lambda u: math.pi / 2,
}


def bound(tree: Tree, reach: float, sizes: Mapping[str, float] = NONE) -> float:
    """An upper bound on |f|, but for rounding, while |x| and |y| are at most `reach`, and other names at most what
    `sizes` has for them; inf where the tree gives none.

    Where the bound is finite, f is defined at every such point.
    """
    try:
        return _bound(folded(tree), reach, sizes)
    except OverflowError:
        return math.inf


def _bound(tree: Tree, reach: float, sizes: Mapping[str, float]) -> float:
    if isinstance(tree, str):
        return sizes.get(tree, reach)
    if not isinstance(tree, tuple):
        return abs(float(tree))
    operation, parts = str(tree[0]), tree[1:]
    fixed = parts[-1] if isinstance(parts[-1], int | float) else None
    if operation == "/" and fixed:
        return _bound(parts[0], reach, sizes) / abs(fixed)
    if operation == "^" and fixed is not None and fixed >= 0 and fixed == int(fixed):
        return math.pow(_bound(parts[0], reach, sizes), fixed)
    if operation not in BOUNDS:
        return math.inf
    return BOUNDS[operation](*(_bound(part, reach, sizes) for part in parts))
