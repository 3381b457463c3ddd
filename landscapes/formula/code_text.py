"""What programming languages and spreadsheets write, such as np.exp, x.^2 and PI(), as plain names and signs."""

import re

from landscapes.formula.characters import lowered
from landscapes.formula.copied import JOINT
from landscapes.formula.errors import FormulaError
from landscapes.formula.keywords import positional
from landscapes.formula.scope import Scope
from landscapes.formula.token import mended
from landscapes.formula.traced import Traced
from landscapes.formula.words import ANSWERS, NAMES, meant, unknown

MODULES = "np|numpy|onp|jnp|cp|math|cmath|torch|tf|Math|sp|sympy|jax|scipy|special|nn|functional|F|K|keras|mp|mpmath"
# Everywhere among them log is the natural logarithm.
NATURAL = re.compile(rf"(?<![A-Za-z0-9_.])(?:(?:{MODULES})\.)+log(?![A-Za-z0-9_])")
PREFIX = re.compile(rf"(?<![A-Za-z0-9_.])(?:(?:{MODULES})\.)+(?=([A-Za-z][A-Za-z0-9_]*))")
MODULE_ALONE = re.compile(rf"(?<![A-Za-z0-9_.])(?:{MODULES})\.(?![A-Za-z0-9*/^])")
POINTWISE = re.compile(r"\.(?=[*/^])")
# A constant that is called like a function, or marked: PI(), M_PI, %pi.
CONSTANT = re.compile(r"(?<![A-Za-z])(?:(pi|PI|Pi)\(\)|M_(PI|E)(?![A-Za-z])|%(pi|e)(?![A-Za-z]))")
# The base of a logarithm, below or beside its name.
BASED = re.compile(r"log(?:_([0-9]+|[a-z](?![0-9A-Za-z]))|_\(([0-9]+)\)|([₀-₉]+))")
# The functions of C for short floats: sqrtf(x).
C_FUNCTION = re.compile(
    r"(?<![A-Za-z0-9_])(a?(?:sin|cos|tan)h?|atan2|exp|log|sqrt|cbrt|pow|fabs|hypot|floor|ceil)f(?=\()"
)
MEANS = ("mean", "average")  # over data
SWAPPED = re.compile(r"([A-Za-zα-ω])(?:([⁰¹²³⁴-⁹]+)([₀-₉]+)|\^\{?([0-9]+)\}?_([0-9]+))")
BASES = {"10": "log10", "2": "log2", "e": "ln"}


def in_order(letter: str, high: str, low: str, power: str, index: str) -> str:
    """A letter with its index before its power, as x²₁ and x^2_1 have them behind it."""
    return f"{letter}{low}{high}" if high else f"{letter}_{index}^{power}"


def unknown_function(found: re.Match[str], written: Traced, typed: str, scope: Scope) -> FormulaError:
    """What is wrong with a name behind the prefix of a module: np.poly is no product of letters."""
    name = found[1].lower()
    near = "" if name in ANSWERS else meant(name)
    start, end = written.start(found.start(1)), written.stop(found.end(1))
    return FormulaError(unknown(name, near, scope), start, (mended(typed, [(start, end, near)]),) if near else ())


def logarithm(found: re.Match[str]) -> str:
    """A logarithm with the name that has its base, or as a multiple of the natural one."""
    base = lowered(found[1] or found[2] or found[3])
    return (BASES.get(base) or f"(1/ln({base}))ln") + JOINT


def from_code(written: Traced, typed: str, scope: Scope) -> Traced:
    """The text without the prefixes of modules and the points of pointwise operators. Raises FormulaError for a prefix
    of nothing, or of a function that no formula has.
    """
    written = written.replaced(SWAPPED, lambda found: in_order(*found.groups()))
    alone = MODULE_ALONE.search(written.text)
    if alone:
        name = alone.group()
        raise FormulaError(f"A function is missing after {name}, as in {name}sin(x).", written.stop(alone.end()))
    written = written.replaced(NATURAL, lambda found: "ln")
    for found in PREFIX.finditer(written.text):
        if found[1].lower() not in (*NAMES, *(MEANS if scope.columns else ())):
            raise unknown_function(found, written, typed, scope)
    written = positional(written)
    written = written.replaced(PREFIX, lambda found: "").replaced(C_FUNCTION, lambda found: found[1])
    written = written.replaced(POINTWISE, lambda found: "")
    written = written.replaced(BASED, logarithm)
    return written.replaced(CONSTANT, lambda found: found[1] or found[2] or found[3])
