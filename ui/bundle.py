"""The browser's modules as few that are quick to fetch: their sources one after the other, each in a scope of its own.

No source is changed but for its imports and exports, which all stand in lines of their own and in one of a few forms,
and for comments with lines of their own, which are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import PurePosixPath

IMPORT = re.compile(r'^import (?:\{ (.+) \}|(\w+)|\* as (\w+)) from "(\.{1,2}/.+)";$')
EXPORT = re.compile(r"^export ((?:async )?(?:const|function|class) ([\w$]+).*)$")
DEFAULT = re.compile(r"^export default (.+);$")
QUOTE = re.compile(r"(?<!\\)`")
BEGINS = re.compile(r"^(?:import|export)\b")
REMEDY = 'write import { … } from, import … from or import * as … from "…"; and export …; each in a line'

ENDED = "begin a new line after a comment of several lines"


class Unbundled(ValueError):
    """A module has a line that cannot be bundled; the text says which, and what to write instead."""


def imported(name: str, source: str) -> list[str]:
    """The modules that a module imports, by their paths below static/."""
    found = (IMPORT.match(line) for line in source.splitlines())
    return [path(name, match[4]) for match in found if match]


def path(name: str, relative: str) -> str:
    """Where a module's import leads, from its own path below static/."""
    parts: list[str] = []
    for part in (PurePosixPath(name).parent / relative).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def uncommented(name: str, source: str) -> Iterator[tuple[int, str]]:
    """The lines of a module, each after its number from 1, without comments that have lines of their own.

    A line within a template literal is text, whatever it begins with. Where a quotation mark of these stands in a text
    of another kind, comments may stay.
    """
    comment = literal = False
    for number, line in enumerate(source.splitlines(), start=1):
        text = line.strip()
        if not literal and not comment and text.startswith("/*"):
            comment = text.find("*/") in (-1, len(text) - 2)
        if comment:
            comment = "*/" not in text
            if not comment and not text.endswith("*/"):
                raise Unbundled(f"{name}:{number}: {ENDED}")
        elif literal or not text.startswith("//"):
            literal ^= len(QUOTE.findall(line)) % 2 == 1
            yield number, line


def scoped(name: str, source: str) -> str:
    """A module as a function that is called at once, and hands over what it exports."""
    lines: list[str] = []
    exports: list[str] = []
    for number, line in uncommented(name, source):
        taken, export, default = IMPORT.match(line), EXPORT.match(line), DEFAULT.match(line)
        if taken:
            some, default_name, all_of_it, relative = taken.groups()
            names = some.replace(" as ", ": ") if some else f"default: {default_name}"
            line = f'const {all_of_it or f"{{ {names} }}"} = modules["{path(name, relative)}"];'
        elif export:
            line, exports = export[1], [*exports, export[2]]
        elif default:
            line, exports = f"const exported = {default[1]};", [*exports, "default: exported"]
        elif BEGINS.match(line):
            raise Unbundled(f"{name}:{number}: {REMEDY}")
        lines.append(line)
    body = "\n".join(lines)
    return f'modules["{name}"] = (() => {{\n{body}\nreturn {{ {", ".join(exports)} }};\n}})();\n'


def ordered(sources: Mapping[str, str], names: Iterable[str]) -> list[str]:
    """These modules, each after those that it imports. Raises graphlib.CycleError."""
    wanted = set(names)
    graph = {name: sorted(wanted & set(imported(name, sources[name]))) for name in sorted(wanted)}
    return list(TopologicalSorter(graph).static_order())


def reaching(sources: Mapping[str, str], target: str) -> set[str]:
    """The modules that import `target`, themselves or by another."""
    found: set[str] = set()
    while True:
        more = {name for name in sources if {target, *found} & set(imported(name, sources[name]))} - found
        if not more:
            return found
        found |= more


def needed(sources: Mapping[str, str], name: str) -> set[str]:
    """A module, and those that it imports, itself or by another."""
    waiting, found = [name], {name}
    while waiting:
        each = waiting.pop()
        more = set(imported(each, sources[each])) - found
        found |= more
        waiting += more
    return found


def bundled(sources: Mapping[str, str], names: Iterable[str], head: str) -> str:
    """One module of these; `head` comes first, and has to leave `modules` to them: path -> what a module exports."""
    return head + "".join(scoped(name, sources[name]) for name in ordered(sources, names)) + "export { modules };\n"
