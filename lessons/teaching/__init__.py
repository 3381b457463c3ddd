"""GUIDE: a lecture of 45 minutes in links, read from guide.toml beside this file.

A text may have {method: measure} in it, which stands for a number that is measured when it is shown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lessons import checked, flat
from lessons.checks import Check


@dataclass(frozen=True)
class Stop:
    """One link of the lecture.

    page      the path of the page's address; race for the first page
    ask       the question to ask, do what the class does, see what it sees, conclude what to take from it
    checks    what the texts claim, which tests hold to be true
    """

    title: str
    minutes: int
    page: str
    link: Mapping[str, str]
    ask: str
    do: str
    see: str
    conclude: str
    checks: tuple[Check, ...]


def stop(table: Mapping[str, Any]) -> Stop:
    """A stop as it stands in the file. Raises LessonError or TypeError for one that cannot be used."""
    fields = dict(table)
    link, checks = flat(fields.pop("link")), tuple(map(checked, fields.pop("check")))
    return Stop(**fields, link=link, checks=checks)


_TEXT = Path(__file__).with_name("guide.toml").read_text(encoding="utf-8")
GUIDE = tuple(stop(table) for table in tomllib.loads(_TEXT)["stop"])
