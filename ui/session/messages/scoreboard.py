"""Tables with a row for each method, and the list of what happened."""

from __future__ import annotations

from dataclasses import dataclass

from ui.session.messages.look import Look
from ui.session.messages.told import Event


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    key: str  # the field of a row that stands in it
    label: str  # its head
    title: str  # the tooltip of its head
    text: bool = False  # whether words stand in it
    unit: str = ""  # of a number that is a part of one, shown in hundredths
    between: tuple[str, str] | None = None  # the fields of a row that are shown as a range beside the number
    missing: str = "–"  # what stands where a row has nothing
    endless: str = "∞"  # what stands where a number is infinite
    heights: bool = False  # whether values that differ by rounding alone are a tie
    least: float = 0.0  # what is no farther from 0 than that is shown as “≤” it
    then: str = ""  # the field of a row that decides between those that are a tie; "" where their order is kept


@dataclass(frozen=True, kw_only=True)
class RaceRow(Look):
    """How a method did in the race."""

    method: str  # its key
    name: str  # what it is called here
    loss: float | None  # f at the last step that has a value
    held_out: float | None  # the loss there of the samples that are held out; null where none are
    gap: float | None  # how far that is above the lowest known minimum; null where none is known
    arrived: int | None  # the first step within the tolerance of it; null where there is none
    place: int  # by the loss at the end, from 0; a run that broke off stands last, and those that are a tie share it
    left: int | None  # the step from which it was out of that tolerance again until the end; null where it was not
    evals: float  # evaluations spent, of f, its gradient and its Hessian; a batch of b from N samples counts b/N
    outcome: str  # such as "converged"
    stopped: int  # the step at which that happened
    sentence: str  # the outcome in words
    success: float | None  # the part of the noisy runs that ended near a minimum
    median: float | None  # of the noisy runs at the last step; ∞ where half of them are lost
    low: float | None  # the lower quartile likewise
    high: float | None  # the upper quartile likewise
    starts: str | None = None  # how many of its runs from further starts arrive, which the browser counts
    muted: bool  # whether its path is not drawn
    reached: str | None  # the critical point at which it is at the end, in words


@dataclass(frozen=True, kw_only=True)
class StandingRow(Look):
    """How a method did in a comparison, over all of its runs."""

    method: str  # its key
    name: str  # what it is called here
    low: float  # the lower quartile of f at the end, above its lowest known minimum; ∞ for runs that are lost
    median: float  # the median likewise
    high: float  # the upper quartile likewise
    success: float | None  # the part of the runs that ended near a minimum; null where none is known
    steps: float | None  # the median step of arriving; ∞ if half of the runs never do, null where none is known
    evals: float | None  # likewise of evaluations
    lost: float  # the part of the runs that went wrong
    settings: str  # what it raced with, in short


@dataclass(frozen=True)
class Table:
    """What the scoreboard gets."""

    columns: tuple[Column, ...]  # from the left
    rows: tuple[RaceRow | StandingRow, ...]  # a row for each method
    sorted: str  # the key of the column by which they stand until the reader sorts them
    alike: float  # how far apart heights may be and still be a tie
    note: str  # below the table


@dataclass(frozen=True)
class HappenedEvent:
    """What happened on a path."""

    method: Look  # of the path
    kind: str  # such as "overshoot", by which it has its sign
    step: int  # at which it began
    sentence: str  # what happened, with its cause in numbers


@dataclass(frozen=True)
class Happened:
    """What the list of events gets."""

    count: int  # how many there are
    events: tuple[HappenedEvent, ...] | None  # in the order of their steps; null while the list is folded


@dataclass(frozen=True)
class HappenedFold(Event):
    """The reader unfolds the list of events, or folds it."""

    open: bool  # whether it is unfolded
