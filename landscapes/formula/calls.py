"""Functions that are written with others when they are read, so that no evaluator has to know them.

relu(x) is max(x, 0), sec(x) is 1/cos(x), mod(x, 2) is x - 2 floor(x/2). The typeset formula shows what they became.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import reduce
from typing import NamedTuple

from landscapes.formula import cases
from landscapes.formula.arithmetic import Tree, folded
from landscapes.formula.edges import never_negative
from landscapes.formula.errors import FormulaError
from landscapes.formula.terms import Builder, Term

CUBE = 3
MOST_VALUES = 6  # of a function that takes any number of them, as min and max do
SMALLEST_SLOPE = 0.01  # of a leaky unit, where none is given
REAL_ROOT = "A power such as 1/3, with an odd denominator, is the real root: it has a value below 0 too."


class Writer:
    """Makes terms of other terms, all of them found at one place of the text."""

    def __init__(self, build: Builder, start: int) -> None:
        self.build, self.start = build, start

    def number(self, value: float) -> Term:
        return self.build.number(value, self.start)

    def __call__(self, operation: str, *parts: Term | float) -> Term:
        """An operation on terms and numbers."""
        terms = [part if isinstance(part, Term) else self.number(part) for part in parts]
        return self.build.node(operation, terms, self.start)


Make = Callable[..., Term]  # (writer, *values) -> the term


class Made(NamedTuple):
    """How a function is written with others, and how many values it takes."""

    make: Make
    least: int = 1
    most: int = 1


def over(name: str) -> Make:
    """One over another function: sec is 1/cos."""
    return lambda write, u: write("/", 1, write(name, u))


def of_inverse(name: str) -> Make:
    """Another function of 1/u: asec(u) is acos(1/u)."""
    return lambda write, u: write(name, write("/", 1, u))


def mod(write: Writer, u: Term, v: Term) -> Term:
    """What is left of u when as many whole v are taken away as go into it: of the sign of v."""
    return write("-", u, write("*", v, quotient(write, u, v)))


def quotient(write: Writer, u: Term, v: Term) -> Term:
    """How many whole v go into u."""
    return write("floor", write("/", u, v))


def sum_of_squares(write: Writer, *values: Term) -> Term:
    return reduce(lambda u, v: write("+", u, v), [write("^", value, 2) for value in values])


def rounded(write: Writer, u: Term, digits: Term | None = None) -> Term:
    """The nearest whole number, the higher of two; with so many decimals, if given."""
    if digits is None:
        return write("floor", write("+", u, 0.5))
    size = write("^", 10, digits)
    return write("/", write("floor", write("+", write("*", u, size), 0.5)), size)


def leaky(write: Writer, u: Term, slope: Term | None = None) -> Term:
    """u above 0, and a slope times u below it."""
    slope = slope or write.number(SMALLEST_SLOPE)
    low = write("*", slope, u)
    if slope.constant is not None:
        return write("max" if slope.constant <= 1 else "min", u, low)
    return write("+", write("max", u, 0), write("*", slope, write("min", u, 0)))


def elu(write: Writer, u: Term, size: Term | None = None) -> Term:
    low = write("expm1", write("min", u, 0))
    return write("+", write("max", u, 0), write("*", size, low) if size else low)


def gelu(write: Writer, u: Term) -> Term:
    """As most networks have it, by the hyperbolic tangent (Hendrycks & Gimpel, 2016)."""
    inside = write("*", write("sqrt", write("/", 2, math.pi)), write("+", u, write("*", 0.044715, write("^", u, 3))))
    return write("*", write("/", u, 2), write("+", 1, write("tanh", inside)))


def celu(write: Writer, u: Term, size: Term | None = None) -> Term:
    if size is None:
        return elu(write, u)
    low = write("expm1", write("/", write("min", u, 0), size))
    return write("+", write("max", u, 0), write("*", size, low))


def selu(write: Writer, u: Term) -> Term:
    """With the two numbers that keep mean and variance from layer to layer (Klambauer et al., 2017)."""
    low = write("*", 1.6732632423543772, write("expm1", write("min", u, 0)))
    return write("*", 1.0507009873554805, write("+", write("max", u, 0), low))


def trunc(write: Writer, u: Term) -> Term:
    return write("*", write("sign", u), write("floor", write("abs", u)))


def step(write: Writer, u: Term, at_zero: Term | None = None) -> Term:
    """1 above 0, and 0 below; at 0 it is 1 if nothing else is given."""
    low, high = (write("below", *pair)._replace(truth=True) for pair in ((u, 0), (0, u)))
    other = chosen(write, high, write.number(1), at_zero) if at_zero else write.number(1)
    return chosen(write, low, write.number(0), other)


def chosen(write: Writer, condition: Term, value: Term, other: Term) -> Term:
    """A value where a condition holds, else another."""
    return write.build.choice(cases.chosen(condition.tree, value.tree, other.tree), condition, [value, other])


def logarithm(write: Writer, u: Term, base: Term) -> Term:
    """The logarithm with a base."""
    known = {2.0: "log2", 10.0: "log10"}.get(base.constant or 0.0)
    return write(known, u) if known else write("/", write("ln", u), write("ln", base))


def root(write: Writer, u: Term, n: Term) -> Term:
    """The n-th root; of an odd whole n the real one, which negative numbers have too."""
    if n.constant == 2:
        return write("sqrt", u)
    if n.constant is not None and n.constant.is_integer() and n.constant % 2:
        return odd_root(write, u, 1 if n.constant > 0 else -1, int(abs(n.constant)))
    return write("^", u, write("/", 1, n))


def odd_root(write: Writer, u: Term, top: int, bottom: int) -> Term:
    """u^(top/bottom) with an odd bottom, as a real number wherever there is one."""
    if top < 0:
        return write("/", 1, odd_root(write, u, -top, bottom))
    if bottom == 1:
        return write("^", u, top)
    if bottom == CUBE:
        cube = write("cbrt", u)
        return cube if top == 1 else write("^", cube, top)
    size = write("^", write("abs", u), write("/", top, bottom))
    return write("*", write("sign", u), size) if top % 2 else size


def power(build: Builder, base: Term, exponent: Term, start: int) -> tuple[Term, bool]:
    """base^exponent, and whether it was read as a real root: where the exponent is a fraction of whole numbers with an
    odd denominator, and the base may be negative.
    """
    fraction = odd_fraction(exponent.tree)
    if fraction is None or (base.constant is not None and base.constant >= 0) or never_negative(folded(base.tree)):
        return build.node("^", [base, exponent], start), False
    return odd_root(Writer(build, start), base, *fraction), base.constant is None


def odd_fraction(tree: Tree) -> tuple[int, int] | None:
    """The top and bottom of a fraction of whole numbers, in lowest terms, if the bottom is odd and not 1."""
    match tree:
        case ("neg", inside):
            found = odd_fraction(inside)
            return (-found[0], found[1]) if found else None
        case ("/", int() as top, int() as bottom) if top and bottom:
            common = math.gcd(top, bottom)
            found = top // common, bottom // common
            return found if found[1] % 2 and found[1] > 1 else None
    return None


MADE: dict[str, Made] = {
    "sec": Made(over("cos")),
    "csc": Made(over("sin")),
    "cot": Made(over("tan")),
    "sech": Made(over("cosh")),
    "csch": Made(over("sinh")),
    "coth": Made(over("tanh")),
    "acot": Made(lambda write, u: write("-", write("/", write.build.name("pi", write.start), 2), write("atan", u))),
    "asec": Made(of_inverse("acos")),
    "acsc": Made(of_inverse("asin")),
    "acoth": Made(of_inverse("atanh")),
    "asech": Made(of_inverse("acosh")),
    "acsch": Made(of_inverse("asinh")),
    "rsqrt": Made(over("sqrt")),
    "sqrtpi": Made(lambda write, u: write("sqrt", write("*", write.build.name("pi", write.start), u))),
    "exp2": Made(lambda write, u: write("^", 2, u)),
    "exp10": Made(lambda write, u: write("^", 10, u)),
    "square": Made(lambda write, u: write("^", u, 2)),
    "cube": Made(lambda write, u: write("^", u, 3)),
    "plus": Made(lambda write, *values: reduce(lambda u, v: write("+", u, v), values), 2, MOST_VALUES),
    "times": Made(lambda write, *values: reduce(lambda u, v: write("*", u, v), values), 2, MOST_VALUES),
    "subtract": Made(lambda write, u, v: write("-", u, v), 2, 2),
    "divide": Made(lambda write, u, v: write("/", u, v), 2, 2),
    "quotient": Made(quotient, 2, 2),
    "sumsq": Made(sum_of_squares, 1, MOST_VALUES),
    "radians": Made(lambda write, u: write("/", write("*", u, write.build.name("pi", write.start)), 180)),
    "degrees": Made(lambda write, u: write("/", write("*", u, 180), write.build.name("pi", write.start))),
    "pow": Made(lambda write, u, v: power(write.build, u, v, write.start)[0], 2, 2),
    "root": Made(root, 2, 2),
    "ceil": Made(lambda write, u: write("neg", write("floor", write("neg", u)))),
    "round": Made(rounded, 1, 2),
    "trunc": Made(trunc),
    "frac": Made(lambda write, u: write("-", u, write("floor", u))),
    "mod": Made(mod, 2, 2),
    "fmod": Made(lambda write, u, v: write("-", u, write("*", v, trunc(write, write("/", u, v)))), 2, 2),
    "clip": Made(lambda write, u, low, high: write("min", write("max", u, low), high), 3, 3),
    "step": Made(step, 1, 2),
    "relu": Made(lambda write, u: write("max", u, 0)),
    "relu6": Made(lambda write, u: write("min", write("max", u, 0), 6)),
    "leaky_relu": Made(leaky, 1, 2),
    "elu": Made(elu, 1, 2),
    "celu": Made(celu, 1, 2),
    "selu": Made(selu),
    "logsigmoid": Made(lambda write, u: write("neg", write("softplus", write("neg", u)))),
    "gelu": Made(gelu),
    "silu": Made(lambda write, u: write("*", u, write("sigmoid", u))),
    "mish": Made(lambda write, u: write("*", u, write("tanh", write("softplus", u)))),
    "softsign": Made(lambda write, u: write("/", u, write("+", 1, write("abs", u)))),
}
# Other names of these functions.
SHORT = {
    "power": "pow",
    "powi": "pow",
    "ceiling": "ceil",
    "fix": "trunc",
    "clamp": "clip",
    **dict.fromkeys(("heaviside", "unitstep", "heavisidetheta"), "step"),
    "ramp": "relu",
    "rem": "fmod",
    "add": "plus",
    "multiply": "times",
    **dict.fromkeys(("rational", "truedivide", "true_divide"), "divide"),
    "floor_divide": "quotient",
    "deg2rad": "radians",
    "rad2deg": "degrees",
    "nthroot": "root",
    "surd": "root",
    "leakyrelu": "leaky_relu",
    "lrelu": "leaky_relu",
    "around": "round",
    "ctg": "cot",
    "cth": "coth",
    "arcctg": "acot",
    **{f"arc{name}": f"a{name}" for name in ("cot", "sec", "csc", "coth", "sech", "csch")},
    **{f"ar{name}": f"a{name}" for name in ("coth", "sech", "csch")},
    "swish": "silu",
    "cosec": "csc",
    "cotan": "cot",
}


def made(build: Builder, name: str, values: list[Term], start: int) -> Term:
    """The term of a function that is written with others."""
    if len(values) < MADE[name].least:
        raise FormulaError(f"{name} needs two values, as in {name}(x, 2).", start)
    return MADE[name].make(Writer(build, start), *values)
