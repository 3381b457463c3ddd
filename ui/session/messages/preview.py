"""The figure of an experiment, and the run of the cell that the reader points at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.session.messages.living import Living
from ui.session.messages.look import Look, Point, Ramp, Surface
from ui.session.messages.told import Event, Question
from ui.session.messages.wire import Packed, Plotted, Series


@dataclass(frozen=True)
class Cells:
    """The cells of a figure, in columns and rows."""

    columns: int  # how many
    rows: int  # how many; 1 where a cell is a whole column
    x: Point  # the places of the first and the last column on the figure's axis
    y: Point | None  # the places of the first and the last row; null where a cell is a whole column


@dataclass(frozen=True)
class Cell:
    """A cell of a figure."""

    row: int  # from 0
    column: int  # from 0


@dataclass(frozen=True, eq=False)
class FigureShown(Packed):
    """What the figure gets."""

    id: str  # what its axes are: a view that was zoomed is kept while this stays
    title: str  # of the picture
    file: str  # the name of the file that it is saved as, without its ending
    label: str  # its description for a screen reader
    height: int | None  # in pixels; null for as much as the window leaves
    cells: Cells | None  # null for a figure that has none
    selected: Cell | None  # the cell that was chosen before the reader came back to the page
    figure: Plotted  # on a light page
    dark: Plotted  # those parts of it that differ on a dark page
    living: Living | None  # what the browser repaints it from while a setting is moved; null where it cannot
    answered: Mapping[str, int]  # by component, the last question of those with sliders that was heard


@dataclass(frozen=True)
class FigureLoad(Event):
    """The reader wants to race a cell."""

    id: str  # of the figure that it is a cell of
    row: int  # from 0
    column: int  # from 0


@dataclass(frozen=True)
class Fact:
    """A fact about a cell."""

    name: str  # of what
    value: float | str  # a number, NaN for one that there is not, or a word


@dataclass(frozen=True, kw_only=True)
class MethodSentence(Look):
    """What came of a method's run."""

    sentence: str  # in words


@dataclass(frozen=True, eq=False, kw_only=True)
class PreviewPath(Look):
    """The path of a method, step by step from 0; NaN where there is none."""

    key: str  # in the catalogue of methods
    outcome: str  # such as "converged"
    stopped: int  # the step at which that happened
    x: Series  # where it is
    y: Series  # where it is


@dataclass(frozen=True, eq=False)
class PreviewShown(Packed):
    """What the preview gets."""

    serial: int  # the last question that was heard
    cell: Cell | None  # that is shown; null before the reader points at one
    title: str  # of the preview: what runs, and with which settings
    hint: str  # what to do, where no cell is shown
    lines: tuple[Fact | MethodSentence, ...]  # what stands below the map
    start: Point  # where the runs begin
    steps: int  # how many each method takes
    bands: Ramp  # colours of the surface from low to high, by the theme
    surface: Surface  # that is raced on
    methods: tuple[PreviewPath, ...]  # whose paths are drawn


@dataclass(frozen=True)
class PreviewLook(Question):
    """The reader points at a cell."""

    id: str  # of the figure that it is a cell of
    row: int  # from 0
    column: int  # from 0
