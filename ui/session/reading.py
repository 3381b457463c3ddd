"""Values from text that a reader wrote, in a link or a field. Text that cannot be used gets a sentence."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping
from typing import TypeVar

from optimizers.base.numbers import in_full

Name = TypeVar("Name", bound=str)


class Unusable(ValueError):
    """A value in a link, or typed, that cannot be used; its text says why and what to do."""


def quoted(text: str) -> str:
    """A reader's text, short enough for a note; what cannot be seen of it, or would turn the line around, as �."""
    seen = "".join(letter if letter.isprintable() else "�" for letter in text[:40])
    return f"“{seen}{'…' if len(text) > 40 else ''}”"


def read_number(text: str, low: float, high: float) -> float:
    """A finite number between low and high. Raises Unusable."""
    try:
        value = float(text)
    except ValueError:
        raise Unusable("is not a number") from None
    return checked_number(value, low, high)


def checked_number(value: float | None, low: float, high: float) -> float:
    """The very number, if it is finite and between low and high; None is no number. Raises Unusable."""
    if value is None:
        raise Unusable("is not a number")
    if not math.isfinite(value):
        raise Unusable("is not a finite number")
    if not low <= value <= high:
        raise Unusable(f"is outside {in_full(low)} to {in_full(high)}")
    return value


def read_whole(text: str, low: int, high: int) -> int:
    """A whole number between low and high. Raises Unusable."""
    value = read_number(text, -math.inf, math.inf)
    if value != int(value):
        raise Unusable("is not a whole number")
    if not low <= value <= high:
        raise Unusable(f"is outside {low:,} to {high:,}")
    return int(value)


def read_name(text: str, known: Iterable[Name], titles: Mapping[str, str] | None = None) -> Name:
    """One of the known names. Raises Unusable, with what the nearest is called where `titles` tell it."""
    names = list(known)
    if text in names:
        return names[names.index(text)]
    near = difflib.get_close_matches(text[:60], [str(name) for name in names], n=1)
    called = [(titles or {}).get(name, name) for name in near]
    raise Unusable(f"is not known (did you mean {called[0]}?)" if near else "is not known")
