"""The session of a reader: what one browser tab has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from experiments.engine.race import Race
from landscapes import Data
from ui.session.by_hand import mended
from ui.session.lazy import Lazy
from ui.session.lecture import refusals
from ui.session.link import from_link
from ui.session.pages import PAGES
from ui.session.rows import write_rows
from ui.session.setup import Setup
from ui.session.table import Draft

MOST_KEPT = 16  # data of the reader's own, to go back to


@dataclass
class Session:
    """What one browser tab has: the set-up, the link it agrees with, notes and problems waiting to be shown."""

    setup: Setup = field(default_factory=Setup)
    link: dict[str, str] | None = None
    notes: list[str] = field(default_factory=list)  # about the whole: what a link had replaced
    problems: dict[str, str] = field(default_factory=dict)  # by place: a method's key, "formula", "start", "run"
    judged: Any = None  # the last guess about a race, as ui/race/predict.py judged it
    scores: list[int] = field(default_factory=list)  # of the guesses in this visit
    guesses: dict[tuple[str, int], str] = field(default_factory=dict)  # by lesson and scene: a letter, "" for none
    draft: str | None = None  # a formula as typed that could not be read
    table: Draft | None = None  # a table of the reader's own that is not used yet
    tabled: bool = False  # whether it is open
    plays: int = 0  # raised when the race should play from its start
    lacking: dict[str, Race] = field(
        default_factory=dict
    )  # by method, a race that the browser has from some starts only
    live: bool = False  # something is still in the reader's hand
    opened: str | None = None  # the page whose opening this began with; None where a link said how
    next_page: str | None = None  # the page that the reader is to be taken to
    stopped: Lazy[Any] | None = None  # work that the reader has called off
    again: dict[str, int] = field(default_factory=dict)  # by claim: how often its experiment was asked for again
    answered: dict[str, int] = field(default_factory=dict)  # by component: the number of its last question
    kept: dict[str, Data] = field(default_factory=dict)  # own data, by what stands in a link; the latest last
    held: frozenset[int] = frozenset()  # digests of the arrays that the browser has told it holds

    def follow(self, link: Mapping[str, str], repeated: Sequence[str], query: str = "") -> None:
        """Begins anew with a link that was opened or edited; `repeated` are the names that it has more than once, and
        `query` is what stands in the address.
        """
        meant, notes = mended(link, query)
        self.begin(meant, repeated)
        self.notes = [*notes, *self.notes]
        self.link, self.opened = dict(link), None

    def open(self, page: str) -> None:
        """Begins anew with the opening of a page (a key of PAGES), which its bare address stands for."""
        self.begin(PAGES[page].opening)
        self.opened = page

    def begin(self, link: Mapping[str, str], repeated: Sequence[str] = ()) -> None:
        """Begins anew with a set-up as a link has it."""
        self.setup, self.notes = from_link(link, repeated, self.kept)
        self.problems, self.draft, self.table, self.tabled = {}, None, None, False
        self.live = False
        self.plays += 1

    def take(self, setup: Setup, *, final: bool = True, play: bool = False) -> bool:
        """Takes a new set-up, and says whether it did: what the link has locked stays as it is, and a note says so."""
        if not self.allows(setup):
            return False
        if final:
            self.keep(setup)
        self.setup = setup
        self.plays += play
        self.live = not final
        return True

    def take_to(self, page: str, setup: Setup) -> None:
        """Has the reader taken to another page with this set-up, unless it changes what the link has locked."""
        if self.allows(setup):
            self.keep(setup)
            self.setup, self.next_page = setup, page

    def keep(self, setup: Setup) -> None:
        """Keeps the reader's own data, so that a link of this session leads back to them even where it has no room."""
        if setup.rows is not None:
            name = write_rows(setup.rows)
            self.kept.pop(name, None)
            self.kept[name] = setup.rows
            for old in list(self.kept)[:-MOST_KEPT]:
                del self.kept[old]

    def allows(self, setup: Setup) -> bool:
        """Whether the set-up leaves what the link has locked as it is; the notes say what it would change."""
        self.notes = refusals(self.setup, setup)
        return not self.notes
