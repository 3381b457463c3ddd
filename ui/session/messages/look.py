"""What several messages have in common: how a method is drawn, the surface, and a slider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from landscapes import Domain
from ui.session.messages.programs import Programs
from ui.session.messages.wire import Columns, Tree

Colours = Annotated[Mapping[str, str], 'Record<"light" | "dark", string>']
Ramp = Annotated[Mapping[str, tuple[str, ...]], 'Record<"light" | "dark", string[]>']
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a method is drawn."""

    colours: Colours  # CSS colours by the theme
    dash: tuple[float, ...]  # pixels of line and gap in turns; none for a whole line
    marker: str  # the mark at the head of its path, by the name that static/plot/ink.js knows


@dataclass(frozen=True)
class HeightScale:
    """How values of f become heights and colours; see figures/scale.py."""

    kind: str  # "linear", "log" or "symlog"
    low: float  # the height where the colours begin
    high: float  # the height where they end
    minimum: float  # of f, from which a logarithm is taken
    offset: float  # what is added to f before its logarithm, or what it is divided by under "symlog"
    label: str  # of the axis of heights
    note: str  # what was done to f, in a sentence


@dataclass(frozen=True)
class Surface:
    """The surface, with all that its map is drawn from."""

    key: str  # of the catalogue, or "own" for a typed formula
    id: str  # the same for as long as the surface and its window are
    name: str  # what it is called
    axes: tuple[str, str]  # what readers call its two coordinates: x and y, or the weights of a model
    tree: Tree  # its formula
    columns: Columns  # of the data whose samples it is a mean over; none where it is over none
    domain: Domain  # its window: the ends of x, then of y
    single: bool  # whether f has one weight, the first
    minima: tuple[Point, ...]  # its known global minima
    scale: HeightScale  # of its own window
    programs: Programs | None = None  # for a race that is walked in the browser; null where none is


@dataclass(frozen=True, kw_only=True)
class Slider:
    """A number that can be set by a slider or typed."""

    name: str  # by which an event names it
    label: str  # what the reader calls it
    sign: str  # its symbol or unit
    low: float  # the slider's left end
    high: float  # the slider's right end
    scale: str  # "linear", "log", "one-minus-log" or "cubic": how values lie along the slider
    whole: bool  # whether only whole numbers are allowed
    help: str  # a line about it
    value: float  # what it is, which may lie beyond the slider's ends
