"""The glossary: what each term means, and where it can be seen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class GlossaryTerm:
    """A term."""

    name: str  # what it is called
    words: tuple[str, ...]  # by which texts mean it, its name among them
    meaning: str  # in one or two sentences
    page: str  # the title of the page where it can be seen
    path: str | None  # of that, with the set-up that shows it; null on that page itself, and in a lecture without tabs


@dataclass(frozen=True)
class Glossary:
    """All terms."""

    terms: tuple[GlossaryTerm, ...]  # in the order of the catalogue
