"""Where and how large something is on a surface, as far as the numbers of its formula show.

A formula in x - 1000 is about 1000, and one in x/50 is about fifty times as wide as one in x. So each part of a tree
that is a line in one weight, a x + b, is read: the place where it is 0, and 1/|a| as its size. A comparison of x with a
number counts as their difference.
"""

from collections.abc import Iterator
from typing import NamedTuple

from landscapes.formula.arithmetic import Tree, folded
from landscapes.formula.functions import VARIABLES
from landscapes.formula.surface import Point

COMPARING = {"below", "min", "max"}
LINEAR = {"+", "-", "neg", "*", "/"}


class Line(NamedTuple):
    """a x + b y + c, as (a, b, c)."""

    a: float
    b: float
    c: float

    @property
    def root(self) -> tuple[int, float, float] | None:
        """Of a line in one weight: which weight, where it is 0, and its size; None of all others."""
        if bool(self.a) == bool(self.b):
            return None
        slope = self.a or self.b
        return (0 if self.a else 1), 0.0 - self.c / slope, 1 / abs(slope)


class Hints(NamedTuple):
    """The middle of the places that a formula names, how far they are from it at most, and the size of what is seen:
    1 where a weight is bent as it stands, as in x^2, else that of the widest thing there is.
    """

    middle: Point = (0.0, 0.0)
    reach: float = 0.0
    size: float = 1.0


def hints(tree: Tree) -> Hints:
    """What the numbers of a formula tell, by its tree; a weight that stands without a number names the place 0."""
    found = [(line.root, bent, clear) for line, bent, clear in lines(folded(tree))]
    roots = [(*root, bent, clear) for root, bent, clear in found if root]
    middle, reach = [], 0.0
    for weight in range(len(VARIABLES)):
        places = [place for of, place, _, _, clear in roots if of == weight and clear]
        if not places:
            unclear = {place for of, place, *_ in roots if of == weight}
            places = [*unclear] if len(unclear) == 1 else [0.0]
        low, high = min(places), max(places)
        middle.append((low + high) / 2)
        reach = max(reach, high - middle[-1], middle[-1] - low)
    sizes = {size for _, _, size, bent, _ in roots if bent} or {1.0}
    return Hints((middle[0], middle[1]), reach, 1.0 if 1 in sizes else max(sizes))


def lines(tree: Tree, bent: bool = False, clear: bool = True) -> Iterator[tuple[Line, bool, bool]]:
    """The largest parts of a folded tree that are lines; whether each is bent by what it stands in, as x^2 bends x and
    3x + y^2 does not; and whether it is clear that its number belongs to it.
    """
    line = line_of(tree)
    if line is not None:
        yield line, bent, clear
    elif isinstance(tree, tuple) and tree[0] in COMPARING:
        compared = list(sides(tree))
        known = [line for line in map(line_of, compared) if line]
        numbers = [line.c for line in known if not (line.a or line.b)] or [0.0]
        yield from ((Line(a, b, c - number), True, True) for a, b, c in known if a or b for number in numbers)
        for side in compared:
            if line_of(side) is None:
                yield from lines(side, True)
    elif isinstance(tree, tuple):
        for place, part in enumerate(tree[1:]):
            yield from lines(part, bent or tree[0] not in LINEAR, place > 0 or not unclear(str(tree[0]), part))


def sides(tree: Tree) -> Iterator[Tree]:
    """What is compared with each other: clip(x, -1, 1) is a smallest of a largest."""
    if isinstance(tree, tuple) and tree[0] in COMPARING:
        for part in tree[1:]:
            yield from sides(part)
    else:
        yield tree


def unclear(operation: str, left: Tree) -> bool:
    """Whether the left part of an operation may belong to the whole sum: x - 13 + y^2 is not about 13."""
    match left:
        case ("+" | "-", _, int() | float()):
            return operation in {"+", "-"} and line_of(left) is not None
    return False


def line_of(tree: Tree) -> Line | None:
    """A folded tree as a line; None where it is none."""
    match tree:
        case int() | float():
            return Line(0, 0, tree)
        case "x":
            return Line(1, 0, 0)
        case "y":
            return Line(0, 1, 0)
        case ("neg", u):
            return combined(-1, line_of(u), 0, Line(0, 0, 0))
        case ("+", u, v):
            return combined(1, line_of(u), 1, line_of(v))
        case ("-", u, v):
            return combined(1, line_of(u), -1, line_of(v))
        case ("*", int() | float() as factor, u) | ("*", u, int() | float() as factor):
            return combined(factor, line_of(u), 0, Line(0, 0, 0))
        case ("/", u, int() | float() as divisor):
            return combined(1 / divisor, line_of(u), 0, Line(0, 0, 0)) if divisor else None
    return None


def combined(p: float, u: Line | None, q: float, v: Line | None) -> Line | None:
    """p u + q v of two lines; None where one of them is none."""
    return Line(*(p * one + q * other for one, other in zip(u, v, strict=True))) if u and v else None
