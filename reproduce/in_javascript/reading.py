"""A Python function as it is read: its tree with the lines of its file, its arguments, and of what kind its names are.

Python and JavaScript disagree on what counts as true: NaN and an empty tuple. So the translator has to know which names
are truth values and which are lists; all others are numbers.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_origin, get_type_hints

from reproduce.in_javascript.trouble import Untranslatable

Kind = Literal["number", "truth", "list"]
FUNCTIONS_KEPT = 512
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, eq=False)
class Reading:
    """A function as it is read.

    file      where it stands, as a reader is told of it
    tree      its definition, with the numbers of its lines
    names     the global names that it may use -> what they are
    kinds     the names of truth values and lists -> their kind
    """

    file: str
    tree: ast.FunctionDef
    names: Mapping[str, Any]
    kinds: Mapping[str, Kind]

    @property
    def arguments(self) -> list[str]:
        """All arguments, those that are passed by name last."""
        return [argument.arg for argument in (*self.tree.args.args, *self.tree.args.kwonlyargs)]

    def trouble(self, node: ast.AST, instead: str) -> Untranslatable:
        return Untranslatable(self.file, node, instead)


@lru_cache(maxsize=FUNCTIONS_KEPT)
def read(function: Callable[..., Any]) -> Reading:
    function = inspect.unwrap(function)
    lines, first = inspect.getsourcelines(function)
    (tree,) = ast.parse(textwrap.dedent("".join(lines))).body
    assert isinstance(tree, ast.FunctionDef)
    ast.increment_lineno(tree, first - 1)
    return Reading(place(function), tree, function.__globals__, kinds(function, tree))


def place(function: Callable[..., Any]) -> str:
    """The file of a function, as seen from the project."""
    file = Path(inspect.getsourcefile(function) or "?")
    return str(file.relative_to(ROOT)) if file.is_relative_to(ROOT) else str(file)


def kinds(function: Callable[..., Any], tree: ast.FunctionDef) -> dict[str, Kind]:
    """The names in a function that are truth values or lists, by their annotations and by what they are set to."""
    hints = get_type_hints(function)
    found: dict[str, Kind] = {name: kind for name, hint in hints.items() if (kind := of_hint(hint)) != "number"}
    for name, value in assigned(tree):
        kind = of_value(value, function.__globals__, found)
        if kind != "number":
            found[name] = kind
    return found


def of_hint(hint: Any) -> Kind:
    if hint is bool:
        return "truth"
    return "list" if get_origin(hint) in (tuple, list) else "number"


def assigned(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Each name that is set to an expression of its own, with that expression."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield from pairs(target, node.value)


def pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    match target, value:
        case ast.Name(name), _:
            yield name, value
        case ast.Tuple(targets), ast.Tuple(values):
            for each, its in zip(targets, values, strict=True):
                yield from pairs(each, its)


def of_value(value: ast.expr, names: Mapping[str, Any], known: Mapping[str, Kind]) -> Kind:
    """The kind of what an expression gives."""
    match value:
        case ast.Compare() | ast.Constant(bool()) | ast.UnaryOp(ast.Not()):
            return "truth"
        case ast.BoolOp(values=parts):
            return "truth" if all(of_value(part, names, known) == "truth" for part in parts) else "number"
        case ast.BinOp(left, ast.BitAnd() | ast.BitOr(), right):
            both = (of_value(part, names, known) == "truth" for part in (left, right))
            return "truth" if all(both) else "number"
        case ast.IfExp(_, one, other):
            both = (of_value(part, names, known) == "truth" for part in (one, other))
            return "truth" if all(both) else "number"
        case ast.List():
            return "list"
        case ast.Name(name):
            return known.get(name, "number")
        case ast.Call(ast.Name(name)) if inspect.isfunction(names.get(name)):
            return returned(names[name])
    return "number"


def returned(function: Callable[..., Any]) -> Kind:
    """The kind of what one of our own functions returns."""
    function = inspect.unwrap(function)
    if "return" in get_type_hints(function) and of_hint(get_type_hints(function)["return"]) != "number":
        return of_hint(get_type_hints(function)["return"])
    if not function.__module__.startswith(("optimizers", "experiments", "landscapes", "reproduce")):
        return "number"
    reading = read(function)
    ends = [node.value for node in ast.walk(reading.tree) if isinstance(node, ast.Return) and node.value]
    truths = [of_value(end, reading.names, reading.kinds) == "truth" for end in ends]
    return "truth" if truths and all(truths) else "number"
