"""The rules as one ES module.

It has the loops of all methods as text, from which the browser writes a module for a surface and a method; and as
functions the schedules' curves, and what is measured along a path.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from experiments.engine.bounds import flown
from experiments.geometry.known import arrived
from experiments.geometry.lengths import length
from experiments.readings.metrics import above
from landscapes.formula.moved import carried, motion
from optimizers import OPTIMIZERS
from optimizers.schedules import SCHEDULES
from reproduce.in_javascript.library import Library
from reproduce.in_javascript.methods import loop
from reproduce.in_javascript.reading import read
from reproduce.in_javascript.statements import Statements
from reproduce.in_javascript.trouble import Untranslatable

MEASURES: tuple[Callable[..., Any], ...] = (length, above, arrived, flown, motion, carried)
HEAD = "// The methods' rules and what is measured along their paths, translated from Python. Do not edit.\n"


class Loops(NamedTuple):
    """The loops of the methods, the functions that they call, and why a method has none: each by name."""

    loops: dict[str, dict[str, Any]]
    functions: dict[str, str]
    refused: dict[str, str]


def translated() -> Loops:
    """The loops of all methods. A rule that cannot be translated is left out: that method stays on the server alone."""
    library, loops, refused = Library(), {}, {}
    for key, method in OPTIMIZERS.items():
        try:
            found = loop(method, library, settable=True)
        except Untranslatable as reason:
            library.within.clear()
            refused[key] = str(reason)
            continue
        loops[key] = {
            "rule": found.rule,
            "walk": found.walk,
            "land": found.land,
            "needs": library.all_needed(found.needs),
            "asks": found.asks,
            "sees": found.sees,
            "hypers": [hyper.name for hyper in method.hypers],
        }
    used = {name: library.texts[name] for name in dict.fromkeys(n for each in loops.values() for n in each["needs"])}
    return Loops(loops, used, refused)


@cache
def module() -> str:
    """The whole module's text."""
    rules = translated()
    measured = Library()
    names = [measured.function(each, fails=False) for each in MEASURES]
    functions = "\n".join(measured.texts[name] for name in measured.all_needed(names))
    return "\n".join(
        [
            HEAD,
            f"export const FUNCTIONS = {literal(rules.functions)};\n",
            f"export const LOOPS = {literal(rules.loops)};\n",
            f"export const REFUSED = {literal(rules.refused)};\n",
            functions,
            curves(),
            f"export {{ {', '.join(names)} }};\n",
        ]
    )


class Curve(Statements):
    """Writes a schedule's curve, which is worked out once, and then is a table of numbers."""

    powers = True


def curves() -> str:
    """The curves of schedules: by kind, the names of the parameters and the function of s and of these."""
    library = Library()
    library.within.append([])
    entries = []
    for key, kind in SCHEDULES.items():
        text = Curve(read(kind.curve), library, fails=False).function("curve").rstrip("\n")
        names = json.dumps([hyper.name for hyper in kind.hypers])
        entries.append(f"  {key}: {{ parameters: {names}, curve: {text} }},\n")
    words = "\n".join(library.texts[name] for name in library.all_needed(library.within.pop()))
    return f"{words}\nexport const CURVES = {{\n{''.join(entries)}}};\n"


def literal(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
