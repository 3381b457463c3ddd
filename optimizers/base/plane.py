"""What is written in vectors, rewritten for the plane: each vector v becomes its components vx and vy.

    @vectors("x", "g")                        def step(x, y, f, *, lr):
    def step(x, f, *, lr):                        gx, gy = f.gradient(x, y)
        g = f.gradient(x)                         size = sqrt(gx * gx + gy * gy)
        size = sqrt(dot(g, g))                    return x - lr * gx / size, y - lr * gy / size
        return x - lr * g / size

The vector x is the point, so its components are x and y. The result is source again, which is typeset, translated and
printed as any other rule; comments and all lines that name no vector stay as they are.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from typing import NamedTuple

MARK = "vectors"  # the decorator of what is written so; its arguments are the names of the vectors
EACH = ("abs", "maximum", "minimum", "sign", "sqrt", "where")  # functions that are applied to each component


class Pair(NamedTuple):
    """The two components of an expression that is a vector."""

    x: ast.expr
    y: ast.expr


Written = ast.expr | Pair


def dot(a: Pair, b: Pair) -> ast.expr:
    return added(*(ast.BinOp(left, ast.Mult(), right) for left, right in zip(a, b, strict=True)))


def total(a: Pair) -> ast.expr:
    return added(*a)


def differ(a: Pair, b: Pair) -> ast.expr:
    return ast.BoolOp(
        ast.Or(), [ast.Compare(left, [ast.NotEq()], [right]) for left, right in zip(a, b, strict=True)]
    )


def added(a: ast.expr, b: ast.expr) -> ast.expr:
    return ast.BinOp(a, ast.Add(), b)


OF_VECTORS: dict[str, Callable[..., ast.expr]] = {"dot": dot, "total": total, "differ": differ}


def components(name: str) -> tuple[str, str]:
    """The names of a vector's components in the plane."""
    return ("x", "y") if name == "x" else (f"{name}x", f"{name}y")


def in_plane(text: str) -> str:
    """The source, with every function that is marked rewritten for the plane, and without the marks."""
    changes = [
        change
        for function in ast.walk(ast.parse(text))
        if isinstance(function, ast.FunctionDef)
        for mark in function.decorator_list
        if (names := marked(mark)) is not None
        for change in [Change.of(mark, "", before=1), *Components(names).changes(function)]
    ]
    lines = text.encode().splitlines(keepends=True)  # the columns of a tree are counted in bytes
    for change in sorted(changes, reverse=True):
        first, last = lines[change.row][: change.column], lines[change.last_row][change.last_column :]
        lines[change.row : change.last_row + 1] = [first + change.text.encode() + last]
    return b"".join(lines).decode()


def marked(decorator: ast.expr) -> tuple[str, ...] | None:
    """The names of the vectors, if the decorator is the mark."""
    match decorator:
        case ast.Call(func=ast.Name(id=name), args=names) if name == MARK:
            return tuple(ast.literal_eval(each) for each in names)
    return None


class Change(NamedTuple):
    """A piece of the source, from a row and column up to another, and what takes its place."""

    row: int
    column: int
    last_row: int
    last_column: int
    text: str

    @classmethod
    def of(cls, node: ast.expr | ast.stmt | ast.arg, text: str, before: int = 0) -> Change:
        """That of a node, with so many characters before it."""
        assert node.end_lineno and node.end_col_offset is not None
        return cls(node.lineno - 1, node.col_offset - before, node.end_lineno - 1, node.end_col_offset, text)


class Components:
    """Rewrites a function in which `names` are vectors."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def changes(self, function: ast.FunctionDef) -> Iterator[Change]:
        for argument in function.args.args:
            if argument.arg in self.names:
                note = ": float" if argument.annotation else ""
                yield Change.of(argument, ", ".join(part + note for part in components(argument.arg)))
        if function.returns:
            yield from self.of_note(function.returns)
        for statement in function.body:
            yield from self.of(statement)

    def of_note(self, returns: ast.expr) -> Iterator[Change]:
        """In the annotation of what is returned, a vector is two floats."""
        if isinstance(returns, ast.Name) and returns.id == "Vector":
            yield Change.of(returns, "tuple[float, float]")
        elif isinstance(returns, ast.Subscript):
            yield from (
                Change.of(part, "float, float")
                for part in ast.walk(returns)
                if isinstance(part, ast.Name) and part.id == "Vector"
            )

    def of(self, statement: ast.stmt) -> Iterator[Change]:
        match statement:
            case ast.If(test=test, body=body, orelse=other) | ast.While(test=test, body=body, orelse=other):
                yield from self.rewritten(test)
            case ast.For(target=target, iter=source, body=body, orelse=other):
                yield from self.rewritten(target)
                yield from self.rewritten(source)
            case ast.Assign(targets=targets, value=value):
                for part in (*targets, value):
                    yield from self.rewritten(part)
                return
            case ast.AugAssign(target=target, value=value):
                for part in (target, value):
                    self.number(part)
                yield from self.rewritten(value)
                return
            case ast.Return(value=value) | ast.Expr(value=value):
                if value:
                    yield from self.rewritten(value)
                return
            case ast.Break() | ast.Continue() | ast.Pass():
                return
            case _:
                raise self.trouble(statement)
        for each in (*body, *other):
            yield from self.of(each)

    def rewritten(self, node: ast.expr) -> Iterator[Change]:
        """The change of a whole expression, if it names a vector."""
        if any(isinstance(part, ast.Name) and part.id in self.names for part in ast.walk(node)):
            bare = isinstance(node, ast.Tuple) and node.elts and node.col_offset == node.elts[0].col_offset
            written = self.write(node)
            parts = list(written) if isinstance(written, Pair) else written.elts if bare else [written]  # type: ignore[attr-defined]
            yield Change.of(node, ", ".join(map(ast.unparse, parts)))

    def write(self, node: ast.expr) -> Written:
        """The expression, or both its components."""
        match node:
            case ast.Name(id=name):
                return Pair(*(ast.Name(part) for part in components(name))) if name in self.names else node
            case ast.UnaryOp():
                return each(lambda part: ast.UnaryOp(node.op, part), self.write(node.operand))
            case ast.BinOp(left=left, right=right):
                return each(lambda one, two: ast.BinOp(one, node.op, two), self.write(left), self.write(right))
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in OF_VECTORS:
                pairs = [self.write(argument) for argument in arguments]
                if not all(isinstance(pair, Pair) for pair in pairs):
                    raise self.trouble(node)
                return OF_VECTORS[name](*pairs)
            case ast.Call(func=ast.Name(id=name) as function, args=arguments, keywords=[]) if name in EACH:
                return each(lambda *parts: ast.Call(function, list(parts), []), *map(self.write, arguments))
            case ast.Call(func=function, args=arguments, keywords=passed):
                named = [ast.keyword(each.arg, self.number(each.value)) for each in passed]
                return ast.Call(self.number(function), self.side_by_side(arguments), named)
            case ast.Tuple(elts=items, ctx=ctx):
                return ast.Tuple(self.side_by_side(items), ctx)
        other = copy(node)
        for name, part in ast.iter_fields(node):
            if isinstance(part, ast.expr):
                setattr(other, name, self.number(part))
            elif isinstance(part, list):
                setattr(other, name, [self.number(one) if isinstance(one, ast.expr) else one for one in part])
        return other

    def side_by_side(self, items: Sequence[ast.expr]) -> list[ast.expr]:
        """The expressions, with two for each that is a vector."""
        written = (self.write(item) for item in items)
        return [part for one in written for part in (one if isinstance(one, Pair) else (one,))]

    def number(self, node: ast.expr) -> ast.expr:
        """The expression where it may not be a vector."""
        written = self.write(node)
        if isinstance(written, Pair):
            raise self.trouble(node)
        return written

    def trouble(self, node: ast.AST) -> NotImplementedError:
        return NotImplementedError(f"No form for the plane of {ast.unparse(node)}")


def each(make: Callable[..., ast.expr], *parts: Written) -> Written:
    """What `make` makes of the parts; of each component, if any part is a vector."""
    if not any(isinstance(part, Pair) for part in parts):
        return make(*parts)
    return Pair(*(make(*(part[at] if isinstance(part, Pair) else part for part in parts)) for at in (0, 1)))
