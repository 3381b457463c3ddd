"""Who wins: from every start of the window, which method of the race does best."""

from __future__ import annotations

from functools import partial

import figures.winners
from experiments.engine.clipped import altered
from experiments.engine.race import Race
from experiments.studies.axes import START
from experiments.studies.basins import start_at
from experiments.studies.tables import as_csv
from experiments.studies.winners import CRITERIA, NOBODY, TIE, Winners, winners
from landscapes import Domain
from landscapes.formula.sentences import listed
from optimizers import OPTIMIZERS, SettingError
from optimizers.base import CLIP
from optimizers.base.numbers import percent
from ui.session.lazy import Lazy, kept
from ui.session.settings import all_but
from ui.session.setup import WINS, Setup
from ui.session.tracks import racers
from ui.studies.experiment import KEYS, explored, start_words
from ui.studies.figure import StudyFigure
from ui.studies.preview import CellRace
from ui.work import worked

KEPT = 32  # 1 MB each at the finest


@kept(maxsize=KEPT)
def _winners(races: tuple[Race, ...], window: Domain, points: int, criterion: str) -> Lazy[Winners]:
    return Lazy(partial(winners, races, window, points, criterion))


def wins_of(result: Winners) -> str:
    """Who wins how often, the most frequent first."""
    names = {place: OPTIMIZERS[key].name for place, key in enumerate(result.methods)}
    ranked = sorted(names, key=lambda place: -(result.winner == place).mean())
    parts = [(f"{names[place]} wins from", place) for place in ranked]
    parts += [("it is a tie from", TIE), ("nobody arrives from", NOBODY)]
    shares = {words: (result.winner == code).mean() for words, code in parts}
    told = [f"{words} {percent(share)}" for words, share in shares.items() if share]
    count = (
        result.winner.shape[1] if result.surface.single else result.winner.size
    )  # of one weight all rows are the same
    return f"Of {count:,} starts: {listed(told)}."


def win(setup: Setup, result: Winners, row: int, column: int) -> CellRace:
    """The race from one start."""
    x, y = start_at(result, row, column)
    winner = int(result.winner[row, column])
    others = {TIE: "a tie", NOBODY: "nobody"}
    name = others[winner] if winner in others else OPTIMIZERS[result.methods[winner]].called(setup.drawn)
    return CellRace(
        setup=setup.started_at(x, y),
        methods=result.methods,
        title=f"The race from {start_words(x, y)}",
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
    races = tuple(all_but(setup.race(key), START) for key in methods)
    runs = f"{len(methods)} × {setup.grid**2:,} runs, {setup.steps:,} steps each"
    result = worked(_winners(races, surface.domain, setup.grid, setup.criterion), runs)
    if result is None:
        return
    clipped = [OPTIMIZERS[race.method].called(race.drawn) for race in races if CLIP.name in race.hypers]
    shown = StudyFigure(
        id=f"{WINS} {surface.domain} {setup.grid}",
        drawn=lambda theme: figures.winners.figure(result, theme, setup.point()),
        title=f"Who wins on {surface.name}, {setup.steps:,} steps",
        label=f"Map of starts, by the method that wins from there. {KEYS}",
        axes=(result.across, result.up),
    )
    explored(
        shown,
        partial(win, setup, result),
        CellRace(setup, methods, "The race with the present settings"),
        said=wins_of(result),
        note=f"The lowest number wins: {CRITERIA[setup.criterion].about}. Every method takes the same number of "
        f"steps, with its own settings. {altered(clipped)}.",
        table=lambda: as_csv(result),
    )
