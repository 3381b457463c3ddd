"""One step taken apart: the path, and of every step what is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from ui.session.messages.look import Colours, Look, Point, Ramp, Surface
from ui.session.messages.told import Question
from ui.session.messages.wire import Packed, Series


@dataclass(frozen=True, eq=False)
class StepPart:
    """A part of a step that is drawn, at every step from 0; NaN where there is none."""

    part: str  # such as "gradient"
    mark: str  # its symbol in the rule; empty for the step itself
    meaning: str  # what it is, in words
    colours: Colours  # CSS colours by the theme
    shape: str  # "arrow", "box" or "circle"
    at_x: Series  # where the arrow begins, or the middle of the box or circle
    at_y: Series  # where the arrow begins, or the middle of the box or circle
    x: Series  # the arrow, half the width of the box, or the radius
    y: Series  # the arrow, half the height of the box, or the radius


@dataclass(frozen=True, eq=False, kw_only=True)
class StepPath(Look):
    """The path of a method, step by step from 0; NaN where there is none."""

    key: str  # in the catalogue of methods
    name: str  # what it is called here
    outcome: str  # such as "converged"
    stopped: int  # the step at which that happened
    x: Series  # where it is
    y: Series  # where it is


@dataclass(frozen=True, eq=False)
class StepAnatomy(Packed):
    """What the map of the anatomy gets."""

    serial: int  # the last question that was heard
    step: int  # that is taken apart, from 1
    steps: int  # of the race
    last: int  # the last step that was taken
    start: Point  # where the race begins
    bands: Ramp  # colours of the surface from low to high, by the theme
    surface: Surface  # that is raced on
    parts: tuple[StepPart, ...]  # that are drawn of every step
    methods: tuple[StepPath, ...]  # the one whose step it is


@dataclass(frozen=True)
class AnatomyStep(Question):
    """The reader chose a step."""

    step: int  # from 1
    final: bool  # false while the reader leafs
