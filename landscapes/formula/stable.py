"""The same formula, written so that nothing overflows on the way to a value that does not.

e^u is too large for a float above u = 709, though ln(1 + e^u) is little more than u there, and 1/(1 + e^u) next to 0.
Such forms become softplus and sigmoid, whose derivatives are written with sigmoid again; everything else stays.
"""

from landscapes.formula.arithmetic import Tree


def stable(tree: Tree) -> Tree:
    """The tree of the same function, with softplus and sigmoid in place of the forms that overflow."""
    if not isinstance(tree, tuple):
        return tree
    parts = (tree[0], *map(stable, tree[1:]))
    match parts:
        case ("ln", inside) if (u := power_beside_one(inside)) is not None:
            return ("softplus", u)
        case ("log1p", inside) if (u := power(inside)) is not None:
            return ("softplus", u)
        case ("/", top, below) if (u := power_beside_one(below)) is not None:
            if power(top) == u:
                return ("sigmoid", u)
            part: Tree = ("sigmoid", negated(u))
            return part if top == 1 else ("*", top, part)
        case ("ln", ("sigmoid", u)):
            return ("neg", ("softplus", negated(u)))
        case ("-", 1 | 1.0, ("sigmoid", u)):
            return ("sigmoid", negated(u))
    return parts


def power_beside_one(tree: Tree) -> Tree | None:
    """The u of 1 + e^u or e^u + 1; None of anything else."""
    match tree:
        case ("+", 1 | 1.0, other) | ("+", other, 1 | 1.0):
            return power(other)
    return None


def power(tree: Tree) -> Tree | None:
    """The u of e^u; None of anything else."""
    match tree:
        case ("^", "e", u) | ("exp", u):
            return u
    return None


def negated(tree: Tree) -> Tree:
    """The tree of -u; a sign in front of u goes away."""
    return tree[1] if isinstance(tree, tuple) and tree[0] == "neg" else ("neg", tree)
