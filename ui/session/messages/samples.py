"""The samples that a surface is made from, as the data view draws them, and what the reader does with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.session.messages.told import Question
from ui.session.messages.wire import Series, Tree


@dataclass(frozen=True)
class FittedModel:
    """The model that a loss fits to samples, as far as it can be read off the loss."""

    output: Tree  # in the weights x and y and the columns, a column u being "data_u"
    inputs: tuple[str, ...]  # the columns that the output depends on, one or two of them
    target: str  # the column that the output is held against
    level: float | None  # the output where two classes part; null where the target is a number


@dataclass(frozen=True, eq=False)
class Samples:
    """The samples, in the coordinates in which the model sees them."""

    columns: Mapping[str, Series]  # by name, the samples that are trained on
    held_out: Mapping[str, Series] | None  # the same of those that are held out; null where none are
    titles: Mapping[str, str]  # what readers call each column, and how it was prepared
    fixed: str  # why no sample can be moved, added or removed, in a sentence; "" where they can
    problem: str  # why what was last asked of them could not be had, in a sentence; "" where it could
    model: FittedModel | None  # null where the loss does not show one


@dataclass(frozen=True)
class StageSample(Question):
    """The reader has moved a sample, added one or removed one."""

    place: int | None  # of the sample among those that are shown, trained ones before held-out ones; null for a new one
    values: Mapping[str, float] | None  # by column, what it is now; null where it is removed
    final: bool  # false while it is still in the hand
