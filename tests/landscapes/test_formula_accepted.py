"""What people write, and what it must mean: each form beside the same thing in Python."""

import math
from collections.abc import Callable

import numpy as np
import pytest

from landscapes import from_formula
from landscapes.formula.functions import ALIASES, FUNCTIONS
from landscapes.formula.parser import parse
from landscapes.formula.tokens import LONGEST_FORMULA

pi, e = math.pi, math.e
sin, cos, exp, ln, sqrt = math.sin, math.cos, math.exp, math.log, math.sqrt

ACCEPTED = {
    # numbers
    "7": lambda x, y: 7,
    "0": lambda x, y: 0,
    ".5x": lambda x, y: 0.5 * x,
    "5.x": lambda x, y: 5 * x,
    "1e-3x": lambda x, y: 1e-3 * x,
    "2E3 + x": lambda x, y: 2000 + x,
    "12345678901234567890": lambda x, y: 12345678901234567890.0,
    # products side by side
    "2x": lambda x, y: 2 * x,
    "xy": lambda x, y: x * y,
    "3 x y": lambda x, y: 3 * x * y,
    "xy^2": lambda x, y: x * y**2,
    "x^2y": lambda x, y: x**2 * y,
    "x(x-1)": lambda x, y: x * (x - 1),
    "(x+1)(y-1)": lambda x, y: (x + 1) * (y - 1),
    "(x+1)y": lambda x, y: (x + 1) * y,
    "2pix": lambda x, y: 2 * pi * x,
    "2e^x": lambda x, y: 2 * e**x,
    "xe^y": lambda x, y: x * e**y,
    "1/2x": lambda x, y: (1 / 2) * x,
    "x/2y": lambda x, y: (x / 2) * y,
    # signs and powers
    "-x^2": lambda x, y: -(x**2),
    "-2xy": lambda x, y: -2 * x * y,
    "+x": lambda x, y: x,
    "x - -y": lambda x, y: x + y,
    "x - y - 1": lambda x, y: x - y - 1,
    "x / y / 2": lambda x, y: x / y / 2,
    "x*-y": lambda x, y: -x * y,
    "2^3^2": lambda x, y: 512,
    "2**3**2": lambda x, y: 512,
    "x^-2": lambda x, y: x**-2,
    "2^-x": lambda x, y: 2**-x,
    "e^-x": lambda x, y: exp(-x),
    "x^-y^2": lambda x, y: x ** -(y**2),
    "x^(1/3)": lambda x, y: x ** (1 / 3),
    "x^2.5": lambda x, y: x**2.5,
    "x^0": lambda x, y: 1,
    "0^0": lambda x, y: 1,
    # raised numbers and signs from other keyboards
    "x²": lambda x, y: x**2,
    "x⁻²": lambda x, y: x**-2,
    "x¹⁰y": lambda x, y: x**10 * y,
    "π x": lambda x, y: pi * x,
    "x − y": lambda x, y: x - y,
    "x – y": lambda x, y: x - y,
    "x × y ÷ 2 · x": lambda x, y: x * y / 2 * x,
    "√x": lambda x, y: sqrt(x),
    "√(x + 1)": lambda x, y: sqrt(x + 1),
    "√x√y": lambda x, y: sqrt(x) * sqrt(y),
    "y/√2": lambda x, y: y / sqrt(2),
    # bars
    "|x|": lambda x, y: abs(x),
    "|x||y|": lambda x, y: abs(x) * abs(y),
    "|x|y|x - 1|": lambda x, y: abs(x) * y * abs(x - 1),
    "||x| - |y||": lambda x, y: abs(abs(x) - abs(y)),
    "|x - |y||": lambda x, y: abs(x - abs(y)),
    "2|x - 3|^2": lambda x, y: 2 * abs(x - 3) ** 2,
    "|(x|y|)|": lambda x, y: abs(x * abs(y)),
    "ln|x|": lambda x, y: ln(abs(x)),
    # functions without brackets
    "sin x": lambda x, y: sin(x),
    "sinx": lambda x, y: sin(x),
    "sin 2x": lambda x, y: sin(2 * x),
    "sin 2pix": lambda x, y: sin(2 * pi * x),
    "sin xy": lambda x, y: sin(x * y),
    "sin x^2": lambda x, y: sin(x**2),
    "sin -x": lambda x, y: sin(-x),
    "sin x + y": lambda x, y: sin(x) + y,
    "sin x * y": lambda x, y: sin(x) * y,
    "sin x cos y": lambda x, y: sin(x) * cos(y),
    "sin cos x": lambda x, y: sin(cos(x)),
    "xsinx": lambda x, y: x * sin(x),
    "xlnx": lambda x, y: x * ln(x),
    # powers of functions
    "sin^2 x": lambda x, y: sin(x) ** 2,
    "sin^2(x)": lambda x, y: sin(x) ** 2,
    "sin² x": lambda x, y: sin(x) ** 2,
    "sin²x + cos²x": lambda x, y: 1,
    "sin(x)^2": lambda x, y: sin(x) ** 2,
    "sin(x)y": lambda x, y: sin(x) * y,
    "sin (x)(y)": lambda x, y: sin(x) * y,
    # functions of several values
    "atan2(y, x)": lambda x, y: math.atan2(y, x),
    "min(x, y)": lambda x, y: min(x, y),
    "max(x, y, 1, 2, 3, xy)": lambda x, y: max(x, y, 1, 2, 3, x * y),
    "log10(x) + log2 y": lambda x, y: math.log10(x) + math.log2(y),
    "log(x)": lambda x, y: ln(x),
    # a leading name, any letter case
    "z = x": lambda x, y: x,
    "f(x,y) = x y": lambda x, y: x * y,
    "F ( X , Y ) = X": lambda x, y: x,
    "f = x": lambda x, y: x,
    "SIN(X) + Pi + E": lambda x, y: sin(x) + pi + e,
    " x\t+\u00a0y ": lambda x, y: x + y,
}
PLACES = [(0.3, 0.7), (1.9, 0.2), (2.6, 3.4)]


def browser_value(tree, x, y):
    """The tree worked out the way the browser does: a second reading that shares no code with the first."""
    if isinstance(tree, str):
        return {"x": x, "y": y}[tree]
    if not isinstance(tree, list):
        return tree
    operation, *parts = tree
    parts = [browser_value(part, x, y) for part in parts]
    names: dict[str, Callable[..., float]] = {
        "ln": math.log,
        "abs": abs,
        "min": min,
        "max": max,
        "sign": lambda v: (v > 0) - (v < 0),
        "below": lambda a, b: float(a < b),
        "gate": lambda c, v: v if c > 0 else 0.0,
        "softplus": lambda v: math.log(1 + math.exp(v)),
        "sigmoid": lambda v: 1 / (1 + math.exp(-v)),
    }
    operations: dict[str, Callable[..., float]] = {
        "+": lambda a, b: a + b,
        "-": lambda a, b: a - b,
        "*": lambda a, b: a * b,
        "/": lambda a, b: a / b,
        "^": lambda a, b: math.pow(a, b),
        "neg": lambda a: -a,
    }
    return (operations.get(operation) or names.get(operation) or getattr(math, operation))(*parts)


@pytest.mark.parametrize("text", ACCEPTED)
def test_accepted(text):
    surface = from_formula(text, start=(1, 1))
    for x, y in PLACES:
        meant = ACCEPTED[text](x, y)
        assert surface.value((x, y)) == pytest.approx(meant, rel=1e-14)
        assert surface.floats.value(x, y) == pytest.approx(meant, rel=1e-14)
        assert browser_value(surface.tree_as_lists, x, y) == pytest.approx(meant, rel=1e-14)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_of_the_table(name):
    function = FUNCTIONS[name]
    x, y = (1.4, 0.6) if name == "acosh" else (0.4, 0.6)
    text = f"{name}(x, y)" if function.least == 2 else f"{name}(x)"
    surface = from_formula(text, start=(x, y))
    assert surface.value((x, y)) == pytest.approx(browser_value(surface.tree_as_lists, x, y), rel=1e-14)
    tree = surface.tree_as_lists
    assert isinstance(tree, list) and tree[0] == name


@pytest.mark.parametrize(("alias", "name"), ALIASES.items())
def test_other_spellings(alias, name):
    value = "(x, y)" if name in FUNCTIONS and FUNCTIONS[name].least == 2 else "(x)"
    assert parse(alias + value) == parse(name + value)
    if alias.isascii():
        assert parse(alias.upper() + value) == parse(name + value)


def test_long_sums_are_not_deep():
    terms = " + ".join(["xy"] * 35)
    assert from_formula(terms, start=(1, 1)).value((2, 3)) == 6 * 35


def test_a_formula_of_the_greatest_length():
    text = "x + y".ljust(LONGEST_FORMULA)
    assert from_formula(text, start=(1, 1)).value((1, 2)) == 3

    terms = "x" + " + x" * 74
    assert from_formula(terms, start=(1, 1)).value((1, 2)) == 75


def test_a_constant_is_a_flat_surface():
    flat = from_formula("3")
    assert flat.value(np.zeros((2, 3, 2))).tolist() == [[3] * 3] * 2
    assert not flat.gradient(np.zeros((2, 2))).any() and not flat.hessian(np.zeros((2, 2))).any()


LATEX = {
    "(1-x)^2 + 100(y-x^2)^2": r"\left(1 - x\right)^{2} + 100 \left(y - x^{2}\right)^{2}",
    "1/2x": r"\frac{1}{2} x",
    "x/(2y)": r"\frac{x}{2 y}",
    "-x^2": "-x^{2}",
    "(-x)^2": r"\left(-x\right)^{2}",
    "x-(y-1)": r"x - \left(y - 1\right)",
    "x*2*3": r"x \cdot 2 \cdot 3",
    "2(1/3)": r"2 \cdot \frac{1}{3}",
    "sin^2 x": r"\sin^{2}\left(x\right)",
    "(sin x)^2": r"\sin^{2}\left(x\right)",
    "sin(x)y": r"\sin\left(x\right) y",
    "e^(-x)": "e^{-x}",
    "√(x+1)": r"\sqrt{x + 1}",
    "|x|y": r"\left|x\right| y",
    "(x^2)^3": r"\left(x^{2}\right)^{3}",
    "x^y^2": "x^{y^{2}}",
    "2pi x": r"2 \pi x",
    "max(x,y,1)": r"\max\left(x, y, 1\right)",
    "1e-7x": r"10^{-7} x",
    "2.50x": "2.5 x",
    "log10(x)": r"\log_{10}\left(x\right)",
}


@pytest.mark.parametrize("text", LATEX)
def test_typeset_as_written(text):
    assert from_formula(text, start=(1, 1)).latex == LATEX[text]
