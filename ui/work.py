"""Work that takes longer than one cares to wait without a word: it says how far it is, and can be stopped."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.post import post
from ui.session.jobs import JOBS, Busy
from ui.session.lazy import Lazy, Result
from ui.state import session

SOON = 0.3  # seconds of work that nobody needs to be told of


class Teller:
    """Says what is being done and which part of it is, once it has gone on for a while.

    Whatever the reader does next ends the work: Streamlit leaves this run of the page at the next word about it.
    """

    def __init__(self, stop: Callable[[], None] | None = None):
        self._said = None if post().open else placed()  # in a parcel nothing stands behind it that would move
        self._stop = stop
        self._bar: DeltaGenerator | None = None
        self._began = time.monotonic()

    def __call__(self, part: float, what: str) -> None:
        if self._bar is None:
            if time.monotonic() - self._began < SOON:
                return
            self._said = self._said or placed()
            with self._said.container(key="working", horizontal=True):
                self._bar = st.progress(part, what)
                if self._stop:
                    st.button("Stop", key="stop", on_click=self._stop)
        self._bar.progress(part, what)

    def done(self) -> None:
        if self._said:
            self._said.empty()


def placed() -> DeltaGenerator:
    """Where it is said."""
    with st.container(key="work"):
        place = st.empty()
        st.empty()  # where "Go on" may have stood
    return place


def worked(lazy: Lazy[Result], what: str) -> Result | None:
    """The result of work that is called `what`; None where the reader has stopped it, who is offered to go on."""
    mine = session()
    if lazy is mine.stopped and lazy.known is None:
        with st.container(key="stopped"):
            st.text(f"Stopped: {what}. All settings are kept.")
            st.button("Go on", key="go_on", help="Starts it again", on_click=_stopped, args=(None,))
        return None
    tell = Teller(stop=lambda: _stopped(lazy))
    try:
        found = JOBS.result(lazy, lambda part, before: tell(part, in_turn(what, before)))
    except Busy as busy:
        tell.done()
        with st.container(key="stopped"):
            st.text(str(busy))
        return None
    tell.done()
    return found


def in_turn(what: str, before: int) -> str:
    """What is being done; or that it has to wait, where other work comes before."""
    return f"Waiting, {before} before you: {what}" if before else what


def _stopped(lazy: Lazy[Any] | None) -> None:
    session().stopped = lazy
