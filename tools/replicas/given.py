"""What a class is started with."""

from __future__ import annotations

from dataclasses import dataclass

from tools.place import Place, Unusable

MOST_REPLICAS = 64


@dataclass(frozen=True)
class Given:
    """Where students come to, and how many replicas there are."""

    place: Place
    replicas: int


def replicas_of(text: str, cores: int) -> int:
    """How many replicas; one a core, unless given. Raises Unusable."""
    if not text:
        return min(cores, MOST_REPLICAS)
    if not (text.isascii() and text.isdecimal() and len(text) < 8 and 0 < int(text) <= MOST_REPLICAS):
        raise Unusable(
            f"“{text}” is no number of replicas: write a whole number from 1 to {MOST_REPLICAS}, as in"
            " `make class REPLICAS=2`, or nothing for one replica a core."
        )
    return int(text)
