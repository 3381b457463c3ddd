"""What sentences are made of: enums whose members come with one."""

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
