"""A surface turned and stretched: x and y of its formula become combinations of x and y, so derivatives stay exact."""

from typing import TypeAlias

from landscapes.formula.arithmetic import Tree

# (a, b, u, c, d, v): the point (x, y) of the moved surface is (a x + b y + u, c x + d y + v) of the formula.
Motion: TypeAlias = tuple[float, float, float, float, float, float]


def substituted(tree: Tree, motion: Motion) -> Tree:
    """The tree with a x + b y + u in place of x, and c x + d y + v in place of y."""
    places = {"x": combined(*motion[:3]), "y": combined(*motion[3:])}

    def put(part: Tree) -> Tree:
        if isinstance(part, str):
            return places.get(part, part)
        return (part[0], *map(put, part[1:])) if isinstance(part, tuple) else part

    return put(tree)


def combined(a: float, b: float, u: float) -> Tree:
    """The tree of a x + b y + u, without the terms that are zero."""
    terms: list[Tree] = [
        name if factor == 1 else ("*", factor, name) for factor, name in ((a, "x"), (b, "y")) if factor
    ]
    total = terms[0] if len(terms) == 1 else ("+", terms[0], terms[1])
    return ("+", total, u) if u else total
