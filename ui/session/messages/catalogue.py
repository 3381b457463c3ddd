"""The catalogue of methods: an index in pictures, and the picture of one entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.session.messages.look import Point
from ui.session.messages.told import Event

Bands = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class IndexCard:
    """A method in the index."""

    key: str  # by which a link and an event name it
    name: str  # what it is called
    family: str  # what its family is called
    teaches: str  # what it can show, in a line
    words: str  # in which it is found
    surface: str  # key of the surface that it is pictured on
    box: tuple[float, float, float, float]  # the part of the picture that is shown: left, top, width, height
    path: str  # the d of an SVG path
    end: Point  # where the path ends
    colour: str  # a CSS colour, for both themes


@dataclass(frozen=True)
class Index:
    """What the index gets."""

    cards: tuple[IndexCard, ...]  # all methods
    surfaces: Mapping[str, Bands]  # their pictures by key: the d of an SVG path and its colour, band by band
    size: float  # of a side of these pictures
    open: str  # key of the method that is read about


@dataclass(frozen=True)
class IndexOpen(Event):
    """The reader picked a method."""

    method: str  # its key


@dataclass(frozen=True)
class Portrait:
    """What the picture of an entry gets."""

    picture: str  # an SVG
    happened: str  # what came of the run that is pictured
    where: str  # that was, in a sentence
