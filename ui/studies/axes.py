"""The axes of an experiment as controls: what is on each, from where to where, and on what scale."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from experiments.studies.axes import PLACES
from figures.layout import called
from optimizers.base.numbers import exact
from ui.panel.typed import checked, problem, typed
from ui.session.setup import Setup
from ui.session.span import BOUND, Span
from ui.session.study_axes import StudyAxes, limits, ranged, scale
from ui.state import change, session

SCALES = dict(zip(PLACES, ("linear", "log", "log of 1 − value"), strict=True))


def axis_controls(axes: StudyAxes) -> None:
    """What is on each axis, and its range."""
    for field in axes.labels:
        _axis_control(field, axes)


def _axis_control(field: str, axes: StudyAxes) -> None:
    setup = session().setup
    span = axes.spans(setup)[field]

    def put() -> None:
        """Something else on this axis; what stands on the other one changes places with it."""
        setup, name = session().setup, st.session_state[field]
        before = axes.spans(setup)
        other = next((key for key in before if key != field and before[key].name == name), None)
        moved: dict[str, Any] = {field: before[other], other: before[field]} if other else {field: Span(name)}
        change(replace(setup, **moved))

    def retyped() -> None:
        typed(field, lambda: _typed_range(session().setup, field, axes))

    low, high = limits(span, setup)
    st.session_state[field] = span.name
    st.session_state[f"{field}_low"], st.session_state[f"{field}_high"] = exact(low), exact(high)
    st.session_state[f"{field}_scale"] = scale(span, setup)
    with st.container(key=f"axis_{field}", horizontal=True, gap="small"):
        st.selectbox(
            axes.labels[field],
            axes.names(setup.method),
            key=field,
            format_func=partial(called, setup.landscape(), setup.method),
            on_change=put,
            filter_mode=None,
        )
        st.text_input("From", key=f"{field}_low", on_change=retyped)
        st.text_input("To", key=f"{field}_high", on_change=retyped)
        st.selectbox(
            "Scale",
            list(SCALES),
            key=f"{field}_scale",
            format_func=SCALES.__getitem__,
            on_change=retyped,
            filter_mode=None,
        )
    problem(field)


def _typed_range(setup: Setup, field: str, axes: StudyAxes) -> Setup:
    """The axis with the range and the scale that are typed. Raises Unusable or SettingError with a sentence."""
    low, high = (checked(name, f"{field}_{end}", BOUND.read) for name, end in (("From", "low"), ("To", "high")))
    return ranged(setup, axes, field, low, high, st.session_state[f"{field}_scale"])


def unavailable(axes: StudyAxes) -> None:
    """Says which axes were chosen and cannot be had."""
    for sentence in axes.missed(session().setup):
        st.text(sentence)
