"""The functions that a rule may call, and the same functions for other kinds of number than arrays.

A rule imports the functions for arrays. For a single run on Python floats the code of the rule is bound to FLOATS,
where the same names stand for functions of floats. That is five times faster and gives the same bits, because
+ - * / and square roots are exactly rounded in both. Powers are not: so rules multiply (`g * g`), and the engine keeps
running products (`beta1_t`).
"""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from types import FunctionType
from typing import Any, NoReturn, get_args, get_type_hints

import numpy as np

# The same rule runs on floats, arrays (runs,), symbols and tensors, which have no narrower type in common.
Number = Any  # any kind of number that has arithmetic
Rule = Callable[..., Any]  # a function of Numbers that returns one, or a tuple of them

RAISED = (ZeroDivisionError, OverflowError, ValueError)  # by float arithmetic, where arrays give inf or NaN

sqrt: Callable[..., Number] = np.sqrt
sign: Callable[..., Number] = np.sign
maximum: Callable[..., Number] = np.maximum
minimum: Callable[..., Number] = np.minimum
where: Callable[..., Number] = np.where


def _sign(a: float) -> float:
    """−1, 0 or 1; NaN of NaN, as NumPy has it."""
    if a > 0:
        return 1.0
    return -1.0 if a < 0 else a + 0.0


def _maximum(a: float, b: float) -> float:
    """The larger of two floats; NaN if either is NaN, as NumPy has it."""
    if a > b:
        return a
    return b if b >= a else a + b


def _minimum(a: float, b: float) -> float:
    """The smaller of two floats; NaN if either is NaN."""
    if a < b:
        return a
    return b if b <= a else a + b


def _where(condition: bool, a: float, b: float) -> float:
    return a if condition else b


FLOATS: dict[str, Rule] = {  # name -> the function of floats; @shared and @run_by_run add theirs
    "sqrt": math.sqrt,
    "sign": _sign,
    "maximum": _maximum,
    "minimum": _minimum,
    "where": _where,
}
SHARED: dict[str, Rule] = {}  # name -> a function that @shared has marked
LOOPS: list[str] = []  # the names of the functions that @run_by_run has marked


def with_functions(rule: Rule, functions: Mapping[str, Rule]) -> Rule:
    """The same rule, with these functions in place of those of the same names that it calls."""
    assert isinstance(rule, FunctionType)
    return FunctionType(rule.__code__, rule.__globals__ | dict(functions), rule.__name__)


def on_floats(rule: Rule) -> Rule:
    """The same rule, for floats."""
    return with_functions(rule, FLOATS)


def rule_functions(functions: Mapping[str, Rule]) -> dict[str, Rule]:
    """name -> every function that a rule may call, for another kind of number.

    `functions` are sqrt, sign, maximum, minimum and where for that kind. The functions in LOOPS raise Undecided,
    because a loop cannot go on before its numbers are known.
    """
    names: dict[str, Rule] = {**functions, **dict.fromkeys(LOOPS, _undecided)}
    for name, rule in SHARED.items():
        names[name] = with_functions(rule, names)
    return names


class Undecided(Exception):
    """A rule has a loop or a branch that depends on numbers which are not known yet."""


def _undecided(*arguments: Number) -> NoReturn:
    raise Undecided


def shared(rule: Rule) -> Rule:
    """Marks a function that rules may call on any kind of number: it calls only functions that rules may call."""
    assert isinstance(rule, FunctionType)
    SHARED[rule.__name__] = rule
    FLOATS[rule.__name__] = on_floats(rule)
    return rule


@shared
def divisor(b: Number) -> Number:
    """b where it is above zero, else 1: for quotients that count only where b > 0, so that none divides by zero."""
    return where(b > 0, b, 1.0)


def run_by_run(search: Rule) -> Rule:
    """Marks a function that rules may call although it loops and branches, which every run does in its own way.

    It is written for floats, and annotates what it returns: a float, a tuple of floats, or a memory, a tuple of any
    length. On arrays (runs,) it is called once for each run, and gives arrays (runs,). Where float arithmetic raises,
    that run gets NaN, or an empty memory. If its first argument is the Oracle of all runs, each call gets the Oracle
    of its own run, by for_each_run(runs), so that evaluations are counted for the run that needs them.
    """
    FLOATS[search.__name__] = of_one_run = on_floats(search)
    LOOPS.append(search.__name__)
    nothing = nothing_of(search)
    several = isinstance(nothing, tuple) and nothing != ()

    def attempt(*arguments: Number) -> Number:
        try:
            return of_one_run(*arguments)
        except RAISED:
            return nothing

    @wraps(search)
    def on_arrays(*arguments: Number) -> Number:
        oracle, numbers = (arguments[0], arguments[1:]) if hasattr(arguments[0], "for_each_run") else (None, arguments)
        rows = list(zip(*(row.tolist() for row in np.broadcast_arrays(*numbers)), strict=True))
        if oracle is None:
            results = [attempt(*row) for row in rows]
        else:
            with oracle.for_each_run(len(rows)) as oracles:
                results = [attempt(f, *row) for f, row in zip(oracles, rows, strict=True)]
        return tuple(map(column, zip(*results, strict=True))) if several else column(results)

    return on_arrays


def nothing_of(search: Rule) -> float | tuple[float, ...]:
    """What a search gives where float arithmetic raises: NaN for each number that it returns, () for a memory."""
    parts = get_args(get_type_hints(search)["return"])
    several = parts and parts[-1] is not ...
    return (math.nan,) * len(parts) if several else () if parts else math.nan


def column(values: Sequence[Number]) -> np.ndarray:
    """(runs,) what each run has: float64, or objects where that is a memory, a tuple."""
    if not isinstance(values[0], tuple):
        return np.array(values, dtype=np.float64)
    objects = np.empty(len(values), dtype=object)
    for run, value in enumerate(values):
        objects[run] = value
    return objects
