"""One generated source, two namespaces: NumPy arrays and plain floats.

Where the float code does not raise, it equals the array code bit for bit: sums, products, quotients and square roots are
exactly rounded in both, and everything else is the same NumPy function called on one number.
"""

import math
from collections.abc import Callable
from functools import cached_property, lru_cache, wraps
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from landscapes.formula.functions import FUNCTIONS
from landscapes.formula.parser import parse
from landscapes.formula.source import source
from landscapes.formula.terms import Tree


class Compiled:
    """What a formula becomes; each part is made when it is first asked for."""

    def __init__(self, formula: str) -> None:
        self.tree: Tree = parse(formula)
        self.arrays = Programs(self, on_arrays)
        self.floats = Programs(self, on_floats)

    @cached_property
    def value_code(self) -> CodeType:
        return _code((self.tree,))

    @cached_property
    def gradient_code(self) -> CodeType:
        # Here and below, not at the top: SymPy takes a third of a second to load, and values do not need it.
        from landscapes.formula.derivatives import gradient

        return _code(gradient(self.tree))

    @cached_property
    def hessian_code(self) -> CodeType:
        from landscapes.formula.derivatives import hessian

        return _code(hessian(self.tree))


class Programs:
    """value(x, y), gradient(x, y) -> (gx, gy) and hessian(x, y) -> (hxx, hxy, hyy) of one formula on one kind of number."""

    def __init__(self, compiled: Compiled, bind: Callable[[CodeType], Callable[..., Any]]) -> None:
        self._compiled = compiled
        self._bind = bind

    @cached_property
    def value(self) -> Callable[[Any, Any], Any]:
        return self._bind(self._compiled.value_code)

    @cached_property
    def gradient(self) -> Callable[[Any, Any], tuple[Any, Any]]:
        return self._bind(self._compiled.gradient_code)

    @cached_property
    def hessian(self) -> Callable[[Any, Any], tuple[Any, Any, Any]]:
        return self._bind(self._compiled.hessian_code)


@lru_cache(maxsize=64)
def compiled(formula: str) -> Compiled:
    """The programs of a formula, made once. Raises FormulaError."""
    return Compiled(formula)


def on_arrays(code: CodeType) -> Callable[..., Any]:
    """The program on float64 arrays of one shape: silent, and not finite where the formula is undefined."""
    program = FunctionType(code, ARRAYS)

    def quiet(x: Any, y: Any) -> Any:
        with np.errstate(all="ignore"):
            return program(x, y)

    return quiet


def on_floats(code: CodeType) -> Callable[..., Any]:
    """The program on two floats: as fast as Python goes, with Python's errors where the formula is undefined."""
    return FunctionType(code, FLOATS)


def _code(trees: tuple[Tree, ...]) -> CodeType:
    namespace: dict[str, Any] = {"__builtins__": {}}
    exec(compile(source(trees), "<formula>", "exec"), namespace)
    return namespace["program"].__code__


def _on_floats(check: Callable[..., Any], array: Callable[..., Any]) -> Callable[..., float]:
    """The NumPy function on floats. `check` is the standard library's, for its errors; NumPy's digits are the ones kept."""

    @wraps(check)
    def function(*values: float) -> float:
        check(*values)
        return float(array(*values))

    return function


def _fill(x: Any, value: float) -> Any:
    return np.full(np.shape(x), value)


ARRAYS: dict[str, Any] = {name: function.array for name, function in FUNCTIONS.items()} | {
    "power": np.power,
    "fill": _fill,
    "nan": math.nan,
    "inf": math.inf,
    "__builtins__": {},
}
FLOATS: dict[str, Any] = {name: _on_floats(function.check, function.array) for name, function in FUNCTIONS.items()} | {
    "power": _on_floats(math.pow, np.power),
    "sqrt": math.sqrt,
    "abs": abs,
    "fill": lambda x, value: value,
    "nan": math.nan,
    "inf": math.inf,
    "__builtins__": {},
}
