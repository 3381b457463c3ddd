"""The preview beside a figure: the run of the cell that the reader points at. Pointing reruns this part alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from figures.palette import BANDS, styles
from optimizers import SettingError
from ui.assets import brought, component
from ui.session.described import described
from ui.session.messages.preview import Cell, Fact, MethodSentence, PreviewLook, PreviewPath, PreviewShown
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.setup import Setup
from ui.session.tracks import walked
from ui.state import session
from ui.studies.figure import CELL, StudyFigure, looked_at

_preview = component("preview")

HINT = "Click a {} to see its run here. Then race it."


@dataclass(frozen=True, eq=False)
class CellRace:
    """The race that a cell of a figure stands for: by which methods, under what title and with which facts."""

    setup: Setup
    methods: Sequence[str]
    title: str
    facts: Sequence[tuple[str, float | str]] = ()


def message(mine: Session, preview: CellRace, cell: Cell | None, hint: str = "") -> PreviewShown:
    """The paths on the surface, and the lines below; `hint` says what to do."""
    setup = preview.setup
    looks = styles(preview.methods)
    runs = {key: walked(setup.race(key)) for key in preview.methods}
    return PreviewShown(
        serial=mine.answered.get("preview", 0),
        cell=cell,
        title=preview.title,
        hint=hint,
        lines=(
            *(Fact(name, value) for name, value in preview.facts),
            *(MethodSentence(sentence=of.sentence(), **looks[key].told) for key, of in runs.items()),
        ),
        start=setup.point(),
        steps=setup.steps,
        bands=BANDS,
        surface=described(setup),
        methods=tuple(
            PreviewPath(
                key=key,
                outcome=of.ended()[0],
                stopped=of.ended()[1],
                x=of.path[:, 0, 0],
                y=of.path[:, 0, 1],
                **looks[key].told,
            )
            for key, of in runs.items()
        ),
    )


@st.fragment
def preview(shown: StudyFigure, of_cell: Callable[[int, int], CellRace], otherwise: CellRace) -> None:
    """Mounts the preview of the cell that the reader points at; `otherwise` before there is one."""

    def looked() -> None:
        look = brought("preview", "look", PreviewLook)
        if look and look.id == shown.id and shown.has(look.row, look.column):
            st.session_state[CELL] = (shown.id, look.row, look.column)

    cell, seen = looked_at(shown), otherwise
    if cell:
        try:
            seen = of_cell(cell.row, cell.column)
        except (Unusable, SettingError) as reason:
            cell = None
            st.text(f"This cell cannot be raced: {reason}")
    _preview(
        key="preview",
        data=message(session(), seen, cell, "" if cell else HINT.format(shown.called)),
        on_look_change=looked,
    )
