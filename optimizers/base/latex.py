"""A rule's source as LaTeX, so that what is shown is what runs.

Each assignment becomes one line, the returned values the last ones. Names keep their letters unless a symbol is
declared; `m_hat` wears a hat, `beta1_t` is β₁ᵗ, a product of a name with itself is a square.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Mapping

GREEK = {"delta": r"\Delta"}
COMPARISONS = {ast.Gt: ">", ast.Lt: "<", ast.GtE: r"\ge", ast.LtE: r"\le"}
SUM, PRODUCT, ATOM = 1, 2, 3


def update_as_latex(
    step: Callable, look: Callable | None, symbols: Mapping[str, str], starts: Mapping[str, str]
) -> str:
    """All lines of the update in one `aligned` environment; `starts` names what a state begins with."""
    typeset = Typesetter(symbols)
    lines = [rf"{typeset.name(state)} &= {typeset.name(start)} \text{{ at first}}" for state, start in starts.items()]
    if look is not None:
        lines.append(rf"g &\leftarrow \nabla f\left({typeset.returned(look)[0]}\right)")
    for statement in body(step):
        if isinstance(statement, ast.Assign):
            lines.append(rf"{typeset(statement.targets[0])} &\leftarrow {typeset(statement.value)}")
    names = [name for name in inspect.signature(step).parameters if name not in ("g", "f")]
    for name, value in zip(names, typeset.returned(step), strict=False):
        if value != typeset.name(name):
            lines.append(rf"{typeset.name(name)} &\leftarrow {value}")
    return r"\begin{aligned} " + r" \\ ".join(lines) + r" \end{aligned}"


def body(function: Callable) -> list[ast.stmt]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    return tree.body


class Typesetter:
    """Turns one expression of a rule into LaTeX; what no rule uses yet is an error, not a guess."""

    def __init__(self, symbols: Mapping[str, str]):
        self.symbols = symbols

    def __call__(self, node: ast.expr) -> str:
        return self.write(node)[0]

    def returned(self, function: Callable) -> list[str]:
        value = next(s for s in body(function) if isinstance(s, ast.Return)).value
        assert value is not None
        return [self(item) for item in (value.elts if isinstance(value, ast.Tuple) else [value])]

    def name(self, name: str) -> str:
        if name in self.symbols:
            return self.symbols[name]
        if name.endswith("_hat"):
            return rf"\hat {self.name(name.removesuffix('_hat'))}"
        if name.endswith("_t"):
            return rf"{self.name(name.removesuffix('_t'))}^{{t}}"
        return GREEK.get(name, name if len(name) == 1 else rf"\mathrm{{{name.replace('_', ' ')}}}")

    def write(self, node: ast.expr) -> tuple[str, int]:
        """The LaTeX and how tightly it binds."""
        match node:
            case ast.Name(id=name):
                return self.name(name), ATOM
            case ast.Constant(value=value):
                return str(value), ATOM
            case ast.Tuple(elts=items):
                return rf"({', '.join(self(item) for item in items)})", ATOM
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return f"-{self.at_least(PRODUCT, operand)}", SUM
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return f"{self(left)} + {self(right)}", SUM
            case ast.BinOp(left=left, op=ast.Sub(), right=right):
                return f"{self(left)} - {self.at_least(PRODUCT, right)}", SUM
            case ast.BinOp(left=ast.Name(id=a), op=ast.Mult(), right=ast.Name(id=b)) if a == b:
                return f"{self.name(a)}^{{2}}", ATOM
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                return rf"{self.at_least(PRODUCT, left)}\,{self.at_least(PRODUCT, right)}", PRODUCT
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                return rf"\frac{{{self(left)}}}{{{self(right)}}}", PRODUCT
            case ast.BinOp(left=left, op=ast.BitAnd(), right=right):
                return rf"{self(left)} \wedge {self(right)}", SUM
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return f"{self(left)} {COMPARISONS[type(op)]} {self(right)}", SUM
            case ast.Call(func=function, args=arguments):
                return self.call(ast.unparse(function), [self(argument) for argument in arguments]), ATOM
        raise NotImplementedError(f"No LaTeX for {ast.unparse(node)}")

    def at_least(self, tightness: int, node: ast.expr) -> str:
        text, own = self.write(node)
        return text if own >= tightness else rf"\left({text}\right)"

    @staticmethod
    def call(function: str, arguments: list[str]) -> str:
        match function, arguments:
            case "sqrt", [radicand]:
                return rf"\sqrt{{{radicand}}}"
            case "abs", [inside]:
                return rf"\left|{inside}\right|"
            case "maximum", _:
                return rf"\max\left({', '.join(arguments)}\right)"
            case "where", [condition, yes, no]:
                return rf"\begin{{cases}} {yes} & {condition} \\ {no} & \text{{otherwise}} \end{{cases}}"
            case "solve", [a, b, c, x, y]:
                return rf"{matrix(a, b, c)}^{{-1}} \begin{{pmatrix}} {x} \\ {y} \end{{pmatrix}}"
            case "positive_definite", [a, b, c]:
                return rf"{matrix(a, b, c)} \succ 0"
            case "f.gradient", _:
                return rf"\nabla f({', '.join(arguments)})"
            case "sign", [inside]:
                return rf"\operatorname{{sign}}\left({inside}\right)"
            case "minimum", _:
                return rf"\min\left({', '.join(arguments)}\right)"
            case "root", [a, b, c]:
                return rf"{matrix(a, b, c)}^{{1/2}}"
            case "f.hessian", _:
                return rf"\nabla^2 f({', '.join(arguments)})"
        raise NotImplementedError(f"No LaTeX for the function {function}")


def matrix(a: str, b: str, c: str) -> str:
    return rf"\begin{{pmatrix}} {a} & {b} \\ {b} & {c} \end{{pmatrix}}"
