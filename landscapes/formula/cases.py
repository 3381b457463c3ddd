"""Cases as trees: {x < 0: x^2, else: x} is a sum of gates, of which one is open; conditions are numbers, 1 or 0.

Programs need the functions below() and gate() for them, and no other. Here trees are made of conditions and values, and
read back for people.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from landscapes.formula.arithmetic import Tree, apply, folded

# What has no value anywhere: f where none of its cases holds.
UNDEFINED: Tree = ("sqrt", ("-", ("neg", ("^", "x", 2)), 1))
MOST_ATOMS = 6  # comparisons of which every combination is looked at
TURNED = {"<": ">", "≤": "≥"}


def less(a: Tree, b: Tree) -> Tree:
    """Whether a < b."""
    return ("below", a, b)


def negated(condition: Tree) -> Tree:
    """Whether a condition does not hold."""
    return condition[2] if isinstance(condition, tuple) and condition[:2] == ("-", 1) else ("-", 1, condition)


def both(a: Tree, b: Tree) -> Tree:
    return ("*", a, b)


def either(a: Tree, b: Tree) -> Tree:
    return negated(both(negated(a), negated(b)))


def chosen(condition: Tree, value: Tree, other: Tree) -> Tree:
    """The value where a condition holds, else the other one."""
    return ("+", ("gate", condition, value), ("gate", negated(condition), other))


def rows(tree: Tree) -> list[tuple[Tree, Tree]] | None:
    """The cases that a tree is made of: values with their conditions, of which the first that holds counts; 1 for what
    is left over. None of a tree that is not made of cases.
    """
    match tree:
        case ("+", ("gate", first, value), ("gate", second, other)) if second == negated(first):
            if nowhere_defined(other):
                return [(value, first)]
            return [(value, first), *(rows(other) or [(other, 1)])]
        case ("gate", condition, value):
            inner = rows(value) or [(value, 1)]
            return [*((each, condition if own == 1 else both(condition, own)) for each, own in inner), (0, 1)]
    return None


def nowhere_defined(tree: Tree) -> bool:
    """Whether a tree is UNDEFINED, whatever its x is called or has become."""
    match tree:
        case ("sqrt", ("-", ("neg", ("^", _, 2)), 1)):
            return True
    return False


def compared(condition: Tree) -> tuple[Tree, list[tuple[str, Tree]]] | None:
    """What a condition compares: a value, then signs, each with a value, as in 0 < x ≤ 1; None where it is made of
    other conditions.
    """
    single = comparison(condition)
    if single:
        a, sign, b = single
        turned = isinstance(a, int | float) and not isinstance(b, int | float)
        return (b, [(TURNED[sign], a)]) if turned else (a, [(sign, b)])
    match condition:
        case ("*", ("-", 1, ("below", b, a)), ("-", 1, ("below", c, d))) if (a, b) == (c, d):
            return a, [("=", b)]
        case ("-", 1, ("*", *parts)) if equal := compared(("*", *parts)):
            left, others = equal
            return (left, [("≠", others[0][1])]) if others[0][0] == "=" else None
        case ("*", left, right):
            first, second = comparison(left), comparison(right)
            if first and second and first[2] == second[0]:
                return first[0], [first[1:], second[1:]]
    return None


def comparison(condition: Tree) -> tuple[Tree, str, Tree] | None:
    """a, < or ≤, b; None of anything else."""
    match condition:
        case ("below", a, b):
            return a, "<", b
        case ("-", 1, ("below", b, a)):
            return a, "≤", b
    return None


def alternatives(condition: Tree) -> tuple[str, list[Tree]]:
    """The word that joins the two parts of a condition, and these."""
    match condition:
        case ("*", left, right):
            return "and", [left, right]
        case ("-", 1, ("*", left, right)):
            return "or", [negated(left), negated(right)]
        case ("-", 1, inside):
            return "not", [inside]
    return "not", [negated(condition)]


def comparisons(condition: Tree) -> Iterator[tuple[Tree, Tree]]:
    """The pairs that a condition compares."""
    if isinstance(condition, tuple):
        if condition[0] == "below":
            yield condition[1], condition[2]
        else:
            for part in condition[1:]:
                yield from comparisons(part)


def exhaustive(conditions: Sequence[Tree]) -> bool:
    """Whether one of the conditions holds wherever they are defined, as far as their form shows."""
    pairs = list(dict.fromkeys(pair for condition in conditions for pair in comparisons(condition)))
    if not pairs:
        return False
    return on_a_line(conditions, pairs) or whatever_holds(conditions, pairs)


def on_a_line(conditions: Sequence[Tree], pairs: Sequence[tuple[Tree, Tree]]) -> bool:
    """Whether all compare one value with numbers, and one holds at each of these, between them and beyond them."""
    sides = [folded(side) for pair in pairs for side in pair]
    numbers = sorted({float(side) for side in sides if isinstance(side, int | float)})
    values = {side for side in sides if not isinstance(side, int | float)}
    if len(values) != 1 or not numbers:
        return False
    between = [(a + b) / 2 for a, b in pairwise(numbers)]
    (value,) = values
    at = [numbers[0] - 1, *numbers, *between, numbers[-1] + 1]
    simple = [folded(condition) for condition in conditions]
    return all(any(holds(condition, {value: place}) for condition in simple) for place in at)


def whatever_holds(conditions: Sequence[Tree], pairs: Sequence[tuple[Tree, Tree]]) -> bool:
    """Whether one of the conditions holds, whichever of the comparisons hold."""
    if len(pairs) > MOST_ATOMS:
        return False
    ways = product((0.0, 1.0), repeat=len(pairs))
    atoms: list[Tree] = [("below", *pair) for pair in pairs]
    return all(any(holds(each, dict(zip(atoms, way, strict=True))) for each in conditions) for way in ways)


def holds(condition: Tree, known: dict[Tree, float]) -> bool:
    """Whether a condition holds, given some of its parts."""

    def value(tree: Tree) -> float:
        if tree in known:
            return known[tree]
        if isinstance(tree, tuple):
            return apply(str(tree[0]), *map(value, tree[1:]))
        assert isinstance(tree, int | float)
        return float(tree)

    return value(condition) > 0
