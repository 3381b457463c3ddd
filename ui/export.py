"""The page of exports: the files that the race can be taken home as, and each as it is before it is saved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urljoin

import streamlit as st

from reproduce import Lineup
from ui.alone.page import page
from ui.server.kept import base
from ui.server.shown import shown as kept
from ui.session.exports import MADE, figure_of, file_of, lineup_of
from ui.session.files import FILES
from ui.session.setup import CURVE, Setup
from ui.state import change, session
from ui.studies.figure import StudyFigure, figure

OFFERED = MADE | {"alone": lambda lineup, setup: page(setup, lineup)}
TALL, TALL_PAGE = 560, 820  # pixels of a preview, and of that of a page that computes
BEGUN = "export begun"  # in the session's state: a file of data, its set-up, and its beginning
SHOWN = "export shown"  # in the session's state: the set-up whose page is shown here
LINES, LONGEST_LINE = 30, 200  # of a table or of data, that a preview shows


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
    st.text(file.about.format(picture=drawn_on(lineup)))
    if setup.starts:
        count, held = len(lineup.starts), "runs from all of them" if file.further else "runs from the first start only"
        st.text(f"This race has {count} starts. This file holds the {held}.")
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
    """The file before it is saved: a script or a notebook whole, the beginning of a table, a page as it is."""
    kind = FILES[key].preview
    if kind == "page":
        computing(key, lineup, setup)
    elif kind == "picture":
        picture(key, lineup, setup)
    elif kind == "notebook":
        cells(json.loads(OFFERED[key](lineup, setup)))
    elif kind in ("python", "javascript"):
        st.code(OFFERED[key](lineup, setup), language=kind, wrap_lines=True)  # nothing in it has to be scrolled
    else:
        first, more = begun(key, lineup, setup)
        st.code(first, language=kind, wrap_lines=True)
        if more:
            st.caption(f"This is the beginning. {more:,} more lines are in the file.")


def picture(key: str, lineup: Lineup, setup: Setup) -> None:
    """The figure of the race."""
    label = f"The {drawn_on(lineup)} with every path, and the charts"
    figure(StudyFigure(f"export {key}", partial(figure_of, lineup, setup), lineup.called, label, height=TALL))


def computing(key: str, lineup: Lineup, setup: Setup) -> None:
    """The page that computes, once the reader asks for it: it is large. A picture before."""
    shown = st.session_state.get(SHOWN) == setup
    if not shown and not st.button("Show it here", key="show_alone"):
        st.caption("A picture of the race from its first start. The page itself has sliders and plays it.")
        picture(key, lineup, setup)
        return
    st.session_state[SHOWN] = setup
    address = kept(OFFERED[key](lineup, setup))
    st.iframe(urljoin(st.context.url or f"{base()}/", address), height=TALL_PAGE, alt="The page that computes")


def cells(notebook: Mapping[str, Any]) -> None:
    """A notebook as it is read: its texts, and its code."""
    with st.container(key="cells"):
        for cell in notebook["cells"]:
            text = "".join(cell["source"])
            if cell["cell_type"] == "code":
                st.code(text, language="python", wrap_lines=True)
            else:
                for paragraph in text.split("\n\n"):
                    st.text(paragraph.lstrip("# "))


def drawn_on(lineup: Lineup) -> str:
    """What the paths are drawn on."""
    return CURVE if lineup.surface.single else "map"


def begun(key: str, lineup: Lineup, setup: Setup) -> tuple[str, int]:
    """The beginning of data, kept while the race is the same: from many starts, they are too long to be made anew."""
    known: tuple[str, Setup, tuple[str, int]] | None = st.session_state.get(BEGUN)
    if known is None or known[:2] != (key, setup):
        known = key, setup, beginning(OFFERED[key](lineup, setup))
        st.session_state[BEGUN] = known
    return known[2]


def beginning(text: str) -> tuple[str, int]:
    """The first LINES of a text, long ones cut short; and how many more there are."""
    lines = text.splitlines()
    shown = [line if len(line) <= LONGEST_LINE else line[:LONGEST_LINE] + "…" for line in lines[:LINES]]
    return "\n".join(shown), len(lines) - len(shown)
