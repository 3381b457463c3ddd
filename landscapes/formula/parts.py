"""Whether a formula is written as a sum of squares, or as a mean over samples; its tree says so.

Methods for least squares need what is squared, and the natural gradient needs the samples. A formula that is written
as such a sum shows them, and nothing else has to be declared.
"""

from landscapes.formula.arithmetic import Tree, folded

PARTS = {"squares": "a sum of squares", "samples": "a mean over samples"}

Weighed = tuple[Tree, Tree]  # a weight (a number or a parameter), and the part of the formula that it multiplies


def squares(tree: Tree, positive: frozenset[str] = frozenset()) -> list[Weighed] | None:
    """The (w, r) of a formula that is written as Σ w r², all w ≥ 0; None if it is not. `positive` are names in it that
    stand for numbers ≥ 0.
    """
    match folded(tree):
        case int() | float() as number:
            return [(float(number), 1)] if number >= 0 else None
        case ("+", left, right):
            both = squares(left, positive), squares(right, positive)
            return both[0] + both[1] if both[0] is not None and both[1] is not None else None
        case ("*", left, right) if left == right:
            return [(1.0, left)]
        case ("*", (int() | float()) as factor, inside) | ("*", inside, (int() | float()) as factor):
            return scaled(squares(inside, positive), float(factor))
        case ("*", str() as factor, inside) | ("*", inside, str() as factor) if factor in positive:
            return scaled(squares(inside, positive), factor)
        case ("/", inside, (int() | float()) as divisor):
            return scaled(squares(inside, positive), 1 / divisor)
        case ("gate", condition, inside):
            gated = squares(inside, positive)
            return None if gated is None else [(weight, ("gate", condition, part)) for weight, part in gated]
        case ("^", base, (int() | float()) as exponent) if exponent > 0 and exponent % 2 == 0:
            return [(1.0, base if exponent == 2 else ("^", base, exponent // 2))]
    return None


def scaled(parts: list[Weighed] | None, factor: float | str) -> list[Weighed] | None:
    """The same parts, each weight times `factor`; None if that is below zero."""
    if parts is None or (not isinstance(factor, str) and factor < 0):
        return None
    return [(product(factor, weight), part) for weight, part in parts]


def product(factor: Tree, weight: Tree) -> Tree:
    """A factor times a weight: a number where both are."""
    if isinstance(factor, int | float) and isinstance(weight, int | float):
        return factor * weight
    return ("*", factor, weight)


def samples(tree: Tree) -> list[Weighed] | None:
    """The (1/N, t) of a formula that is written as (t₁ + … + t_N) / N; None if it is not.

    A sum with a minus in it is no sum of samples, though it may be over 2; nor are two cases.
    """
    match folded(tree):
        case ("/", total, (int() | float()) as divisor):
            terms = summed(total)
            other = any(isinstance(term, tuple) and term[0] in ("-", "gate") for term in terms)
            return [(1 / divisor, term) for term in terms] if len(terms) == divisor > 1 and not other else None
    return None


def summed(tree: Tree) -> list[Tree]:
    """The terms of a sum; of anything else, the tree itself."""
    return [*summed(tree[1]), *summed(tree[2])] if isinstance(tree, tuple) and tree[0] == "+" else [tree]
