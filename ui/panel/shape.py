"""What a surface's shape can be changed by: its condition number, a turn and a stretch, and the window of its map."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from optimizers.base.numbers import in_full
from ui.assets import brought, component
from ui.panel.typed import checked_value, typed
from ui.session.messages.look import Slider
from ui.session.messages.panel import Shape, ShapeChange, Window, WindowChange
from ui.session.places import COORDINATE, checked_window
from ui.session.reading import Unusable, quoted
from ui.session.session import Session
from ui.session.setup import SHAPES, Setup
from ui.state import change, session

_shape = component("shape")

EDGES = ("x from", "x to", "y from", "y to")


@dataclass(frozen=True)
class Declared:
    """A slider without its value: its label and sign, its scale, and a line of help."""

    label: str
    sign: str
    scale: str
    help: str


SLIDERS = {
    "kappa": Declared(
        "Condition number", "κ", "log", ("The curvature across the valley, divided by the curvature along it")
    ),
    "turn": Declared("Turn", "°", "linear", "Degrees to the left, around the middle of the window"),
    "stretch": Declared("Stretch", "×", "log", "Along the surface's own y axis: 2 makes it twice as long"),
}


def row(setup: Setup, name: str) -> Slider:
    """A slider with what the set-up has."""
    value: Any = setup.unmoved().number("κ") if name == "kappa" else getattr(setup, name)
    low, high = SHAPES[name].ends
    return Slider(name=name, **asdict(SLIDERS[name]), low=low, high=high, whole=False, value=value)


def sliders(mine: Session) -> Shape:
    """What the browser is told."""
    setup = mine.setup
    return Shape(
        kappa=None if setup.unmoved().number("κ") is None else row(setup, "kappa"),
        curve=setup.unmoved().single,
        motion=(row(setup, "turn"), row(setup, "stretch")),
        said=said(setup),
        window=window(mine),
        problem=mine.problems.get("shape"),
        locked="surface" in setup.lock,
        serial=mine.answered.get("shape", 0),
    )


def said(setup: Setup) -> str:
    """How the surface was turned and stretched, in words; nothing where it was not."""
    parts = []
    if setup.turn:
        parts.append(f"turned {in_full(abs(setup.turn))}° to the {'left' if setup.turn > 0 else 'right'}")
    if setup.stretch != 1:
        parts.append(f"stretched {in_full(setup.stretch)} × along its own y")
    return " and ".join(parts)


def window(mine: Session) -> Window:
    """The window of the map, and why another could not be had."""
    limits = np.ravel(mine.setup.landscape().domain).tolist()
    square = round(limits[1] - limits[0], 9) == round(limits[3] - limits[2], 9)
    return Window(
        tuple(limits),
        EDGES,
        changed=mine.setup.window is not None,
        problem=mine.problems.get("window"),
        note=None
        if square or mine.setup.landscape().single
        else "This window is not square, so the map distorts angles.",
    )


def framed(setup: Setup, wish: WindowChange) -> Setup:
    """The set-up with the window that a reader asks for. Raises Unusable with a sentence."""
    own = replace(setup, window=None, look=None)
    if not wish.limits:
        return own
    limits = (checked_value(name, told, COORDINATE.read) for name, told in zip(EDGES, wish.limits, strict=True))
    asked = checked_window(*limits)
    return own if asked == own.landscape().domain else replace(own, window=asked)


def read(setup: Setup, name: str, value: Any) -> Setup:
    """The set-up with what a reader asks of one slider; None puts it back. Raises Unusable with a sentence."""
    label = SLIDERS[name].label
    try:
        return setup.shaped(name, None if value is None else SHAPES[name].read(str(value)))
    except Unusable as error:
        raise Unusable(f"{label}: {quoted(str(value))} {error}. The old value is kept.") from None


def _changed() -> None:
    wish = brought("shape", "change", ShapeChange)
    if not wish:
        return
    mine = session()
    mine.problems.pop("shape", None)
    names = ("turn", "stretch") if wish.reset else (wish.name,) if wish.name else ()
    setup = mine.setup
    try:
        for name in names:
            setup = read(setup, name, wish.value)
    except Unusable as error:
        mine.problems["shape"] = str(error)
    change(setup, final=wish.final)


def _framed() -> None:
    wish = brought("shape", "window", WindowChange)
    if wish and len(wish.limits) in (0, len(EDGES)):
        typed("window", lambda: framed(session().setup, wish), play=True)


def shape() -> None:
    """Mounts the sliders and the window for this session's set-up."""
    _shape(key="shape", data=sliders(session()), on_change_change=_changed, on_window_change=_framed)
