"""The page of basins: from every start of the window, where a method ends, or who wins (ui/studies/winners.py)."""

from __future__ import annotations

from functools import partial

import numpy as np
import streamlit as st

import figures.basins
from experiments.engine.race import Race
from experiments.readings.endings import CONVERGED, LOCAL, OUTCOMES
from experiments.readings.ties import alike, levels
from experiments.studies.axes import START
from experiments.studies.basins import NOWHERE, UNMARKED, Basins, basins, elsewhere, start_at
from experiments.studies.tables import as_csv
from experiments.studies.winners import CRITERIA
from landscapes import Domain
from landscapes.formula.sentences import listed
from optimizers import SettingError
from optimizers.base.numbers import in_text, percent
from ui.session.lazy import Lazy, kept
from ui.session.settings import all_but, set_to
from ui.session.setup import ENDS, GRIDS, WINS, Setup
from ui.session.tracks import walked
from ui.state import session
from ui.studies.experiment import KEYS, choice, explored, name_of, refused, runs_of, start_words
from ui.studies.figure import StudyFigure
from ui.studies.living import basins_alive
from ui.studies.preview import CellRace
from ui.studies.winners import who_wins
from ui.work import worked

KEPT = 32  # 1 MB each at the finest
ASKED = {ENDS: "Where it ends", WINS: "Who wins"}
TOLD = 4  # minima that a caption tells of


@kept(maxsize=KEPT)
def _basins(race: Race, window: Domain, points: int, within: float | None) -> Lazy[Basins]:
    return Lazy(partial(basins, race, window, points, within=within))


def ends_of(result: Basins) -> str:
    """Which part of the starts ends at which minimum, the largest parts first, and how soon."""
    met = result.reached != NOWHERE
    at = "at" if result.within is None else f"within {in_text(result.within)} of"
    count = met.shape[1] if result.surface.single else met.size  # of one weight all rows are the same
    if not met.any():
        return f"From none of {count:,} starts does a run end {at} a minimum."
    head, settled = f"{percent(met.mean())} of {count:,} starts end {at}", settled_of(result, met)
    if len(result.minima) == 1 and result.found.whole:
        return f"{head} the minimum.{settled}"
    parts = [(result.reached == place).mean() for place in range(len(result.minima))]
    ranked = sorted(range(len(parts)), key=lambda place: -parts[place])
    told = [f"{percent(parts[place])} {at} minimum {place + 1}" for place in ranked[:TOLD]]
    rest = f", the rest {at} {result.found.counted(len(ranked) - TOLD)} more" if len(ranked) > TOLD else ""
    return f"{head} a minimum: {', '.join(told)}{rest}.{settled}"


def settled_of(result: Basins, met: np.ndarray) -> str:
    """In a sentence, which part of the starts that end at a minimum, met (rows, columns), had settled there, and how
    soon. Nothing where chance has a say, for then none comes to rest.
    """
    if result.within is not None:
        return ""
    rests = met & np.isin(result.outcome, (CONVERGED, LOCAL))
    if not rests.any():
        return " None of these runs had settled by the last step."
    part = "All" if rests.sum() == met.sum() else percent(rests.sum() / met.sum())
    return f" {part} of these runs settled, half of them within {np.median(result.stopped[rests]):,.0f} steps."


def meaning_of(result: Basins) -> str:
    """What the colours of the map say."""
    said = f"The colour says at which minimum a run ends{depths(result)}."
    return said if result.within is not None else f"{said} Its shade says how fast it settled there."


def depths(result: Basins) -> str:
    """Which of several minima is the lowest, after what was said of them; heights that are a tie are alike."""
    if len(result.minima) < 2:
        return ""
    places = levels(np.array([minimum.value for minimum in result.minima]), alike(result.surface))
    lowest = int((places == 0).sum())
    if lowest == len(places):
        return "; all of them are equally deep"
    if lowest == 1:
        return "; 1 is the lowest"
    return f"; {listed([str(place + 1) for place in range(lowest)])} are the lowest, equally deep"


def greys(result: Basins) -> str:
    """What became of the starts that lead to none of the minima, the largest part first."""
    parts = elsewhere(result)
    ranked = sorted(parts, key=lambda code: -parts[code])
    told = [f"{percent(parts[code])} {UNMARKED.get(code, OUTCOMES[code].name)}" for code in ranked]
    return f" Grey starts: {', '.join(told)}." if told else ""


def end(setup: Setup, result: Basins, row: int, column: int) -> CellRace:
    """The run from one start."""
    x, y = start_at(result, row, column)
    reached, code = result.reached[row, column], int(result.outcome[row, column])
    cell = set_to(setup, {"x": x, "y": y})
    return CellRace(
        setup=cell,
        methods=[setup.method],
        title=f"{name_of(setup.method)} from {start_words(x, y)}",
        facts=[
            ("Start x", x),
            ("Start y", y),
            (
                "Ends",
                UNMARKED.get(code, OUTCOMES[code].name)
                if reached == NOWHERE
                else result.found.numbered(result.minima[reached]),
            ),
            ("Step", float(walked(cell.race(setup.method)).ended()[1])),
        ],
    )


def where_it_ends(setup: Setup) -> None:
    """The basins of one method."""
    surface = setup.landscape()
    race = all_but(setup.race(setup.method), START)
    result = worked(_basins(race, surface.domain, setup.grid, setup.judged_within()), runs_of(setup, setup.grid**2))
    if result is None:
        return
    name = name_of(setup.method)
    shown = StudyFigure(
        id=f"{ENDS} {surface.domain} {setup.grid}",
        drawn=lambda theme: figures.basins.figure(result, theme, setup.point()),
        title=f"Where {name} ends on {surface.name}, {setup.steps:,} steps",
        label=f"Map of starts, by the minimum that {name} reaches. {KEYS}",
        axes=(result.across, result.up),
        living=basins_alive(setup, race, result),
    )
    explored(
        shown,
        partial(end, setup, result),
        CellRace(setup, [setup.method], "The run with the present settings"),
        said=ends_of(result),
        note=meaning_of(result) + greys(result),
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
    answer = where_it_ends if setup.asked == ENDS else who_wins
    try:
        answer(setup)
    except SettingError as reason:
        refused(reason)
