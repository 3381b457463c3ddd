"""What the race can be taken home as: files, each with a sentence, made of the race and its runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from experiments.studies.tables import as_csv
from figures.race import figure
from figures.standalone import html
from landscapes.data import DATA
from landscapes.data.preparation import PREPARATIONS, RAW
from reproduce import SCRIPTS, Lineup, Paths, as_json, notebook
from ui.session.file_name import file_name
from ui.session.link import to_link
from ui.session.setup import OWN, Setup
from ui.session.tracks import racers, surface_scale, tracks

LONGEST_NAME = 60  # characters of a file's name


@dataclass(frozen=True)
class Export:
    """A file that the race can be saved as: its label and ending, what it is, and how it is made of the set-up."""

    label: str
    ending: str
    kind: str
    about: str
    made: Callable[[Lineup, Setup], str]


def paths(lineup: Lineup, setup: Setup) -> Paths:
    """The runs of the race, walked if they have not been yet."""
    return Paths(lineup, {key: track.runs for key, track in tracks(setup).items()})


def page(lineup: Lineup, setup: Setup) -> str:
    """The figure of the race as a page that needs no server, light as paper is."""
    found = tracks(setup)
    series = {key: track.series for key, track in found.items()}
    drawn = figure(lineup.surface, series, surface_scale(lineup.surface), "light", lineup.drawn)
    ends = " ".join(track.row.sentence for track in found.values())
    return html(drawn, lineup.called, about=f"{ends} Made by Ravine{f': {lineup.opens}' if lineup.opens else ''}")


EXPORTS = {
    "numpy": Export(
        "NumPy script",
        ".py",
        "text/x-python",
        "Computes the same paths again, to the last digit. It needs NumPy, and mpmath where a slope has the form 0/0.",
        lambda lineup, _: SCRIPTS["numpy"](lineup),
    ),
    "torch": Export(
        "PyTorch script",
        "-torch.py",
        "text/x-python",
        (
            "Gradients come from autograd. Methods come from torch.optim where it gives the same path; the others "
            "are written out."
        ),
        lambda lineup, _: SCRIPTS["torch"](lineup),
    ),
    "javascript": Export(
        "JavaScript module",
        ".mjs",
        "text/javascript",
        (
            "Computes the same paths in Node or in any page, and needs nothing else. With functions such as sin, "
            "the last digits depend on the browser."
        ),
        lambda lineup, _: SCRIPTS["javascript"](lineup),
    ),
    "notebook": Export(
        "Notebook",
        ".ipynb",
        "application/x-ipynb+json",
        (
            "The NumPy script as a notebook, with a picture of the paths at the end. It opens in Jupyter; the "
            "picture needs Matplotlib."
        ),
        lambda lineup, _: notebook(lineup),
    ),
    "csv": Export(
        "CSV",
        ".csv",
        "text/csv",
        (
            "One row per step and method: the point, f, the length of the gradient, and scheduled settings. With "
            "data, also the epoch and the samples seen."
        ),
        lambda lineup, setup: as_csv(paths(lineup, setup)),
    ),
    "json": Export(
        "JSON",
        ".json",
        "application/json",
        "The same points, with the set-up, the link, the data, all settings, and how each run ended.",
        lambda lineup, setup: as_json(paths(lineup, setup)),
    ),
    "html": Export(
        "HTML",
        ".html",
        "text/html",
        (
            "The map with its paths, and the curves, as a page that opens anywhere. Zoom in, and point at a path "
            "to read its numbers."
        ),
        page,
    ),
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


def file_of(lineup: Lineup, export: Export) -> str:
    """What the file is called: the surface, and as many of the methods as there is room for."""
    return file_name(f"{lineup.surface.name} {' '.join(lineup.methods)}")[:LONGEST_NAME].strip("-") + export.ending
