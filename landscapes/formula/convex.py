"""Whether a formula is convex in x and y, as far as its form shows; over data the mean then is convex too.

A convex surface has one basin and no saddle, whatever the data. What is not shown to be convex here may still be so.
"""

from landscapes.formula.arithmetic import Tree, folded
from landscapes.formula.edges import names, never_negative
from landscapes.formula.functions import VARIABLES


def convex(tree: Tree) -> bool:
    """Whether a tree shows that it is convex."""
    return bends_up(folded(tree))


def bends_up(tree: Tree) -> bool:
    """The same of a folded tree."""
    if affine(tree):
        return True
    match tree:
        case ("+", left, right):
            return bends_up(left) and bends_up(right)
        case ("-", left, right):
            return bends_up(left) and affine(right)
        case ("*", (int() | float()) as factor, u) | ("*", u, (int() | float()) as factor):
            return factor >= 0 and bends_up(u)
        case ("/", u, (int() | float()) as divisor):
            return divisor > 0 and bends_up(u)
        case ("^", u, (int() | float()) as exponent) if exponent >= 2 and exponent % 2 == 0:
            return affine(u) or (never_negative(u) and bends_up(u))
        case ("abs" | "cosh", u):
            return affine(u)
        case ("hypot", *parts):
            return all(map(affine, parts))
        case ("exp" | "expm1" | "softplus", u):
            return bends_up(u)
        case ("max", *parts):
            return all(map(bends_up, parts))
    return False


def affine(tree: Tree) -> bool:
    """Whether a tree is a plane in x and y: a sum of multiples of them."""
    if not isinstance(tree, tuple):
        return True
    match tree:
        case ("+" | "-", left, right):
            return affine(left) and affine(right)
        case ("neg", u):
            return affine(u)
        case ("*", left, right):
            return (constant(left) and affine(right)) or (affine(left) and constant(right))
        case ("/", u, divisor):
            return affine(u) and constant(divisor)
    return constant(tree)


def constant(tree: Tree) -> bool:
    """Whether a tree holds neither x nor y."""
    return names(tree).isdisjoint(VARIABLES)
