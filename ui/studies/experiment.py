"""A page of an experiment: what its pages have in common, from the choice of the method to the files that are kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from figures.standalone import html
from optimizers import OPTIMIZERS, SettingError
from optimizers.base.numbers import in_text
from ui.assets import component
from ui.lecture import locks, shows
from ui.panel.typed import problem
from ui.session import refusals
from ui.session.file_name import file_name
from ui.session.pages import RACE
from ui.session.reading import Unusable
from ui.session.setup import Setup
from ui.state import change, session, turn_to
from ui.studies.figure import StudyFigure, figure
from ui.studies.preview import CellRace, preview

_picture = component("picture")

KEYS = "Arrow keys choose a cell, Enter races it."  # for those who do not see the figure


def method_control() -> None:
    """Which method: those of the race first."""
    setup = session().setup

    def chosen() -> None:
        change(replace(session().setup, method=st.session_state["method"]))

    st.session_state["method"] = setup.method
    racing = [*setup.methods, *(key for key in OPTIMIZERS if key not in setup.methods)]
    st.selectbox("Method", racing, key="method", format_func=name_of, on_change=chosen, filter_mode=None)


def methods_control() -> None:
    """Which methods race."""
    if not shows("add"):
        return

    def chosen() -> None:
        change(session().setup.with_methods(st.session_state["racers"]))

    st.session_state["racers"] = list(session().setup.methods)
    st.multiselect(
        "Methods of the race",
        list(OPTIMIZERS),
        key="racers",
        format_func=name_of,
        on_change=chosen,
        placeholder="None: choose some",
        disabled=locks("add"),
    )


def name_of(key: str) -> str:
    return OPTIMIZERS[key].called(session().setup.drawn)


def start_words(x: float, y: float) -> str:
    """A start in a sentence."""
    return f"({in_text(x)}, {in_text(y)})"


def runs_of(setup: Setup, count: int) -> str:
    """So many runs of the method, in words."""
    return f"{count:,} runs of {name_of(setup.method)}, {setup.steps:,} steps each"


def choice(label: str, name: str, options: Mapping[Any, str], shown: Any = None) -> None:
    """A row of buttons for a field of the set-up, of which one is pressed: `shown`, where the field leaves it open."""

    def chosen() -> None:
        change(replace(session().setup, **{name: st.session_state[name]}))

    value = getattr(session().setup, name)
    st.session_state[name] = value if value in options else shown
    with st.container(key=f"choice_{name}", horizontal=True):
        st.text(label)
        st.segmented_control(
            label,
            list(options),
            key=name,
            required=True,
            format_func=options.__getitem__,
            on_change=chosen,
            label_visibility="collapsed",
        )


def refused(reason: Exception) -> None:
    """Why there is no figure, where it would stand."""
    with st.container(key="problem_experiment"):
        st.text(refusals.reason(reason))


def explored(
    shown: StudyFigure,
    of_cell: Callable[[int, int], CellRace],
    otherwise: CellRace,
    *,
    said: str,
    note: str,
    table: Callable[[], str],
) -> None:
    """A figure, what is `said` of it and noted below; beside it the run of the cell that the reader points at.

    A click on a cell, by row and column, takes the reader to its race.
    """

    def load(row: int, column: int) -> None:
        try:
            turn_to(RACE, of_cell(row, column).setup)
        except (Unusable, SettingError) as reason:
            session().problems["load"] = f"This cell cannot be raced: {reason}"

    with st.container(key="experiment", horizontal=True):
        with st.container(key="drawn"):
            figure(shown, load)
            problem("load")
            st.text(said)
            st.caption(note)
        with st.container(key="beside"):
            preview(shown, of_cell, otherwise)
            files(shown, table)


def files(shown: StudyFigure, table: Callable[[], str]) -> None:
    """What can be kept: the numbers, the figure as a page of its own, and as a picture; each is made when asked for."""
    theme = st.context.theme.type or "light"
    name = file_name(shown.title)
    with st.container(key="files", horizontal=True):
        st.text("Save")
        st.download_button("CSV", table, f"{name}.csv", "text/csv", key="csv", on_click="ignore", help="Every number")
        st.download_button(
            "HTML",
            lambda: html(shown.drawn(theme), shown.title, theme),
            f"{name}.html",
            "text/html",
            key="html",
            on_click="ignore",
            help="The figure as a page that needs no server",
        )
        _picture(key="picture", data=None)
