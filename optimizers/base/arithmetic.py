"""The few functions a rule may call, once for arrays and once for Python floats.

A rule imports the array versions. For a single run its code object is bound to FLOATS instead, where the same names
mean plain-float functions: five times faster, and bitwise the same numbers, because + - * / and square roots are
exactly rounded in both. Powers are not, so rules multiply (`g * g`) and the engine keeps running products (`beta1_t`).
"""

import math
from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np

sqrt: Any = np.sqrt
maximum: Any = np.maximum
where: Any = np.where


def solve(a: Any, b: Any, c: Any, x: Any, y: Any) -> tuple[Any, Any]:
    """The (u, v) with [[a, b], [b, c]] (u, v) = (x, y), by elimination; any finite numbers unless positive definite."""
    first = where(a > 0, a, 1.0)
    second = c - b * b / first
    v = (y - b * x / first) / where(second > 0, second, 1.0)
    return (x - b * v) / first, v


def positive_definite(a: Any, b: Any, c: Any) -> Any:
    """Whether [[a, b], [b, c]] bends upwards in every direction, by the pivots that solve() divides by."""
    return (a > 0) & (c - b * b / where(a > 0, a, 1.0) > 0)


def _maximum(a: float, b: float) -> float:
    """The larger of two floats; NaN if either is, as numpy has it."""
    if a > b:
        return a
    return b if b >= a else a + b


def _where(condition: bool, a: float, b: float) -> float:
    return a if condition else b


FLOATS: dict[str, Callable] = {"sqrt": math.sqrt, "maximum": _maximum, "where": _where}
FLOATS |= {rule.__name__: FunctionType(rule.__code__, globals() | FLOATS) for rule in (solve, positive_definite)}


def on_floats(rule: Callable) -> Callable:
    """The same rule, bound to the float functions."""
    assert isinstance(rule, FunctionType)
    return FunctionType(rule.__code__, rule.__globals__ | FLOATS, rule.__name__)
