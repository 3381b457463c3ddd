"""The figure of an experiment in the browser: drawn for both themes, with what its cells are."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from experiments.studies.axes import Axis
from ui.assets import brought, component
from ui.session.file_name import file_name
from ui.session.messages.living import Living
from ui.session.messages.preview import Cell, Cells, FigureLoad, FigureShown
from ui.state import session

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

_figure = component("figure")

CELL = "cell"  # in the session's state: the figure's id, the row and the column that the reader looks at
SLIDERS = ("settings", "shape", "numbers")  # components that the figure follows while a slider of theirs is dragged


@dataclass(frozen=True, eq=False)
class StudyFigure:
    """A figure and what is to be known of it.

    id     what its axes are: a view that was zoomed is kept while this stays
    drawn  theme -> the figure
    title  of the picture and of the file that it is saved as
    label  what is said of it to those who do not see it
    axes   across and, unless a cell is a whole column, up; empty where the figure has no cells
    height in pixels; as much as the window leaves unless given
    living what the browser repaints it from while a setting is moved
    """

    id: str
    drawn: Callable[[str], Figure]
    title: str
    label: str
    axes: tuple[Axis, ...] = ()
    height: int | None = None
    living: Living | None = None

    @property
    def cells(self) -> Cells | None:
        """The number of columns and of rows, and the first and the last of their places on the figure's axes."""
        if not self.axes:
            return None
        across, *up = self.axes
        return Cells(
            columns=across.points,
            rows=up[0].points if up else 1,
            x=ends(across),
            y=ends(up[0]) if up else None,
        )

    @property
    def called(self) -> str:
        """What a reader calls one of its cells."""
        return "cell" if len(self.axes) > 1 else "column"

    def has(self, row: Any, column: Any) -> bool:
        """Whether there is such a cell."""
        cells = self.cells
        return cells is not None and row in range(cells.rows) and column in range(cells.columns)


def ends(axis: Axis) -> tuple[float, float]:
    return float(axis.places[0]), float(axis.places[-1])


def looked_at(shown: StudyFigure) -> Cell | None:
    """The cell of the figure that the reader has looked at last."""
    of, row, column = st.session_state.get(CELL, (None, 0, 0))
    return Cell(row, column) if of == shown.id and shown.has(row, column) else None


def message(shown: StudyFigure, answered: Mapping[str, int] | None = None) -> FigureShown:
    """The figure on a light page, and where it differs on a dark one; `answered` are the last questions."""
    light, dark = (json.loads(shown.drawn(theme).to_json()) for theme in ("light", "dark"))
    return FigureShown(
        id=shown.id,
        title=shown.title,
        file=file_name(shown.title),
        label=shown.label,
        height=shown.height,
        cells=shown.cells,
        selected=looked_at(shown),
        figure=light,
        dark=differences(light, dark),
        living=shown.living,
        answered=answered or {},
    )


def differences(one: Any, other: Any) -> Any:
    """What of `other` differs from `one`, nested as they are: lists of the same length by place, all else whole."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: differences(one.get(key), part) for key, part in other.items() if one.get(key) != part}
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return {str(i): differences(a, b) for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b}
    return other


def figure(shown: StudyFigure, load: Callable[[int, int], None] | None = None) -> None:
    """Mounts the figure; `load` is called with the row and the column of the cell that is to be raced."""

    def loaded() -> None:
        wish = brought("figure", "load", FigureLoad)
        if load and wish and wish.id == shown.id and shown.has(wish.row, wish.column):
            load(wish.row, wish.column)

    answered = {name: serial for name, serial in session().answered.items() if name in SLIDERS}
    _figure(key="figure", data=message(shown, answered), on_load_change=loaded)
