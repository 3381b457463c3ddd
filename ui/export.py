"""The page of exports: what the race can be taken home as, one sentence each, and the script to read or to copy."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urljoin

import streamlit as st

from reproduce import SCRIPTS, Race
from ui.session.exports import EXPORTS, file_of, made, race_to_export
from ui.session.setup import Setup
from ui.state import session
from ui.studies.experiment import choice

LABELS = {"numpy": "NumPy", "torch": "PyTorch"}


def race_here() -> Race:
    """The race of this session, with where it is served."""
    return race_to_export(session().setup, urljoin(st.context.url, ".") if st.context.url else "")


def offered(key: str, race: Race, setup: Setup, **more: Any) -> None:
    """A button that saves the file, which is made when it is asked for."""
    export = EXPORTS[key]
    st.download_button(
        export.label,
        partial(made, export, race, setup),
        file_of(race, export),
        export.kind,
        key=key,
        on_click="ignore",
        **more,
    )


def the_exports() -> None:
    """Every file with a sentence, then the script that is looked at."""
    setup, race = session().setup, race_here()
    if not race.methods:
        st.text("No method races here: choose one at the left, and there is something to take home.")
        return
    with st.container(key="exports"):
        for key, export in EXPORTS.items():
            with st.container(key=f"export_{key}", horizontal=True):
                offered(key, race, setup, icon=":material/download:")
                st.text(export.about)
        choice("To read and to copy", "script", LABELS)
    with st.container(key="listing"):
        st.code(SCRIPTS[setup.script](race), language="python", wrap_lines=True)  # nothing in it has to be scrolled
