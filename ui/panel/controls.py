"""The controls above the cards: surface, start, steps, noise, seed; each a view of the session's set-up."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from experiments.studies.fan import reach
from ui.lecture import locks, shows
from ui.panel.formula import formula_controls, start_is_usable
from ui.panel.shape import shape
from ui.panel.surfaces import surfaces
from ui.panel.typed import checked, checked_fields, problem, typed
from ui.session.parts import PARTS
from ui.session.places import COORDINATE
from ui.session.setup import Setup
from ui.state import session


def _start_changed() -> None:
    def read() -> Setup:
        x, y = (checked(f"Start {key}", key, COORDINATE.read) for key in ("x", "y"))
        return session().setup.started_at(x, y)

    typed("start", read, play=True)


def _run_changed() -> None:
    def read() -> Setup:
        return replace(session().setup, **checked_fields({"steps": "Steps", "noise": "Noise", "seed": "Seed"}))

    typed("run", read)


def _fan_changed() -> None:
    def read() -> Setup:
        judged = replace(session().setup, **checked_fields({"fan": "Noisy runs", "tolerance": "Success within"}))
        return replace(judged, tolerance=None) if judged.tolerance == reach(judged.landscape()) else judged

    typed("fan", read)


def locked_parts() -> None:
    """What of this page a link has locked, if it has, so that nobody wonders."""
    names = [PARTS[part].what for part in session().setup.lock if shows(part)]
    if names:
        st.caption(f":material/lock: Locked by this link: {', '.join(names).lower()}.")


def surface_controls() -> None:
    """Which surface: the picker, its formula and its window, and what is to be known of them."""
    locked_parts()
    if not shows("surface"):
        return
    surfaces()
    formula_controls()
    shape()


def start_controls() -> None:
    """Where the race starts.

    The numbers rest while the marker is dragged: a browser that has not yet shown a new number sends the old one back
    with its next question, and that would pass for something typed.
    """
    if not shows("start"):
        return
    mine = session()
    with st.container(key="start", horizontal=True, gap="small"):
        for key, value in zip(("x", "y"), mine.setup.point(), strict=True):
            if not mine.live:
                st.session_state[key] = float(value)
            st.number_input(
                f"Start {key}", key=key, format="%.6g", step=0.1, on_change=_start_changed, disabled=locks("start")
            )
    problem("start")
    start_is_usable()


def run_controls() -> None:
    """How many steps, and how noisy the gradient is."""
    if not shows("run"):
        return
    setup, locked = session().setup, locks("run")
    st.session_state["steps"], st.session_state["noise"], st.session_state["seed"] = (
        setup.steps,
        float(setup.noise),
        setup.seed,
    )
    with st.container(key="run", horizontal=True, gap="small"):
        st.number_input("Steps", key="steps", step=50, on_change=_run_changed, disabled=locked)
        st.number_input("Noise σ", key="noise", step=0.1, format="%.4g", on_change=_run_changed, disabled=locked)
        st.number_input("Seed", key="seed", step=1, on_change=_run_changed, disabled=locked)
    problem("run")


def fan_controls() -> None:
    """What a noisy race is judged by."""
    setup, locked = session().setup, locks("run")
    if setup.noise and shows("run"):
        st.session_state["fan"], st.session_state["tolerance"] = setup.fan, setup.within()
        with st.container(key="judged", horizontal=True, gap="small"):
            st.number_input("Noisy runs", key="fan", step=10, on_change=_fan_changed, disabled=locked)
            st.number_input(
                "Success within",
                key="tolerance",
                step=0.01,
                format="%.4g",
                on_change=_fan_changed,
                disabled=locked,
            )
        problem("fan")
