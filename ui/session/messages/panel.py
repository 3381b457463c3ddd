"""The panel and the bar: which surface, its shape, the numbers of a race, the tabs, and the link that is shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ui.session.messages.catalogue import Bands
from ui.session.messages.look import Slider
from ui.session.messages.told import Event, Question

NumberName = Literal["x", "y", "steps", "noise", "seed", "fan", "tolerance", "batch", "order"]


@dataclass(frozen=True)
class Option:
    """One of several that can be chosen."""

    value: str  # in a link
    words: str  # what it is called


@dataclass(frozen=True)
class Tile:
    """A surface as the picker shows it."""

    key: str  # by which a link and an event name it
    name: str  # what it is called
    teaches: str  # what it can show, in a line
    bands: Bands  # its picture: the d of an SVG path and its colour, band by band


@dataclass(frozen=True)
class TileGroup:
    """Surfaces that teach alike."""

    name: str  # what they teach
    surfaces: tuple[Tile, ...]  # in the catalogue's order


@dataclass(frozen=True)
class FormulaLetter:
    """A letter of a formula."""

    key: str  # by which an event names it
    text: str  # as it is shown


@dataclass(frozen=True)
class FormulaLetters:
    """What the letters of a formula are."""

    weights: tuple[FormulaLetter, ...]  # one or two; none where it has no letters at all
    parameters: tuple[FormulaLetter, ...]  # the others, which are no columns of data


@dataclass(frozen=True)
class Spelling:
    """A row of what can be typed."""

    group: str  # what it is about
    spelling: str  # as people write it
    plain: str | None  # the same in the plainest form; null where the row is a list of names


@dataclass(frozen=True)
class Formula:
    """A formula as it was typed last."""

    text: str  # which may be one that cannot be read
    caret: int | None  # the place of what cannot be read; null where all can
    problem: str | None  # why it cannot be
    label: str  # what it is a formula of


@dataclass(frozen=True)
class SurfaceName:
    """A surface by its name."""

    key: str  # by which an event names it
    name: str  # as a reader sees it


@dataclass(frozen=True)
class OwnFormula(Formula):
    """The reader's own formula, and how it was read."""

    longest: int  # characters that it can have
    letters: FormulaLetters | None  # of the formula that is raced on; null while what was typed cannot be read
    notes: tuple[str, ...]  # how it was read, where people read it in two ways
    offers: tuple[SurfaceName, ...]  # the surfaces that it names, where it is a name and no formula


@dataclass(frozen=True)
class Surfaces:
    """What the picker of surfaces gets."""

    current: Tile  # the surface that is raced on
    shelf: tuple[TileGroup, ...] | None  # all of them; null before they are asked for
    size: float  # of a side of their pictures
    formula: OwnFormula | None  # null unless the surface is the reader's own
    spellings: tuple[Spelling, ...] | None  # what can be typed; null before that is asked for
    locked: bool  # whether the surface cannot be changed


@dataclass(frozen=True)
class SurfacePick(Event):
    """The reader picked a surface."""

    surface: str  # its key


@dataclass(frozen=True)
class FormulaTyped(Event):
    """The reader typed a formula."""

    text: str  # as it was typed


@dataclass(frozen=True)
class WeightsChosen(Event):
    """The reader chose the weights of the formula."""

    weights: tuple[str, ...]  # one or two of its letters


@dataclass(frozen=True)
class Window:
    """The window of the map."""

    limits: tuple[float, ...]  # from and to of x, then of y
    names: tuple[str, ...]  # what each of them is called
    changed: bool  # whether it is not the surface's own
    problem: str | None  # why what was typed could not be shown
    note: str | None  # what is to be known of it


@dataclass(frozen=True, kw_only=True)
class LetterSlider(Slider):
    """The slider of a parameter of the formula."""

    step: float | None  # how far one step of it goes; null for as fine as it is
    edited: bool  # whether its ends, step and scale are the reader's own
    problem: str | None  # why a number or a slider that was asked for could not be had


@dataclass(frozen=True)
class Shape:
    """What the sliders of a surface's shape get."""

    letters: tuple[LetterSlider, ...]  # the parameters of the formula, in the order in which it has them
    curve: bool  # whether f has one weight: then nothing is turned, and the window has one axis
    motion: tuple[Slider, ...]  # turn and stretch
    said: str  # how it was turned and stretched; empty where it was not
    window: Window  # of the map
    problem: str | None  # why what was asked could not be done
    locked: bool  # whether the surface cannot be changed
    serial: int  # the last question that was heard


@dataclass(frozen=True, kw_only=True)
class ShapeChange(Question):
    """The reader moved a slider, or puts turn and stretch back."""

    final: bool  # false while it is still in the hand
    reset: bool = False  # whether turn and stretch go back
    name: str | None = None  # the slider: turn, stretch, or p. and a letter; null for a reset
    value: float | str | None = None  # a number, or as typed; null for the surface's own


@dataclass(frozen=True, kw_only=True)
class SliderEdited(Question):
    """The reader typed other ends for the slider of a parameter, or puts its own back."""

    name: str  # of the slider
    low: float | str | None = None  # a number, or as typed; null to put all back
    high: float | str | None = None  # a number, or as typed
    step: float | str | None = None  # a number, or as typed; null for as fine as the slider is
    log: bool = False  # whether equal ways on it multiply the value alike


@dataclass(frozen=True, kw_only=True)
class WindowChange(Question):
    """The reader typed another window, or puts the surface's own back."""

    limits: tuple[float | str | None, ...] = ()  # numbers, or as typed; none to put back


@dataclass(frozen=True)
class NumberField:
    """A number that is typed."""

    name: NumberName  # by which an event names it
    label: str  # what the reader calls it
    value: float  # what it is
    step: float  # what an arrow key adds


@dataclass(frozen=True)
class NumberGroup:
    """Numbers that stand in one line."""

    fields: tuple[NumberField, ...]  # in their order
    problem: str | None  # why what was asked of one could not be done
    locked: bool  # whether they cannot be changed


@dataclass(frozen=True)
class Batches:
    """How the batches of a race are drawn from its samples."""

    size: Slider  # from one sample to all
    orders: tuple[Option, ...]  # in which they can be drawn
    order: str  # in which they are
    said: str  # what that comes to


@dataclass(frozen=True)
class Numbers:
    """What the numbers of a race get; null for those that the page does not have."""

    start: NumberGroup | None  # where the race starts
    warning: str | None  # why nothing can be seen to start there
    run: NumberGroup | None  # its steps and the seed of its noise
    noise: Slider | None  # its noise; null where it has batches
    stand_in: str  # what is to be known of the noise; empty where there is none
    batches: Batches | None  # null for a surface that is not made from data
    fan: NumberGroup | None  # what a noisy race is judged by
    serial: int  # the last question that was heard


@dataclass(frozen=True, kw_only=True)
class NumberChange(Question):
    """The reader changed one number."""

    name: NumberName  # which one
    final: bool  # false while it is still in the hand
    value: float | str | None = None  # a number, or as typed; null for nothing
    new: bool = False  # whether a seed is to be drawn


@dataclass(frozen=True)
class LecturePart:
    """A part of the page that a link can hide or lock."""

    name: str  # in a link
    what: str  # what it is called
    lockable: bool  # whether it can be locked
    state: Literal["show", "lock", "hide"]  # how this link has it
    here: bool  # whether this page has it


@dataclass(frozen=True)
class LectureDefaults:
    """What a link need not say, as it would say it."""

    size: str  # of type and lines
    play: str  # how the race plays
    speed: str  # how fast
    predict: str  # what is to be predicted first


@dataclass(frozen=True)
class LecturePreset:
    """What a link for a lecture can make of this page at one press."""

    name: str  # by which it is known
    title: str  # what it is called
    what: str  # what the class gets, in a line
    hide: tuple[str, ...]  # names of parts
    lock: tuple[str, ...]  # names of parts
    size: float  # of type and lines
    play: str  # how the race plays
    predict: str  # what is to be predicted first
    frees: bool  # whether one learning rate stays free


@dataclass(frozen=True)
class LectureGroup:
    """Several parts that a link names by one word."""

    name: str  # the word
    state: Literal["lock", "hide"]  # what it does to them
    parts: tuple[str, ...]  # their names


@dataclass(frozen=True)
class Share:
    """What the buttons at the right of the tabs get."""

    presets: tuple[LecturePreset, ...]  # that suit this page
    groups: tuple[LectureGroup, ...]  # of parts
    parts: tuple[LecturePart, ...]  # of all pages
    rates: tuple[Option, ...]  # the learning rates on this page, of which a link can leave one free
    free: str  # the one that this link does; empty for none
    predict: str  # what is to be predicted first
    sizes: tuple[float, ...]  # the smallest and the largest of type and lines
    size: float  # of type and lines
    plays: tuple[Option, ...]  # how a race can play
    play: str  # how this one does
    speeds: tuple[Option, ...]  # how fast a race can play
    speed: str  # how fast this one does
    defaults: LectureDefaults  # what a link need not say
    query: str  # the whole set-up, as an address has it
    export: str | None  # the path of the page that exports; null where that is shown
    share: bool  # whether the link can be copied, and a lecture be made
    leave: bool  # whether there is a lecture to leave
    framed: str  # which other sites may show it in a frame, as a sentence; empty where every site may


@dataclass(frozen=True)
class TabPage:
    """A link to a page."""

    title: str  # of the page
    path: str  # of its address, from any other page


@dataclass(frozen=True)
class Tab:
    """A tab: the link to its page, or a menu of its pages."""

    title: str  # of its one page, or of them all
    pages: tuple[TabPage, ...]  # in their order


@dataclass(frozen=True)
class Tabs:
    """What the tabs get."""

    tabs: tuple[Tab, ...]  # in their order
    here: str  # the title of the page that is shown
    query: str  # the whole set-up, as an address has it; empty as long as the address of this page has none
