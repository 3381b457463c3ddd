"""The page of basins: from every start of the window, where a method ends, or which method does best."""

from __future__ import annotations

from functools import lru_cache, partial

import numpy as np
import streamlit as st

import figures.basins
import figures.winners
from experiments.axes import START
from experiments.basins import NOWHERE, Basins, basins, start_at
from experiments.endings import OUTCOMES
from experiments.tables import as_csv
from experiments.winners import CRITERIA, NOBODY, TIE, Winners, winners
from landscapes import Domain
from optimizers import OPTIMIZERS, SettingError
from ui.experiment import choice, explored, name_of, refused, runs_of, share
from ui.figure import Shown
from ui.lazy import Lazy
from ui.preview import Preview
from ui.race import racers
from ui.settings import all_but, set_to
from ui.setup import ENDS, GRIDS, WINS, Setup
from ui.state import session
from ui.work import worked

KEPT = 32  # 1 MB each at the finest
ASKED = {ENDS: "Where it ends", WINS: "Who wins"}
TOLD = 4  # minima that a caption tells of
LABEL = "Arrow keys move from start to start, Enter races from there."


@lru_cache(maxsize=KEPT)
def _basins(race: tuple, window: Domain, points: int) -> Lazy[Basins]:
    surface, method, _, steps, hypers, noise, seed = race
    return Lazy(partial(basins, surface, method, window, points, steps, dict(hypers), noise=noise, seed=seed))


@lru_cache(maxsize=KEPT)
def _winners(races: tuple[tuple, ...], window: Domain, points: int, criterion: str) -> Lazy[Winners]:
    surface, _, _, steps, _, noise, seed = races[0]
    methods = {method: dict(hypers) for _, method, _, _, hypers, _, _ in races}
    return Lazy(partial(winners, surface, methods, window, points, steps, criterion, noise=noise, seed=seed))


# --- where one method ends ---------------------------------------------------------------------------------------


def ends_of(result: Basins) -> str:
    """Which part of the starts leads to which minimum, the largest parts first, and how soon."""
    met = result.reached != NOWHERE
    if not met.any():
        return f"From none of {met.size:,} starts does a run come to rest in a minimum."
    steps = f"in {np.median(result.stopped[met]):,.0f} steps at the median"
    if len(result.minima) == 1:
        return f"Of {met.size:,} starts {share(met)} lead to the minimum, {steps}."
    parts = [(result.reached == place).mean() for place in range(len(result.minima))]
    ranked = sorted(range(len(parts)), key=lambda place: -parts[place])
    told = [f"{share(result.reached == place)} minimum {place + 1}" for place in ranked[:TOLD]]
    rest = f", and the rest {len(ranked) - TOLD} others" if len(ranked) > TOLD else ""
    return f"Of {met.size:,} starts {share(met)} lead to a minimum, {steps}: {', '.join(told)}{rest}."


def end(setup: Setup, result: Basins, row: int, column: int) -> Preview:
    """The run from one start."""
    x, y = start_at(result, row, column)
    reached = result.reached[row, column]
    return Preview(
        setup=set_to(setup, {"x": x, "y": y}),
        methods=[setup.method],
        title="From this start",
        facts=[
            ("Start x", x),
            ("Start y", y),
            (
                "Ends",
                OUTCOMES[result.outcome[row, column]].name
                if reached == NOWHERE
                else f"minimum {reached + 1} of {len(result.minima)}",
            ),
            ("Step", float(result.stopped[row, column])),
        ],
    )


def where_it_ends(setup: Setup) -> None:
    """The basins of one method."""
    surface = setup.landscape()
    race = all_but(setup, setup.method, START)
    result = worked(_basins(race, surface.domain, setup.grid), runs_of(setup, setup.grid**2))
    if result is None:
        return
    name = name_of(setup.method)
    shown = Shown(
        id=f"{ENDS} {surface.domain} {setup.grid}",
        drawn=lambda theme: figures.basins.figure(result, theme, setup.point()),
        title=f"Where {name} ends on {surface.name}, {setup.steps:,} steps",
        label=f"Map of starts, by the minimum that {name} reaches. {LABEL}",
        axes=(result.across, result.up),
    )
    explored(
        shown,
        partial(end, setup, result),
        Preview(setup, [setup.method], "The race as it is set"),
        said=ends_of(result),
        note="The hue says which minimum of the window is reached, 1 being the lowest, and its tone how soon. "
        "Grey starts do not come to rest in one.",
        table=lambda: as_csv(result),
    )


# --- who wins ----------------------------------------------------------------------------------------------------


def wins_of(result: Winners) -> str:
    """Who wins how often, the most frequent first."""
    names = {place: OPTIMIZERS[key].name for place, key in enumerate(result.methods)}
    ranked = sorted(names, key=lambda place: -(result.winner == place).mean())
    told = [f"{names[place]} wins from {share(result.winner == place)}" for place in ranked]
    others = {"it is a tie from": TIE, "nobody arrives from": NOBODY}
    told += [f"{words} {share(result.winner == code)}" for words, code in others.items()]
    return f"Of {result.winner.size:,} starts: {', '.join(phrase for phrase in told if not phrase.endswith(' 0 %'))}."


def win(setup: Setup, result: Winners, row: int, column: int) -> Preview:
    """The race from one start."""
    x, y = start_at(result, row, column)
    winner = int(result.winner[row, column])
    others = {TIE: "a tie", NOBODY: "nobody"}
    name = others[winner] if winner in others else OPTIMIZERS[result.methods[winner]].called(setup.noise)
    return Preview(
        setup=setup.started_at(x, y),
        methods=result.methods,
        title="From this start",
        facts=[
            ("Start x", x),
            ("Start y", y),
            ("Winner", name),
            (CRITERIA[result.criterion].name, float(result.number[row, column])),
        ],
    )


def who_wins(setup: Setup) -> None:
    """The winners among the methods of the race."""
    surface = setup.landscape()
    methods = racers(setup)
    if len(methods) < 2:
        raise SettingError("methods", "Who wins is a question for two methods or more; choose another one.")
    races = tuple(all_but(setup, key, START) for key in methods)
    runs = f"{len(methods)} × {setup.grid**2:,} runs, {setup.steps:,} steps each"
    result = worked(_winners(races, surface.domain, setup.grid, setup.criterion), runs)
    if result is None:
        return
    shown = Shown(
        id=f"{WINS} {surface.domain} {setup.grid}",
        drawn=lambda theme: figures.winners.figure(result, theme, setup.point()),
        title=f"Who wins on {surface.name}, {setup.steps:,} steps",
        label=f"Map of starts, by the method that wins from there. {LABEL}",
        axes=(result.across, result.up),
    )
    explored(
        shown,
        partial(win, setup, result),
        Preview(setup, methods, "The race as it is set"),
        said=wins_of(result),
        note=f"The lowest wins: {CRITERIA[setup.criterion].about}. Every method takes the same number of "
        "steps with its own settings; nothing is clipped, clamped or rescaled.",
        table=lambda: as_csv(result),
    )


def the_basins() -> None:
    """The figure with all that belongs to it."""
    setup = session().setup
    with st.container(key="above", horizontal=True):
        choice("Show", "asked", ASKED)
        if setup.asked == WINS:
            choice("by", "criterion", {key: criterion.name for key, criterion in CRITERIA.items()})
        choice("Grid", "grid", {points: f"{points}²" for points in GRIDS})
    try:
        where_it_ends(setup) if setup.asked == ENDS else who_wins(setup)
    except SettingError as reason:
        refused(reason)
