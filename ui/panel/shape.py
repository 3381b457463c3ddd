"""What a surface's shape can be changed by: its condition number, a turn and a stretch, and the window of its map."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from landscapes.formula.parameters import Parameter
from landscapes.formula.scope import shown
from optimizers.base.numbers import in_full
from ui.assets import brought, component
from ui.panel.typed import checked_value, typed
from ui.session.kinds import Number
from ui.session.letters import PREFIX, Choice, Range, checked_range, own_range, read_value
from ui.session.messages.look import Slider
from ui.session.messages.panel import LetterSlider, Shape, ShapeChange, SliderEdited, Window, WindowChange
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


HELP = {"κ": "The curvature across the valley, divided by the curvature along it"}
SLIDERS = {
    "turn": Declared("Turn", "°", "linear", "Degrees to the left, around the middle of the window"),
    "stretch": Declared("Stretch", "×", "log", "Along the surface's own y axis: 2 makes it twice as long"),
}


def row(setup: Setup, name: str) -> Slider:
    """A slider with what the set-up has."""
    low, high = SHAPES[name].ends
    return Slider(name=name, **asdict(SLIDERS[name]), low=low, high=high, whole=False, value=getattr(setup, name))


def letter_rows(mine: Session) -> tuple[LetterSlider, ...]:
    """A slider for each parameter of the formula."""
    return tuple(letter_row(mine, own) for own in mine.setup.letters().values())


def letter_row(mine: Session, own: Parameter) -> LetterSlider:
    """The slider of a parameter, whose number and slider are these where the reader has not changed them."""
    setup = mine.setup
    letter, slider = shown(own.name), setup.ranges.get(own.name, own_range(own))
    return LetterSlider(
        name=PREFIX + own.name,
        label=own.title or letter,
        sign=letter if own.title else "",
        help=HELP.get(own.name, "") if own.title else f"The number that {letter} stands for in the formula",
        low=slider.low,
        high=slider.high,
        step=slider.step,
        scale=slider.scale,
        whole=False,
        value=setup.parameters.get(own.name, own.value),
        edited=own.name in setup.ranges,
        problem=mine.problems.get(place(PREFIX + own.name)),
    )


def place(name: str | None) -> str:
    """Where the problems of a slider stand: those of a parameter beside it."""
    return f"shape {name}" if name and name.startswith(PREFIX) else "shape"


def answered(mine: Session) -> None:
    """The problems of all these sliders are told no more: the reader asks for something else."""
    mine.problems = {where: said for where, said in mine.problems.items() if where.split()[0] != "shape"}


def sliders(mine: Session) -> Shape:
    """What the browser is told."""
    setup = mine.setup
    return Shape(
        letters=letter_rows(mine),
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
    letter, own = lettered(setup, name)
    try:
        if own:
            number = None if value is None else read_value(str(value), own)
            return setup.lettered(letter, Choice(number, setup.ranges.get(letter)))
        return setup.shaped(name, None if value is None else SHAPES[name].read(str(value)))
    except Unusable as error:
        label = (own.title or shown(letter)) if own else SLIDERS[name].label
        raise Unusable(f"{label}: {quoted(str(value))} {error}. The old value is kept.") from None


def lettered(setup: Setup, name: str) -> tuple[str, Parameter | None]:
    """The letter whose slider has this name, and its parameter; None where the surface has none such."""
    letter = name.removeprefix(PREFIX)
    return letter, setup.letters().get(letter) if name.startswith(PREFIX) else None


def edited(setup: Setup, wish: SliderEdited) -> Setup:
    """The set-up with the slider that a reader wants for a parameter. Raises Unusable with a sentence."""
    letter, own = lettered(setup, wish.name)
    if own is None:
        return setup
    value = setup.parameters.get(letter)
    if wish.low is None and wish.high is None:
        return setup.lettered(letter, Choice(value))
    number = Number(own.least, own.most)
    low, high = (checked_value(of, end, number.read) for of, end in (("From", wish.low), ("To", wish.high)))
    step = None if wish.step in (None, "") else checked_value("By", wish.step, number.read)
    try:
        slider = checked_range(Range(low, high, step, "log" if wish.log else "linear"), own)
    except Unusable as error:
        raise Unusable(f"The slider of {shown(letter)} {error}") from None
    return setup.lettered(letter, Choice(value, slider))


def _changed() -> None:
    wish = brought("shape", "change", ShapeChange)
    if not wish:
        return
    mine = session()
    answered(mine)
    setup = mine.setup
    known = {*SHAPES, *(PREFIX + letter for letter in setup.letters())}
    names = tuple(SHAPES) if wish.reset else (wish.name,) if wish.name in known else ()
    try:
        for name in names:
            setup = read(setup, name, wish.value)
    except Unusable as error:
        mine.problems[place(wish.name)] = str(error)
    change(setup, final=wish.final)


def _framed() -> None:
    wish = brought("shape", "window", WindowChange)
    if wish and len(wish.limits) in (0, len(EDGES)):
        typed("window", lambda: framed(session().setup, wish), play=True)


def _edited() -> None:
    wish = brought("shape", "slider", SliderEdited)
    if wish:
        answered(session())
        typed(place(wish.name), lambda: edited(session().setup, wish))


def shape() -> None:
    """Mounts the sliders and the window for this session's set-up."""
    _shape(
        key="shape",
        data=sliders(session()),
        on_change_change=_changed,
        on_window_change=_framed,
        on_slider_change=_edited,
    )
