"""The source of a rule as LaTeX, so that what is shown is what runs.

Each line of a rule becomes one line of LaTeX. A name is typeset as its declared symbol, else by its letters: `m_hat`
gets a hat, `beta1_t` is β₁ᵗ, `gx` is g with the index x. A product of an expression with itself is typeset as a
square. When a step is taken apart, the same expressions are typeset with numbers in place of names.
"""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Callable, Mapping, Sequence

from optimizers.base.arithmetic import FLOATS, Number, Rule
from optimizers.base.lines import Line, lines_of, returned
from optimizers.base.numbers import WRITTEN_OUT

GREEK = {"delta": r"\Delta", "lam": r"\lambda"} | {
    name: rf"\{name}"
    for name in ("alpha", "beta", "gamma", "eta", "theta", "kappa", "mu", "nu", "rho", "sigma", "tau", "phi", "omega")
}
INDEXED = re.compile(r"([A-Za-z]|" + "|".join(GREEK) + r")([xy]{1,2}|\d)")
ENDINGS = {"_hat": r"\hat %s", "_t": r"%s^{t}", "_max": r"%s^{\max}"}
SIGNS: dict[type, str] = {
    ast.Gt: ">",
    ast.Lt: "<",
    ast.GtE: r"\ge",
    ast.LtE: r"\le",
    ast.Eq: "=",
    ast.NotEq: r"\ne",
    ast.BitAnd: r"\wedge",
    ast.BitOr: r"\vee",
    ast.And: r"\wedge",
    ast.Or: r"\vee",
}
LOGIC, NEGATIVE, SUM, PRODUCT, POWER, ATOM = range(6)  # how tightly a piece of LaTeX binds
UNUSED = "_"  # the name of a number that a rule is given and does not use
DIGITS = 3

Written = tuple[str, int]  # LaTeX, and how tightly it binds


def update_as_latex(step: Rule, look: Rule | None, symbols: Mapping[str, str], starts: Mapping[str, str]) -> str:
    """All lines of the update in one `aligned` environment; the arguments are those of update_lines()."""
    return aligned(update_lines(step, look, symbols, starts))


def aligned(lines: Sequence[str]) -> str:
    return r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"


def update_lines(step: Rule, look: Rule | None, symbols: Mapping[str, str], starts: Mapping[str, str]) -> list[str]:
    """The lines of the update.

    symbols: name in the rule -> its LaTeX. starts: state -> the name that it starts as, for states that start so.
    """
    typeset = Typesetter(lambda name: symbol(name, symbols))
    lines = [
        rf"{typeset.name(state)[0]} &= {typeset.name(start)[0]} \text{{ at first}}" for state, start in starts.items()
    ]
    if look is not None:
        lines.append(rf"g &\leftarrow \nabla f{bracketed(looked_at(look, typeset))}")
    for line in lines_of(step):
        lines.append(rf"{typeset.targets(line)} &\leftarrow {typeset(line.value)}")
    return lines


def looked_at(look: Rule | None, typeset: Typesetter) -> str:
    """The LaTeX of the point where a coordinate-wise rule takes its gradient."""
    return typeset(ast.Name("x") if look is None else returned(look))


def symbol(name: str, declared: Mapping[str, str]) -> Written:
    """A name of a rule as LaTeX."""
    if name == UNUSED:
        return r"\cdot", ATOM
    if name in declared:
        return declared[name], POWER if "^" in declared[name] else ATOM
    for ending, form in ENDINGS.items():
        if name.endswith(ending):
            return form % symbol(name.removesuffix(ending), declared)[0], POWER if "^" in form else ATOM
    indexed = INDEXED.fullmatch(name)
    if indexed:
        letter, index = indexed.groups()
        return f"{GREEK.get(letter, letter)}_{index if len(index) == 1 else f'{{{index}}}'}", ATOM
    return GREEK.get(name, name if len(name) == 1 else rf"\text{{{name.replace('_', ' ')}}}"), ATOM


def number(value: Number) -> Written:
    """A float of a rule as LaTeX, in the style of numbers.in_text(); a memory as how long it is."""
    if isinstance(value, bool):
        return rf"\text{{{'yes' if value else 'no'}}}", ATOM
    if isinstance(value, tuple):
        return rf"\text{{{len(value)} {'entry' if len(value) == 1 else 'entries'}}}", ATOM
    if not math.isfinite(value):
        if math.isnan(value):
            return r"\text{undefined}", ATOM
        return (r"\infty", ATOM) if value > 0 else (r"-\infty", NEGATIVE)
    size = abs(value)
    nines = -math.ceil(math.log10(1 - size)) if 0.9 < size < 1 else 0  # 0.9994123: as many digits after the nines
    rounded = value if value == int(value) and size < 1e5 else float(f"{value:.{DIGITS + nines}g}")
    if value == 0:
        return "0", ATOM
    if math.floor(math.log10(abs(rounded))) in WRITTEN_OUT:
        return f"{rounded:,.10g}".replace(",", "{,}"), NEGATIVE if value < 0 else ATOM
    mantissa, _, exponent = f"{rounded:.10e}".partition("e")
    power = f"10^{{{int(exponent)}}}"
    factor = f"{float(mantissa):g}"
    if factor in ("1", "-1"):
        return factor.removesuffix("1") + power, NEGATIVE if value < 0 else POWER
    return rf"{factor}{{\times}}{power}", NEGATIVE if value < 0 else PRODUCT


class Typesetter:
    """Turns one expression of a rule into LaTeX. Raises NotImplementedError for syntax that no rule uses yet.

    name   (a name in the rule) -> what is written for it: its symbol, or the number that it has
    times  the sign between two factors
    """

    def __init__(self, name: Callable[[str], Written], times: str = r"\,"):
        self.name = name
        self.times = times

    def __call__(self, node: ast.expr) -> str:
        return self.write(node)[0]

    def targets(self, line: Line) -> str:
        """The LaTeX of what a line sets: one name, a vector, a symmetric matrix, or several names in brackets."""
        names = [self.name(name)[0] for name in line.targets]
        if len(names) == 1:
            return names[0]
        match tuple(index_of(name) for name in line.targets):
            case ("x", "y"):
                return vector(*names)
            case ("xx", "xy" | "", "yy"):
                return matrix(*names)
        return bracketed(*names)

    def write(self, node: ast.expr) -> Written:
        """The LaTeX and how tightly it binds."""
        match node:
            case ast.Name(id=name):
                return self.name(name)
            case ast.Constant(value=value):
                return number(value)
            case ast.Tuple(elts=items):
                return bracketed(*map(self, items)), ATOM
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"-{self.at_least(PRODUCT, operand)}", NEGATIVE
            case ast.UnaryOp(op=ast.Not() | ast.Invert(), operand=operand):
                return rf"\neg {self.at_least(PRODUCT, operand)}", PRODUCT
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return f"{self(left)} + {self.at_least(SUM, right)}", SUM
            case ast.BinOp(left=left, op=ast.Sub(), right=right):
                return f"{self(left)} - {self.at_least(PRODUCT, right)}", SUM
            case ast.BinOp(left=left, op=ast.Mult(), right=right) if ast.dump(left) == ast.dump(right):
                return f"{self.at_least(ATOM, left)}^{{2}}", POWER
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                return self.product(left, right)
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                return rf"\frac{{{self(left)}}}{{{self(right)}}}", PRODUCT
            case ast.BinOp(left=left, op=ast.BitAnd() | ast.BitOr() as op, right=right):
                return f"{self(left)} {SIGNS[type(op)]} {self(right)}", LOGIC
            case ast.BoolOp(op=op, values=values):
                return f" {SIGNS[type(op)]} ".join(map(self, values)), LOGIC
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return f"{self(left)} {SIGNS[type(op)]} {self(right)}", LOGIC
            case ast.Call(func=function, args=arguments, keywords=[]):
                return self.call(ast.unparse(function), arguments)
        raise NotImplementedError(f"No LaTeX for {ast.unparse(node)}")

    def product(self, left: ast.expr, right: ast.expr) -> Written:
        """The LaTeX of a product. A minus sign before the first factor stands before the product."""
        first, tightness = self.write(left)
        if tightness not in (NEGATIVE, PRODUCT):
            first, tightness = self.at_least(POWER, left), PRODUCT
        times = r" \cdot " if isinstance(right, ast.Constant) else self.times
        return f"{first}{times}{self.at_least(PRODUCT, right)}", tightness

    def at_least(self, tightness: int, node: ast.expr) -> str:
        text, own = self.write(node)
        return text if own >= tightness else bracketed(text)

    def call(self, function: str, arguments: Sequence[ast.expr]) -> Written:
        given = [self(argument) for argument in arguments]
        match function, given:
            case "sqrt", [radicand]:
                return rf"\sqrt{{{radicand}}}", ATOM
            case "abs", [inside]:
                return rf"\left\lvert {inside} \right\rvert", ATOM
            case "sign", [inside]:
                return rf"\operatorname{{sign}}{bracketed(inside)}", PRODUCT
            case "maximum", [_, _]:
                return rf"\max{bracketed(*given)}", PRODUCT
            case "minimum", [_, _]:
                return rf"\min{bracketed(*given)}", PRODUCT
            case "where", [_, _, _]:
                return rf"\begin{{cases}} {self.cases(arguments)} \end{{cases}}", ATOM
            case "solve", [a, b, c, x, y]:
                return rf"{matrix(a, b, c)}^{{-1}} {vector(x, y)}", PRODUCT
            case "positive_definite", [a, b, c]:
                return rf"{matrix(a, b, c)} \succ 0", LOGIC
            case "divisor", [_]:  # it is its argument wherever the rule uses the quotient
                return self.write(arguments[0])
            case "absolute", [a, b, c]:
                return rf"\left\lvert {matrix(a, b, c)} \right\rvert", ATOM
            case "solve_root", [a, b, c, _, x, y]:  # the fourth, √det, is the matrix's own
                return rf"{matrix(a, b, c)}^{{-1/2}} {vector(x, y)}", PRODUCT
            case "f.value", [_, _]:
                return f"f{bracketed(*given)}", PRODUCT
            case "f.gradient", [_, _]:
                return rf"\nabla f{bracketed(*given)}", PRODUCT
            case "f.hessian", [_, _]:
                return rf"\nabla^2 f{bracketed(*given)}", PRODUCT
            case "f.squares", [_, _]:
                return rf"J^\top J\,{bracketed(*given)}", PRODUCT
            case "f.samples", [_, _]:
                return rf"\tfrac{{1}}{{N}} \textstyle\sum_i g_i g_i^\top\,{bracketed(*given)}", PRODUCT
        if function in FLOATS:
            return rf"\operatorname{{{function.replace('_', '~')}}}{bracketed(*self.grouped(arguments))}", PRODUCT
        raise NotImplementedError(f"No LaTeX for the function {function}")

    def cases(self, arguments: Sequence[ast.expr]) -> str:
        """The lines of a choice: a value and its condition, then the other value; a choice in that adds its lines."""
        condition, yes, no = arguments
        match no:
            case ast.Call(func=ast.Name(id="where"), args=more):
                rest = self.cases(more)
            case _:
                rest = rf"{self(no)} & \text{{otherwise}}"
        return rf"{self(yes)} & {self(condition)} \\ {rest}"

    def grouped(self, arguments: Sequence[ast.expr]) -> list[str]:
        """The LaTeX of a search's arguments: three entries of a matrix as one matrix, and without the Oracle, f."""
        left, given = list(arguments), []
        while left:
            indices = tuple(index_of(node.id) if isinstance(node, ast.Name) else "" for node in left[:3])
            if indices == ("xx", "xy", "yy"):
                given.append(matrix(*map(self, left[:3])))
                left = left[3:]
                continue
            first = left.pop(0)
            if not (isinstance(first, ast.Name) and first.id == "f"):
                given.append(self(first))
        return given


def index_of(name: str) -> str:
    """The index of a name: "xy" of hxy, "" where it has none."""
    indexed = INDEXED.fullmatch(name)
    return indexed.group(2) if indexed else ""


def bracketed(*inside: str) -> str:
    return rf"\left({', '.join(inside)}\right)"


def vector(x: str, y: str) -> str:
    return rf"\begin{{pmatrix}} {x} \\ {y} \end{{pmatrix}}"


def matrix(a: str, b: str, c: str) -> str:
    return rf"\begin{{pmatrix}} {a} & {b} \\ {b} & {c} \end{{pmatrix}}"
