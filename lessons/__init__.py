"""LESSONS: key -> Lesson, read from the folder: each file NN_key.toml is a lesson, NN its place among the others.

CONTRIBUTING.md tells how such a file is written; whatever in one cannot be used is answered in a sentence.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lessons.checks import Check

FOLDER = Path(__file__).parent
LETTERS = "ABCD"


class LessonError(ValueError):
    """A lesson's file cannot be used; the sentence says what to do about it."""


@dataclass(frozen=True)
class Picture:
    """Another page's picture of what a scene is about: `shows` says what it shows, `page` is the page's title."""

    page: str
    shows: str
    link: Mapping[str, str]


@dataclass(frozen=True)
class Scene:
    """One set-up, told, asked about, and claimed of.

    link       the set-up: query parameters, as in the address of the race
    narration  what is told first; {method: measure} stands for a number that is measured when it is shown
    question   asked before anything is shown, with choices, of which those in `right` (their letters) are true
    observe    what to watch on the screen, which never tells the answer
    answer     told when the reader has guessed and watched, or asks for it
    checks     the claims of it, which tests hold to be true
    see        a picture on another page, offered with the answer; None for none
    """

    title: str
    link: Mapping[str, str]
    narration: str
    question: str
    choices: tuple[str, ...]
    right: str
    observe: str
    answer: str
    checks: tuple[Check, ...]
    see: Picture | None


@dataclass(frozen=True)
class Lesson:
    """A sequence of scenes; `part` is the heading that it stands under, `seen` what a reader takes home from it."""

    key: str
    title: str
    part: str
    teaches: str
    seen: tuple[str, ...]
    scenes: tuple[Scene, ...]


def flat(table: Mapping[str, Any], before: str = "") -> dict[str, str]:
    """A table as link parameters: {momentum = {beta = 0.9}} is {"momentum.beta": "0.9"}."""
    found: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, Mapping):
            found |= flat(value, f"{before}{name}.")
        else:
            found[before + name] = str(value)
    return found


def checked(table: Mapping[str, Any]) -> Check:
    """A claim as it stands in a file. Raises LessonError."""
    fields = dict(table)
    try:
        but, given = (flat(fields.pop(name, {})) for name in ("but", "given"))
        return Check(relation=fields.pop("is", ""), but=but, given=given, **fields)
    except (TypeError, ValueError) as error:
        raise LessonError(f"check {dict(table)}: {error}") from None


def picture(table: Mapping[str, Any]) -> Picture:
    """A picture on another page as it stands in a file. Raises LessonError."""
    if table.keys() != {"page", "shows", "link"}:
        raise LessonError("see: a picture has page, shows and link, and nothing else.")
    return Picture(table["page"], table["shows"], MappingProxyType(flat(table["link"])))


def scene(table: Mapping[str, Any]) -> Scene:
    """A scene as it stands in a file. Raises LessonError."""
    given = {"answer": "", "see": None, **table}
    expected = {"title", "link", "narration", "question", "choices", "right", "observe", "answer", "check", "see"}
    if given.keys() != expected:
        wrong = sorted(given.keys() ^ expected)
        raise LessonError(f"{', '.join(wrong)}: each scene has {', '.join(sorted(expected))}, and nothing else.")
    choices, right = tuple(given["choices"]), given["right"]
    if not right or len(choices) > len(LETTERS) or not set(right) <= set(LETTERS[: len(choices)]):
        raise LessonError("right: name the letters of the choices that are true, such as B, of up to four choices.")
    if not given["observe"].startswith("Observe: "):
        raise LessonError("observe: begin with “Observe: ” and say what to look for on the screen.")
    if not given["check"]:
        raise LessonError("check: a scene claims at least one thing that can be measured.")
    return Scene(
        title=given["title"],
        link=MappingProxyType(flat(given["link"])),
        narration=given["narration"].strip(),
        question=given["question"],
        choices=choices,
        right=right,
        observe=given["observe"],
        answer=given["answer"].strip(),
        checks=tuple(map(checked, given["check"])),
        see=given["see"] and picture(given["see"]),
    )


def read(text: str, key: str) -> Lesson:
    """The lesson that a file describes. Raises LessonError with a sentence."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LessonError(f"{key}: {error}") from None
    expected = {"title", "part", "teaches", "seen", "scene"}
    if table.keys() != expected:
        wrong = sorted(table.keys() ^ expected)
        raise LessonError(f"{key}: {', '.join(wrong)}: a lesson has {', '.join(sorted(expected))}, and nothing else.")
    scenes = []
    for place, each in enumerate(table["scene"], start=1):
        try:
            scenes.append(scene(each))
        except LessonError as error:
            raise LessonError(f"{key}, scene {place}: {error}") from None
    return Lesson(key, table["title"], table["part"], table["teaches"], tuple(table["seen"]), tuple(scenes))


def _discovered() -> Mapping[str, Lesson]:
    found = {}
    for file in sorted(FOLDER.glob("*.toml")):
        key = file.stem.partition("_")[2]
        found[key] = read(file.read_text(encoding="utf-8"), key)
    return MappingProxyType(found)


LESSONS = _discovered()
