"""The programs of a formula: one generated source, compiled once, run on NumPy arrays and on plain floats.

Where a float program does not raise, it gives the same bits as the array program. Sums, products, quotients and square
roots are exactly rounded in both; everything else is the same NumPy function, called on one number.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from types import CodeType, FunctionType
from typing import Any, Generic

import numpy as np

from landscapes.formula.arithmetic import Tree, folded
from landscapes.formula.conditions import below_of_floats, gate_of_floats
from landscapes.formula.edges import edges
from landscapes.formula.functions import FUNCTIONS, VARIABLES, float_function
from landscapes.formula.motion import Motion, substituted
from landscapes.formula.numbers import Array, Functions, N
from landscapes.formula.parameters import Numbers
from landscapes.formula.parser import read
from landscapes.formula.parts import PARTS, Weighed, samples, squares
from landscapes.formula.scope import leaf, parameter_leaf, replaced
from landscapes.formula.source import source
from landscapes.formula.stable import stable

Results = Any  # f, or a tuple of derivatives, of the kind of number that the program runs on
Program = Callable[..., Results]  # (x, y) -> Results
Derivatives = tuple[tuple[Tree, Tree], tuple[Tree, Tree, Tree]]  # the trees of ∂x, ∂y, and of ∂xx, ∂xy, ∂yy


class Compiled:
    """All that is derived from a formula: its tree, the trees of its derivatives, and the code of its programs.

    Its formula is taken as it is, or turned and stretched by a motion; over data it is that of one sample.
    numbers   the values of its parameters
    chosen    the names of its weights, where they are chosen
    positive  the parameters without a value that are known to be 0 or above

    written, placed, tree: the formula as it is written; the same with the numbers of its parameters and the motion in
    it; and that in the form which programs and derivatives are made of. A parameter that is given no number stays a
    name in all of them. Everything else is made when it is first asked for. Raises FormulaError.
    """

    def __init__(
        self,
        formula: str,
        motion: Motion | None = None,
        columns: tuple[str, ...] = (),
        numbers: Numbers = (),
        chosen: tuple[str, ...] = (),
        positive: tuple[str, ...] = (),
    ) -> None:
        self.columns = columns
        self.positive = frozenset(map(parameter_leaf, positive))
        self._codes: dict[str, CodeType] = {}
        self.reading = read(formula, columns, chosen)
        self.written, self.weights = self.reading.tree, self.reading.weights
        valued = replaced(self.written, {parameter_leaf(name): value for name, value in numbers})
        self.placed = substituted(valued, motion) if motion else valued
        self.tree = stable(self.placed)
        self.arrays = CompiledPrograms[Array](self, array_program, self.mended_array)
        self.floats = CompiledPrograms[float](self, float_program, self.checked_float)

    @cached_property
    def value(self) -> CodeType:
        return self.code("value")

    def code(self, name: str) -> CodeType:
        """The code of a program: (x, y, *columns) -> what trees() of that name are worth."""
        if name not in self._codes:
            self._codes[name] = compiled_code(self.trees(name), arguments=self.arguments)
        return self._codes[name]

    @property
    def arguments(self) -> tuple[str, ...]:
        """What programs are called with: x, y and the columns of the data, as trees call them."""
        return (*VARIABLES, *map(leaf, self.columns))

    @cached_property
    def smooth(self) -> bool:
        """Whether its derivatives are finite wherever f is, overflow apart, because its formula has no edge."""
        return not edges(self.tree)

    @cached_property
    def menders(self) -> Mapping[str, Program]:
        """The name of a program of derivatives -> (x, y, *entries) -> the entries with their limits; see limits.py."""
        # mpmath takes a while to load, and only formulas with an edge need it.
        from landscapes.formula.limits import MANY_DIGITS, limits_of, mended
        from landscapes.formula.steady import STEADY

        def slopes(x: Array, y: Array) -> Array:
            gx, gy = self.arrays.gradient(x, y)
            with np.errstate(all="ignore"):
                return gx + gy

        def mender(name: str) -> Program:
            code = getattr(self, name)
            exact, steady = FunctionType(code, {**SHARED, **MANY_DIGITS}), FunctionType(code, {**SHARED, **STEADY})
            # A kink has curvatures on both sides that agree, and no gradient: all but a gradient needs one.
            known = self.arrays.value if name == "gradient" else slopes
            return mended(known, steady, limits_of(exact))

        return {name: mender(name) for name in ("gradient", "hessian", *self.parts)}

    def mended_array(self, name: str, program: Program) -> Program:
        bare = FunctionType(getattr(self, name), ARRAYS)

        def mended(x: Array, y: Array) -> Results:
            with np.errstate(all="ignore"):
                entries = bare(x, y)
                # Finite only if every entry is; the quickest look at them there is.
                look = sum(map(np.vdot, entries[::2], entries[1:]))
            # Complex numbers, with which derivatives can be tested, have no limits here.
            return entries if np.iscomplexobj(look) or math.isfinite(look) else self.menders[name](x, y, *entries)

        return mended

    def checked_float(self, name: str, program: Program) -> Program:
        """Raises where an entry is not finite: such a point is left to the program on arrays, which knows limits."""
        # A check within the program takes a third of the time of one around it.
        return float_program(compiled_code(self.trees(name), "if not isfinite({total}): raise OverflowError"))

    @cached_property
    def slopes(self) -> tuple[Tree, Tree]:
        """The trees of df/dx and df/dy."""
        # This module loads SymPy, which takes a third of a second. Values do not need it, so it is not imported above.
        from landscapes.formula.derivatives import gradient

        return gradient(self.tree)

    @cached_property
    def bends(self) -> tuple[Tree, Tree, Tree]:
        """The trees of d2f/dx2, d2f/dxdy and d2f/dy2."""
        from landscapes.formula.derivatives import hessian

        return hessian(self.tree)

    def trees(self, name: str) -> Sequence[Tree]:
        """The trees whose values a program returns: "value", "gradient", "hessian", "squares" or "samples".

        Raises ValueError for the last two where the formula is not written so.
        """
        if name == "value":
            return [folded(self.tree)]
        if name in PARTS:
            from landscapes.formula.derivatives import outer_products

            return outer_products(self.parts_of(name))
        return self.slopes if name == "gradient" else self.bends

    @cached_property
    def gradient(self) -> CodeType:
        return self.code("gradient")

    @cached_property
    def hessian(self) -> CodeType:
        return self.code("hessian")

    @cached_property
    def squares(self) -> CodeType:
        return self.code("squares")

    @cached_property
    def samples(self) -> CodeType:
        return self.code("samples")

    @cached_property
    def parts(self) -> Mapping[str, list[Weighed]]:
        """Keys of PARTS, those that the formula is written as -> the parts with their weights."""
        alike: list[Weighed] | None = [(1.0, self.tree)] if self.columns else samples(self.tree)
        found = {"squares": squares(self.tree, self.positive), "samples": alike}
        return {name: parts for name, parts in found.items() if parts is not None}

    def parts_of(self, name: str) -> list[Weighed]:
        """The parts with their weights. Raises ValueError where the formula is not written so."""
        if name not in self.parts:
            raise ValueError(f"This formula is not written as {PARTS[name]}.")
        return self.parts[name]


class CompiledPrograms(Generic[N]):
    """The Programs of one formula on one kind of number. Each is compiled when it is first asked for.

    `bind` makes a program of its code, with the functions of that kind of number. `mend`, if given, takes the name of a
    program of derivatives and the program, and gives the one that knows limits; it is called where the formula has an
    edge.
    """

    def __init__(
        self,
        compiled: Compiled,
        bind: Callable[[CodeType], Program],
        mend: Callable[[str, Program], Program] | None = None,
    ) -> None:
        self._compiled = compiled
        self._bind = bind
        self._mend = mend

    @cached_property
    def value(self) -> Callable[..., N]:
        return self._bind(self._compiled.value)

    @cached_property
    def gradient(self) -> Callable[..., tuple[N, N]]:
        return self._mended("gradient")

    @cached_property
    def hessian(self) -> Callable[..., tuple[N, N, N]]:
        return self._mended("hessian")

    def _mended(self, name: str) -> Program:
        program = self._bind(getattr(self._compiled, name))
        return program if self._mend is None or self._compiled.smooth else self._mend(name, program)

    @cached_property
    def squares(self) -> Callable[..., tuple[N, N, N]]:
        return self._mended("squares")

    @cached_property
    def samples(self) -> Callable[..., tuple[N, N, N]]:
        return self._mended("samples")


def programs_over(compiled: Compiled, functions: Functions[N]) -> CompiledPrograms[N]:
    """The programs of a formula on the kind of number that these functions are for."""
    names = {**SHARED, **functions}
    called = functions.get("called")

    def mend(name: str, program: Program) -> Program:
        assert called

        def asked(x: N, y: N) -> Results:
            entries = program(x, y)
            return called(compiled.menders[name], len(entries), x, y, *entries)

        return asked

    return CompiledPrograms[N](compiled, lambda code: FunctionType(code, names), mend if called else None)


compiled = lru_cache(maxsize=64)(Compiled)


def compiled_code(trees: Sequence[Tree], check: str = "", arguments: Sequence[str] = VARIABLES) -> CodeType:
    """The code of the program (x, y) -> the value of a tree, or the tuple of the values of several; `check` and
    `arguments` as in source().
    """
    namespace: dict[str, object] = {"__builtins__": {}}
    exec(compile(source(trees, check, arguments), "<formula>", "exec"), namespace)
    program = namespace["program"]
    assert isinstance(program, FunctionType)
    return program.__code__


def array_program(code: CodeType) -> Program:
    """The program on float64 arrays x and y of one shape. It never warns; where f is undefined it gives inf or NaN."""
    program = FunctionType(code, ARRAYS)

    def silent(x: Array, y: Array) -> Results:
        with np.errstate(all="ignore"):
            return program(x, y)

    return silent


def float_program(code: CodeType) -> Program:
    """The program on two floats. Where f is undefined it may raise what Python's arithmetic and math raise."""
    return FunctionType(code, FLOATS)


def finite_power(base: float, exponent: float) -> float:
    """math.pow with its errors, and an OverflowError for infinite results, of which NumPy would only warn."""
    power = math.pow(base, exponent)
    if math.isinf(power):
        raise OverflowError("the power is not finite")
    return power


# np.power takes short cuts for some exponents, but not for many numbers at once: its last digit depends on how many.
POWER = np.float_power

# The names that the generated source may use, for each kind of number.
SHARED: dict[str, object] = {"__builtins__": {}, "nan": math.nan, "inf": math.inf}
ARRAYS: dict[str, object] = {
    **SHARED,
    **{name: function.array for name, function in FUNCTIONS.items()},
    "power": POWER,
    "fill": lambda x, value: np.full(np.shape(x), value),
}
FLOATS: dict[str, object] = {
    **SHARED,
    **{name: function.number for name, function in FUNCTIONS.items()},
    # NumPy's arrays give the same bits as these, which are faster on one float.
    "sqrt": math.sqrt,
    "abs": abs,
    "below": below_of_floats,
    "gate": gate_of_floats,
    "power": float_function(POWER, finite_power),
    "fill": lambda x, value: value,
    "isfinite": math.isfinite,
    "OverflowError": OverflowError,
}
