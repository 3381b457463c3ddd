"""Python's expressions in JavaScript, to the bit.

In a function that `fails`, what raises in Python throws: a division by zero, the root of a negative number, a whole
number of NaN. In all others such things are inf and NaN, as they are on arrays.
"""

from __future__ import annotations

import ast
import inspect
import math
import re
from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any, Protocol

from optimizers.base.arithmetic import FLOATS
from optimizers.base.oracle import QUESTIONS
from reproduce.in_javascript.reading import Kind, Reading, of_value

# Names that Python allows and JavaScript does not.
# fmt: off
RESERVED = frozenset((
    "abstract", "arguments", "await", "boolean", "byte", "char", "const", "debugger", "default", "delete", "do",
    "double", "enum", "eval", "export", "extends", "final", "float", "function", "goto", "implements", "instanceof",
    "int", "interface", "let", "long", "native", "new", "null", "package", "private", "protected", "public", "short",
    "static", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "typeof", "undefined", "var",
    "void", "volatile",
))
# fmt: on
SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
BINDS = {ast.Add: 1, ast.Sub: 1, ast.Mult: 2, ast.Div: 2}  # how tightly an operation binds its two sides
COMPARED = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "===", ast.NotEq: "!=="}
OF_MATH = ("cos", "sin", "exp", "log2", "floor")  # by the same name in math, NumPy and JavaScript
ORACLE = "f"  # the argument of a rule that is asked about the surface


def bare(text: str) -> str:
    """The text without a pair of brackets around the whole of it."""
    return text[1:-1] if text.startswith("(") and closes(text) == len(text) - 1 else text


def closes(text: str) -> int:
    """Where the bracket is closed that a text begins with."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return at
    return -1


class Names(Protocol):
    """Where the names are known that stand outside of a function."""

    def function(self, function: Callable[..., Any], *, fails: bool) -> str:
        """What one of our functions is called, once it is part of what is written."""

    def word(self, name: str) -> str:
        """The name of a function of static/engine/arithmetic.js, once it is part of what is written."""


def spelled(name: str) -> str:
    """A name of Python's as JavaScript may have it."""
    return f"{name}$" if name in RESERVED else name


def number(value: float) -> str:
    """A number, to the bit."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return re.sub(r"\.0$", "", repr(float(value)))


class Expressions:
    """Writes the expressions of one function.

    powers  whether a real power may be taken: its last digit is not the same everywhere
    """

    powers = False

    def __init__(self, reading: Reading, names: Names, *, fails: bool) -> None:
        self.reading, self.names, self.fails = reading, names, fails
        self.local: set[str] = set()

    def write(self, node: ast.expr) -> str:
        """The expression, in brackets wherever they could be needed."""
        match node:
            case ast.Constant(bool() as value):
                return str(value).lower()
            case ast.Constant(int() | float() as value):
                return number(value)
            case ast.Name(name):
                return self.name(node, name)
            case ast.Attribute(ast.Name("math" | "np"), name) if name in ("inf", "nan", "pi"):
                return number(getattr(math, name))
            case ast.Attribute(value, name):
                return f"{self.write(value)}.{name}"
            case ast.UnaryOp(ast.USub(), operand):
                return f"-{self.write(operand)}" if isinstance(operand, ast.Constant) else f"(-{self.write(operand)})"
            case ast.UnaryOp(ast.UAdd(), operand):
                return self.write(operand)
            case ast.UnaryOp(ast.Not(), operand):
                return f"!{self.truth(operand)}"
            case ast.BinOp(left, operator, right):
                return self.operation(node, left, operator, right)
            case ast.BoolOp(operator, values):
                sign = " && " if isinstance(operator, ast.And) else " || "
                self.expect(all(self.kind(value) == "truth" for value in values), node, "compare each part of it.")
                return f"({sign.join(map(self.truth, values))})"
            case ast.Compare():
                return self.comparison(node)
            case ast.IfExp(test, one, other):
                return f"({self.tested(test)} ? {self.plain(one)} : {self.plain(other)})"
            case ast.Tuple(elements) | ast.List(elements):
                return f"[{', '.join(map(self.plain, elements))}]"
            case ast.Starred(value):
                return f"...{self.write(value)}"
            case ast.GeneratorExp(element, [ast.comprehension(ast.Name(each), source, [])]):
                return f"{self.write(source)}.map(({spelled(each)}) => ({self.plain(element)}))"
            case ast.Subscript(value, place):
                return self.part(value, place)
            case ast.Call(function, arguments, keywords):
                return self.call(node, function, arguments, keywords)
        raise self.reading.trouble(node, "write it with + − * /, comparisons, and calls by position.")

    def name(self, node: ast.expr, name: str) -> str:
        if name in self.local or name not in self.reading.names:
            return spelled(name)
        value = self.reading.names[name]
        self.expect(isinstance(value, int | float), node, "use numbers and functions of a module only.")
        return f"({number(value)})" if value < 0 else number(value)

    def kind(self, node: ast.expr) -> Kind:
        return of_value(node, self.reading.names, self.reading.kinds)

    def truth(self, node: ast.expr) -> str:
        """Whether something is true for Python."""
        kind, text = self.kind(node), self.write(node)
        if kind == "truth":
            return text
        if kind == "list":
            return f"({text}.length > 0)"
        self.expect(isinstance(node, ast.Name | ast.Attribute), node, "compare it with 0.")
        return f"({text} !== 0)"

    def tested(self, node: ast.expr) -> str:
        """The same before a question mark."""
        return bare(self.truth(node)) if isinstance(node, ast.Compare) else self.truth(node)

    def operation(self, node: ast.expr, left: ast.expr, operator: ast.operator, right: ast.expr) -> str:
        tight = BINDS.get(type(operator), 0)
        one, other = self.side(left, tight), self.side(right, tight + 1)
        match operator:
            case ast.Div() if self.fails and not (isinstance(right, ast.Constant) and right.value):
                return f"{self.names.word('over$')}({self.plain(left)}, {self.plain(right)})"
            case ast.Add() | ast.Sub() | ast.Mult() | ast.Div():
                return f"({one} {SIGNS[type(operator)]} {other})"
            case ast.BitAnd() | ast.BitOr():
                both = self.kind(left) == self.kind(right) == "truth"
                self.expect(both, node, "join comparisons only.")
                return f"({one} {'&&' if isinstance(operator, ast.BitAnd) else '||'} {other})"
            case ast.Mod() | ast.FloorDiv():
                return f"{self.names.word('mod$' if isinstance(operator, ast.Mod) else 'floored$')}({one}, {other})"
            case ast.Pow() if isinstance(left, ast.Constant) and isinstance(right, ast.UnaryOp | ast.Constant):
                return number(ast.literal_eval(left) ** ast.literal_eval(right))
            case ast.Pow() if self.powers:
                return f"({self.write(left)} ** {self.write(right)})"
        raise self.reading.trouble(node, "use + − * /; a power is written as a product, g * g.")

    def side(self, node: ast.expr, tight: int) -> str:
        """A part of an operation, in brackets unless it binds at least as tightly as this."""
        text = self.write(node)
        bound = BINDS.get(type(node.op), 0) if isinstance(node, ast.BinOp) else 0
        return bare(text) if tight and bound >= tight else text

    def plain(self, node: ast.expr) -> str:
        """The expression where it stands alone."""
        return bare(self.write(node))

    def comparison(self, node: ast.Compare) -> str:
        sides = [node.left, *node.comparators]
        again = sides[1:-1]
        self.expect(all(isinstance(side, ast.Name | ast.Constant) for side in again), node, "name what is compared.")
        parts = []
        for left, operator, right in zip(sides, node.ops, sides[1:], strict=False):
            self.expect(type(operator) in COMPARED, node, "compare numbers with < <= > >= == !=.")
            parts.append(f"{self.side(left, 1)} {COMPARED[type(operator)]} {self.side(right, 1)}")
        return f"({' && '.join(parts)})"

    def part(self, value: ast.expr, place: ast.expr) -> str:
        whole = self.write(value)
        match place:
            case ast.Slice(lower, None, None) if lower:
                return f"{whole}.slice({self.write(lower)})"
            case ast.UnaryOp(ast.USub(), ast.Constant(int() as back)):
                return f"{whole}[{whole}.length - {back}]"
            case ast.Constant(int() as at):
                return f"{whole}[{at}]"
        raise self.reading.trouble(place, "take a part by a whole number, or the last ones as [-n:].")

    def call(
        self, node: ast.expr, function: ast.expr, arguments: Sequence[ast.expr], keywords: Sequence[ast.keyword]
    ) -> str:
        self.expect(not keywords, node, "pass all arguments by their place.")
        given = [self.plain(each) for each in arguments if not self.is_oracle(each)]
        match function:
            case ast.Attribute(ast.Name("f"), question) if question in QUESTIONS and ORACLE in self.local:
                return f"{ORACLE}${question}({', '.join(given)})"
            case ast.Attribute(ast.Name("math" | "np" as module), name) if module not in self.local:
                return self.standard(node, name, given)
            case ast.Name(name) if name in self.local:
                return f"{spelled(name)}({', '.join(given)})"
            case ast.Name("abs" | "min" | "max" | "float" | "int" | "round" as name):
                return self.standard(node, name, given)
            case ast.Name(name):
                return self.named(node, name, arguments, given)
        raise self.reading.trouble(node, "call a function of a module of ours, by its name.")

    def standard(self, node: ast.expr, name: str, given: list[str]) -> str:
        """A function that Python or NumPy brings along."""
        if name in OF_MATH:
            return f"Math.{name}({', '.join(given)})"
        match name, given:
            case "abs", [one]:
                return f"Math.abs({one})"
            case "sqrt", [one]:
                return f"{self.names.word('root$')}({one})" if self.fails else f"Math.sqrt({one})"
            case "float", [one]:
                return f"Number({one})"
            case "int", [one]:
                return f"{self.names.word('whole$')}({one})"
            case "round", [one, digits]:
                return f"{self.names.word('rounded$')}({one}, {digits})"
            case "radians", [one]:
                return f"({one} * {number(math.pi / 180)})"
            case "exp2", [one]:
                return f"(2 ** {one})"
            case "copysign", [one, other]:
                return f"{self.names.word('copysign$')}({one}, {other})"
            case (("min" | "max"), [_, _, *_]):
                word = self.names.word("least$" if name == "min" else "most$")
                return reduce(lambda found, each: f"{word}({found}, {each})", given)
        raise self.reading.trouble(node, "use sqrt, abs, min, max, sign, maximum, minimum, where.")

    def named(self, node: ast.expr, name: str, arguments: Sequence[ast.expr], given: list[str]) -> str:
        """A function that the module has, or imports."""
        self.expect(name in self.reading.names, node, "call a function that the module has or imports.")
        value = self.reading.names[name]
        if isinstance(value, type) and hasattr(value, "_fields"):
            fields = zip(value._fields, given, strict=True)
            return f"{{ {', '.join(f'{field}: {text}' for field, text in fields)} }}"
        if name == "where":
            self.expect(not any(map(self.asks, arguments)), node, "give what is asked of the surface a name before.")
            test, one, other = self.tested(arguments[0]), given[1], given[2]
            if self.fails:  # there a part that is not taken can fail too
                return f"[{other}, {one}][Number({test})]"
            return f"({test} ? {one} : {other})"
        if name == "sqrt" or getattr(value, "__module__", None) == "math":
            return self.standard(node, name, given)
        if name in FLOATS and not inspect.isfunction(value):
            return f"{self.names.function(FLOATS[name], fails=False)}({', '.join(given)})"
        self.expect(inspect.isfunction(value), node, "call a function of ours.")
        return f"{self.names.function(value, fails=self.fails)}({', '.join(given)})"

    def asks(self, node: ast.expr) -> bool:
        """Whether it asks the surface, or searches, which is counted."""
        return any(isinstance(part, ast.Name) and part.id == ORACLE for part in ast.walk(node))

    def is_oracle(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and node.id == ORACLE and ORACLE in self.local

    def expect(self, fine: bool, node: ast.AST, instead: str) -> None:
        if not fine:
            raise self.reading.trouble(node, instead)
