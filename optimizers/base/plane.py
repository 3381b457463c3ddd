"""What is written in vectors, rewritten for the plane: each vector v becomes its components vx and vy.

A matrix h, which is symmetric, becomes its entries hxx, hxy and hyy.

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

MARK, MATRICES = "vectors", "matrices"  # the decorator of what is written so, and its argument that is passed by name
EACH = ("abs", "maximum", "minimum", "sign", "sqrt", "where")  # functions that are applied to each component


class Pair(NamedTuple):
    """The two components of an expression that is a vector."""

    x: ast.expr
    y: ast.expr


class Entries(NamedTuple):
    """The three entries of a matrix."""

    xx: ast.expr
    xy: ast.expr
    yy: ast.expr


Written = ast.expr | Pair | Entries


def dot(a: Pair, b: Pair) -> ast.expr:
    return added(*(ast.BinOp(left, ast.Mult(), right) for left, right in zip(a, b, strict=True)))


def total(a: Pair) -> ast.expr:
    return added(*a)


def differ(a: Pair, b: Pair) -> ast.expr:
    return ast.BoolOp(ast.Or(), [ast.Compare(left, [ast.NotEq()], [right]) for left, right in zip(a, b, strict=True)])


def zeros(_: Pair) -> Pair:
    return Pair(ast.Constant(0.0), ast.Constant(0.0))


def times(h: Entries, a: Pair) -> Pair:
    return Pair(dot(Pair(h.xx, h.xy), a), dot(Pair(h.xy, h.yy), a))


def added(a: ast.expr, b: ast.expr) -> ast.expr:
    return ast.BinOp(a, ast.Add(), b)


# name -> what is made of its arguments, and what these are
OF_VECTORS: dict[str, tuple[Callable[..., Written], tuple[type, ...]]] = {
    "dot": (dot, (Pair, Pair)),
    "total": (total, (Pair,)),
    "differ": (differ, (Pair, Pair)),
    "zeros": (zeros, (Pair,)),
    "times": (times, (Entries, Pair)),
}


class Names(NamedTuple):
    """The names of the vectors and of the matrices in a function."""

    vectors: tuple[str, ...] = ()
    matrices: tuple[str, ...] = ()

    def parts(self, name: str) -> tuple[str, ...]:
        """The names in the plane of what a name stands for: of a vector's components, of a matrix's entries."""
        if name in self.vectors:
            return ("x", "y") if name == "x" else (f"{name}x", f"{name}y")
        return (f"{name}xx", f"{name}xy", f"{name}yy") if name in self.matrices else (name,)


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


def marked(decorator: ast.expr) -> Names | None:
    """The names of what is no number, if the decorator is the mark."""
    match decorator:
        case ast.Call(func=ast.Name(id=name), args=names, keywords=others) if name == MARK:
            matrices = [ast.literal_eval(other.value) for other in others if other.arg == MATRICES]
            return Names(tuple(map(ast.literal_eval, names)), *matrices)
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
    """Rewrites a function in which `names` are no numbers."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def changes(self, function: ast.FunctionDef) -> Iterator[Change]:
        for argument in function.args.args:
            parts = self.names.parts(argument.arg)
            if parts != (argument.arg,):
                note = ": float" if argument.annotation else ""
                yield Change.of(argument, ", ".join(part + note for part in parts))
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
        """The change of a whole expression, if it names a vector or a matrix."""
        named = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        if named & {*self.names.vectors, *self.names.matrices}:
            bare = isinstance(node, ast.Tuple) and node.elts and node.col_offset == node.elts[0].col_offset
            written = self.write(node)
            parts = list(written) if isinstance(written, tuple) else written.elts if bare else [written]  # type: ignore[attr-defined]
            yield Change.of(node, ", ".join(map(ast.unparse, parts)))

    def write(self, node: ast.expr) -> Written:
        """The expression, or its components or entries."""
        match node:
            case ast.Name(id=name):
                parts = [ast.Name(part) for part in self.names.parts(name)]
                return Pair(*parts) if len(parts) == 2 else Entries(*parts) if len(parts) == 3 else node
            case ast.UnaryOp():
                return each(lambda part: ast.UnaryOp(node.op, part), self.write(node.operand))
            case ast.BinOp(left=left, right=right):
                return each(lambda one, two: ast.BinOp(one, node.op, two), self.write(left), self.write(right))
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in OF_VECTORS:
                make, kinds = OF_VECTORS[name]
                given = [self.write(argument) for argument in arguments]
                if tuple(map(type, given)) != kinds:
                    raise self.trouble(node)
                return make(*given)
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
        """The expressions, with two for each that is a vector, and three for a matrix."""
        written = (self.write(item) for item in items)
        return [part for one in written for part in (one if isinstance(one, tuple) else (one,))]

    def number(self, node: ast.expr) -> ast.expr:
        """The expression where it has to be a number."""
        written = self.write(node)
        if isinstance(written, tuple):
            raise self.trouble(node)
        return written

    def trouble(self, node: ast.AST) -> NotImplementedError:
        return NotImplementedError(f"No form for the plane of {ast.unparse(node)}")


def each(make: Callable[..., ast.expr], *parts: Written) -> Written:
    """What `make` makes of the parts; of each component, if any part is a vector. There is no such form of a matrix."""
    if any(isinstance(part, Entries) for part in parts):
        raise NotImplementedError("No form for the plane of arithmetic with a matrix; multiply by times().")
    if not any(isinstance(part, Pair) for part in parts):
        return make(*parts)
    return Pair(*(make(*(part[at] if isinstance(part, Pair) else part for part in parts)) for at in (0, 1)))
