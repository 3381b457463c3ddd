"""The axes of an experiment as controls: what is on each, from where to where, and on what scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

from experiments.studies.axes import PLACES, START, Axis
from figures.layout import called
from optimizers import OPTIMIZERS
from optimizers.base.hyper import Scale
from optimizers.base.numbers import exact
from ui.panel.typed import checked, problem, typed
from ui.session.reading import read_number
from ui.session.setup import Setup
from ui.session.span import FARTHEST, Span
from ui.state import change, session

PREFERRED = ("lr", "beta", "beta1")  # what a reader asks for first
SCALES = dict(zip(PLACES, ("linear", "log", "log 1−v"), strict=True))
COLUMNS = 400  # of a strip


@dataclass(frozen=True)
class Frame:
    """The axes of a kind of experiment: fields of the set-up with their labels, and whether a start can be on them."""

    labels: Mapping[str, str]
    start: bool = False

    def names(self, method: str) -> list[str]:
        """What can be on an axis: a method's hyperparameters, those first that are asked for first; the start."""
        own = [hyper.name for hyper in OPTIMIZERS[method].hypers]
        ranked = sorted(own, key=lambda name: PREFERRED.index(name) if name in PREFERRED else len(PREFERRED))
        return [*ranked, *(START if self.start else ())]

    def spans(self, setup: Setup) -> dict[str, Span]:
        """field -> its axis: the one chosen, where the method has it, or else the first that is free."""
        free = self.names(setup.method)
        found: dict[str, Span] = {}
        for field in self.labels:
            chosen = getattr(setup, field)
            if chosen and chosen.name in free:
                found[field] = chosen
                free.remove(chosen.name)
        return {field: found.get(field) or Span(free.pop(0)) for field in self.labels}

    def axes(self, setup: Setup) -> list[Axis]:
        """The axes, with their values. Raises SettingError with a sentence."""
        points = setup.grid if len(self.labels) > 1 else COLUMNS
        return [span.axis(setup.method, setup.landscape(), points) for span in self.spans(setup).values()]

    def missed(self, setup: Setup) -> list[str]:
        """A sentence for every axis that was chosen and cannot be had."""
        shown = self.spans(setup)
        chosen = {field: getattr(setup, field) for field in self.labels}
        missed = {field: span.name for field, span in chosen.items() if span and shown[field] != span}
        lacking = f"{OPTIMIZERS[setup.method].name} has no {{}} to put on this axis"
        return [
            f"{(lacking if name not in self.names(setup.method) else '{} is on the other axis').format(name)}; "
            f"{shown[field].name} is shown."
            for field, name in missed.items()
        ]


SWEEP = Frame({"across": "Across", "up": "Up"}, start=True)
STRIP = Frame({"swept": "What is varied"})


def limits(span: Span, setup: Setup) -> tuple[float, float]:
    """From where to where a span goes."""
    if span.name in START:
        low, high = setup.landscape().domain[START.index(span.name)]
    else:
        hyper = OPTIMIZERS[setup.method].hyper(span.name)
        low, high = hyper.low, hyper.high
    return low if span.low is None else span.low, high if span.high is None else span.high


def scale(span: Span, setup: Setup) -> Scale:
    return span.scale or ("linear" if span.name in START else OPTIMIZERS[setup.method].hyper(span.name).scale)


def axis_controls(frame: Frame) -> None:
    """What is on each axis, and its range."""
    for field in frame.labels:
        _axis_control(field, frame)


def _axis_control(field: str, frame: Frame) -> None:
    setup = session().setup
    span = frame.spans(setup)[field]

    def put() -> None:
        """Something else on this axis; what stands on the other one changes places with it."""
        setup, name = session().setup, st.session_state[field]
        before = frame.spans(setup)
        other = next((key for key in before if key != field and before[key].name == name), None)
        moved: dict[str, Any] = {field: before[other], other: before[field]} if other else {field: Span(name)}
        change(replace(setup, **moved))

    def ranged() -> None:
        typed(field, lambda: _ranged(session().setup, field, frame))

    low, high = limits(span, setup)
    st.session_state[field] = span.name
    st.session_state[f"{field}_low"], st.session_state[f"{field}_high"] = exact(low), exact(high)
    st.session_state[f"{field}_scale"] = scale(span, setup)
    with st.container(key=f"axis_{field}", horizontal=True, gap="small"):
        st.selectbox(
            frame.labels[field],
            frame.names(setup.method),
            key=field,
            format_func=partial(called, setup.method),
            on_change=put,
            filter_mode=None,
        )
        st.text_input("From", key=f"{field}_low", on_change=ranged)
        st.text_input("To", key=f"{field}_high", on_change=ranged)
        st.selectbox(
            "Scale",
            list(SCALES),
            key=f"{field}_scale",
            format_func=SCALES.__getitem__,
            on_change=ranged,
            filter_mode=None,
        )
    problem(field)


def _ranged(setup: Setup, field: str, frame: Frame) -> Setup:
    """The axis with the range and the scale that are typed. Raises Unusable or SettingError with a sentence."""
    own = Span(frame.spans(setup)[field].name)
    low, high = (
        checked(name, f"{field}_{end}", read_number, -FARTHEST, FARTHEST)
        for name, end in (("From", "low"), ("To", "high"))
    )
    spread = st.session_state[f"{field}_scale"]
    first, last = limits(own, setup)
    span = Span(
        own.name,
        None if low == first else low,
        None if high == last else high,
        None if spread == scale(own, setup) else spread,
    )
    changed: dict[str, Any] = {field: span}
    setup = replace(setup, **changed)
    frame.axes(setup)
    return setup


def unavailable(frame: Frame) -> None:
    """Says which axes were chosen and cannot be had."""
    for sentence in frame.missed(session().setup):
        st.text(sentence)
