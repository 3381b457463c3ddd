"""What the race can be taken home as: files, each with a sentence, made of the race and its runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from experiments.engine.outcomes import Outcome
from experiments.engine.runner import run_race
from experiments.studies.tables import as_csv
from figures.race import figure
from figures.standalone import html
from landscapes.data import DATA
from landscapes.data.preparation import PREPARATIONS, RAW
from reproduce import SCRIPTS, Lineup, Paths, as_json, notebook
from ui.session.file_name import file_name
from ui.session.files import File
from ui.session.link import to_link
from ui.session.setup import OWN, Setup
from ui.session.tracks import racers, surface_scale, tracks

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LONGEST_NAME = 60  # characters of a file's name


def paths(lineup: Lineup, setup: Setup) -> Paths:
    """The runs of the race from all of its starts, each with the same chance."""
    if not lineup.further:
        return Paths(lineup, {key: track.runs for key, track in tracks(setup).items()})
    return Paths(lineup, {key: run_race(race, starts=lineup.starts, streams=0) for key, race in lineup.races.items()})


def figure_of(lineup: Lineup, setup: Setup, theme: str) -> Figure:
    """The map with every path, and the curves beside it, on a light or a dark page."""
    found = tracks(setup)
    return figure(
        lineup.surface,
        {key: track.series for key, track in found.items()},
        surface_scale(lineup.surface),
        theme,
        chance=lineup.drawn,
        diverged=[key for key, track in found.items() if track.row.outcome == Outcome.DIVERGED],
    )


def page(lineup: Lineup, setup: Setup) -> str:
    """The figure of the race as a page that needs no server, light as paper is."""
    ends = " ".join(track.row.sentence for track in tracks(setup).values())
    about = f"{ends} Made by Ravine{f': {lineup.opens}' if lineup.opens else ''}"
    return html(figure_of(lineup, setup, "light"), lineup.called, about=about)


def script(key: str) -> Callable[[Lineup, Setup], str]:
    """What writes the race as one of SCRIPTS."""
    return lambda lineup, _: SCRIPTS[key](lineup)


# A key of FILES -> what makes the file of a race; "alone" is made in ui/alone.
MADE: dict[str, Callable[[Lineup, Setup], str]] = {
    **{key: script(key) for key in SCRIPTS},
    "notebook": lambda lineup, _: notebook(lineup),
    "csv": lambda lineup, setup: as_csv(paths(lineup, setup)),
    "json": lambda lineup, setup: as_json(paths(lineup, setup)),
    "html": page,
}


def lineup_of(setup: Setup, address: str = "") -> Lineup:
    """The race of the methods that are switched on and can run; `address` is where this app is served."""
    return Lineup(
        surface=setup.landscape(),
        start=setup.point(),
        steps=setup.steps,
        methods={key: setup.hypers_of(key) for key in racers(setup)},
        noise=setup.noise,
        seed=setup.seed,
        batch=setup.batch,
        order=setup.order,
        data_set=data_told(setup),
        link=to_link(setup),
        address=address,
        further=setup.further(),
    )


def data_told(setup: Setup) -> str:
    """Which data the surface is made from, how they were prepared, and how many were held out; empty without data."""
    whole = setup.samples()
    if whole is None:
        return ""
    others = "Your own data" if setup.data == OWN else f"The data of {setup.surface_name}"
    name = next((each.name for each in DATA.values() if setup.data != OWN and each.samples() == whole), others)
    prepared = "" if setup.prepare == RAW else f", {setup.prepare}: {PREPARATIONS[setup.prepare]}"
    held = whole.count - setup.count
    return f"{name}{prepared}{f'; {held:,} of {whole.count:,} samples are held out' if held else ''}"


def file_of(lineup: Lineup, file: File) -> str:
    """The file's name: the surface, and as many of the methods as there is room for."""
    return file_name(f"{lineup.surface.name} {' '.join(lineup.methods)}")[:LONGEST_NAME].strip("-") + file.ending
