"""The preview beside a figure: the run of the cell that the reader points at. Pointing reruns this part alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from figures.palette import BANDS, styles
from optimizers import SettingError
from ui.assets import component
from ui.session.message import described, packed
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.tracks import walked
from ui.state import session
from ui.studies.figure import StudyFigure

_preview = component("preview")

CELL = "cell"  # in the session's state: the figure's id, the row and the column that the reader points at


@dataclass(frozen=True, eq=False)
class CellRace:
    """The race that a cell of a figure stands for: by which methods, under what title and with which facts."""

    setup: Setup
    methods: Sequence[str]
    title: str
    facts: Sequence[tuple[str, float | str]] = ()


def message(mine: Session, preview: CellRace, cell: dict[str, Any] | None) -> bytes:
    """The paths on the surface, as static/wire/message.js reads them, and the lines below."""
    setup = preview.setup
    looks = styles(preview.methods)
    runs = {key: walked(setup.race(key)) for key in preview.methods}
    header: dict[str, Any] = {
        "serial": mine.answered.get("preview", 0),
        "cell": cell,
        "title": preview.title,
        "lines": [
            *(fact(name, value) for name, value in preview.facts),
            *({"sentence": of.sentence(), **looks[key].told} for key, of in runs.items()),
        ],
        "start": setup.point(),
        "steps": setup.steps,
        "series": ["x", "y"],
        "bands": BANDS,
        "surface": described(setup),
        "methods": [
            {
                "key": key,
                "colours": looks[key].colours,
                "dash": looks[key].dash,
                "marker": looks[key].marker,
                "outcome": of.outcome[0],
                "stopped": int(of.stopped[0]),
            }
            for key, of in runs.items()
        ],
    }
    return packed(header, [of.path[:, 0, axis] for of in runs.values() for axis in (0, 1)])


def fact(name: str, value: float | str) -> dict[str, Any]:
    """A fact as JSON can have it, which knows neither NaN, a number that there is not, nor ∞."""
    unknown, endless = (isinstance(value, float) and test(value) for test in (math.isnan, math.isinf))
    return {"name": name, "value": None if unknown else "∞" if endless else value}


@st.fragment
def preview(shown: StudyFigure, of_cell: Callable[[int, int], CellRace], otherwise: CellRace) -> None:
    """Mounts the preview of the cell that the reader points at; `otherwise` before there is one."""

    def looked() -> None:
        event = st.session_state["preview"]["look"]
        session().answered["preview"] = event["serial"]
        if event["id"] == shown.id and shown.has(event["row"], event["column"]):
            st.session_state[CELL] = (shown.id, event["row"], event["column"])

    of, row, column = st.session_state.get(CELL, (None, 0, 0))
    cell, seen = None, otherwise
    if of == shown.id and shown.has(row, column):
        try:
            cell, seen = {"row": row, "column": column}, of_cell(row, column)
        except (Unusable, SettingError) as reason:
            st.text(f"This cell cannot be raced: {reason}")
    _preview(key="preview", data=message(session(), seen, cell), on_look_change=looked)
