"""The set-up of this session: read from the link, kept between runs, written back to the link when a change is final.

The Setup in the session is the only truth; widgets show it. Live moves (a marker or a slider still in the hand) change
the set-up but not the address, so that a drag leaves one entry in the browser's history and Back undoes it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from ui.lazy import Lazy
from ui.link import from_link, to_link
from ui.parts import kept
from ui.setup import Setup


@dataclass
class Session:
    """What one browser tab has: the set-up, the link it agrees with, notes and problems waiting to be shown."""

    setup: Setup = field(default_factory=Setup)
    link: dict[str, str] | None = None
    notes: list[str] = field(default_factory=list)  # about the whole: what a link had replaced
    problems: dict[str, str] = field(default_factory=dict)  # by place: a method's key, "formula", "start", "run"
    judged: Any = None  # the last guess about a race, as ui/predict.py judged it
    scores: list[int] = field(default_factory=list)  # of the guesses in this visit
    draft: str | None = None  # a formula as typed that could not be read
    plays: int = 0  # raised when the race should play from its start
    live: bool = False  # something is still in the reader's hand
    turning: str | None = None  # the page that the reader is to be taken to
    stopped: Lazy[Any] | None = None  # work that the reader has called off
    again: dict[str, int] = field(default_factory=dict)  # by claim: how often its experiment was asked for again
    answered: dict[str, int] = field(default_factory=dict)  # by component: the number of its last question


def session() -> Session:
    """This tab's session. A link that changed by other hands (opened, edited, Back) is read afresh."""
    if "ravine" not in st.session_state:
        st.session_state["ravine"] = Session()
    mine: Session = st.session_state["ravine"]
    link = st.query_params.to_dict()
    if link != mine.link:
        mine.setup, mine.notes = from_link(link, [name for name in link if len(st.query_params.get_all(name)) > 1])
        mine.problems, mine.draft = {}, None
        mine.link, mine.live = link, False
        mine.plays += 1
    return mine


def change(setup: Setup, *, final: bool = True, play: bool = False) -> None:
    """Takes a new set-up; a final one goes into the link. Called from callbacks, before the page is run.

    What this link has locked stays as it is, whoever asks.
    """
    mine: Session = st.session_state["ravine"]
    mine.notes = refusals(mine.setup, setup)
    if mine.notes:
        return
    mine.setup = setup
    mine.plays += play
    mine.live = not final
    if final:
        link = to_link(setup)
        if link != mine.link:
            kept = {name: value for name, value in st.query_params.to_dict().items() if name.startswith("embed")}
            st.query_params.from_dict(link | kept)
            mine.link = st.query_params.to_dict()


def turn_to(page: str, setup: Setup) -> None:
    """Takes the reader to another page (a key of PAGES) with this set-up. Called from callbacks, as change() is."""
    mine: Session = st.session_state["ravine"]
    mine.notes = refusals(mine.setup, setup)
    if not mine.notes:
        mine.setup, mine.turning = setup, page


def refusals(before: Setup, after: Setup) -> list[str]:
    """A sentence for every part that is locked and would be changed, unless it is the lock that is opened, or another
    scene of a lesson that is turned to.
    """
    if before.lock != after.lock or (before.lesson, before.scene) != (after.lesson, after.scene):
        return []
    return [f"{what}: locked by this link, so nothing was changed." for what in kept(before, after)]


def turn() -> None:
    """Turns to the page that a callback asked for: callbacks cannot, so this is called before any page is run."""
    mine = session()
    if mine.turning:
        page, mine.turning = mine.turning, None
        st.switch_page(page, query_params=to_link(mine.setup))
