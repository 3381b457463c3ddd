"""Curvature at a point: the models that fit the surface there, where they hold, the steps that methods would take."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from typing import Any

import streamlit as st

from experiments.engine.race import Race
from experiments.geometry.taylor import CUTS, SHARE, Local, NoModel, local
from experiments.readings.steps import Step, Stepper, step, steppers
from figures.layers import LAYERS, Window, field
from figures.palette import BANDS, PARTS, STYLES, Style, styles
from landscapes import Landscape
from optimizers import OPTIMIZERS, SettingError
from optimizers.schedules import Schedule
from ui.assets import component
from ui.race.deck import slider
from ui.session.link_reader import LONGEST_VALUE
from ui.session.message import described, packed
from ui.session.places import COORDINATE
from ui.session.reading import Unusable, read_number
from ui.session.session import Session
from ui.session.setup import PARAMETERS, SURFACE_ITSELF, Setup
from ui.state import change, session

_curvature = component("curvature")

KEPT = 512
NAMES = ("at", "cut", "layer", "damping", "radius")  # parameters of the link that are set here
RATE = ("gradient_descent", "lr")  # is that of the race
SLIDERS = {RATE[0]: RATE[1], "damped_newton": "damping", "trust_region": "radius"}
GREEN, BROWN = STYLES[5], STYLES[4]  # the colours that no method has here
WINDOW = "curvature window"  # in the session's state: the surface's id and the window that the map shows


def message(mine: Session) -> bytes:
    """All that is drawn and read, and of a layer its heights as float32, row by row."""
    setup = mine.setup
    surface, at = setup.landscape(), setup.looked_at()
    header: dict[str, Any] = {
        "serial": mine.answered.get("curvature", 0),
        "start": at,
        "bands": BANDS,
        "surface": described(setup),
        "colours": {"gradient": PARTS["gradient"], "axes": BROWN.colours, "model": GREEN.colours},
        "cut": setup.cut,
        "layer": setup.layer,
        "layers": {SURFACE_ITSELF: "Surface"} | {key: layer.name for key, layer in LAYERS.items()},
        "share": SHARE,
    }
    try:
        here = local(surface, at)
    except NoModel as problem:
        header |= {"sentence": str(problem), "local": None}
    else:
        header |= {"sentence": None, "local": numbers(here), "models": trees(here, surface), "cuts": cuts(here)}
        header["steppers"] = compared(setup, surface)
    grid = b""
    if setup.layer != SURFACE_ITSELF:
        shown = field(surface, setup.layer, window(setup, header["surface"]["id"]))
        layer = LAYERS[setup.layer]
        header["field"] = {
            "window": shown.window,
            "points": len(shown.heights),
            "low": shown.low,
            "high": shown.high,
            "ticks": shown.ticks,
            "ramp": layer.ramp,
            "about": layer.about,
            "signed": layer.signed,
        }
        grid = shown.heights.tobytes()
    return packed(header, [], grid)


def numbers(here: Local) -> dict[str, Any]:
    """What is read off a point; None stands for infinite, and for what does not exist."""
    (low, along_low), (high, along_high) = here.axes
    return {
        "value": here.value,
        "gradient": here.gradient,
        "hessian": here.hessian,
        "axes": [{"value": high, "along": along_high}, {"value": low, "along": along_low}],
        "condition": finite(here.condition),
        "rate": finite(here.stable_rate),
        "kind": here.kind,
    }


def trees(here: Local, surface: Landscape) -> dict[str, Any]:
    return {"linear": here.linear, "quadratic": here.quadratic, "trust": here.trust(surface)}


def cuts(here: Local) -> list[dict[str, Any]]:
    return [{"key": key, "name": CUTS[key], "along": along} for key, along in here.cuts.items()]


def finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def compared(setup: Setup, surface: Landscape) -> list[dict[str, Any]]:
    """Each method with its look, where its step leads, and what can be set of it here."""
    racers = steppers(setup.damping, setup.radius, setup.hypers.get(RATE, OPTIMIZERS[RATE[0]].hyper(RATE[1]).default))
    looks = looks_of(racers)
    return [
        {
            "key": key,
            "name": stepper.called,
            "teaches": OPTIMIZERS[stepper.method].teaches,
            "differs": OPTIMIZERS[stepper.method].differs,
            "colours": looks[key].colours,
            "dash": looks[key].dash,
            "marker": looks[key].marker,
            "slider": adjustable(key, stepper),
            **vars(taken(stepper.race(surface, setup.looked_at()))),
        }
        for key, stepper in racers.items()
    ]


@lru_cache(maxsize=KEPT)
def taken(race: Race) -> Step:
    """The first step of a race, kept."""
    return step(race)


def looks_of(racers: dict[str, Stepper]) -> dict[str, Style]:
    """The looks that the methods have in a race; what is a method twice takes looks that nobody else has."""
    looks = styles({stepper.method for stepper in racers.values()})
    spare = iter([style for style in STYLES if style not in looks.values()])
    return {key: looks[key] if key in looks else next(spare) for key in racers}


def adjustable(key: str, stepper: Stepper) -> dict[str, Any] | None:
    """What can be set of a method here, as its own declaration has it; not where it follows a schedule."""
    if key not in SLIDERS or isinstance(stepper.hypers[SLIDERS[key]], Schedule):
        return None
    return slider(OPTIMIZERS[stepper.method].hyper(SLIDERS[key]), stepper.hypers[SLIDERS[key]])


def window(setup: Setup, surface: str) -> Window:
    """The part of the plane that the map shows: the surface's own, unless the reader has moved on it."""
    known, shown = st.session_state.get(WINDOW, (None, None))
    return shown if known == surface else setup.landscape().domain


def _set() -> None:
    """The reader chose a point, a cut or a layer, or moved a slider."""
    event = st.session_state["curvature"]["set"]
    mine = session()
    mine.answered["curvature"] = event["serial"]
    name, text = event["name"], str(event["value"])
    if name not in (*NAMES, RATE[1]) or len(text) > LONGEST_VALUE:
        return
    try:
        if name in NAMES:
            setup = replace(mine.setup, **{name: PARAMETERS[name].kind.read(text)})
        else:
            setup = mine.setup.with_hyper(*RATE, read_number(text, -math.inf, math.inf))
    except (Unusable, SettingError) as error:
        sentence = str(error).rstrip(".") if isinstance(error, SettingError) else f"{name} {error}"
        mine.problems["curvature"] = f"{sentence}; the value before it is kept."
        return
    mine.problems.pop("curvature", None)
    change(setup, final=event["final"])


def _looked() -> None:
    """The map shows another window, for which a layer is to be worked out."""
    event = st.session_state["curvature"]["look"]
    session().answered["curvature"] = event["serial"]
    try:
        (x0, x1), (y0, y1) = ([COORDINATE.read(str(end)) for end in axis] for axis in event["window"])
    except ValueError:
        return
    if x0 < x1 and y0 < y1:
        st.session_state[WINDOW] = (str(event["surface"]), ((x0, x1), (y0, y1)))


def curvature() -> None:
    """Mounts the map with all that belongs to its point."""
    mine = session()
    if mine.problems.get("curvature"):
        with st.container(key="problem_curvature"):
            st.text(mine.problems["curvature"])
    _curvature(key="curvature", data=message(mine), on_set_change=_set, on_look_change=_looked)
