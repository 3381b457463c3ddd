"""A tree, typeset: what was understood, in the order in which it was written."""

from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.terms import Tree

SUM, PRODUCT, NEGATED, POWER, ATOM = 1, 2, 2, 3, 4


def latex(tree: Tree) -> str:
    """The LaTeX of a tree."""
    return _typeset(tree)[0]


def _typeset(tree: Tree) -> tuple[str, int]:
    """LaTeX and how tightly it holds together."""
    if isinstance(tree, str):
        return (r"\pi" if tree == "pi" else tree), ATOM
    if not isinstance(tree, tuple):
        return _number(tree)
    operation, *parts = tree
    if operation in ("+", "-"):
        left, right = _typeset(parts[0])[0], _within(parts[1], SUM if operation == "+" else PRODUCT)
        return f"{left} {operation} {right}", SUM
    if operation == "*":
        left, right = _within(parts[0], PRODUCT), _within(parts[1], PRODUCT)
        dot = r" \cdot " if right[0].isdigit() else r" \, " if right.startswith("\\") else " "
        return f"{left}{dot}{right}", PRODUCT
    if operation == "/":
        return rf"\frac{{{latex(parts[0])}}}{{{latex(parts[1])}}}", PRODUCT
    if operation == "neg":
        return f"-{_within(parts[0], PRODUCT)}", SUM
    if operation == "^":
        return _power(parts[0], parts[1]), POWER
    return _call(str(operation), list(parts)), POWER if operation not in ("abs", "sqrt") else ATOM


def _within(tree: Tree, least: int) -> str:
    text, holds = _typeset(tree)
    return text if holds >= least else rf"\left({text}\right)"


def _power(base: Tree, exponent: Tree) -> str:
    if isinstance(base, tuple) and base[0] in FUNCTIONS and base[0] not in ("abs", "sqrt", "exp"):
        head, values = _parts_of_call(str(base[0]), list(base[1:]))
        return f"{head}^{{{latex(exponent)}}}{values}"
    return f"{_within(base, ATOM)}^{{{latex(exponent)}}}"


def _call(name: str, parts: list[Tree]) -> str:
    if name == "abs":
        return rf"\left|{latex(parts[0])}\right|"
    if name == "sqrt":
        return rf"\sqrt{{{latex(parts[0])}}}"
    head, values = _parts_of_call(name, parts)
    return head + values


def _parts_of_call(name: str, parts: list[Tree]) -> tuple[str, str]:
    values = ", ".join(latex(part) for part in parts)
    return FUNCTIONS[name].latex, rf"\left({values}\right)"


def _number(value: int | float) -> tuple[str, int]:
    text = repr(int(value)) if float(value).is_integer() and abs(value) < 1e16 else repr(value)
    if "e" in text:
        digits, exponent = text.split("e")
        return rf"{digits} \cdot 10^{{{int(exponent)}}}", PRODUCT
    return text, (ATOM if value >= 0 else SUM)
