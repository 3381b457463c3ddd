"""The page of the sweep: two settings of a method, and what became of a run for every pair of their values."""

from __future__ import annotations

from functools import partial

import numpy as np
import streamlit as st

import figures.sweep
from experiments.engine.race import Race
from experiments.geometry.known import lowest_called, tolerance
from experiments.readings.endings import ARRIVED, CONVERGED, LOCAL, OUTCOMES
from experiments.studies.axes import Axis
from experiments.studies.sweep import Sweep, setting_at, sweep
from experiments.studies.tables import as_csv
from figures.layout import called
from figures.sweep import COLOURS, TELLING, commonest, telling
from optimizers import OPTIMIZERS, SettingError
from optimizers.base.numbers import in_text, percent
from ui.session.lazy import Lazy, kept
from ui.session.limits import limit_of
from ui.session.settings import all_but, present, set_to, short
from ui.session.setup import GRIDS, Setup
from ui.session.study_axes import SWEEP
from ui.state import session
from ui.studies.axes import unavailable
from ui.studies.experiment import KEYS, choice, explored, refused, runs_of
from ui.studies.figure import StudyFigure
from ui.studies.living import sweep_alive
from ui.studies.preview import CellRace
from ui.work import worked

KEPT_SWEEPS = 32  # 1 MB each at the finest
ALIKE = (CONVERGED, ARRIVED, LOCAL)  # outcomes that are easily taken for one another


@kept(maxsize=KEPT_SWEEPS)
def _sweep(race: Race, across: Axis, up: Axis, within: float | None = None) -> Lazy[Sweep]:
    return Lazy(partial(sweep, race, across, up, within=within))


def caption(result: Sweep) -> str:
    """How many settings do well, and which of them is the fastest."""
    count = result.outcome.size
    well = np.isin(result.outcome, (CONVERGED, ARRIVED))
    if not result.known:
        shares = {ending.name: result.outcome == code for code, ending in enumerate(OUTCOMES)}
        ranked = sorted((name for name, of in shares.items() if of.any()), key=lambda name: -shares[name].sum())
        said = ", ".join(f"{name} {percent(shares[name].mean())}" for name in ranked)
        return f"Of {count:,} settings: {said}. No minimum of this surface is known to arrive at."
    near = in_text(tolerance(result.surface) if result.within is None else result.within)
    low = f"within {near} of {'the lowest value' if result.within is None else lowest_called(result.surface)}"
    if not well.any():
        return f"None of {count:,} settings ends {low}."
    said = f"{percent(well.mean())} of {count:,} settings end {low}"
    if result.within is not None:
        return f"{said}; one run of each, and all of them meet the same draws."
    row, column = np.unravel_index(np.where(well, result.arrived, np.inf).argmin(), well.shape)
    best = short(result.method, setting_at(result, int(row), int(column)))
    steps = int(result.arrived[row, column])
    needs = f"{steps:,} step{'' if steps == 1 else 's'}"
    return f"{said}; the fastest, {best}, needs {needs}."


def cell(setup: Setup, result: Sweep, row: int, column: int) -> CellRace:
    """The run of one pair of values."""
    values = setting_at(result, row, column)
    gap = float(result.gap[row, column])
    below = result.known and gap < 0
    return CellRace(
        setup=set_to(setup, values),
        methods=[setup.method],
        title=f"{OPTIMIZERS[setup.method].called(setup.drawn)} with {short(setup.method, values)}",
        facts=[
            *((called(result.surface, setup.method, name), value) for name, value in values.items()),
            ("Outcome", OUTCOMES[result.outcome[row, column]].name),
            ("Steps to tolerance", float(result.arrived[row, column])),
            ("Below the known minimum", -gap) if below else ("Above the minimum" if result.known else "Final f", gap),
        ],
    )


def why_gap(setup: Setup, result: Sweep) -> str:
    """Why the colour is not the outcome, where nobody chose it."""
    if setup.colour != TELLING or telling(result) == "outcome":
        return ""
    name, share = commonest(result)
    return f"{percent(share)} of the settings end alike: {name}. So the colour shows how low each of them comes."


def meanings(result: Sweep) -> str:
    """What the outcomes mean that are easily taken for one another, of those that occur."""
    met = set(np.unique(result.outcome).tolist())
    words = {code: f"{OUTCOMES[code].name.capitalize()}: {OUTCOMES[code].about}." for code in ALIKE if code in met}
    return " ".join(words.values()) if len(words) > 1 else ""


def the_sweep() -> None:
    """The figure with all that belongs to it."""
    setup = session().setup
    with st.container(key="above", horizontal=True):
        coloured = st.container(key="coloured", width="content")
        choice("Grid", "grid", {points: f"{points}²" for points in GRIDS})
    unavailable(SWEEP)
    try:
        across, up = SWEEP.axes(setup)
        race = all_but(setup.race(setup.method), (across.name, up.name))
        result = worked(_sweep(race, across, up, setup.judged_within()), runs_of(setup, across.points * up.points))
    except SettingError as problem:
        refused(problem)
        return
    colour = setup.colour
    if colour == TELLING:
        colour = telling(result) if result else "outcome"
    with coloured:
        choice("Colour", "colour", COLOURS, colour)
    if result is None:
        return
    edge = limit_of(race, across, up)
    here = present(setup, across.name, up.name)
    named = [called(race.surface, setup.method, axis.name) for axis in (across, up)]
    shown = StudyFigure(
        id=f"{setup.method} {across} {up}",
        drawn=lambda theme: figures.sweep.figure(result, colour, theme, edge, here),
        title=f"{OPTIMIZERS[setup.method].called(setup.drawn)} on {setup.landscape().name}, {setup.steps} steps",
        label=f"Map of {named[0]} across and {named[1]} up. {KEYS}",
        axes=(across, up),
        living=sweep_alive(setup, race, result, colour),
    )
    explored(
        shown,
        partial(cell, setup, result),
        CellRace(setup, [setup.method], "The run with the present settings"),
        said=caption(result),
        note=" ".join(filter(None, (why_gap(setup, result), meanings(result), edge.note))),
        table=lambda: as_csv(result),
    )
