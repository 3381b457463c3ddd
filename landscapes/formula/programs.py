"""One generated source, two kinds of number: NumPy arrays and plain floats.

Where the float program does not raise, it equals the array program bit for bit: sums, products, quotients and square
roots are exactly rounded in both, and everything else is the same NumPy function, called on one number.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from types import CodeType, FunctionType
from typing import Any

import numpy as np

from landscapes.formula.arithmetic import Tree, folded
from landscapes.formula.functions import FUNCTIONS, on_floats
from landscapes.formula.motion import Motion, substituted
from landscapes.formula.parser import parse
from landscapes.formula.parts import PARTS, Weighed, samples, squares
from landscapes.formula.source import source

Program = Callable[[Any, Any], Any]


class Compiled:
    """What a formula becomes; each part is made when it is first asked for."""

    def __init__(self, formula: str, motion: Motion | None = None) -> None:
        self.tree = substituted(parse(formula), motion) if motion else parse(formula)
        self.arrays = Programs(self, array_program)
        self.floats = Programs(self, float_program)

    @cached_property
    def value(self) -> CodeType:
        return compiled_code(self.trees("value"))

    @cached_property
    def slopes(self) -> tuple[Tree, Tree]:
        """The trees of df/dx and df/dy."""
        # Here and below, not at the top: SymPy takes a third of a second to load, and values do without it.
        from landscapes.formula.derivatives import gradient

        return gradient(self.tree)

    @cached_property
    def bends(self) -> tuple[Tree, Tree, Tree]:
        """The trees of d2f/dx2, d2f/dxdy and d2f/dy2."""
        from landscapes.formula.derivatives import hessian

        return hessian(self.tree)

    def trees(self, name: str) -> Sequence[Tree]:
        """What a program returns the values of, by its name. Raises ValueError where the formula has no such parts."""
        if name == "value":
            return [folded(self.tree)]
        if name in PARTS:
            from landscapes.formula.derivatives import outer_products

            return outer_products(self.parts_of(name))
        return self.slopes if name == "gradient" else self.bends

    @cached_property
    def gradient(self) -> CodeType:
        return compiled_code(self.trees("gradient"))

    @cached_property
    def hessian(self) -> CodeType:
        return compiled_code(self.trees("hessian"))

    @cached_property
    def squares(self) -> CodeType:
        return compiled_code(self.trees("squares"))

    @cached_property
    def samples(self) -> CodeType:
        return compiled_code(self.trees("samples"))

    @cached_property
    def parts(self) -> Mapping[str, list[Weighed]]:
        """What the formula is made of: "squares", "samples", both or neither -> the parts with their weights."""
        found = {"squares": squares(self.tree), "samples": samples(self.tree)}
        return {name: parts for name, parts in found.items() if parts is not None}

    def parts_of(self, name: str) -> list[Weighed]:
        """The parts with their weights. Raises ValueError where the formula is not written so."""
        if name not in self.parts:
            raise ValueError(f"This formula is not written as {PARTS[name]}.")
        return self.parts[name]


class Programs:
    """The programs of one formula on one kind of number, compiled on first use.

    value(x, y) -> f, gradient(x, y) -> (df/dx, df/dy), hessian(x, y) -> (d2f/dx2, d2f/dxdy, d2f/dy2)
    squares(x, y) -> the same three entries of JᵀJ, for f = Σ r²; samples(x, y) -> those of Σ ∇t ∇tᵀ / N, for
    f = Σ t / N; ValueError where the formula is not written so
    """

    def __init__(self, compiled: Compiled, bind: Callable[[CodeType], Program]) -> None:
        self._compiled = compiled
        self._bind = bind

    @cached_property
    def value(self) -> Program:
        return self._bind(self._compiled.value)

    @cached_property
    def gradient(self) -> Program:
        return self._bind(self._compiled.gradient)

    @cached_property
    def hessian(self) -> Program:
        return self._bind(self._compiled.hessian)

    @cached_property
    def squares(self) -> Program:
        return self._bind(self._compiled.squares)

    @cached_property
    def samples(self) -> Program:
        return self._bind(self._compiled.samples)


def program_over(functions: Mapping[str, Callable]) -> Callable[[CodeType], Program]:
    """What binds a program to functions of another kind of number: those of FUNCTIONS, power and fill, by name."""
    names = {**SHARED, **functions}
    return lambda code: FunctionType(code, names)


@lru_cache(maxsize=64)
def compiled(formula: str, motion: Motion | None = None) -> Compiled:
    """What a formula becomes, turned and stretched or as it is; made once. Raises FormulaError."""
    return Compiled(formula, motion)


def compiled_code(trees: Sequence[Tree]) -> CodeType:
    """The code of the program that returns the values of these trees."""
    namespace: dict[str, Any] = {"__builtins__": {}}
    exec(compile(source(trees), "<formula>", "exec"), namespace)
    code: CodeType = namespace["program"].__code__
    return code


def array_program(code: CodeType) -> Program:
    """The program on float64 arrays of one shape: silent, and not finite where the formula is undefined."""
    program = FunctionType(code, ARRAYS)

    def silent(x: Any, y: Any) -> Any:
        with np.errstate(all="ignore"):
            return program(x, y)

    return silent


def float_program(code: CodeType) -> Program:
    """The program on two floats: as direct as Python goes, with Python's errors where the formula is undefined."""
    return FunctionType(code, FLOATS)


def finite_power(base: float, exponent: float) -> float:
    """math.pow with its errors, and one more for infinite results, of which NumPy would warn."""
    power = math.pow(base, exponent)
    if math.isinf(power):
        raise OverflowError("the power is not finite")
    return power


# Not np.power: it takes short cuts for some exponents, but not in a crowd: its last digit depends on the company.
POWER = np.float_power

# What the generated source may name, on each kind of number.
SHARED = {"__builtins__": {}, "nan": math.nan, "inf": math.inf}
ARRAYS: dict[str, Any] = {
    **SHARED,
    **{name: function.array for name, function in FUNCTIONS.items()},
    "power": POWER,
    "fill": lambda x, value: np.full(np.shape(x), value),
}
FLOATS: dict[str, Any] = {
    **SHARED,
    **{name: function.number for name, function in FUNCTIONS.items()},
    # These two round alike everywhere, and the direct way is the fast one.
    "sqrt": math.sqrt,
    "abs": abs,
    "power": on_floats(POWER, finite_power),
    "fill": lambda x, value: value,
}
