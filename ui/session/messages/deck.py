"""The deck: the methods that race as cards, the others by family, and what the reader changes of them."""

from __future__ import annotations

from dataclasses import dataclass

from ui.session.messages.look import Slider
from ui.session.messages.told import Question


@dataclass(frozen=True)
class DrawnSchedule:
    """The course of a hyperparameter that follows a schedule, or is changed during the race."""

    kind: str  # key of the kind of schedule that it follows until the first change
    steps: tuple[int, ...]  # of the race, from 1, at which its curve is drawn
    values: tuple[float, ...]  # of the hyperparameter at these steps
    parameters: tuple[Slider, ...]  # of the schedule


@dataclass(frozen=True)
class SettingChange:
    """A change of a hyperparameter during the race."""

    step: int  # the last one before it
    value: float  # from then on


@dataclass(frozen=True, kw_only=True)
class HyperSlider(Slider):
    """A hyperparameter; `value` is that before any change, or the level that its schedule is built around."""

    schedule: DrawnSchedule | None = None  # its course; null for a number that is never changed
    changes: tuple[SettingChange, ...] = ()  # in the order of their steps
    fixed: bool = False  # whether it is the same at all steps
    optional: bool = False  # whether it can be without a number
    off: bool = False  # whether it is: `value` is what it has once it is switched on
    locked: bool = False  # whether it cannot be changed
    from_one: str = ""  # said beside a value of 1 or more


@dataclass(frozen=True)
class CardStyle:
    """How the path of a method is drawn."""

    light: str  # its CSS colour on a light page
    dark: str  # its CSS colour on a dark page
    dash: tuple[float, ...]  # pixels of line and gap in turns; none for a whole line
    marker: str  # the mark at the head of its path


@dataclass(frozen=True)
class Racer:
    """A method that is switched on."""

    key: str  # in the catalogue of methods
    name: str  # what it is called here
    teaches: str  # what it can show, in a line
    changed: bool  # whether any setting is not at its default
    problem: str | None  # why it does not run, or why what was asked could not be done
    style: CardStyle | None  # null for one that does not run
    place: int | None  # its number among those that run, from 1: the key that hides its path
    muted: bool  # whether its path is not drawn
    pinned: str | None  # how the pinned run of it differs; null where none is
    rows: tuple[HyperSlider, ...]  # its settings


@dataclass(frozen=True)
class FamilyMethod:
    """A method that is switched off."""

    key: str  # in the catalogue of methods
    name: str  # what it is called here
    teaches: str  # what it can show, in a line
    refusal: str | None  # why it cannot run on this surface, if it cannot


@dataclass(frozen=True)
class MethodFamily:
    """The methods of a family that are switched off."""

    key: str  # of the family
    name: str  # of the family
    open: bool  # whether it is unfolded at first
    methods: tuple[FamilyMethod, ...]  # in the catalogue's order


@dataclass(frozen=True)
class KeptPin:
    """A pinned run whose method does not race."""

    method: str  # its key
    text: str  # the sentence about it


@dataclass(frozen=True)
class ScheduleKind:
    """A kind of schedule that can be chosen."""

    key: str  # by which an event names it
    name: str  # what it is called
    teaches: str  # what it does, in a line


@dataclass(frozen=True)
class Deck:
    """What the deck gets."""

    racers: tuple[Racer, ...]  # the methods that are switched on
    families: tuple[MethodFamily, ...]  # the others
    problem: str | None  # why the method that the reader asked for is not added, and what to do
    kept: KeptPin | None  # null unless a method is pinned that does not race
    kinds: tuple[ScheduleKind, ...]  # that a setting can follow
    hidden: tuple[str, ...]  # names of parts that are not shown, and "pin" where nothing can be pinned
    locked: tuple[str, ...]  # names of parts that cannot be changed
    serial: int  # the last question that was heard


@dataclass(frozen=True, kw_only=True)
class DeckChange(Question):
    """The reader changed one method: put it back, switched it, pinned it, or set one of its hyperparameters."""

    method: str  # its key
    final: bool  # false while it is still in the hand
    reset: bool = False  # whether all of its settings go back to their defaults
    on: bool | None = None  # whether it is to race; null where that is not asked
    pin: bool | None = None  # whether it is to be pinned; null where that is not asked
    hyper: str = ""  # the hyperparameter
    kind: str | None = None  # of schedule that the hyperparameter is to follow; null where that is not asked
    parameter: str | None = None  # of its schedule that is to be set; null for the hyperparameter itself
    value: float | str | None = None  # to be set: a number, or as typed; null for the default
    since: float | str | None = None  # the step from which on it is to be so; null for the whole race
    at: int | None = None  # the step of a change that gets this value, or that step; with neither it is taken away
