"""A map whose cells the browser walks itself while a setting is in the reader's hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from ui.session.messages.deck import HyperSlider, ScheduleKind
from ui.session.messages.look import Point
from ui.session.messages.programs import Programs, StepBatches
from ui.session.messages.wire import Series

Ramps = Annotated[Mapping[str, tuple[tuple[str, ...], ...]], 'Record<"light" | "dark", string[][]>']
Classes = Annotated[Mapping[str, Mapping[str, str]], 'Record<"light" | "dark", Record<string, string>>']


@dataclass(frozen=True, eq=False)
class MapAxis:
    """An axis of a map."""

    name: str  # the setting that is on it, or "x" or "y" of the start
    values: Series  # of that, cell by cell


@dataclass(frozen=True, eq=False)
class Paint:
    """From what came of a run to its colour, as the server's figure has it."""

    says: str  # what colour says: "ends", "steps", "gap" or "outcome"
    ramps: Ramps  # colours from soon to late, or from low to high; under "ends" a ramp for each minimum
    classes: Classes  # colours of what has no tone: "converged", "arrived", "moving", "gone"
    tones: Series  # by a number of steps, from 0: the place on the ramp, 0 to 1; none where steps have no tone
    log: bool  # under "gap", whether the ramp goes by the logarithm of the gap
    floor: float  # under "gap", what lower gaps are drawn as
    low: float  # under "gap", where the ramp begins, in what it goes by
    high: float  # under "gap", where it ends


@dataclass(frozen=True, eq=False)
class Living:
    """A map with all that its runs are walked from."""

    programs: Programs  # the surface
    method: str  # key of the method that runs
    steps: int  # of each run
    start: Point  # where runs begin, but for what is on an axis
    hypers: Mapping[str, float | Series]  # the settings: numbers, or where scheduled a value for each step
    level: float  # standard deviation of the noise on each component of the gradient
    draws: tuple[Series, Series]  # what that multiplies at each step, along x and along y
    batches: StepBatches | None  # the samples that each step sees; null where each sees all
    across: MapAxis  # from left to right
    up: MapAxis  # from the lowest row to the highest
    minima: tuple[Point, ...]  # at which a run may be in the end; none where that is not asked
    near: float  # the distance within which it is
    short: float  # a run whose last step is longer has not settled
    paint: Paint  # its colours


@dataclass(frozen=True)
class Settings:
    """The settings of one method, as sliders."""

    method: str  # its key
    name: str  # what it is called
    rows: tuple[HyperSlider, ...]  # those that are not on an axis of the map
    kinds: tuple[ScheduleKind, ...]  # that a setting can follow
    problem: str | None  # why what was asked could not be done
    serial: int  # the last question that was heard
