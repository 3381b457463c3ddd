"""The stage: the race with every path, and what the reader does on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from landscapes import Domain
from ui.session.messages.look import Look, Point, Ramp, Surface
from ui.session.messages.programs import StepBatches
from ui.session.messages.samples import Samples
from ui.session.messages.told import Event, Question
from ui.session.messages.wire import Packed, PairsOfRows, Series


@dataclass(frozen=True)
class Pace:
    """How the race is played."""

    play: str  # "once", "loop", or "still": it waits for Play
    speed: float  # how many times as fast as usual
    speeds: tuple[float, ...]  # among which the reader can choose


@dataclass(frozen=True)
class Caption:
    """The line above the stage; between its two texts the moments of the methods are told."""

    before: str  # until the first moment: what f is like at the start, and what to watch
    after: str  # at the end: what came of it


@dataclass(frozen=True)
class FurtherStarts:
    """Where every method starts besides the first start."""

    points: tuple[Point, ...]  # where, or where `around` is true how far from the first start
    around: bool  # whether they go with the first start
    most: int  # as many of them as a race can have
    patterns: bool  # whether a ring or a grid of them can be asked for


@dataclass(frozen=True, eq=False)
class FurtherWalk:
    """The runs of a method from the further starts, which the browser could not walk."""

    method: str  # its key
    paths: PairsOfRows  # of each start x and y, step by step from 0
    arrived: tuple[int | None, ...]  # of each the step at which it arrived; null for never


@dataclass(frozen=True, eq=False)
class FurtherWalks:
    """What the browser has asked for of the runs from further starts."""

    runs: tuple[FurtherWalk, ...] = ()  # of the methods that it cannot walk from every start
    lack: str = ""  # why there are none, in a sentence; empty where there are


@dataclass(frozen=True, eq=False)
class Noise:
    """The noise of a race, and the fans of its noisy runs."""

    runs: int  # of each method
    shown: int  # how many of them are drawn
    steps: tuple[int, ...]  # those at which the fans are known; none while something is in the reader's hand
    within: float  # the distance to a minimum within which a run has succeeded
    level: float  # standard deviation of the noise on each component of the gradient
    draws: tuple[Series, Series]  # what that multiplies at each step of the race, along x and along y


@dataclass(frozen=True)
class CriticalPoint:
    """A point at which the gradient vanishes."""

    kind: str  # "minimum", "degenerate minimum", "tip", "trough", "floor", "saddle", "maximum" or "ridge"
    place: int | None  # of a minimum, among all of them, the lowest being 1
    x: float  # where it is
    y: float  # where it is
    value: float  # f there
    low: float  # the smaller eigenvalue of the Hessian; NaN at a tip
    high: float  # the larger eigenvalue of the Hessian; NaN at a tip, and where f has one weight
    condition: float  # the condition number of the Hessian; ∞ or NaN where it has none
    line: tuple[Point, ...]  # of a trough or a ridge, its points from end to end; else none


@dataclass(frozen=True)
class CriticalPoints:
    """The critical points of the surface in its window."""

    counts: Mapping[str, int]  # by kind, how many were found
    minima: int  # how many of them are minima of any kind
    whole: bool  # whether these are all; else there are at least so many
    points: tuple[CriticalPoint, ...]  # the lowest first; of very many the minima and the lines alone


@dataclass(frozen=True)
class StageMoment:
    """What a method did, told as soon as the race has come to it."""

    step: int  # from which it can be told
    sentence: str  # the method, what it did, and when
    lost: bool  # whether its run broke off by it


@dataclass(frozen=True)
class MarkedEvent:
    """What happened on a path."""

    kind: str  # such as "overshoot", by which it has its sign
    step: int  # where it begins, and is pinned
    until: int  # where it ends; the same for what happens at one step
    sentence: str  # what happened, with its cause in numbers
    x: float  # where the path is at `step`
    y: float  # where the path is at `step`


@dataclass(frozen=True, eq=False, kw_only=True)
class Walked(Look):
    """A path, step by step from 0, and what is measured along it; NaN where there is no number."""

    x: Series  # where it is
    y: Series  # where it is
    value: Series  # f there
    gradient: Series  # the length of f's gradient there
    held_out: Series | None = None  # the loss there of the samples that are held out, if any are
    gap: Series | None = None  # f above its lowest known minimum, if one is known
    distance: Series | None = None  # to the nearest known minimum, if one is known
    stability: Series | None = None  # curvature times learning rate, over the limit of what is stable
    ghost_x: Series | None = None  # of a noisy race: where it would be without noise
    ghost_y: Series | None = None  # of a noisy race: where it would be without noise


@dataclass(frozen=True, eq=False, kw_only=True)
class StageMethod(Walked):
    """A method that races."""

    key: str  # in the catalogue of methods
    name: str  # what it is called here
    outcome: str  # such as "converged"
    stopped: int  # the step at which that happened
    sentence: str  # the outcome in words
    changes: Mapping[str, tuple[int, ...]]  # of a setting that is changed during the race: the last steps before
    moments: tuple[StageMoment, ...]  # in the order of their steps
    events: tuple[MarkedEvent, ...]  # what happened on its path
    fan: PairsOfRows  # its noisy runs, each its x and its y at the noise's steps; only to be drawn
    hypers: Mapping[str, float | Series]  # its settings: numbers, or where scheduled a value for each step


@dataclass(frozen=True, eq=False, kw_only=True)
class PinnedRun(Walked):
    """The run that is kept beside the race as a ghost."""

    name: str  # the method and its settings, for the legend


@dataclass(frozen=True, kw_only=True)
class GameMethod(Look):
    """A method about which a guess is made."""

    key: str  # in the catalogue of methods
    name: str  # what it is called here


@dataclass(frozen=True)
class GameRow:
    """What a method did, beside what was guessed of it."""

    key: str  # of the method
    words: str  # what it did, or how far off the guess is


@dataclass(frozen=True)
class GameResult:
    """A guess that was judged."""

    guess: tuple[str, ...] | Mapping[str, Point | None]  # the methods in order, or where each ends; null for nowhere
    score: int  # of 100
    text: str  # how good it was, in words
    rows: tuple[GameRow, ...]  # every method: in the actual order, or as the guess has them
    tally: str  # how all guesses of this visit went


@dataclass(frozen=True)
class Game:
    """The game that is played on the stage, or that one can be begun."""

    kind: str  # "rank", "end", "scene" where a lesson asks, or "off" for none
    waits: bool  # whether a guess is awaited: then no method is sent with the race
    question: str = ""  # what is asked
    rule: str = ""  # how a guess is judged
    methods: tuple[GameMethod, ...] = ()  # about which a guess is made
    judged: GameResult | None = None  # the guess, if there was one


@dataclass(frozen=True, eq=False)
class Stage(Packed):
    """What the stage gets."""

    serial: int  # the last question that was heard
    answered: Mapping[str, int]  # by component, the last question of it that was heard
    play: int  # grows when the race is to play from its start
    view: str  # what is shown, a key of `views`
    views: Mapping[str, tuple[str, ...]]  # what can be shown, by name: each some of "curve", "map", "relief" and "data"
    events: bool  # whether what happens on the paths is marked
    start: Point  # where the race begins
    starts: FurtherStarts  # where it begins besides, for the browser to walk
    steps: int  # how many each method takes
    look: Domain | None  # the part of the window that the map opens on; null for the whole
    pace: Pace  # how the race is played
    muted: tuple[str, ...]  # keys of the methods whose paths are not drawn
    locked: tuple[str, ...]  # names of parts that cannot be changed
    hidden: tuple[str, ...]  # names of parts that are not shown
    embedded: bool  # whether the page stands in another
    titles: Mapping[str, str]  # the series that are drawn as curves, and what each is called
    loss: str  # what the curve of f itself is called, for when no minimum is known
    edges: Mapping[str, float]  # by series, a value that is drawn across its curve
    bands: Ramp  # colours of the surface from low to high, by the theme
    surface: Surface  # that is raced on
    samples: Samples | None  # that it is made from; null where it is made from none
    batches: StepBatches | None  # the samples that each step sees; null where each sees all
    counted: str  # what the axis of the curves counts: "steps", "epochs" or "samples"
    stability: bool  # whether the curve of how near each method is to its limit is drawn, which few need
    arrows: bool  # whether the gradient of each sample is drawn on the map
    looked: str  # key of the method whose samples' gradients are drawn, if it races; else the first one's are
    game: Game | None  # that is played; null where none can be begun
    caption: Caption  # the line above
    noise: Noise | None  # null without noise
    critical: CriticalPoints | None  # null while they are not known
    methods: tuple[StageMethod, ...]  # that race
    pinned: PinnedRun | None  # null where nothing is pinned
    beside: FurtherWalks  # the runs from further starts that the browser has asked for


@dataclass(frozen=True)
class StagePick(Question):
    """The reader chose where the race starts."""

    x: float | None  # null where the map has no number there
    y: float | None  # null where the map has no number there
    final: bool  # false while it is still in the hand
    play: bool  # whether the race is to play from there


@dataclass(frozen=True)
class StageStarts(Question):
    """The reader chose where every method starts besides the first start."""

    pattern: str  # "points", "ring" or "grid"
    points: tuple[Point, ...]  # where; none of a ring or a grid


@dataclass(frozen=True)
class StageMute(Question):
    """The reader chose which paths are not drawn."""

    muted: tuple[str, ...]  # keys of methods


@dataclass(frozen=True)
class StageView(Event):
    """The reader chose what is shown."""

    view: str  # its name


@dataclass(frozen=True)
class StageEvents(Event):
    """The reader wants what happens on the paths to be marked, or not to be."""

    shown: bool  # whether it is to be


@dataclass(frozen=True)
class StageCounted(Event):
    """The reader chose what the axis of the curves counts."""

    counted: str  # "steps", "epochs" or "samples"


@dataclass(frozen=True)
class StageStability(Event):
    """The reader wants the chart of the stability to be drawn, or not to be."""

    shown: bool  # whether it is to be


@dataclass(frozen=True)
class StageArrows(Event):
    """The reader wants the gradient of each sample to be drawn on the map, or not to be."""

    shown: bool  # whether it is to be


@dataclass(frozen=True)
class StageLacking(Event):
    """The browser cannot walk some runs from the further starts."""

    methods: tuple[str, ...]  # keys of the methods


@dataclass(frozen=True)
class StageOpen(Event):
    """The reader wants to see the step that leads to a point of the path taken apart."""

    step: int  # 0 for the start, to which none leads


@dataclass(frozen=True)
class StageGame(Event):
    """The reader begins a game, another round of it, or ends it."""

    game: str  # "rank", "end", "again" or "off"


@dataclass(frozen=True)
class StageGuess(Event):
    """The reader's guess: one of the two."""

    order: tuple[str, ...] | None = None  # keys of the methods, the best first
    places: Mapping[str, Point | None] | None = None  # by method, where it will end; null for nowhere in the window
