"""The page of the strip: where the last iterates of a method lie, for every value of one hyperparameter."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import figures.strip
from experiments.engine.race import Race
from experiments.studies.axes import Axis
from experiments.studies.limit import Limit
from experiments.studies.strip import APERIODIC, CHANGING, COORDINATES, CYCLE, DIVERGED, REST, Strip, sign, strip, words
from experiments.studies.tables import as_csv
from figures.layout import called
from landscapes.formula.sentences import listed
from optimizers import SettingError
from optimizers.base.numbers import percent, rounded
from ui.panel.typed import checked_fields, problem, typed
from ui.session.lazy import Lazy, kept
from ui.session.limits import home_of_race, limit_of
from ui.session.settings import all_but, present, set_to, short
from ui.session.setup import Setup
from ui.session.span import Span
from ui.session.study_axes import STRIP
from ui.state import change, session
from ui.studies.axes import axis_controls, unavailable
from ui.studies.experiment import KEYS, choice, explored, name_of, refused, runs_of
from ui.studies.figure import StudyFigure
from ui.studies.preview import CellRace
from ui.work import worked

KEPT_STRIPS = 32  # 3 MB each at the longest
CLOSE = (0.4, 2)  # times the stability limit


@kept(maxsize=KEPT_STRIPS)
def _strip(race: Race, axis: Axis, coordinate: str, late: int) -> Lazy[Strip]:
    return Lazy(partial(strip, race, axis, coordinate, late))


def controls() -> None:
    """What is varied, and how many of the last steps are shown."""
    axis_controls(STRIP)

    def changed() -> None:
        typed("late", lambda: replace(session().setup, **checked_fields({"late": "Last iterates shown"})))

    st.session_state["late"] = session().setup.late
    st.number_input("Last iterates shown", key="late", step=10, on_change=changed)
    problem("late")


def caption(result: Strip) -> str:
    """What becomes of how many values, and where it first becomes something else."""
    count = result.axis.points
    kinds = {
        "come to rest": result.verdict == REST,
        "end in a cycle": result.verdict == CYCLE,
        "diverge": result.verdict == DIVERGED,
        "show no short period": result.verdict == APERIODIC,
        "are still changing": result.verdict == CHANGING,
    }
    told = [f"{percent(of.mean())} {words}" for words, of in kinds.items() if of.any()]
    first = np.flatnonzero(result.verdict == CYCLE)
    since = ""
    if first.size:
        value = short(result.method, {result.axis.name: float(result.axis.values[first[0]])})
        since = f" The first cycle is at {value}: a {words(result, int(first[0]))}."
    return f"Of {count} values, {listed(told)}.{since}"


def titled(setup: Setup, coordinate: str) -> str:
    """What is shown of the last iterates, as a button says it."""
    return "Loss f" if coordinate == "value" else sign(setup.landscape(), coordinate)


def column_of(setup: Setup, result: Strip, row: int, column: int) -> CellRace:
    """The run of one value."""
    value = float(result.axis.values[column])
    return CellRace(
        setup=set_to(setup, {result.axis.name: value}),
        methods=[setup.method],
        title=f"{name_of(setup.method)} with {short(setup.method, {result.axis.name: value})}",
        facts=[
            (called(result.surface, setup.method, result.axis.name), value),
            ("Last iterates", words(result, column)),
            (f"Lowest {sign(result.surface, result.coordinate)}", float(result.late[:, column].min())),
            (f"Highest {sign(result.surface, result.coordinate)}", float(result.late[:, column].max())),
        ],
    )


def look_closer(place: DeltaGenerator, edge: Limit) -> None:
    """Offers the range in which most happens: from well below the stability limit to beyond it."""
    if edge.line is None:
        return
    rate = float(edge.line[0, 0])
    low, high = (rounded(times * rate, 2) for times in CLOSE)
    near = replace(session().setup, swept=Span("lr", low, high, "linear"))
    place.button("Look near the limit", key="closer", on_click=change, args=(near,))


def coordinates_of(setup: Setup) -> list[str]:
    """What can be shown of late steps: all of COORDINATES but a weight that f does not have."""
    return [name for name in COORDINATES if not (name == "y" and setup.landscape().single)]


def coordinate_of(setup: Setup) -> str:
    """What is shown of them."""
    return setup.coordinate if setup.coordinate in coordinates_of(setup) else "x"


def the_strip() -> None:
    """The figure with all that belongs to it."""
    setup = session().setup
    coordinate = coordinate_of(setup)
    with st.container(key="above", horizontal=True):
        choice("Last iterates", "coordinate", {name: titled(setup, name) for name in coordinates_of(setup)}, coordinate)
        closer = st.empty()
    unavailable(STRIP)
    try:
        (axis,) = STRIP.axes(setup)
        asked = setup.race(setup.method)
        race = all_but(asked, (axis.name,))
        edge = limit_of(race, axis, home=home_of_race(asked))
        look_closer(closer, edge)
        result = worked(_strip(race, axis, coordinate, setup.late), runs_of(setup, axis.points))
    except SettingError as reason:
        refused(reason)
        return
    if result is None:
        return
    here = (present(setup, axis.name) or {}).get(axis.name)
    name = name_of(setup.method)
    every = called(race.surface, setup.method, axis.name)
    shown = StudyFigure(
        id=f"{setup.method} {axis} {coordinate}",
        drawn=lambda theme: figures.strip.figure(result, theme, edge, here),
        title=f"Last iterates of {name} on {setup.landscape().name}, {setup.steps:,} steps",
        label=f"Last iterates, {titled(setup, coordinate)} of {name} for every {every}. {KEYS}",
        axes=(axis,),
    )
    explored(
        shown,
        partial(column_of, setup, result),
        CellRace(setup, [setup.method], "The run with the present settings"),
        said=caption(result),
        note=f"Each column shows the last {setup.late} of {setup.steps:,} steps. {edge.note}",
        table=lambda: as_csv(result),
    )
