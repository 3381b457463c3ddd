"""The function table: every function a formula may name, and all that is known about it.

One row serves everybody: the parser (name, how many values), LaTeX, the generated code (the NumPy function
and the check that comes before it on plain floats) and calculus (the partial derivatives, written in the formula
language itself, where x and y stand for the first and the second value).

The tree a formula becomes uses these names and the operators + - * / ^ (two values) and neg (one value): that is
the whole set of operations an evaluator elsewhere, such as the one in the browser, has to know.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

OPERATORS = {"+": 2, "-": 2, "*": 2, "/": 2, "^": 2, "neg": 1}
CONSTANTS = {"pi": math.pi, "e": math.e}
VARIABLES = ("x", "y")


@dataclass(frozen=True)
class Function:
    """One function.

    array: the NumPy function, (...) -> (...).
    check: a function of floats that raises ValueError or OverflowError where `array` would not be finite.
    partials: its partial derivatives as formulas; x is the first value, y the second.
    latex: the head to typeset, for those written head(value).
    most: how many values it takes at most; len(partials) is how many it takes at least.
    """

    array: Callable[..., Any]
    check: Callable[..., Any]
    partials: tuple[str, ...]
    latex: str
    most: int = 1

    @property
    def least(self) -> int:
        return len(self.partials)


FUNCTIONS: dict[str, Function] = {
    "sin": Function(np.sin, math.sin, ("cos(x)",), r"\sin"),
    "cos": Function(np.cos, math.cos, ("-sin(x)",), r"\cos"),
    "tan": Function(np.tan, math.tan, ("1 + tan(x)^2",), r"\tan"),
    "asin": Function(np.arcsin, math.asin, ("1/sqrt(1 - x^2)",), r"\arcsin"),
    "acos": Function(np.arccos, math.acos, ("-1/sqrt(1 - x^2)",), r"\arccos"),
    "atan": Function(np.arctan, math.atan, ("1/(1 + x^2)",), r"\arctan"),
    "sinh": Function(np.sinh, math.sinh, ("cosh(x)",), r"\sinh"),
    "cosh": Function(np.cosh, math.cosh, ("sinh(x)",), r"\cosh"),
    "tanh": Function(np.tanh, math.tanh, ("1 - tanh(x)^2",), r"\tanh"),
    "asinh": Function(np.arcsinh, math.asinh, ("1/sqrt(x^2 + 1)",), r"\operatorname{arsinh}"),
    "acosh": Function(np.arccosh, math.acosh, ("1/(sqrt(x - 1) sqrt(x + 1))",), r"\operatorname{arcosh}"),
    "atanh": Function(np.arctanh, math.atanh, ("1/(1 - x^2)",), r"\operatorname{artanh}"),
    "exp": Function(np.exp, math.exp, ("exp(x)",), r"\exp"),
    "ln": Function(np.log, math.log, ("1/x",), r"\ln"),
    "log10": Function(np.log10, math.log10, ("1/(x ln(10))",), r"\log_{10}"),
    "log2": Function(np.log2, math.log2, ("1/(x ln(2))",), r"\log_{2}"),
    "sqrt": Function(np.sqrt, math.sqrt, ("1/(2 sqrt(x))",), r"\sqrt"),
    "abs": Function(np.abs, abs, ("sign(x)",), r"\left|"),
    # sign(0) = 0, so that a kink has the mean of its two slopes and a tie of min or max is shared half and half.
    "sign": Function(np.sign, abs, ("0",), r"\operatorname{sign}"),
    "atan2": Function(np.arctan2, math.atan2, ("y/(x^2 + y^2)", "-x/(x^2 + y^2)"), r"\operatorname{atan2}", most=2),
    "min": Function(np.minimum, min, ("(1 - sign(x - y))/2", "(1 + sign(x - y))/2"), r"\min", most=6),
    "max": Function(np.maximum, max, ("(1 + sign(x - y))/2", "(1 - sign(x - y))/2"), r"\max", most=6),
}

# Other spellings people use. log is the natural logarithm, as in NumPy and in every paper on these surfaces.
ALIASES = {
    "log": "ln",
    "arcsin": "asin",
    "arccos": "acos",
    "arctan": "atan",
    "arcsinh": "asinh",
    "arsinh": "asinh",
    "arccosh": "acosh",
    "arcosh": "acosh",
    "arctanh": "atanh",
    "artanh": "atanh",
    "arctan2": "atan2",
    "sgn": "sign",
    "√": "sqrt",
    "π": "pi",
}
