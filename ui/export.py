"""The page of exports: what the race can be taken home as, one sentence each, and the script to read or to copy."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urljoin

import streamlit as st

from reproduce import SCRIPTS, Lineup
from ui.alone.page import page
from ui.session.exports import EXPORTS, Export, file_of, lineup_of
from ui.session.setup import Setup
from ui.state import session
from ui.studies.experiment import choice

OFFERED = EXPORTS | {
    "alone": Export(
        "Page that computes",
        "-live.html",
        "text/html",
        (
            "Map, 3-D view, curves, numbers and sliders in one file that keeps computing. It opens from a disk or "
            "in a course page and needs no server. Its size is 2.5 MB, or 0.8 MB as most web servers send it. The "
            "explanations stay here; the file links to them."
        ),
        lambda lineup, setup: page(setup, lineup),
    )
}
LABELS = {"numpy": "NumPy", "torch": "PyTorch", "javascript": "JavaScript"}


def lineup_here() -> Lineup:
    """The race of this session, with where it is served."""
    return lineup_of(session().setup, urljoin(st.context.url, ".") if st.context.url else "")


def offered(key: str, lineup: Lineup, setup: Setup, **more: Any) -> None:
    """A button that saves the file, which is made when it is asked for."""
    export = OFFERED[key]
    st.download_button(
        export.label,
        partial(export.made, lineup, setup),
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
        st.text("No method is in the race, so there is nothing to export. Choose a method at the left.")
        return
    with st.container(key="exports"):
        for key, export in OFFERED.items():
            with st.container(key=f"export_{key}", horizontal=True):
                offered(key, lineup, setup, icon=":material/download:")
                st.text(export.about)
        choice("To read and to copy", "script", LABELS)
    with st.container(key="listing"):
        language = "javascript" if setup.script == "javascript" else "python"
        st.code(SCRIPTS[setup.script](lineup), language=language, wrap_lines=True)  # nothing in it has to be scrolled
