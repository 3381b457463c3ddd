"""A text that was rewritten, each of whose characters still knows where in the typed text it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple


class Traced(NamedTuple):
    """A text, and for each of its characters where that which was typed for it begins and ends.

    end: where the typed text ends that this one stands for.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    end: int

    @classmethod
    def of(cls, text: str) -> Traced:
        """A text as it was typed."""
        return cls(text, tuple(range(len(text))), tuple(range(1, len(text) + 1)), len(text))

    def start(self, at: int) -> int:
        """Where in the typed text the character at this place begins; the end of the text for the place after it."""
        return self.starts[at] if at < len(self.starts) else self.end

    def stop(self, at: int) -> int:
        """Where in the typed text the characters before this place end."""
        return self.ends[at - 1] if at else 0

    def part(self, first: int, last: int) -> Traced:
        """The characters from one place to another."""
        return Traced(self.text[first:last], self.starts[first:last], self.ends[first:last], self.start(last))

    def written(self, text: str, first: int, last: int) -> Traced:
        """A text that stands for the characters from one place to another."""
        start, end = self.start(first), self.stop(last)
        return Traced(text, (start,) * len(text), (end,) * len(text), end)

    def replaced(self, pattern: re.Pattern[str], make: Callable[[re.Match[str]], str]) -> Traced:
        """The text with something else for each match of a pattern."""
        pieces, at = [], 0
        for found in pattern.finditer(self.text):
            pieces += [self.part(at, found.start()), self.written(make(found), *found.span())]
            at = found.end()
        return joined([*pieces, self.part(at, len(self.text))], self.end) if pieces else self


def joined(pieces: Iterable[Traced], end: int) -> Traced:
    """Several texts, one after the other."""
    kept = list(pieces)
    return Traced(
        "".join(piece.text for piece in kept),
        tuple(start for piece in kept for start in piece.starts),
        tuple(stop for piece in kept for stop in piece.ends),
        end,
    )
