"""What sentences are made of: enums whose members come with one, and lists in words."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Self


class Told(StrEnum):
    """A member is its value; `sentence` says it in full. NAME = value, sentence."""

    sentence: str

    def __new__(cls, value: str, sentence: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence = sentence
        return member


def listed(parts: Sequence[str]) -> str:
    """Several things in a sentence: “a, b and c”; nothing of none."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
