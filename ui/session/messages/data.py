"""The data of a surface: which they are, how they are prepared and split, and the reader's own as a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.session.messages.look import Slider
from ui.session.messages.panel import Formula, Option
from ui.session.messages.told import Event, Question


@dataclass(frozen=True)
class DataTile:
    """A data set as the picker shows it."""

    key: str  # by which a link names it; empty for no data
    name: str  # what it is called
    about: str  # what is in it, in a line
    dots: tuple[tuple[float, float, bool], ...]  # its picture: places from 0 to 1, and whether of the upper class


@dataclass(frozen=True)
class TableColumn:
    """A column that the model needs."""

    name: str  # what the model calls it
    label: str  # what it is for
    taken: str  # the column of the table that is taken for it
    known: tuple[Option, ...]  # the columns that can be


@dataclass(frozen=True)
class DataTable:
    """Data as a table that can be edited."""

    text: str  # as it was typed last
    said: str  # what was understood of it
    usable: bool  # whether this text can be used
    problem: str | None  # why it cannot be used, or a file could not be opened
    columns: tuple[TableColumn, ...]  # that the model needs; none for the reader's own formula
    formula: Formula | None  # the reader's own, over these data
    opened: int  # grows when the text is another than the reader typed
    changed: bool  # whether it is another than that of the surface's data
    most: int  # characters that are read


@dataclass(frozen=True)
class DataControls:
    """What the controls of a surface's data get."""

    current: DataTile | None  # the data; null where the surface cannot have any
    shelf: tuple[DataTile, ...] | None  # all that the surface can be made from; null before they are asked for
    said: str  # how many samples there are, and what they are split into
    notice: str  # a warning for those who share the link; empty if there is none
    short: str  # what is prepared and held out, in a few words; empty for nothing
    preparations: tuple[Option, ...]  # of the inputs; none where they cannot be prepared
    prepare: str  # the one that is chosen
    kappa: str  # what it has done to the condition number, in sentences
    share: Slider | None  # the part of the samples that is held out, in percent
    table: DataTable | None  # null while it is closed
    problem: str | None  # why what was asked could not be had
    locked: bool  # whether the data cannot be changed
    serial: int  # the last question that was heard


@dataclass(frozen=True)
class DataPick(Event):
    """The reader chose data."""

    data: str  # their key; empty for none


@dataclass(frozen=True, kw_only=True)
class DataChange(Question):
    """The reader changed how the data are prepared, or the part that is held out."""

    final: bool  # false while it is still in the hand
    prepare: str | None = None  # null where the part is changed
    share: float | str | None = None  # in percent: a number, or as typed


@dataclass(frozen=True, kw_only=True)
class TableFile(Question):
    """The reader has opened a file with a table."""

    content: str  # its bytes in base64


@dataclass(frozen=True, kw_only=True)
class TableTyped(Question):
    """The reader has typed or pasted a table, or wants it to be used."""

    text: str  # as it was typed
    columns: Mapping[str, str]  # by what the model calls a column, the one of the table
    formula: str | None = None  # the reader's own over these data, as it was typed
    use: bool = False  # whether it is to be used
