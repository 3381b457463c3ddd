"""The source of a rule as lines. They are typeset, and they are run one by one when a step is taken apart."""

import ast
import inspect
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import CodeType

from optimizers.base.arithmetic import Rule

RULES_KEPT = 256


@dataclass(frozen=True, eq=False)
class Line:
    """targets ← value. Several targets take the parts of a tuple that a call returns, or are set at once."""

    targets: tuple[str, ...]
    value: ast.expr

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that occur in its value, without the Oracle's, f."""
        return names_in(self.value) - {"f"}

    @cached_property
    def code(self) -> CodeType:
        """The line, ready to be run."""
        targets: list[ast.expr] = [ast.Name(name, ast.Store()) for name in self.targets]
        target = targets[0] if len(targets) == 1 else ast.Tuple(targets, ast.Store())
        module = ast.Module([ast.Assign([target], self.value)], [])
        return compile(ast.fix_missing_locations(module), f"<{' '.join(self.targets)}>", "exec")


def lines_of(rule: Rule) -> tuple[Line, ...]:
    """A rule's lines. The last ones set its arguments x, y and states to what the rule returns.

    Raises NotImplementedError for a statement other than an assignment or a return.
    """
    return _lines_of(rule.__code__)


@lru_cache(maxsize=RULES_KEPT)
def _lines_of(code: CodeType) -> tuple[Line, ...]:
    lines: list[Line] = []
    for statement in _body(code):
        match statement:
            case ast.Assign(targets=[target], value=value):
                lines += alone(_names(target), value)
            case ast.Return(value=ast.expr() as value):
                lines += alone([name for name in _arguments(code) if name not in ("g", "f")], value)
            case _:
                raise NotImplementedError(f"A rule has no line like {ast.unparse(statement)}")
    return tuple(lines)


def returned(rule: Rule) -> ast.expr:
    """The expression that a rule of one line returns. Raises NotImplementedError for a longer rule."""
    match _body(rule.__code__):
        case [ast.Return(value=ast.expr() as value)]:
            return value
    raise NotImplementedError(f"{rule.__name__} is more than one line")


def names_in(node: ast.AST) -> frozenset[str]:
    return frozenset(part.id for part in ast.walk(node) if isinstance(part, ast.Name))


def _body(code: CodeType) -> list[ast.stmt]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(code))).body[0]
    assert isinstance(tree, ast.FunctionDef)
    return tree.body


def _arguments(code: CodeType) -> tuple[str, ...]:
    return code.co_varnames[: code.co_argcount]


def _names(target: ast.expr) -> list[str]:
    return [ast.unparse(item) for item in (target.elts if isinstance(target, ast.Tuple) else [target])]


def alone(targets: Sequence[str], value: ast.expr) -> list[Line]:
    """A line for each target, in an order in which no name changes before it is used; one line where none is such."""
    if not isinstance(value, ast.Tuple):
        return [Line(tuple(targets), value)]
    left = [
        (name, item)
        for name, item in zip(targets, value.elts, strict=True)
        if not (isinstance(item, ast.Name) and item.id == name)
    ]
    lines: list[Line] = []
    while left:
        free = [pair for pair in left if not any(pair[0] in names_in(item) for name, item in left if name != pair[0])]
        if not free:
            names, items = zip(*left, strict=True)
            return [*lines, Line(names, ast.Tuple(list(items), ast.Load()))]
        lines.append(Line((free[0][0],), free[0][1]))
        left.remove(free[0])
    return lines
