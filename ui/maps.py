"""The page of the map: two settings of a method, and what became of a run for every pair of their values."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import Any

import numpy as np
import streamlit as st

import figures.sweep
from experiments.axes import START, Axis
from experiments.endings import ARRIVED, CONVERGED, OUTCOMES
from experiments.limit import Limit, limit
from experiments.outcomes import TOLERANCE
from experiments.sweep import Sweep, setting_at, sweep
from experiments.tables import as_csv
from figures.layout import called, part
from figures.sweep import COLOURS
from figures.symbols import plain
from figures.ticks import text
from landscapes import Landscape
from optimizers import OPTIMIZERS, SettingError
from optimizers.schedules import Schedule
from ui.axes import MAP, axis_control, missed, names, spans
from ui.experiment import choice, files, refused, runs_of, show
from ui.figure import Shown
from ui.lazy import Lazy
from ui.preview import Preview, preview
from ui.race import race_of
from ui.setup import GRIDS, Setup
from ui.state import session
from ui.work import worked

KEPT_SWEEPS = 32  # 1 MB each at the finest
KEPT_LIMITS = 64


@lru_cache(maxsize=KEPT_SWEEPS)
def _sweep(race: tuple, across: Axis, up: Axis) -> Lazy[Sweep]:
    surface, method, start, steps, hypers, noise, seed = race
    return Lazy(partial(sweep, surface, method, start, steps, dict(hypers), across, up, noise=noise, seed=seed))


@lru_cache(maxsize=KEPT_LIMITS)
def _limit(surface: Landscape, method: str, hypers: tuple, across: Axis, up: Axis) -> Limit:
    return limit(surface, method, dict(hypers), across, up)


def axes(setup: Setup) -> tuple[Axis, Axis]:
    """The axes of the map. Raises SettingError with a sentence."""
    across, up = (span.axis(setup.method, setup.landscape(), setup.grid) for span in spans(setup, MAP).values())
    return across, up


def swept(setup: Setup, *axes: Axis) -> tuple:
    """What the runs of a map depend on: the race, but for what its axes say."""
    surface, method, start, steps, hypers, noise, seed = race_of(setup, setup.method)
    named = [axis.name for axis in axes]
    x, y = (0.0 if name in named else place for name, place in zip(START, start, strict=True))
    return surface, method, (x, y), steps, tuple(pair for pair in hypers if pair[0] not in named), noise, seed


def set_to(setup: Setup, values: dict[str, float]) -> Setup:
    """The race with these values of its method, or of its start, and with the method in it.

    Raises Unusable or SettingError with a sentence.
    """
    x, y = setup.point()
    if set(values) & set(START):
        setup = setup.started_at(values.get("x", x), values.get("y", y))
    for name, value in values.items():
        if name not in START:
            setup = setup.with_hyper(setup.method, name, value)
    return setup.with_methods({*setup.methods, setup.method})


def present(setup: Setup, *names: str) -> dict[str, float] | None:
    """The values that these settings have in the race as it is set; None where one of them follows a schedule."""
    x, y = setup.point()
    known: dict[str, Any] = {hyper.name: hyper.default for hyper in OPTIMIZERS[setup.method].hypers}
    known |= {"x": x, "y": y, **setup.hypers_of(setup.method)}
    found = {name: known[name] for name in names}
    return None if any(isinstance(value, Schedule) for value in found.values()) else found


def controls() -> None:
    """What is on the two axes."""
    options = names(session().setup.method)
    axis_control("across", "Across", MAP, options)
    axis_control("up", "Up", MAP, options)


def caption(result: Sweep) -> str:
    """How many settings do well, and which of them is the fastest."""
    count = result.outcome.size
    well = np.isin(result.outcome, (CONVERGED, ARRIVED))
    if not result.known:
        ranked = sorted(range(len(OUTCOMES)), key=lambda code: -(result.outcome == code).mean())
        said = [f"{OUTCOMES[code].name} {part((result.outcome == code).mean())}" for code in ranked[:3]]
        return f"Of {count:,} settings: {', '.join(said)}. No minimum of this surface is known to arrive at."
    if not well.any():
        return f"None of {count:,} settings ends within {TOLERANCE:g} of the lowest value."
    row, column = np.unravel_index(np.where(well, result.arrived, np.inf).argmin(), well.shape)
    best = signs(result.method, setting_at(result, int(row), int(column)))
    steps = int(result.arrived[row, column])
    needs = f"{steps:,} step{'' if steps == 1 else 's'}"
    return f"{part(well.mean())} of {count:,} settings converge; the fastest, {best}, needs {needs}."


def signs(method: str, values: dict[str, float]) -> str:
    """Values in short: α = 0.021, β = 0.86."""
    return ", ".join(f"{sign(method, name)} = {text(float(f'{value:.3g}'))}" for name, value in values.items())


def sign(method: str, name: str) -> str:
    return name if name in START else plain(OPTIMIZERS[method].hyper(name).symbol)


def cell(setup: Setup, result: Sweep, row: int, column: int) -> Preview:
    """The run of one pair of values."""
    values = setting_at(result, row, column)
    return Preview(
        setup=set_to(setup, values),
        methods=[setup.method],
        title="The run of this cell",
        facts=[
            *((called(setup.method, name), value) for name, value in values.items()),
            ("Outcome", OUTCOMES[result.outcome[row, column]].name),
            ("Steps to tolerance", float(result.arrived[row, column])),
            ("Above the minimum" if result.known else "Final f", float(result.gap[row, column])),
        ],
    )


def the_map() -> None:
    """The figure with all that belongs to it."""
    setup = session().setup
    with st.container(key="above", horizontal=True):
        choice("Colour", "colour", COLOURS)
        choice("Grid", "grid", {points: f"{points}²" for points in GRIDS})
    for sentence in missed(setup, MAP):
        st.text(sentence)
    try:
        across, up = axes(setup)
        race = swept(setup, across, up)
        result = worked(_sweep(race, across, up), runs_of(setup, across.points * up.points))
    except SettingError as problem:
        refused(problem)
        return
    if result is None:
        return
    edge = _limit(race[0], setup.method, race[4], across, up)
    here = present(setup, across.name, up.name)
    shown = Shown(
        id=f"{setup.method} {across} {up}",
        drawn=lambda theme: figures.sweep.figure(result, setup.colour, theme, edge, here),
        title=f"{OPTIMIZERS[setup.method].called(setup.noise)} on {race[0].name}, {setup.steps} steps",
        label=f"Map of {called(setup.method, across.name)} across and {called(setup.method, up.name)} up. "
        "Arrow keys move from cell to cell, Enter races the cell.",
        axes=(across, up),
    )
    with st.container(key="experiment", horizontal=True):
        with st.container(key="drawn"):
            show(shown, lambda row, column: set_to(setup, setting_at(result, row, column)))
            st.text(caption(result))
            st.caption(edge.note)
        with st.container(key="beside"):
            preview(shown, partial(cell, setup, result), Preview(setup, [setup.method], "The race as it is set"))
            files(shown, lambda: as_csv(result))
