"""The teacher's guide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TeachingStop:
    """One link of a lecture."""

    title: str  # what it is about
    begins: int  # minutes after the beginning of the lecture
    ends: int  # minutes after the beginning of the lecture
    path: str  # of its address, from any other page
    ask: str  # the question to ask
    do: str  # what the class does
    see: str  # what the class sees
    conclude: str  # what to take from it


@dataclass(frozen=True)
class Teaching:
    """A lecture in links."""

    stops: tuple[TeachingStop, ...]  # in their order
