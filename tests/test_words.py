"""What a reader sees is plain English: short sentences, no riddle, one word for one thing."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from claims import CLAIMS
from claims.base.prose import PLACES
from claims.misprints import MISPRINTS
from landscapes import LANDSCAPES
from landscapes.data import DATA
from networks.curvature.blocks import FORMS
from networks.curvature.matrices import KINDS
from networks.datasets import DATASETS
from networks.landscape.cuts import CUTS
from networks.methods import METHODS
from networks.presets import PRESETS
from optimizers.schedules import SCHEDULES

ROOT = Path(__file__).parents[1]
LONGEST = 28  # words of a sentence; most have fewer than 20
PROSE = {"statement", "experiment", "look", "set_up", "short", "does", "instead", "teaches", "differs", "about", "help"}
PROSE |= {"question", "words", "translation", "planar"}  # fields
REGISTRIES: dict[str, dict[str, Any]] = {
    "claims": dict(CLAIMS),
    "misprints": dict(MISPRINTS),
    "methods": dict(METHODS),
    "schedules": dict(SCHEDULES),
    "surfaces": dict(LANDSCAPES),
    "data": dict(DATA),
    "data of networks": dict(DATASETS),
    "presets": dict(PRESETS),
    "matrices": dict(KINDS),
    "forms": dict(FORMS),
    "planes": dict(CUTS),
}
COMMENT = re.compile(r"^\s*(/?\*|//).*|\s//\s.*")
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`')
# What a first-year student stumbles over -> what to write instead.
BANNED = {
    r"\bwhich such\b": "name the thing",
    r"\bwhoever\b": "name who it is: the reader, the class, the method",
    r"\bwhere (he|she)\b": "a method is “it”",
    r"\bas a part of\b": "“divided by”, or a per cent",
    r"\bthan that of\b|\bthat of that\b": "name the thing again",
    r"\b(flies|flew|fly|flown) off\b": "“diverges”",
    r"\bwent round in circles\b": "“kept jumping between …”",
    r"\bbroke off\b|\bbeyond all numbers\b": "“diverged”, “became too large”",
    r"\bworked out\b": "“computed”",
    r"\bhow (near|far) to it\b": "say what is near to what",
    r"\btaken away\b|\btakes? [a-z ]+ away\b": "“removed”, “subtracts”",
    r"\bevery setting at its default\b": "“default settings”",
    r"\bevenly in logs\b": "“uniformly on a log scale”",
    r"\bdrawn starts\b": "“random starts”",
    r"\bis no (text|number|minimum)\b": "“is not a …”",
    r"\b[Bb]egins anew\b": "“starts again”",
    r"\bcares? (about|for)\b": "methods do not care",
    r"\bSize memory\b": "“Squared-gradient memory”",
    r"\bFirst weights\b": "“Initial weights”",
    r"\bnobody succeeds\b": "name the methods",
    r"\b(value|surface|start|data) before (it|them) (is|are) kept\b": "“The old value is kept.”",
}


def texts(thing: Any) -> Iterator[str]:
    """The prose in a dataclass, and in those that it holds."""
    if isinstance(thing, tuple | list):
        for each in thing:
            yield from texts(each)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            value = getattr(thing, field.name)
            if isinstance(value, str):
                if field.name in PROSE:
                    yield value
            else:
                yield from texts(value)


def sentences(text: str) -> list[str]:
    """The sentences of a text; a place for a number is one word, and so is what follows a semicolon or a colon."""
    return re.split(r"(?<=[.?!;:])\s+", PLACES.sub("N", text).strip())


ALL = [
    (registry, key, text)
    for registry, found in REGISTRIES.items()
    for key, thing in found.items()
    for text in texts(thing)
    if text
]


def test_the_texts_of_every_registry_are_found():
    assert {registry for registry, _, _ in ALL} == REGISTRIES.keys()


def test_sentences_are_short():
    every = [(registry, key, each) for registry, key, text in ALL for each in sentences(text)]
    assert [where for where in every if len(where[-1].split()) > LONGEST] == []


def spoken() -> Iterator[tuple[str, str]]:
    """(where, text) of what the program says: every string in Python but docstrings, and in the browser's modules."""
    for room in ("claims", "landscapes", "networks", "optimizers", "ui", "pages", "experiments", "reproduce"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for line, text in strings(ast.parse(path.read_text())):
                yield f"{path.relative_to(ROOT)}:{line}", text
    for room in ("views", "parts", "plot", "alone"):
        for path in sorted((ROOT / "static" / room).rglob("*.js")):
            for number, source in enumerate(path.read_text().splitlines(), 1):
                for text in QUOTED.findall(COMMENT.sub("", source)):
                    yield f"{path.relative_to(ROOT)}:{number}", text


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, text) of every string of a module that is not a docstring."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def test_no_text_has_what_a_student_stumbles_over():
    found = [
        f"{where}: {match[0]!r}: {instead}"
        for where, text in spoken()
        for pattern, instead in BANNED.items()
        for match in re.finditer(pattern, text)
    ]
    assert not found, "\n".join(found)


def test_a_riddle_is_found():
    tree = ast.parse('"""Whoever reads."""\nX = f"It {X} flies off."')
    assert list(strings(tree)) == [(2, "It "), (2, " flies off.")]
    assert len(sentences("One. Two: three; {four five} six?")) == 4
