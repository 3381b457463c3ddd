"""The browser's types of the messages, made from their dataclasses in ui/session/messages: `make messages`.

A class becomes an interface, its docstring and the comment of each field their documentation. A test holds that the
file is what the dataclasses give.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import io
import pkgutil
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from types import ModuleType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import ui.session.messages as package
from ui.session.messages.told import Event

TARGET = Path(__file__).resolve().parent.parent / "static" / "wire" / "messages.d.ts"
HEAD = "// What Python and the browser tell each other. `make messages` makes it of ui/session/messages.\n"
NOT_MESSAGES = {"Arrays"}  # what writes messages down
TREE = """/** A formula: a number, “x”, “y”, or an operation and what it is done to. */
export type Tree = number | "x" | "y" | `data_${string}` | `param_${string}` | [string, ...Tree[]];

/** A node of a formula: a number, “x”, “y”, or an operation and the places of its parts among the nodes before it. */
export type Node = number | "x" | "y" | `data_${string}` | `param_${string}` | [string, ...number[]];
"""
PLAIN = {str: "string", bool: "boolean", int: "number", float: "number", type(None): "null", Any: "unknown"}


def modules() -> list[ModuleType]:
    """The modules of messages, by name."""
    return [
        importlib.import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)
    ]


def messages(module: ModuleType) -> list[type]:
    """The dataclasses of a module that are messages, or parts of one, in the order in which they stand."""
    own = [each for each in vars(module).values() if inspect.isclass(each) and each.__module__ == module.__name__]
    return [each for each in own if is_dataclass(each) and each.__name__ not in NOT_MESSAGES]


def comments(source: str) -> dict[int, str]:
    """The comments of some source by their lines, without the sign."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0]: token.string.lstrip("# ") for token in tokens if token.type == tokenize.COMMENT}


def documented(module: ModuleType) -> dict[tuple[str, str], str]:
    """(class, field) -> the comment that stands behind the field."""
    source = inspect.getsource(module)
    said = comments(source)
    return {
        (node.name, field.target.id): said.get(field.end_lineno or field.lineno, "")
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef)
        for field in node.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
    }


def typed(hint: Any) -> str:
    """A type as TypeScript has it. TypeError for what no message should have."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return str(hint.__metadata__[0])
    if origin in (Union, UnionType):
        return " | ".join(map(typed, parts))
    if origin is Literal:
        return " | ".join(f'"{part}"' for part in parts)
    if origin is tuple and parts[1:] == (...,):
        each = typed(parts[0])
        return f"({each})[]" if " | " in each else f"{each}[]"
    if origin is tuple:
        return f"[{', '.join(map(typed, parts))}]"
    if origin is Mapping:
        return f"Record<{typed(parts[0])}, {typed(parts[1])}>"
    if is_dataclass(hint) and isinstance(hint, type):
        return hint.__name__
    if hint in PLAIN:
        return PLAIN[hint]
    raise TypeError(f"{hint} has no type in the browser")


def interface(message: type, said: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """The lines of a class as TypeScript has it. TypeError where a field has no comment."""
    hints = get_type_hints(message, include_extras=True)
    bases = [base.__name__ for base in message.__bases__ if is_dataclass(base)]
    yield f"/** {' '.join((message.__doc__ or '').split())} */"
    yield f"export interface {message.__name__}{''.join(f' extends {base}' for base in bases)} {{"
    defaults = {each.name for each in fields(message) if each.default is not MISSING}
    optional = defaults if issubclass(message, Event) else set()  # Python sends every field
    for name in inspect.get_annotations(message):
        comment = said[message.__name__, name]
        if not comment:
            raise TypeError(f"{message.__name__}.{name} has no comment that says what it is")
        yield f"  /** {comment} */"
        yield f"  {name}{'?' if name in optional else ''}: {typed(hints[name])};"
    yield "}"


def declarations() -> str:
    """The whole file. TypeError for a type that is not known, a field without a comment, or two classes of one name."""
    parts, names = [HEAD, TREE], set()
    for module in modules():
        said = documented(module)
        for message in messages(module):
            if message.__name__ in names:
                raise TypeError(f"two messages are called {message.__name__}")
            names.add(message.__name__)
            parts.append("\n".join(interface(message, said)) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(declarations(), encoding="utf-8")
