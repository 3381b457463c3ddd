"""The session of a reader: what one browser tab has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ui.session.lazy import Lazy
from ui.session.setup import Setup


@dataclass
class Session:
    """What one browser tab has: the set-up, the link it agrees with, notes and problems waiting to be shown."""

    setup: Setup = field(default_factory=Setup)
    link: dict[str, str] | None = None
    notes: list[str] = field(default_factory=list)  # about the whole: what a link had replaced
    problems: dict[str, str] = field(default_factory=dict)  # by place: a method's key, "formula", "start", "run"
    judged: Any = None  # the last guess about a race, as ui/race/predict.py judged it
    scores: list[int] = field(default_factory=list)  # of the guesses in this visit
    draft: str | None = None  # a formula as typed that could not be read
    plays: int = 0  # raised when the race should play from its start
    live: bool = False  # something is still in the reader's hand
    next_page: str | None = None  # the page that the reader is to be taken to
    stopped: Lazy[Any] | None = None  # work that the reader has called off
    again: dict[str, int] = field(default_factory=dict)  # by claim: how often its experiment was asked for again
    answered: dict[str, int] = field(default_factory=dict)  # by component: the number of its last question
