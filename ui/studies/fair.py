"""The page of the comparison: the race's methods over a cloud of starts, with something held equal, as a report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import streamlit as st

import figures.fair
from experiments.engine.progress import Progress
from experiments.engine.race import Race
from experiments.studies.axes import START
from experiments.studies.fair import MODES, Comparison, compare, has_rate, held
from experiments.studies.tables import as_csv
from optimizers import SettingError
from ui.panel.typed import checked_fields, problem, typed
from ui.race.scoreboard import table
from ui.session.fair_table import COLUMNS, caption, rows
from ui.session.hypers import value_of
from ui.session.lazy import Lazy, kept
from ui.session.pages import RACE
from ui.session.settings import all_but
from ui.session.setup import Setup
from ui.session.tracks import racers
from ui.state import session, turn_to
from ui.studies.experiment import choice, files, refused
from ui.studies.figure import StudyFigure, figure
from ui.work import worked

KEPT = 64
ROW, AXES = 46, 90  # pixels of the figure: for each method, and around them


LABELS = {  # of the fields that are numbers to be asked for
    "cloud": "Starts",
    "seeds": "Runs from each",
    "budget": "Settings tried",
    "rate": "Learning rate α",
}


@dataclass(frozen=True)
class Compared:
    """A comparison and, where each method is tuned, the same with default settings."""

    result: Comparison
    untuned: Comparison | None


def both(races: tuple[Race, ...], mode: str, *, progress: Progress | None = None, **rest: Any) -> Compared:
    """The two comparisons; see compare()."""
    untuned = compare(races, mode, **rest | {"budget": 1}) if mode == "tuned" else None
    return Compared(compare(races, mode, progress=progress, **rest), untuned)


@kept(maxsize=KEPT)
def _compared(races: tuple[Race, ...], mode: str, rest: tuple[tuple[str, Any], ...]) -> Lazy[Compared]:
    return Lazy(partial(both, races, mode, **dict(rest)))


def compared(setup: Setup) -> Lazy[Compared]:
    """The comparisons that the set-up asks for."""
    races = tuple(all_but(setup.race(key), START) for key in racers(setup))
    rest = {
        "rate": setup.rate,
        "budget": setup.budget,
        "starts": setup.cloud,
        "seeds": setup.seeds,
        "tolerance": setup.within(),
    }
    return _compared(races, setup.held, tuple(rest.items()))


def with_a_say(setup: Setup) -> dict[str, str]:
    """The numbers that have a say: field -> label."""
    has_say = {"seeds": setup.drawn, "budget": setup.held == "tuned", "rate": setup.held == "lr"}
    return {field: label for field, label in LABELS.items() if has_say.get(field, True)}


def controls() -> None:
    """How many starts each method is judged from, and what goes with that which is held equal."""
    setup = session().setup
    labels = with_a_say(setup)

    def changed() -> None:
        typed("compare", lambda: replace(session().setup, **checked_fields(labels)))

    with st.container(key="asked_of_all", horizontal=True, gap="small"):
        for field, label in labels.items():
            value = st.session_state[field] = getattr(setup, field)
            whole = isinstance(value, int)
            st.number_input(
                label,
                key=field,
                step=1 if whole else 0.001,
                format="%d" if whole else "%.6g",
                on_change=changed,
            )
    problem("compare")


def with_settings(setup: Setup, comparison: Comparison) -> Setup:
    """The race with the settings that were found, or held equal. Raises SettingError with a sentence."""
    for standing in comparison.standings:
        equal = ("lr",) if comparison.mode == "lr" and has_rate(standing.method) else ()
        for name in (*standing.tuned, *equal):
            setup = setup.with_hyper(standing.method, name, value_of(standing.hypers[name]))
    return setup


def the_comparison() -> None:
    """The report with all that belongs to it."""
    mine = session()
    setup = mine.setup
    with st.container(key="above", horizontal=True):
        choice("Hold equal", "held", MODES)
    methods = racers(setup)
    tried = f", {setup.budget} settings tried by each" if setup.held == "tuned" else ""
    try:
        found = worked(compared(setup), f"{len(methods)} methods from {setup.cloud} starts{tried}")
    except SettingError as reason:
        refused(reason)
        return
    if found is None:
        return
    result = found.result
    shown = StudyFigure(
        id=f"compare {setup.held}",
        drawn=lambda theme: figures.fair.figure(result, theme),
        title=f"{MODES[setup.held]} on {setup.landscape().name}, {setup.steps:,} steps",
        label="For each method the quartiles of f at the end, above its lowest known minimum.",
        height=AXES + ROW * len(methods),
    )
    with st.container(key="compared"):
        figure(shown)
        st.text(caption(result, found.untuned))
        table(result.surface, COLUMNS, rows(result), "median", held(result))
        with st.container(key="kept", horizontal=True):
            race = partial(turn_to, RACE, with_settings(setup, result))
            st.button("Race them", key="race_them", type="primary", on_click=race)
            files(shown, lambda: as_csv(result))
