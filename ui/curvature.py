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
from landscapes.formula.asking import TooManyLimits
from landscapes.formula.functions import VARIABLES
from optimizers import OPTIMIZERS, SettingError
from optimizers.schedules import Course
from ui.assets import brought, component
from ui.matrices import rows
from ui.race.deck import slider
from ui.session.described import described
from ui.session.link_reader import LONGEST_VALUE
from ui.session.messages.curvature import (
    Curvature,
    CurvatureColours,
    CurvatureLook,
    CurvatureSet,
    CutChoice,
    Eigenvalue,
    LayerField,
    LocalModels,
    LocalNumbers,
    StepperRow,
)
from ui.session.messages.look import Slider
from ui.session.pages import RACE
from ui.session.places import COORDINATE, checked_point
from ui.session.reading import Unusable, read_number
from ui.session.refusals import reason
from ui.session.session import Session
from ui.session.setup import PARAMETERS, SURFACE_ITSELF, Setup
from ui.state import change, session, turn_to

_curvature = component("curvature")

KEPT = 512
ONE_CURVATURE = (
    "f has one weight here, so it has one curvature, f″, in its one direction: there is nothing to compare it with. "
    "On the Race page the curve has its tangent and its parabola, at every step."
)
NAMES = ("at", "cut", "layer", "damping", "radius")  # parameters of the link that are set here
RATE = ("gradient_descent", "lr")  # is that of the race
SLIDERS = {RATE[0]: RATE[1], "damped_newton": "damping", "trust_region": "radius"}
GREEN, BROWN = STYLES[5], STYLES[4]  # the colours that no method has here
WINDOW = "curvature window"  # in the session's state: the surface's id and the window that the map shows


def message(mine: Session) -> Curvature:
    """All that is drawn and read; what stands for the surface is left out where no model fits."""
    setup = mine.setup
    surface = setup.landscape()
    told = described(setup)
    return Curvature(
        serial=mine.answered.get("curvature", 0),
        start=setup.looked_at(),
        bands=BANDS,
        surface=told,
        colours=CurvatureColours(gradient=PARTS["gradient"], axes=BROWN.colours, model=GREEN.colours),
        cut=setup.cut,
        layer=setup.layer,
        layers={SURFACE_ITSELF: "Surface"} | {key: layer.name for key, layer in LAYERS.items()},
        matrices=rows(surface, setup.looked_at()),
        share=SHARE,
        field=None if setup.layer == SURFACE_ITSELF else layer_over(surface, setup.layer, window(setup, told.id)),
        **modelled(setup, surface),
    )


def modelled(setup: Setup, surface: Landscape) -> dict[str, Any]:
    """What stands for the surface at the point, by the fields of the message; only a sentence where no model fits."""
    try:
        here = local(surface, setup.looked_at())
    except NoModel as problem:
        return {"sentence": str(problem)}
    titles = CUTS | dict(zip(VARIABLES, surface.weights, strict=True))
    return {
        "local": numbers(here),
        "models": LocalModels(here.linear, here.quadratic, here.trust),
        "cuts": tuple(CutChoice(key, titles[key], along) for key, along in here.cuts.items()),
        "steppers": compared(setup, surface),
    }


def numbers(here: Local) -> LocalNumbers:
    """What is read off a point."""
    low, high = (Eigenvalue(value, along) for value, along in here.axes)
    return LocalNumbers(
        value=here.value,
        gradient=here.gradient,
        hessian=here.hessian,
        axes=(high, low),
        condition=here.condition,
        rate=here.stable_rate,
        kind=here.kind,
    )


def layer_over(surface: Landscape, key: str, window: Window) -> LayerField:
    """A layer (a key of LAYERS) over a window."""
    shown, layer = field(surface, key, window), LAYERS[key]
    return LayerField(
        window=shown.window,
        points=len(shown.heights),
        low=shown.low,
        high=shown.high,
        ticks=shown.ticks,
        ramp=layer.ramp,
        about=layer.about if shown.known else f"{layer.name} is not known here. {TooManyLimits.why}",
        signed=layer.signed,
        heights=shown.heights,
    )


def compared(setup: Setup, surface: Landscape) -> tuple[StepperRow, ...]:
    """Each method with its look, where its step leads, and what can be set of it here."""
    racers = steppers(setup.damping, setup.radius, setup.hypers.get(RATE, OPTIMIZERS[RATE[0]].hyper(RATE[1]).default))
    looks = looks_of(racers)
    return tuple(
        StepperRow(
            key=key,
            name=stepper.called,
            teaches=OPTIMIZERS[stepper.method].teaches,
            differs=OPTIMIZERS[stepper.method].differs,
            slider=adjustable(key, stepper),
            **looks[key].told,
            **vars(taken(stepper.race(surface, setup.looked_at()))),
        )
        for key, stepper in racers.items()
    )


@lru_cache(maxsize=KEPT)
def taken(race: Race) -> Step:
    """The first step of a race, kept."""
    return step(race)


def looks_of(racers: dict[str, Stepper]) -> dict[str, Style]:
    """The looks that the methods have in a race; what is a method twice takes looks that nobody else has."""
    looks = styles({stepper.method for stepper in racers.values()})
    spare = iter([style for style in STYLES if style not in looks.values()])
    return {key: looks[key] if key in looks else next(spare) for key in racers}


def adjustable(key: str, stepper: Stepper) -> Slider | None:
    """What can be set of a method here, as its own declaration has it; not where it follows a schedule."""
    if key not in SLIDERS:
        return None
    value = stepper.hypers[SLIDERS[key]]
    return None if isinstance(value, Course) else slider(OPTIMIZERS[stepper.method].hyper(SLIDERS[key]), value)


def window(setup: Setup, surface: str) -> Window:
    """The part of the plane that the map shows: the surface's own, unless the reader has moved on it."""
    known, shown = st.session_state.get(WINDOW, (None, None))
    return shown if known == surface else setup.landscape().domain


def chosen(setup: Setup, name: str, value: object) -> Setup:
    """The set-up with what the reader has set here. Raises Unusable, or SettingError with a sentence."""
    if name == "at" and isinstance(value, tuple):
        return replace(setup, at=checked_point(*value))
    if name in NAMES:
        return replace(setup, **{name: PARAMETERS[name].kind.read(str(value))})
    return setup.with_hyper(*RATE, read_number(str(value), -math.inf, math.inf))


def _set() -> None:
    """The reader chose a point, a cut or a layer, or moved a slider."""
    wish = brought("curvature", "set", CurvatureSet)
    if not wish or wish.name not in (*NAMES, RATE[1]) or len(str(wish.value)) > LONGEST_VALUE:
        return
    mine = session()
    try:
        setup = chosen(mine.setup, wish.name, wish.value)
    except (Unusable, SettingError) as error:
        sentence = reason(error).rstrip(".") if isinstance(error, SettingError) else f"{wish.name} {error}"
        mine.problems["curvature"] = f"{sentence}. The old value is kept."
        return
    mine.problems.pop("curvature", None)
    change(setup, final=wish.final)


def _looked() -> None:
    """The map shows another window, for which a layer is to be worked out."""
    look = brought("curvature", "look", CurvatureLook)
    if not look:
        return
    try:
        (x0, x1), (y0, y1) = (map(COORDINATE.checked, axis) for axis in look.window)
    except Unusable:
        return
    if x0 < x1 and y0 < y1:
        st.session_state[WINDOW] = (look.surface, ((x0, x1), (y0, y1)))


def curvature() -> None:
    """Mounts the map with all that belongs to its point; of one weight, the way to its curve."""
    mine = session()
    if mine.setup.landscape().single:
        with st.container(key="one_curvature"):
            st.text(ONE_CURVATURE)
            st.button("Show the curve", key="to_curve", on_click=lambda: turn_to(RACE, session().setup))
        return
    if mine.problems.get("curvature"):
        with st.container(key="problem_curvature"):
            st.text(mine.problems["curvature"])
    _curvature(key="curvature", data=message(mine), on_set_change=_set, on_look_change=_looked)
