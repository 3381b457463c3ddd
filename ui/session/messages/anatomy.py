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
    corners: tuple[Series, ...]  # x, y of three points that the method keeps; empty where it keeps none


@dataclass(frozen=True, eq=False)
class WeightAxis:
    """How a number follows, along one axis, from what the method keeps and from the gradient or the square of a step.

    Each series has one entry a step, from step 1 on, or a single one where all are equal.
    """

    kept: tuple[tuple[Series, ...], ...]  # [i][j]: the factor of kept number j before the step, in number i after it
    taken: tuple[Series, ...]  # the factor of the step's input in each kept number after it
    read: tuple[Series, ...]  # the factor of each kept number before the step, in the number that is told of
    fresh: Series  # the factor of the step's input in that number


@dataclass(frozen=True, eq=False)
class StepWeights:
    """The weights of past gradients, or of their squares, in a number of the rule."""

    title: str  # whose weights they are
    about: str  # what the number is, in a sentence
    colours: Colours  # CSS colours by the theme
    axes: tuple[WeightAxis, ...]  # one that holds along both weights of the surface, or one for each


@dataclass(frozen=True, eq=False)
class StepMemory(Packed):
    """What the steps of a run remember."""

    step: int  # that is shown first, from 1
    last: int  # the last step that was taken
    weights: tuple[str, str]  # what the surface's weights are called
    sentence: str  # what the method remembers, or why there are no weights to show
    bars: tuple[StepWeights, ...]  # of gradients, then of squares
    arrows: tuple[WeightAxis, ...]  # the weights with which gradients add up to the step; none where no past one does
    sum: str  # what the arrows add up to: the step, or a number of the rule
    rest: str  # what is in the step besides gradients; empty where nothing is
    colours: tuple[Colours, Colours]  # of the gradients, and of what they add up to
    gradient_x: Series  # that each step was told, from step 1 on
    gradient_y: Series  # that each step was told, from step 1 on
    moved_x: Series  # how far each step went, from step 1 on; empty where the arrows add up to something else
    moved_y: Series  # how far each step went, from step 1 on; empty where the arrows add up to something else


@dataclass(frozen=True)
class AnatomyStep(Question):
    """The reader chose a step."""

    step: int  # from 1
    final: bool  # false while the reader leafs
