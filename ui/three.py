"""Three curves with one gradient and three curvatures: what gradient descent and Newton's method do on each."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from figures.palette import styles
from optimizers import OPTIMIZERS
from ui.assets import brought, component
from ui.session.messages.curvature import CurveSet, CurveSteps, ThreeCurves
from ui.session.messages.look import Slider
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.three import CURVATURE, RATE, SLOPE, Three, three_of
from ui.state import change, session

_three = component("three")

SHARED = (
    ("slope", "Slope", "g", SLOPE, "Slope: how steep all three curves are at the point."),
    ("rate", "Learning rate", "α", RATE, "Learning rate: gradient descent’s step is −αg."),
)
OWN = ("Curvature", "c", CURVATURE, "Curvature: the second derivative of this curve. Below 0 it bends down.")
STEPPERS = ("gradient_descent", "newton")


def message(mine: Session) -> ThreeCurves:
    """All that is drawn: the numbers, their sliders, and how the two methods look."""
    three = mine.setup.three or Three()
    looks = styles(STEPPERS)
    shared = [
        slider(name, label, sign, kind.ends, about, value)
        for (name, label, sign, kind, about), value in zip(SHARED, three.numbers, strict=False)
    ]
    label, sign, kind, about = OWN
    own = [
        slider(f"curvature {place}", label, sign, kind.ends, about, value)
        for place, value in enumerate(three.curvatures, 1)
    ]
    return ThreeCurves(
        serial=mine.answered.get("three", 0),
        asked=mine.setup.three is not None,
        values=three.numbers,
        sliders=tuple([*shared, *own]),
        steps=tuple(CurveSteps(name=OPTIMIZERS[key].name, **looks[key].told) for key in STEPPERS),
    )


def slider(name: str, label: str, sign: str, ends: tuple[float, float], about: str, value: float) -> Slider:
    low, high = ends
    return Slider(
        name=name, label=label, sign=sign, low=low, high=high, scale="linear", whole=False, help=about, value=value
    )


def _set() -> None:
    """The reader moved a slider, the tangent or a curve."""
    wish = brought("three", "set", CurveSet)
    if not wish:
        return
    mine = session()
    try:
        three = three_of(wish.values)
    except Unusable as error:
        mine.problems["three"] = f"That number {error}. The old value is kept."
        return
    mine.problems.pop("three", None)
    change(replace(mine.setup, three=three), final=wish.final)


def three_curves() -> None:
    """Mounts the figure."""
    mine = session()
    if mine.problems.get("three"):
        with st.container(key="problem_three"):
            st.text(mine.problems["three"])
    _three(key="three", data=message(mine), on_set_change=_set)
