"""Curvature at a point: the models that fit the surface there, and the steps that methods would take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from landscapes import Domain
from ui.session.messages.look import Colours, Look, Point, Ramp, Slider, Surface
from ui.session.messages.told import Question
from ui.session.messages.wire import Packed, Rows, Tree


@dataclass(frozen=True)
class CurvatureColours:
    """The colours of what belongs to no method."""

    gradient: Colours  # of the gradient
    axes: Colours  # of the directions of the curvatures
    model: Colours  # of the quadratic model


@dataclass(frozen=True)
class Eigenvalue:
    """A curvature of the surface at the point."""

    value: float  # of the Hessian
    along: Point  # its direction, a unit vector


@dataclass(frozen=True)
class LocalNumbers:
    """What is read off the surface at the point."""

    value: float  # f
    gradient: Point  # of f
    hessian: tuple[float, float, float]  # its entries xx, xy, yy
    axes: tuple[Eigenvalue, ...]  # the larger eigenvalue, then the smaller
    condition: float  # the condition number of the Hessian; ∞ or NaN where it has none
    rate: float  # the largest stable learning rate of gradient descent; NaN where nothing bends upwards
    kind: str  # how f bends, in words that follow its name


@dataclass(frozen=True)
class LocalModels:
    """The models that fit the surface at the point."""

    linear: Tree  # the tangent plane
    quadratic: Tree  # the parabola
    trust: Tree  # of f and of the quadratic, called x and y: at least 0 where the model is trusted


@dataclass(frozen=True)
class CutChoice:
    """A direction in which the surface can be cut."""

    key: str  # by which an event names it
    name: str  # what it is called
    along: Point | None  # a unit vector; null for the gradient's where it vanishes


@dataclass(frozen=True, kw_only=True)
class StepperRow(Look):
    """A method, and its step from the point."""

    key: str  # of the method as it steps here
    name: str  # what it is called
    teaches: str  # what it can show, in a line
    differs: str  # where implementations differ
    slider: Slider | None  # what can be set of it here
    to: Point | None  # where its step leads; null where it has none
    value: float | None  # f there; null where it has none
    note: str  # what was unusual about the step


@dataclass(frozen=True)
class MatrixRow:
    """A matrix that methods for models take for a curvature, at the point."""

    key: str  # by which tests find it
    name: str  # what it is called
    about: str  # what it is, in a line
    told: str  # how it stands to the others here, or why it has no value; empty where nothing is to be told
    axes: tuple[Eigenvalue, ...] | None  # its larger eigenvalue, then its smaller; null where it has no value
    colours: Colours  # CSS colours by the theme
    dash: tuple[float, ...]  # pixels of line and gap in turns; none for a whole line


@dataclass(frozen=True, eq=False)
class LayerField:
    """What the map shows instead of the surface's height."""

    window: Domain  # that the field covers
    points: int  # on a side of its grid
    low: float  # the height where the colours begin
    high: float  # the height where they end
    ticks: tuple[float, ...]  # values of the layer at the lowest, the middle and the highest colour
    ramp: Ramp  # colours from low to high, by the theme
    about: str  # what it says, in a line
    signed: bool  # whether its values are of both signs
    heights: Rows  # row by row from the lowest y; NaN where there is none


@dataclass(frozen=True, eq=False)
class Curvature(Packed):
    """What the page on curvature gets. What stands for the surface is null where no model fits."""

    serial: int  # the last question that was heard
    start: Point  # the point that is looked at
    bands: Ramp  # colours of the surface from low to high, by the theme
    surface: Surface  # that is looked at
    colours: CurvatureColours  # of what belongs to no method
    cut: str  # key of the direction that is cut along
    layer: str  # key of what the map shows
    layers: Mapping[str, str]  # what the map can show, and what each is called
    matrices: tuple[MatrixRow, ...]  # of a surface over data; none of any other
    share: float  # the part of the change of f by which the quadratic model may be wrong
    field: LayerField | None  # of the layer; null for the surface itself
    sentence: str | None = None  # why no model fits; null where one does
    local: LocalNumbers | None = None  # what is read off the point
    models: LocalModels | None = None  # the models that fit there
    cuts: tuple[CutChoice, ...] | None = None  # the directions in which the surface can be cut
    steppers: tuple[StepperRow, ...] | None = None  # the methods that are compared


@dataclass(frozen=True)
class CurvatureSet(Question):
    """The reader chose a point, a cut or a layer, or moved a slider."""

    name: str  # "at", "cut", "layer", "damping", "radius" or "lr"
    value: tuple[float, float] | float | str | None  # a point, a number, a key, or as typed
    final: bool  # false while it is still in the hand


@dataclass(frozen=True)
class CurvatureLook(Question):
    """The map shows another window, for which a layer is to be worked out."""

    window: Domain  # the ends of x, then of y
    surface: str  # the id of the surface that it is a window of


@dataclass(frozen=True, kw_only=True)
class CurveSteps(Look):
    """A method that steps on the three curves."""

    name: str  # what it is called


@dataclass(frozen=True)
class ThreeCurves:
    """Three curves through a point with one slope, each with a curvature of its own."""

    serial: int  # the last question that was heard
    asked: bool  # whether the link names them: then they come into sight
    values: tuple[float, ...]  # the slope, the learning rate, and the three curvatures
    sliders: tuple[Slider, ...]  # of each of these
    steps: tuple[CurveSteps, ...]  # gradient descent, then Newton's method


@dataclass(frozen=True)
class CurveSet(Question):
    """The reader moved a slider, the tangent or a curve."""

    values: tuple[float, ...]  # the slope, the learning rate, and the three curvatures
    final: bool  # false while it is still in the hand
