"""The page of exports: the files that the race can be taken home as, and each as it is before it is saved."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from urllib.parse import urljoin

import streamlit as st

from reproduce import Lineup
from ui.alone.page import page
from ui.session.exports import MADE, figure_of, file_of, lineup_of
from ui.session.files import FILES
from ui.session.setup import Setup
from ui.state import change, session
from ui.studies.figure import StudyFigure, figure

OFFERED = MADE | {"alone": lambda lineup, setup: page(setup, lineup)}
TALL = 560  # pixels of a preview
LINES, LONGEST_LINE = 60, 200  # of a table or of data, that a preview shows


def lineup_here() -> Lineup:
    """The race of this session, with where it is served."""
    return lineup_of(session().setup, urljoin(st.context.url, ".") if st.context.url else "")


def the_exports() -> None:
    """The files to choose from; beside them the one that is chosen, to be read and to be saved."""
    setup, lineup = session().setup, lineup_here()
    if not lineup.methods:
        st.text("No method is in the race, so there is nothing to export. Choose a method at the left.")
        return
    with st.container(key="exports", horizontal=True):
        with st.container(key="files_offered"):
            files()
        with st.container(key="file_chosen"):
            chosen(setup.script, lineup, setup)


def files() -> None:
    """The list of files, of which one is chosen."""

    def choose() -> None:
        change(replace(session().setup, script=st.session_state["script"]))

    st.session_state["script"] = session().setup.script
    st.radio(
        "File",
        [*FILES],
        key="script",
        format_func=lambda key: FILES[key].label,
        captions=[file.brief for file in FILES.values()],
        on_change=choose,
        label_visibility="collapsed",
    )


def chosen(key: str, lineup: Lineup, setup: Setup) -> None:
    """What a file is, the button that saves it, and its preview."""
    file = FILES[key]
    st.text(file.about)
    st.download_button(
        f"Save {file_of(lineup, file)}",
        partial(OFFERED[key], lineup, setup),  # made when it is asked for
        file_of(lineup, file),
        file.kind,
        key=key,
        on_click="ignore",
        type="primary",
        icon=":material/download:",
    )
    with st.container(key="listing"):
        preview(key, lineup, setup)


def preview(key: str, lineup: Lineup, setup: Setup) -> None:
    """The file as it will be saved: a whole script, the beginning of a table or of data, a page as a picture."""
    file = FILES[key]
    if file.preview == "picture":
        drawn = partial(figure_of, lineup, setup)
        label = "The map with every path, and the curves"
        figure(StudyFigure(f"export {key}", drawn, lineup.called, label, height=TALL))
    elif file.preview in ("python", "javascript"):
        st.code(OFFERED[key](lineup, setup), language=file.preview, wrap_lines=True, height=TALL)
    else:
        first, more = beginning(OFFERED[key](lineup, setup))
        st.code(first, language=file.preview, height=TALL)
        if more:
            st.caption(f"{more:,} more lines are in the file.")


def beginning(text: str) -> tuple[str, int]:
    """The first LINES of a text, long ones cut short; and how many more there are."""
    lines = text.splitlines()
    shown = [line if len(line) <= LONGEST_LINE else line[:LONGEST_LINE] + "…" for line in lines[:LINES]]
    return "\n".join(shown), len(lines) - len(shown)
