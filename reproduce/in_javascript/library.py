"""The functions that translated ones call: each is written once, when it is first asked for."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from optimizers.base.arithmetic import LOOPS, nothing_of
from reproduce.in_javascript.expressions import number
from reproduce.in_javascript.reading import read
from reproduce.in_javascript.statements import Statements

ENGINE = Path(__file__).resolve().parents[2] / "static" / "engine"
ARITHMETIC, FUNCTIONS_FILE = ENGINE / "arithmetic.js", ENGINE / "functions.js"


@cache
def words() -> dict[str, str]:
    """name -> its definition, of what static/engine/arithmetic.js has."""
    text = ARITHMETIC.read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for part in re.split(r"^export ", text, flags=re.MULTILINE)[1:]:
        name = re.match(r"(?:const|function) ([\w$]+)", part)
        assert name
        end = "\n}" if part.startswith("function") else ";"
        found[name[1]] = part[: part.index(end) + len(end)] + "\n"
    return found


@cache
def spellings() -> dict[str, str]:
    """Name of the function table, or "power" -> what calls it in JavaScript, of what static/engine/functions.js has."""
    lines = re.findall(r'^  "?([\w^]+)"?: ([\w$.]+),$', FUNCTIONS_FILE.read_text(encoding="utf-8"), re.MULTILINE)
    return {"power" if name == "^" else name: spelled for name, spelled in lines}


@dataclass
class Library:
    """Functions by their names, and which others each of them needs."""

    texts: dict[str, str] = field(default_factory=dict)
    needs: dict[str, list[str]] = field(default_factory=dict)
    called: dict[tuple[Callable[..., Any], bool], str] = field(default_factory=dict)
    within: list[list[str]] = field(default_factory=list)  # what has been asked for in each function that is written

    def function(self, function: Callable[..., Any], *, fails: bool) -> str:
        """What one of our functions is called here; `fails` is whether it throws where Python's arithmetic raises."""
        nothing = ""
        plain = inspect.unwrap(function)
        if plain.__name__ in LOOPS and plain is not function:
            fails, nothing = True, nothing_at_all(plain)
        if (plain, fails) not in self.called:
            name = self.free(plain)
            self.add(name, lambda: Statements(read(plain), self, fails=fails).function(name, nothing))
            self.called[plain, fails] = name
        return self.asked(self.called[plain, fails])

    def word(self, name: str) -> str:
        if name not in self.texts:
            text = words()[name]
            self.texts[name] = text
            used = set(re.findall(r"[\w$]+", text)) - {name}
            self.needs[name] = [other for other in words() if other in used]
            for other in self.needs[name]:
                self.word(other)
        return self.asked(name)

    def add(self, name: str, write: Callable[[], str]) -> None:
        """Takes up a text, and notes what is asked for while it is written."""
        self.within.append([])
        text = write()
        self.needs[name] = list(dict.fromkeys(self.within.pop()))
        self.texts[name] = text

    def asked(self, name: str) -> str:
        if self.within:
            self.within[-1].append(name)
        return name

    def free(self, function: Callable[..., Any]) -> str:
        """The function's name, or with its module before it where another function has that."""
        name = function.__name__.lstrip("_")
        if name in self.called.values():
            name = f"{function.__module__.rpartition('.')[2]}_{name}"
        assert name not in self.called.values(), name
        return name

    def all_needed(self, names: Iterable[str]) -> list[str]:
        """The names, and all that they need, each after what it needs."""
        found: dict[str, None] = {}

        def add(name: str) -> None:
            if name not in found:
                for other in self.needs[name]:
                    add(other)
                found[name] = None

        for name in names:
            add(name)
        return list(found)


def nothing_at_all(search: Callable[..., Any]) -> str:
    """What a search gives where its arithmetic fails, in JavaScript."""
    nothing = nothing_of(search)
    return f"[{', '.join(map(number, nothing))}]" if isinstance(nothing, tuple) else number(nothing)
