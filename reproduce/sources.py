"""The source of a function with all that it needs, as lines that stand alone: nothing is written twice, and no method
knows that it can leave the house.

What a definition names is looked up in its module and followed through imports, within the packages of this project;
modules are read, not run. Comments stay. Where two modules use one name, the second is called by its module as well.
"""

from __future__ import annotations

import ast
import builtins
import dis
import io
import tokenize
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import CodeType

from optimizers.base.plane import in_plane
from optimizers.base.written import TEXTS

OURS = ("experiments", "landscapes", "networks", "optimizers", "reproduce")
DOTTED = ("math",)  # what is imported from these is called by its full name: math.sqrt is not the sqrt of arrays
KEPT_MODULES = 256

Name = tuple[str, str]  # a module, and a name in it


@dataclass(frozen=True, eq=False)
class Module:
    """A module's text, what each of its names is defined by, and the code of its functions."""

    name: str
    lines: tuple[str, ...]
    definitions: Mapping[str, ast.stmt]
    codes: Mapping[str, CodeType]


@lru_cache(maxsize=KEPT_MODULES)
def module(name: str, plane: bool) -> Module:
    """The module; what is written in vectors as its form for the plane, if that is wanted."""
    text = TEXTS.get(name) or text_of(name)
    text = in_plane(text) if plane else text
    definitions: dict[str, ast.stmt] = {}
    for node in ast.parse(text).body:
        for bound in bound_by(node):
            definitions[bound] = node
    code = compile(text, name, "exec", dont_inherit=True)
    codes = {part.co_name: part for part in code.co_consts if isinstance(part, CodeType)}
    return Module(name, tuple(text.splitlines(keepends=True)), definitions, codes)


def text_of(name: str) -> str:
    spec = find_spec(name)
    assert spec and spec.origin
    return Path(spec.origin).read_text(encoding="utf-8")


def bound_by(node: ast.stmt) -> list[str]:
    """The names that a statement of a module binds."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [alias.asname or alias.name for alias in node.names]
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name)]


def needed(home: Module, name: str) -> list[str]:
    """The names of its module that a definition needs, in the order in which they occur."""
    node = home.definitions[name]
    found: list[str] = []
    if isinstance(node, ast.FunctionDef):
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        notes = [part for part in (*(a.annotation for a in arguments), node.returns, *node.args.defaults) if part]
        found += [part.id for note in notes for part in ast.walk(note) if isinstance(part, ast.Name)]
        found += global_names(home.codes[node.name])
    else:
        found += [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]
    return [other for other in dict.fromkeys(found) if other in home.definitions and other not in bound_by(node)]


def global_names(code: CodeType) -> Iterator[str]:
    """The global names of a function, and of those within it."""
    for instruction in dis.get_instructions(code):
        if instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            yield instruction.argval
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from global_names(part)


class Bundle:
    """The definitions that some functions need, each once and before what needs it; `imports` are what they import.

    instead     (module, name) -> what stands for it
    reserved    names that are somebody else's
    decorated   what is written in place of a function's decorators: (module, name) -> line, "" for none
    plane       whether what is written in vectors has its form for the plane
    """

    def __init__(
        self,
        instead: Mapping[Name, Name],
        decorated: Callable[[Name], str],
        reserved: Iterable[str] = (),
        plane: bool = True,
    ) -> None:
        self.imports: set[str] = set()
        self._instead = instead
        self._decorated = decorated
        self._plane = plane
        self._new: list[str] = []
        self._called: dict[Name, str] = {}
        self._taken: set[str] = set(reserved)
        self._written: set[tuple[str, int]] = set()  # statements by their module and line: one may bind several names

    def add(self, name: Name, called: str | None = None) -> str:
        """What a definition is called here, once it and all that it needs is part of the bundle."""
        name = self._instead.get(name, name)
        home = module(name[0], self._plane)
        node = home.definitions[name[1]]
        if isinstance(node, ast.Import | ast.ImportFrom):
            return self._imported(node, name[1])
        if name not in self._called:
            self._called[name] = self._free(name, called or name[1])
            others = {other: self.add((name[0], other)) for other in needed(home, name[1])}
            own = {bound: self._name((name[0], bound)) for bound in bound_by(node)}
            if (name[0], node.lineno) not in self._written:
                self._written.add((name[0], node.lineno))
                lines = "".join(home.lines[node.lineno - 1 : node.end_lineno])
                self._new.append(self._decoration(name, node) + respelled(lines, {**others, **own}))
        return self._called[name]

    def news(self) -> str:
        """What was added since this was last asked."""
        texts, self._new = self._new, []
        return joined(texts)

    def _decoration(self, name: Name, node: ast.stmt) -> str:
        if isinstance(node, ast.ClassDef):
            return "".join(f"@{ast.unparse(mark)}\n" for mark in node.decorator_list)
        if not isinstance(node, ast.FunctionDef) or not node.decorator_list:
            return ""
        line = self._decorated(name)
        return f"{line}\n" if line else ""

    def _imported(self, node: ast.Import | ast.ImportFrom, name: str) -> str:
        if isinstance(node, ast.Import):
            alias = next(alias for alias in node.names if (alias.asname or alias.name) == name)
            self.imports.add(f"import {alias.name}" + (f" as {alias.asname}" if alias.asname else ""))
            return name
        home = str(node.module)
        if home.partition(".")[0] in OURS:
            return self.add((home, name))
        if home in DOTTED:
            self.imports.add(f"import {home}")
            return f"{home}.{name}"
        self.imports.add(f"from {home} import {name}")
        return name

    def _name(self, name: Name) -> str:
        if name not in self._called:
            self._called[name] = self._free(name, name[1])
        return self._called[name]

    def _free(self, name: Name, called: str) -> str:
        """The name, or where another definition has it, one with its module in front."""
        if called in self._taken or hasattr(builtins, called):
            prefix = name[0].rpartition(".")[2]
            called = f"{prefix.upper() if called.isupper() else prefix}_{called}"
        assert called not in self._taken, called
        self._taken.add(called)
        return called


def respelled(text: str, names: Mapping[str, str]) -> str:
    """Source with some names spelled otherwise; what follows a dot, and what is passed by name, stays as it is."""
    changed = {name: spelled for name, spelled in names.items() if name != spelled}
    if not changed:
        return text
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    lines = text.splitlines(keepends=True)
    for before, token, after in reversed(list(zip([None, *tokens], tokens, [*tokens[1:], None], strict=False))):
        if token.type != tokenize.NAME or token.string not in changed or (before and before.string == "."):
            continue
        if after and after.string == "=" and before and before.string in ("(", ","):
            continue
        row, column = token.start
        line = lines[row - 1]
        lines[row - 1] = line[:column] + changed[token.string] + line[column + len(token.string) :]
    return "".join(lines)


def joined(texts: Iterable[str]) -> str:
    """Definitions with two empty lines around those that have a body, as is customary."""
    out = ""
    wide = True
    for text in texts:
        long = text.startswith(("def ", "class ", "@"))
        out += ("\n\n" if long or wide else "") + text.rstrip("\n") + "\n"
        wide = long
    return out.strip("\n") + "\n"
