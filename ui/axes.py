"""The axes of an experiment as controls: what is on each, from where to where, and on what scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from experiments.axes import PLACES, START
from figures.layout import called
from optimizers import OPTIMIZERS
from optimizers.base.hyper import Scale
from ui.reading import number_text, read_number
from ui.setup import Setup
from ui.span import FARTHEST, Span
from ui.state import change, session
from ui.typed import checked, problem, typed

PREFERRED = ("lr", "beta", "beta1")  # what a reader asks for first
SCALES = dict(zip(PLACES, ("linear", "log", "log 1−v"), strict=True))
MAP = ("across", "up")  # fields of the set-up
STRIP = ("swept",)


def names(method: str) -> list[str]:
    """What can be on an axis: a method's hyperparameters, those first that are asked for first, and the start."""
    own = [hyper.name for hyper in OPTIMIZERS[method].hypers]
    return [*sorted(own, key=lambda name: PREFERRED.index(name) if name in PREFERRED else len(PREFERRED)), *START]


def spans(setup: Setup, fields: Sequence[str]) -> dict[str, Span]:
    """The axes of these fields: those chosen, where the method has them, or else the first that are free."""
    free = names(setup.method)
    found: dict[str, Span] = {}
    for field in fields:
        chosen = getattr(setup, field)
        if chosen and chosen.name in free:
            found[field] = chosen
            free.remove(chosen.name)
    return {field: found.get(field) or Span(free.pop(0)) for field in fields}


def missed(setup: Setup, fields: Sequence[str]) -> list[str]:
    """A sentence for every axis that was chosen and cannot be had."""
    shown = spans(setup, fields)
    chosen = {field: getattr(setup, field) for field in fields}
    return [
        f"{OPTIMIZERS[setup.method].name} has no {span.name} left to put on an axis; {shown[field].name} is shown."
        for field, span in chosen.items()
        if span and shown[field] != span
    ]


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


def axis_control(field: str, label: str, fields: Sequence[str], options: Sequence[str]) -> None:
    """What is on one of the axes `fields`, chosen among names, and its range."""
    setup = session().setup
    span = spans(setup, fields)[field]
    method = setup.method

    def put() -> None:
        """Something else on this axis; what stands on the other one changes places with it."""
        setup, name = session().setup, st.session_state[field]
        before = spans(setup, fields)
        other = next((key for key in fields if key != field and before[key].name == name), None)
        moved: dict[str, Any] = {field: before[other], other: before[field]} if other else {field: Span(name)}
        change(replace(setup, **moved))

    def ranged() -> None:
        def read() -> Setup:
            setup = session().setup
            before = spans(setup, fields)[field]
            low, high = (
                checked(name, f"{field}_{end}", read_number, -FARTHEST, FARTHEST)
                for name, end in (("From", "low"), ("To", "high"))
            )
            chosen = Span(before.name, low, high, st.session_state[f"{field}_scale"])
            chosen.axis(method, setup.landscape(), setup.grid)
            own = Span(before.name)
            kept: dict[str, Any] = {
                "low": None if low == limits(own, setup)[0] else low,
                "high": None if high == limits(own, setup)[1] else high,
                "scale": None if chosen.scale == scale(own, setup) else chosen.scale,
            }
            changed: dict[str, Any] = {field: replace(own, **kept)}
            return replace(setup, **changed)

        typed(field, read)

    low, high = limits(span, setup)
    st.session_state[field] = span.name
    st.session_state[f"{field}_low"], st.session_state[f"{field}_high"] = number_text(low), number_text(high)
    st.session_state[f"{field}_scale"] = scale(span, setup)
    with st.container(key=f"axis_{field}", horizontal=True, gap="small"):
        st.selectbox(
            label,
            options,
            key=field,
            format_func=lambda name: called(method, name),
            on_change=put,
            filter_mode=None,
        )
        st.text_input("From", key=f"{field}_low", on_change=ranged)
        st.text_input("to", key=f"{field}_high", on_change=ranged)
        st.selectbox(
            "on a scale",
            list(SCALES),
            key=f"{field}_scale",
            format_func=SCALES.__getitem__,
            on_change=ranged,
            filter_mode=None,
        )
    problem(field)
