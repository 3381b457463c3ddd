"""A page that still computes: what the server knows of a race, for a browser that is to go on without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.session.messages.deck import Deck, Racer, SettingChange
from ui.session.messages.look import Point
from ui.session.messages.panel import Numbers, Shape
from ui.session.messages.scoreboard import Table
from ui.session.messages.stage import FurtherStarts, Noise, Stage
from ui.session.messages.wire import Packed, Places, Tree


@dataclass(frozen=True)
class Bound:
    """The numbers that something can be."""

    least: float  # the lowest end
    below: float  # the highest end
    least_too: bool  # whether the lowest end itself is among them
    below_too: bool  # whether the highest end is
    whole: bool  # whether only whole numbers are
    words: str  # the same in words
    words_at_any_step: str  # the same of what may change, and come down to the lowest end


@dataclass(frozen=True)
class AloneMethod:
    """A method that can race."""

    racer: Racer  # its card, with the settings that it has when it is switched on
    noisy: str  # what it is called under noise
    plain: str  # what it is called without
    family: str  # the key of its family
    defaults: Mapping[str, float | None]  # by setting, the catalogue's; null for one that is not set
    bounds: Mapping[str, Bound]  # by setting, what it can be


@dataclass(frozen=True)
class AloneSchedule:
    """A schedule that a setting follows."""

    kind: str  # its key
    parameters: Mapping[str, float]  # by their names


@dataclass(frozen=True)
class AlonePieces:
    """A setting that is changed during the race."""

    first: float | AloneSchedule  # what it is before any change
    changes: tuple[SettingChange, ...]  # in the order of their steps


AloneSetting = float | AloneSchedule | AlonePieces | None  # None for what is optional and not set


@dataclass(frozen=True)
class AloneSetup:
    """What is raced, as the page has it in words that can be read and edited."""

    start: Point  # where the race begins
    starts: FurtherStarts  # where it begins besides
    steps: int  # how many each method takes
    noise: float  # standard deviation of the noise on each component of the gradient
    batch: int | None  # samples that each step sees; null for all, and where there are none
    order: str  # in which they come, a key of `drawn` if there are any
    parameters: Mapping[str, float]  # by letter, the numbers that letters of the formula stand for
    turn: float  # degrees to the left
    stretch: float  # along the surface's own y
    view: str  # what is shown, by its name
    play: str  # "once", "loop", or "still": it waits for Play
    speed: float  # how many times as fast as usual
    counted: str  # what the axis of the curves counts: "steps", "epochs" or "samples"
    stability: bool  # whether the curve of the stability is drawn
    arrows: bool  # whether the gradient of each sample is drawn on the map
    muted: tuple[str, ...]  # keys of the methods whose paths are not drawn
    columns: Mapping[str, tuple[float, ...]]  # of the data, each a number for every sample; none without data
    methods: Mapping[str, Mapping[str, AloneSetting]]  # those that race, each with its settings


@dataclass(frozen=True, eq=False)
class Alone(Packed):
    """What a page that still computes has: the messages of the server, of which it makes its own, and all bounds."""

    setup: AloneSetup  # the race as it was exported
    bounds: Mapping[str, Bound]  # by field of the set-up, what it can be
    choices: Mapping[str, tuple[str, ...]]  # likewise where it is one of a few names
    kinds: Mapping[str, Mapping[str, Bound]]  # by kind of schedule, what its parameters can be
    change: Bound  # the steps at which a setting can be changed
    changes: int  # as many of them as a setting can have
    longest: int  # steps that a schedule has to suit its setting for
    letters: Mapping[str, Bound]  # by letter of the formula, what its number can be
    tree: Tree  # the formula before it is turned; in it a parameter a is "param_a"
    noise: Noise  # its draws, for as many steps as a noisy race can have here
    drawn: Mapping[str, Places]  # by order, the samples one after another as batches of any size are cut from them
    note: str  # what the page lacks of the race that was exported; "" for nothing
    methods: tuple[AloneMethod, ...]  # all that can race here, in the catalogue's order
    stage: Stage  # without a race
    deck: Deck  # without cards, its families having those methods only that cannot race
    table: Table  # without rows
    shape: Shape  # its sliders
    numbers: Numbers  # those that can be set here
