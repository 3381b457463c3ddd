"""The page of the comparison: the race's methods over a cloud of starts, with something held equal, as a report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

import streamlit as st

import figures.fair
from experiments.engine.race import Race
from experiments.studies.axes import START
from experiments.studies.fair import MODES, Comparison, compare, has_rate, held
from experiments.studies.tables import as_csv
from optimizers import SettingError
from ui.panel.typed import checked, problem, typed
from ui.race.scoreboard import table
from ui.session.lazy import Lazy
from ui.session.pages import RACE
from ui.session.reading import read_number, read_whole
from ui.session.settings import all_but
from ui.session.setup import BUDGETS, CLOUDS, DRAWS, RATES, Setup
from ui.session.tracks import racers
from ui.state import session, turn_to
from ui.studies.experiment import choice, files, refused
from ui.studies.fair_table import COLUMNS, caption, rows
from ui.studies.figure import Shown, figure
from ui.work import worked

KEPT = 64
ROW, AXES = 46, 90  # pixels of the figure: for each method, and around them


@dataclass(frozen=True)
class Number:
    """A number that is asked for: its label, how it is read, and its limits."""

    label: str
    read: Callable[..., float]
    limits: tuple[float, float]


NUMBERS = {  # by the field of the set-up
    "cloud": Number("Starts", read_whole, CLOUDS),
    "seeds": Number("Runs from each", read_whole, DRAWS),
    "budget": Number("Settings tried", read_whole, BUDGETS),
    "rate": Number("Learning rate α", read_number, RATES),
}


@lru_cache(maxsize=KEPT)
def _compared(races: tuple[Race, ...], mode: str, rest: tuple[tuple[str, Any], ...]) -> Lazy[Comparison]:
    return Lazy(partial(compare, races, mode, **dict(rest)))


def compared(setup: Setup) -> Lazy[Comparison]:
    """The comparison that the set-up asks for."""
    races = tuple(all_but(setup.race(key), START) for key in racers(setup))
    rest = {
        "rate": setup.rate,
        "budget": setup.budget,
        "starts": setup.cloud,
        "seeds": setup.seeds,
        "tolerance": setup.within(),
    }
    return _compared(races, setup.held, tuple(rest.items()))


def asked(setup: Setup) -> dict[str, Number]:
    """The numbers that have a say."""
    has_say = {"seeds": setup.noise > 0, "budget": setup.held == "tuned", "rate": setup.held == "lr"}
    return {field: number for field, number in NUMBERS.items() if has_say.get(field, True)}


def controls() -> None:
    """How many starts each method is judged from, and what goes with that which is held equal."""
    setup = session().setup
    numbers = asked(setup)

    def changed() -> None:
        def read() -> Setup:
            fields: dict[str, Any] = {
                field: checked(number.label, field, number.read, *number.limits) for field, number in numbers.items()
            }
            return replace(session().setup, **fields)

        typed("compare", read)

    with st.container(key="asked_of_all", horizontal=True, gap="small"):
        for field, number in numbers.items():
            value = st.session_state[field] = getattr(setup, field)
            whole = isinstance(value, int)
            st.number_input(
                number.label,
                key=field,
                step=1 if whole else 0.001,
                format="%d" if whole else "%.6g",
                on_change=changed,
            )
    problem("compare")


def raced(setup: Setup, comparison: Comparison) -> Setup:
    """The race with the settings that were found, or held equal. Raises SettingError with a sentence."""
    for standing in comparison.standings:
        equal = ("lr",) if comparison.mode == "lr" and has_rate(standing.method) else ()
        for name in (*standing.tuned, *equal):
            setup = setup.with_hyper(standing.method, name, standing.hypers[name])
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
        result = worked(compared(setup), f"{len(methods)} methods from {setup.cloud} starts{tried}")
    except SettingError as reason:
        refused(reason)
        return
    if result is None:
        return
    shown = Shown(
        id=f"compare {setup.held}",
        drawn=lambda theme: figures.fair.figure(result, theme),
        title=f"{MODES[setup.held]} on {setup.landscape().name}, {setup.steps:,} steps",
        label="For each method the quartiles of f at the end, above its lowest known minimum.",
        height=AXES + ROW * len(methods),
    )
    with st.container(key="compared"):
        figure(shown)
        st.text(caption(result))
        table(COLUMNS, rows(result), held(result))
        with st.container(key="kept", horizontal=True):
            race = partial(turn_to, RACE, raced(setup, result))
            st.button("Race them", key="race_them", type="primary", on_click=race)
            files(shown, lambda: as_csv(result))
