"""The stylesheet: which one the page has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Styles:
    """The stylesheet for type of the size that is set."""

    address: str  # of its file, below that of the app
