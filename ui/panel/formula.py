"""The formula: where it is typed, how it was read, its derivatives, its window, and what is wrong with it there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import streamlit as st

from experiments.geometry.undefined import FATAL, Lack, lack
from landscapes import FormulaError, Landscape
from ui.lecture import locks
from ui.panel.typed import checked, problem, typed
from ui.session.faults import faults_of, sentences
from ui.session.own import OWN, own_landscape
from ui.session.places import COORDINATE, checked_window
from ui.session.setup import Setup
from ui.state import change, session

EDGES = ("x from", "x to", "y from", "y to")
LONG = r"\text{too long to be read}"


def _formula_changed() -> None:
    mine = session()
    text = st.session_state["formula"]
    try:
        own_landscape(text)
    except FormulaError as error:
        mine.draft = text
        mine.problems["formula"] = f"{error.message} The surface before it is kept."
        mine.problems["caret"] = f"{text}\n{' ' * error.position}^"
        return
    mine.problems, mine.draft = {}, None
    change(replace(mine.setup, formula=text).with_surface(OWN), play=True)


def _window_changed() -> None:
    def read() -> Setup:
        setup = session().setup
        limits = [checked(name, name, COORDINATE.read) for name in EDGES]
        window = checked_window(*limits)
        own = replace(setup, window=None).landscape().domain
        return replace(setup, window=None if window == own else window, look=None)

    typed("window", read, play=True)


def _window_put_back() -> None:
    mine = session()
    mine.problems.pop("window", None)
    change(replace(mine.setup, window=None, look=None), play=True)


def formula_controls() -> None:
    """The formula of the surface, to be typed where it is the reader's own, and all that is to be known of it."""
    mine = session()
    setup = mine.setup
    if setup.surface == OWN:
        st.session_state["formula"] = setup.formula if mine.draft is None else mine.draft
        st.text_input(
            "Formula f(x, y)", key="formula", max_chars=300, on_change=_formula_changed, disabled=locks("surface")
        )
        if mine.draft is not None:
            st.code(mine.problems["caret"], language=None)
        problem("formula")
    surface, written = setup.landscape(), setup.unmoved()
    with st.container(key="about"):
        st.latex(f"f = {written.latex}")
        said = sentences(faults_of(surface))
        if said:
            st.caption(" ".join(said))
    with st.container(key="panels", horizontal=True, gap="small"):
        derivatives(written)
        window_controls(setup, surface)


def derivatives(surface: Landscape) -> None:
    """A folded panel with the gradient and the Hessian, which are typeset when it is opened."""
    panel = st.popover("Derivatives", key="derivatives", on_change="rerun")
    if not panel.open:
        return
    with panel, st.container(key="slopes"):
        for name, latex in surface.derivatives_latex.items():
            st.latex(f"{name} = {latex or LONG}")


def window_controls(setup: Setup, surface: Landscape) -> None:
    """A folded panel with the limits of the map. What was typed stays until it can be used or is put back."""
    mine, locked = session(), locks("surface")
    limits = np.ravel(surface.domain).tolist()
    with st.popover("Window"), st.form("window", border=False):
        for first in (0, 2):
            with st.container(key=f"window_{first}", horizontal=True, gap="small"):
                for name, limit in zip(EDGES[first : first + 2], limits[first : first + 2], strict=True):
                    if "window" not in mine.problems:
                        st.session_state[name] = float(limit)
                    st.number_input(name, key=name, format="%.6g", step=1.0, disabled=locked)
        problem("window")
        if round(limits[1] - limits[0], 9) != round(limits[3] - limits[2], 9):
            st.caption("This window is not square: angles on the map are not true.")
        with st.container(horizontal=True, gap="small"):
            st.form_submit_button("Show this window", on_click=_window_changed, disabled=locked)
            if setup.window:
                st.form_submit_button("Put back", on_click=_window_put_back, disabled=locked)


def start_is_usable() -> None:
    """Says so where no method can take a step from the start, or where it cannot be seen."""
    setup = session().setup
    surface, (x, y) = setup.landscape(), setup.point()
    (x0, x1), (y0, y1) = surface.domain
    found = faults_of(surface)
    missing = lack(surface, (x, y))
    if missing and missing in FATAL:
        somewhere = "beside it" if missing == Lack.GRADIENT else "where the map is coloured"
        remedy = f": click {somewhere}" if found.undefined + found.infinite < 1 else ""
        said = f"{missing.sentence} at this start, so no method can take a step{remedy}."
    elif not (x0 <= x <= x1 and y0 <= y <= y1):
        said = "This start lies outside the window."
    else:
        return
    with st.container(key="problem_place"):
        st.text(said)
