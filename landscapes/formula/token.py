"""The record of one token of a formula."""

from collections.abc import Iterable
from typing import NamedTuple


class Token(NamedTuple):
    """A number, a name, a sign or the end.

    kind: "number", "name", "index" (of a sum), "element" (a letter, whose place follows in brackets), "raised" (it
    opens what is set high, which ")" closes), "end", or the sign itself, as SIGNS has it; of a word that is no name,
    such as if and else, the word.
    text: as it is read. start, end: where it stands in the typed text. spaced: there is white space before it.
    value: of a number. name: the name in the tables, in small letters, whatever the spelling.
    plain: whether it is a letter with a digit right after it, such as x2, where x^2 may have been meant.
    """

    kind: str
    text: str
    start: int
    end: int
    spaced: bool
    value: int | float = 0
    name: str = ""
    plain: bool = False


def mended(typed: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """The typed text with something else from one place to another, for each of some changes in order."""
    for start, end, text in reversed(list(changes)):
        typed = typed[:start] + text + typed[end:]
    return typed
