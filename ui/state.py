"""The set-up of this session: read from the link, kept between runs, written back to the link when a change is final.

The Setup in the session is the only truth; widgets show it. Live moves (a marker or a slider still in the hand) change
the set-up but not the address, so that a drag leaves one entry in the browser's history and Back undoes it.
"""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui.session.link import to_link
from ui.session.session import Session
from ui.session.setup import Setup


def session() -> Session:
    """This tab's session. A link that changed by other hands (opened, edited, Back) is read afresh."""
    if "ravine" not in st.session_state:
        st.session_state["ravine"] = Session()
    mine: Session = st.session_state["ravine"]
    link = st.query_params.to_dict()
    if link != mine.link:
        context = get_script_run_ctx()
        twice = [name for name in link if len(st.query_params.get_all(name)) > 1]
        mine.follow(link, twice, context.query_string if context else "")
    return mine


def change(setup: Setup, *, final: bool = True, play: bool = False) -> None:
    """Takes a new set-up; a final one goes into the link. Called from callbacks, before the page is run.

    What this link has locked stays as it is, whoever asks.
    """
    mine: Session = st.session_state["ravine"]
    if mine.take(setup, final=final, play=play) and final:
        link = to_link(setup)
        if link != mine.link:
            kept = {name: value for name, value in st.query_params.to_dict().items() if name.startswith("embed")}
            st.query_params.from_dict(link | kept)
            mine.link = st.query_params.to_dict()


def arrive(page: str) -> None:
    """The reader is at this page (a key of PAGES): an address without any parameter opens its best case."""
    mine = session()
    if not mine.link and mine.opened != page:
        mine.open(page)


def turn_to(page: str, setup: Setup) -> None:
    """Takes the reader to another page (a key of PAGES) with this set-up. Called from callbacks, as change() is."""
    mine: Session = st.session_state["ravine"]
    mine.take_to(page, setup)


def turn() -> None:
    """Turns to the page that a callback asked for: callbacks cannot, so this is called before any page is run."""
    mine = session()
    if mine.next_page:
        page, mine.next_page = mine.next_page, None
        st.switch_page(page, query_params=to_link(mine.setup))
