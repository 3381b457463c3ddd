"""The page of exports: what the race can be taken home as, one sentence each, and the script to read or to copy."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urljoin

import streamlit as st

from reproduce import SCRIPTS, Lineup
from ui.session.exports import EXPORTS, file_of, lineup_of, made
from ui.session.setup import Setup
from ui.state import session
from ui.studies.experiment import choice

LABELS = {"numpy": "NumPy", "torch": "PyTorch", "javascript": "JavaScript"}


def lineup_here() -> Lineup:
    """The race of this session, with where it is served."""
    return lineup_of(session().setup, urljoin(st.context.url, ".") if st.context.url else "")


def offered(key: str, lineup: Lineup, setup: Setup, **more: Any) -> None:
    """A button that saves the file, which is made when it is asked for."""
    export = EXPORTS[key]
    st.download_button(
        export.label,
        partial(made, export, lineup, setup),
        file_of(lineup, export),
        export.kind,
        key=key,
        on_click="ignore",
        **more,
    )


def the_exports() -> None:
    """Every file with a sentence, then the script that is looked at."""
    setup, lineup = session().setup, lineup_here()
    if not lineup.methods:
        st.text("No method races here: choose one at the left, and there is something to take home.")
        return
    with st.container(key="exports"):
        for key, export in EXPORTS.items():
            with st.container(key=f"export_{key}", horizontal=True):
                offered(key, lineup, setup, icon=":material/download:")
                st.text(export.about)
        choice("To read and to copy", "script", LABELS)
    with st.container(key="listing"):
        language = "javascript" if setup.script == "javascript" else "python"
        st.code(SCRIPTS[setup.script](lineup), language=language, wrap_lines=True)  # nothing in it has to be scrolled
