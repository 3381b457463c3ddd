"""The few functions a rule may call, once for arrays and once for Python floats.

A rule imports the array versions. For a single run its code object is bound to FLOATS instead, where the same names
mean plain-float functions: five times faster, and bitwise the same numbers, because + - * / and square roots are
exactly rounded in both. Powers are not, so rules multiply (`g * g`) and the engine keeps running products (`beta1_t`).
"""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from types import FunctionType
from typing import Any, get_args, get_type_hints

import numpy as np

RAISED = (ZeroDivisionError, OverflowError, ValueError)  # by float arithmetic, where arrays give inf or nan

sqrt: Any = np.sqrt
sign: Any = np.sign
maximum: Any = np.maximum
minimum: Any = np.minimum
where: Any = np.where


def _sign(a: float) -> float:
    """−1, 0 or 1; NaN of NaN, as numpy has it."""
    if a > 0:
        return 1.0
    return -1.0 if a < 0 else a + 0.0


def _maximum(a: float, b: float) -> float:
    """The larger of two floats; NaN if either is, as numpy has it."""
    if a > b:
        return a
    return b if b >= a else a + b


def _minimum(a: float, b: float) -> float:
    """The smaller of two floats; NaN if either is."""
    if a < b:
        return a
    return b if b <= a else a + b


def _where(condition: bool, a: float, b: float) -> float:
    return a if condition else b


FLOATS: dict[str, Callable] = {
    "sqrt": math.sqrt,
    "sign": _sign,
    "maximum": _maximum,
    "minimum": _minimum,
    "where": _where,
}


SHARED: dict[str, FunctionType] = {}  # functions of the rules' own that call nothing but each other and the above


def on_floats(rule: Callable) -> Callable:
    """The same rule, bound to the float functions."""
    return bound(rule, FLOATS)


def bound(rule: Callable, functions: Mapping[str, Callable]) -> Callable:
    """The same rule, with other functions under the names it calls."""
    assert isinstance(rule, FunctionType)
    return FunctionType(rule.__code__, rule.__globals__ | dict(functions), rule.__name__)


def over(functions: Mapping[str, Callable]) -> dict[str, Callable]:
    """All that a rule without loops may call, made from sqrt, sign, maximum, minimum and where of some kind of number.

    A loop, which that kind cannot decide, raises Undecided.
    """
    names: dict[str, Callable] = {**functions, **dict.fromkeys(LOOPS, _undecided)}
    for name, rule in SHARED.items():
        names[name] = bound(rule, names)
    return names


class Undecided(Exception):
    """A rule has a loop or a branch that depends on numbers which are not known yet."""


def _undecided(*arguments: Any) -> Any:
    raise Undecided


LOOPS: list[str] = []  # the names of functions with loops of their own


def shared(rule: Callable) -> Callable:
    """A function that rules may call on any kind of number, because it calls nothing but such functions itself."""
    assert isinstance(rule, FunctionType)
    SHARED[rule.__name__] = rule
    FLOATS[rule.__name__] = on_floats(rule)
    return rule


@shared
def divisor(b: Any) -> Any:
    """b where it is above zero, else 1: for quotients that count only where b > 0, so that none divides by zero."""
    return where(b > 0, b, 1.0)


def run_by_run(search: Callable) -> Callable:
    """A function that rules may call although it has loops and branches of its own, which differ from run to run.

    It is written for floats. On arrays it is called for one run after another, each with its own oracle, so that a run
    costs what it would cost alone; where float arithmetic raises, that run gets NaN. What it returns is annotated.
    """
    FLOATS[search.__name__] = alone = on_floats(search)
    LOOPS.append(search.__name__)
    nothing = nothing_of(search)
    several = isinstance(nothing, tuple) and nothing != ()

    def attempt(*arguments: Any) -> Any:
        try:
            return alone(*arguments)
        except RAISED:
            return nothing

    @wraps(search)
    def on_arrays(*arguments: Any) -> Any:
        oracle, numbers = (arguments[0], arguments[1:]) if hasattr(arguments[0], "alone") else (None, arguments)
        rows = list(zip(*(row.tolist() for row in np.broadcast_arrays(*numbers)), strict=True))
        if oracle is None:
            results = [attempt(*row) for row in rows]
        else:
            with oracle.alone(len(rows)) as oracles:
                results = [attempt(f, *row) for f, row in zip(oracles, rows, strict=True)]
        return tuple(map(column, zip(*results, strict=True))) if several else column(results)

    return on_arrays


def nothing_of(search: Callable) -> Any:
    """What a search returns where float arithmetic raises: NaN for each number, no memory."""
    parts = get_args(get_type_hints(search)["return"])
    several = parts and parts[-1] is not ...
    return (math.nan,) * len(parts) if several else () if parts else math.nan


def column(values: Sequence[Any]) -> np.ndarray:
    """(runs,) of floats, or of objects where the values are tuples."""
    if not isinstance(values[0], tuple):
        return np.array(values, dtype=np.float64)
    objects = np.empty(len(values), dtype=object)
    for run, value in enumerate(values):
        objects[run] = value
    return objects
