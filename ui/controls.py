"""The controls above the cards: surface, formula, start, steps, noise, seed; each a view of the session's set-up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from experiments.fan import reach
from landscapes import FormulaError
from ui.setup import (
    COORDINATE_UP_TO,
    FAN,
    NOISE_UP_TO,
    OWN,
    SEEDS,
    STEPS,
    TOLERANCES,
    Setup,
    Unusable,
    own_landscape,
    read_number,
    read_whole,
)
from ui.state import change, session
from ui.surfaces import surfaces


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


def _typed(place: str, read: Callable[[], Setup], *, play: bool = False) -> None:
    """Takes a typed value, or keeps the one before it and says why."""
    mine = session()
    mine.problems.pop(place, None)
    try:
        setup = read()
    except Unusable as error:
        mine.problems[place] = f"{error}; the value before it is kept."
        return
    change(setup, play=play)


def _value(name: str, key: str) -> str:
    value = st.session_state[key]
    if value is None:
        raise Unusable(f"{name} is empty")
    return repr(value)


def _checked(name: str, key: str, reader: Callable, low: float, high: float):
    text = _value(name, key)
    try:
        return reader(text, low, high)
    except Unusable as error:
        raise Unusable(f"{name}: {text} {error}") from None


def _start_changed() -> None:
    def read() -> Setup:
        x, y = (_checked(f"Start {key}", key, read_number, -COORDINATE_UP_TO, COORDINATE_UP_TO) for key in ("x", "y"))
        return replace(session().setup, start=(x, y))

    _typed("start", read, play=True)


def _run_changed() -> None:
    def read() -> Setup:
        steps = _checked("Steps", "steps", read_whole, *STEPS)
        noise = _checked("Noise", "noise", read_number, 0, NOISE_UP_TO)
        seed = _checked("Seed", "seed", read_whole, *SEEDS)
        return replace(session().setup, steps=steps, noise=noise, seed=seed)

    _typed("run", read)


def _fan_changed() -> None:
    def read() -> Setup:
        setup = session().setup
        fan = _checked("Noisy runs", "fan", read_whole, *FAN)
        tolerance = _checked("Success within", "tolerance", read_number, *TOLERANCES)
        return replace(setup, fan=fan, tolerance=None if tolerance == reach(setup.landscape()) else tolerance)

    _typed("fan", read)


def _problem(place: str) -> None:
    sentence = session().problems.get(place)
    if sentence:
        with st.container(key=f"problem_{place}"):
            st.text(sentence)


def surface_controls() -> None:
    """Which surface: the picker, and its formula as it is read."""
    surfaces()
    mine = session()
    setup = mine.setup
    if setup.surface == OWN:
        st.session_state["formula"] = setup.formula if mine.draft is None else mine.draft
        st.text_input("Formula f(x, y)", key="formula", max_chars=300, on_change=_formula_changed)
        if mine.draft is not None:
            st.code(mine.problems["caret"], language=None)
        _problem("formula")
    with st.container(key="about"):
        st.latex(f"f = {setup.landscape().latex}")


def start_controls() -> None:
    """Where the race starts.

    The numbers rest while the marker is dragged: a browser that has not yet shown a new number sends the old one back
    with its next question, and that would pass for something typed.
    """
    mine = session()
    with st.container(key="start", horizontal=True, gap="small"):
        for key, value in zip(("x", "y"), mine.setup.point(), strict=True):
            if not mine.live:
                st.session_state[key] = float(value)
            st.number_input(f"Start {key}", key=key, format="%.6g", step=0.1, on_change=_start_changed)
    _problem("start")


def run_controls() -> None:
    """How many steps, how noisy the gradient is, and what a noisy race is judged by."""
    setup = session().setup
    st.session_state["steps"], st.session_state["noise"], st.session_state["seed"] = (
        setup.steps,
        float(setup.noise),
        setup.seed,
    )
    with st.container(key="run", horizontal=True, gap="small"):
        st.number_input("Steps", key="steps", step=50, on_change=_run_changed)
        st.number_input("Noise σ", key="noise", step=0.1, format="%.4g", on_change=_run_changed)
        st.number_input("Seed", key="seed", step=1, on_change=_run_changed)
    _problem("run")
    if setup.noise:
        st.session_state["fan"], st.session_state["tolerance"] = setup.fan, setup.within()
        with st.container(key="judged", horizontal=True, gap="small"):
            st.number_input("Noisy runs", key="fan", step=10, on_change=_fan_changed)
            st.number_input("Success within", key="tolerance", step=0.01, format="%.4g", on_change=_fan_changed)
        _problem("fan")
