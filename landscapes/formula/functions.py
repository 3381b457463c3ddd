"""The function table: every function a formula may name, and all that is known about it.

One row serves the parser (the function's name, how many values it takes), LaTeX, the generated code (the NumPy
function, and the check that comes before it on plain floats) and calculus (the partial derivatives, written in the
formula language itself, where x and y stand for the first and second value).

The operations in the tree of a formula are these functions, + - * / ^ with two values and neg with one. An evaluator
elsewhere, such as the one in the browser, has to know these and no others.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from landscapes.formula.conditions import below, gate
from landscapes.formula.logistic import sigmoid, softplus
from landscapes.formula.numbers import Values

VARIABLES: tuple[str, str] = ("x", "y")
CONSTANTS = {"pi": math.pi, "e": math.e}
OPERATORS = {"+": 2, "-": 2, "*": 2, "/": 2, "^": 2, "neg": 1}


@dataclass(frozen=True)
class Function:
    """One function of real numbers.

    array: the NumPy function, (...) -> (...), of one value or of two.
    partials: the partial derivatives as formulas, one for each value `array` takes.
    latex: its head, as in head(x).
    check: raises ValueError or OverflowError where `array` would not be finite; None where it always is.
    most: how many values may be given; those past the second are taken in one by one, as in max(max(a, b), c).
    """

    array: Callable[..., Values]
    partials: tuple[str, ...]
    latex: str
    check: Callable[..., float] | None = None
    most: int = 1

    @property
    def least(self) -> int:
        """How many values it needs."""
        return len(self.partials)

    @cached_property
    def number(self) -> Callable[..., float]:
        """The function of plain floats (least of them) that equals `array` bit for bit, or raises as `check` does."""
        return float_function(self.array, self.check)


def float_function(array: Callable[..., Values], check: Callable[..., float] | None) -> Callable[..., float]:
    """A NumPy function as a function of plain floats, which raises what `check` raises.

    `check` is the standard library's function of that name. Its value is not used: the last digits differ.
    """
    if check is None:
        return lambda *values: float(array(*values))

    def checked(*values: float) -> float:
        check(*values)
        return float(array(*values))

    return checked


def finite_hypot(*values: float) -> float:
    """math.hypot, and an OverflowError for an infinite length, of which NumPy would only warn."""
    length = math.hypot(*values)
    if math.isinf(length):
        raise OverflowError("the length is not finite")
    return length


FUNCTIONS: dict[str, Function] = {
    "sin": Function(np.sin, ("cos(x)",), r"\sin", math.sin),
    "cos": Function(np.cos, ("-sin(x)",), r"\cos", math.cos),
    "tan": Function(np.tan, ("1 + tan(x)^2",), r"\tan", math.tan),
    "asin": Function(np.arcsin, ("1/sqrt(1 - x^2)",), r"\arcsin", math.asin),
    "acos": Function(np.arccos, ("-1/sqrt(1 - x^2)",), r"\arccos", math.acos),
    "atan": Function(np.arctan, ("1/(1 + x^2)",), r"\arctan"),
    "sinh": Function(np.sinh, ("cosh(x)",), r"\sinh", math.sinh),
    "cosh": Function(np.cosh, ("sinh(x)",), r"\cosh", math.cosh),
    "tanh": Function(np.tanh, ("1 - tanh(x)^2",), r"\tanh"),
    "asinh": Function(np.arcsinh, ("1/sqrt(x^2 + 1)",), r"\operatorname{arsinh}"),
    "acosh": Function(np.arccosh, ("1/(sqrt(x - 1) * sqrt(x + 1))",), r"\operatorname{arcosh}", math.acosh),
    "atanh": Function(np.arctanh, ("1/sqrt(1 - x^2)^2",), r"\operatorname{artanh}", math.atanh),
    "exp": Function(np.exp, ("exp(x)",), r"\exp", math.exp),
    # Not 1/x, which goes on to the left of 0, where the logarithm has ended. So it is with atanh above.
    "ln": Function(np.log, ("1/sqrt(x)^2",), r"\ln", math.log),
    "log10": Function(np.log10, ("1/(sqrt(x)^2 * ln(10))",), r"\log_{10}", math.log10),
    "log2": Function(np.log2, ("1/(sqrt(x)^2 * ln(2))",), r"\log_{2}", math.log2),
    "log1p": Function(np.log1p, ("1/sqrt(1 + x)^2",), r"\operatorname{log1p}", math.log1p),
    "expm1": Function(np.expm1, ("exp(x)",), r"\operatorname{expm1}", math.expm1),
    "softplus": Function(softplus, ("sigmoid(x)",), r"\operatorname{softplus}"),
    # Not s(1 - s), which has no digits left where the sigmoid is nearly 1.
    "sigmoid": Function(sigmoid, ("sigmoid(x) * sigmoid(-x)",), r"\operatorname{sigmoid}"),
    "sqrt": Function(np.sqrt, ("1/(2 sqrt(x))",), r"\sqrt", math.sqrt),
    "cbrt": Function(np.cbrt, ("1/(3 cbrt(x)^2)",), r"\operatorname{cbrt}"),
    "hypot": Function(np.hypot, ("x/hypot(x, y)", "y/hypot(x, y)"), r"\operatorname{hypot}", finite_hypot, most=6),
    "abs": Function(np.abs, ("sign(x)",), r"\operatorname{abs}"),
    # sign(0) = 0: a kink has the mean of its two slopes, and where two values tie, min and max share the slope equally.
    "sign": Function(np.sign, ("0",), r"\operatorname{sign}"),
    "min": Function(np.minimum, ("(1 - sign(x - y))/2", "(1 + sign(x - y))/2"), r"\min", most=6),
    "max": Function(np.maximum, ("(1 + sign(x - y))/2", "(1 - sign(x - y))/2"), r"\max", most=6),
    "atan2": Function(np.arctan2, ("y/(x^2 + y^2)", "-x/(x^2 + y^2)"), r"\operatorname{atan2}", most=2),
    "floor": Function(np.floor, ("0",), r"\operatorname{floor}"),
    # The two that cases are made of, as in {x < 0: x^2, else: x}. A part that is not chosen must not be multiplied by
    # 0, because it may have no value there: derivatives of gate() are gates again, whatever its partials say.
    "below": Function(below, ("0", "0"), r"\operatorname{below}", most=2),
    "gate": Function(gate, ("0", "gate(x, 1)"), r"\operatorname{gate}", most=2),
}

# Other spellings. log is the natural logarithm, as in NumPy and in the papers these surfaces come from.
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
