"""Questions that the page can answer: each sets up a training, and says what to look at."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ui.lecture import locks, shows
from ui.session.networks.observations import OBSERVATIONS, present
from ui.state import change, session

PART = "observe"
KEY = "net_question"
PARTS_SET = ("network_data", "network", "training", "trainers", "network_views")  # that a question sets


def can_be_asked() -> bool:
    """Whether all that a question sets may be changed."""
    return not any(map(locks, PARTS_SET))


def ask(key: str) -> None:
    """Sets the page up for a question."""
    if key in OBSERVATIONS and can_be_asked():
        change(replace(session().setup, net=OBSERVATIONS[key].setup))


def _asked() -> None:
    ask(st.session_state[KEY])


def questions() -> None:
    """The questions, and what to look at for the one that the set-up answers."""
    if not shows(PART) or not can_be_asked():
        return
    here = present(session().setup.net)
    st.session_state[KEY] = here
    st.selectbox(
        "Questions to observe",
        list(OBSERVATIONS),
        key=KEY,
        index=None,
        placeholder="Choose a question",
        format_func=lambda key: OBSERVATIONS[key].question,
        on_change=_asked,
        filter_mode=None,
    )
    if here:
        st.caption(OBSERVATIONS[here].look)
