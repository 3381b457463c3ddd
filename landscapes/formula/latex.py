"""The LaTeX of a tree, in the order in which the formula was written, so that readers see how it was understood."""

from collections.abc import Callable

from landscapes.formula.arithmetic import Tree, square_sum
from landscapes.formula.cases import alternatives, compared, rows
from landscapes.formula.functions import FUNCTIONS, VARIABLES
from landscapes.formula.scope import GREEK, column_of, parameter_of

LEVEL_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
# How tightly a piece of LaTeX binds: it gets brackets where a tighter one is needed.
SUM, PRODUCT, POWER, ATOM = 1, 2, 3, 4
# The LaTeX of functions that enclose their value, so that it needs no brackets.
SHAPES = {
    "abs": r"\left|{}\right|",
    "sqrt": r"\sqrt{{{}}}",
    "cbrt": r"\sqrt[3]{{{}}}",
    "floor": r"\left\lfloor {}\right\rfloor",
}
SIGNS = {"=": "=", "≠": r"\neq", "<": "<", "≤": r"\leq", ">": ">", "≥": r"\geq"}
# What functions mean that are known by name in programs alone.
MEANT: dict[str, Callable[..., Tree]] = {
    "log1p": lambda u: ("ln", ("+", 1, u)),
    "expm1": lambda u: ("-", ("^", "e", u), 1),
    "hypot": lambda *parts: ("sqrt", square_sum(parts)),
}


def latex(tree: Tree) -> str:
    """The LaTeX of a tree."""
    return _typeset(tree)[0]


def mean_latex(tree: Tree, weights: tuple[str, str], count: int) -> str:
    """The LaTeX of the mean of a tree over so many samples, with the weights as they were called."""
    inside, holds = _typeset(renamed(tree, weights))
    inside = inside if holds >= PRODUCT else rf"\left({inside}\right)"
    return rf"\frac{{1}}{{{count}}} \sum_{{i=1}}^{{{count}}} {inside}"


def renamed(tree: Tree, weights: tuple[str, str]) -> Tree:
    """The tree with LaTeX for its names: the weights as they were called, and columns."""
    called = dict(zip(VARIABLES, map(weight_latex, weights), strict=True))

    def put(part: Tree) -> Tree:
        if isinstance(part, str):
            column, letter = column_of(part), parameter_of(part)
            if letter is not None:
                return weight_latex(letter)
            return called.get(part, part) if column is None else column_latex(column)
        return (part[0], *map(put, part[1:])) if isinstance(part, tuple) else part

    return put(tree)


def weight_latex(weight: str) -> str:
    """A weight or a parameter, w1 or w₁: w_{1}; x_max: x_{max}."""
    letter = f"\\{GREEK[weight[0]]}" if weight[0] in GREEK else weight[0]
    return f"{letter}_{{{weight[1:].lstrip('_').translate(LEVEL_DIGITS)}}}" if weight[1:] else letter


def column_latex(column: str) -> str:
    """A column, of sample i."""
    return f"{column}_{{i}}" if len(column) == 1 else rf"\mathrm{{{column.replace('_', '')}}}_{{i}}"


def _typeset(tree: Tree) -> tuple[str, int]:
    if isinstance(tree, str):
        return (r"\pi" if tree == "pi" else tree), ATOM
    if not isinstance(tree, tuple):
        return _number(tree)
    operation, *parts = tree
    if operation in MEANT:
        return _typeset(MEANT[str(operation)](*parts))
    if cases := rows(tree):
        return _cases(cases), ATOM
    if tree == ("neg", ("floor", ("neg", inside := _inside(tree)))):
        return rf"\left\lceil {latex(inside)}\right\rceil", ATOM
    match tree:
        case ("-", u, ("*", v, ("floor", ("/", part, whole)))) if (u, v) == (part, whole):
            return rf"\left({_held(u, POWER)} \bmod {_held(v, POWER)}\right)", ATOM
    if operation in ("+", "-"):
        return f"{latex(parts[0])} {operation} {_held(parts[1], PRODUCT)}", SUM
    if operation == "neg":
        return f"-{_held(parts[0], PRODUCT)}", SUM
    if operation == "*":
        left, right = _held(parts[0], PRODUCT), _held(parts[1], PRODUCT)
        # Two numbers side by side would read as one.
        joint = r" \cdot " if right[0].isdigit() or (right.startswith(r"\frac") and left[-1].isdigit()) else " "
        return f"{left}{joint}{right}", PRODUCT
    if operation == "/":
        return rf"\frac{{{latex(parts[0])}}}{{{latex(parts[1])}}}", PRODUCT
    if operation == "^":
        return _power(parts[0], latex(parts[1])), POWER
    if operation in SHAPES:
        return SHAPES[str(operation)].format(latex(parts[0])), ATOM
    return _head(tree) + _values(parts), POWER


def _inside(tree: Tree) -> Tree:
    """What stands within the first part of the first part of a tree; the tree itself where there is none."""
    for _ in range(3):
        tree = tree[1] if isinstance(tree, tuple) else tree
    return tree


def _cases(cases: list[tuple[Tree, Tree]]) -> str:
    """Values with the conditions under which they hold; the last without one."""
    lines = [
        f"{latex(value)} & " + (r"\text{otherwise}" if condition == 1 else rf"\text{{if }} {_condition(condition)}")
        for value, condition in cases
    ]
    return r"\begin{cases} " + r" \\ ".join(lines) + r" \end{cases}"


def _condition(condition: Tree) -> str:
    """A condition in words and signs of comparison."""
    if chain := compared(condition):
        left, others = chain
        return latex(left) + "".join(f" {SIGNS[sign]} {latex(value)}" for sign, value in others)
    word, parts = alternatives(condition)
    texts = [_condition(part) if compared(part) else rf"\left({_condition(part)}\right)" for part in parts]
    return rf" \text{{ {word} }} ".join(texts)


def _held(tree: Tree, least: int) -> str:
    text, holds = _typeset(tree)
    return text if holds >= least else rf"\left({text}\right)"


def _power(base: Tree, exponent: str) -> str:
    if isinstance(base, tuple) and base[0] in MEANT:
        base = MEANT[str(base[0])](*base[1:])
    if isinstance(base, tuple) and base[0] in FUNCTIONS and base[0] not in SHAPES:
        return f"{_head(base)}^{{{exponent}}}{_values(list(base[1:]))}"
    return f"{_held(base, ATOM)}^{{{exponent}}}"


def _head(call: tuple[Tree, ...]) -> str:
    return FUNCTIONS[str(call[0])].latex


def _values(parts: list[Tree]) -> str:
    return rf"\left({', '.join(latex(part) for part in parts)}\right)"


def _number(value: int | float) -> tuple[str, int]:
    text = repr(value).removesuffix(".0")
    if "e" not in text:
        return text, (ATOM if value >= 0 else SUM)
    digits, exponent = text.split("e")
    return (rf"{digits} \cdot " if digits != "1" else "") + rf"10^{{{int(exponent)}}}", PRODUCT
