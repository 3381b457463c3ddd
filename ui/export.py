"""The page of exports: what the race can be taken home as, one sentence each, and the script to read or to copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urljoin

import streamlit as st

from experiments.tables import as_csv
from reproduce import SCRIPTS, Paths, Race, as_json, notebook
from ui.experiment import choice
from ui.figure import file_name
from ui.link import to_link
from ui.race import Track, racers, tracks
from ui.setup import Setup
from ui.state import session

LONGEST_NAME = 60  # characters of a file's name
PREVIEW = 580  # pixels
LABELS = {"numpy": "NumPy", "torch": "PyTorch"}


@dataclass(frozen=True)
class Export:
    """A file that the race can be saved as: its label and ending, what it is, and how it is made of the runs."""

    label: str
    ending: str
    kind: str
    about: str
    made: Callable[[Race, Mapping[str, Track]], str]


def paths(race: Race, found: Mapping[str, Track]) -> Paths:
    return Paths(race, {key: track.runs for key, track in found.items()})


EXPORTS = {
    "numpy": Export(
        "NumPy script",
        ".py",
        "text/x-python",
        "Walks these very paths again, to the last digit. It needs NumPy alone, and each rule reads as it does here.",
        lambda race, found: SCRIPTS["numpy"](race),
    ),
    "torch": Export(
        "PyTorch script",
        "-torch.py",
        "text/x-python",
        "Slopes by autograd, and torch.optim’s own optimizers wherever they walk the same path; the rules elsewhere.",
        lambda race, found: SCRIPTS["torch"](race),
    ),
    "notebook": Export(
        "Notebook",
        ".ipynb",
        "application/x-ipynb+json",
        "The NumPy script in cells, with a picture of the paths at its end. Opens in Jupyter; the picture needs "
        "Matplotlib.",
        lambda race, found: notebook(race),
    ),
    "csv": Export(
        "CSV",
        ".csv",
        "text/csv",
        "A row for each step of each method: x, y, f, the length of the gradient, and what follows a schedule.",
        lambda race, found: as_csv(paths(race, found)),
    ),
    "json": Export(
        "JSON",
        ".json",
        "application/json",
        "The same points, with the set-up, the link, all settings and how each run ended.",
        lambda race, found: as_json(paths(race, found)),
    ),
}


def race_to_export(setup: Setup, address: str = "") -> Race:
    """The race of the methods that are switched on and can run; `address` is where this app is served."""
    return Race(
        surface=setup.landscape(),
        start=setup.point(),
        steps=setup.steps,
        methods={key: setup.hypers_of(key) for key in racers(setup)},
        noise=setup.noise,
        seed=setup.seed,
        link=to_link(setup),
        address=address,
    )


def made(export: Export, race: Race, setup: Setup) -> str:
    """The file's text; the runs are those of the race, walked if they have not been yet."""
    return export.made(race, tracks(setup))


def file_of(race: Race, export: Export) -> str:
    """What the file is called: the surface, and as many of the methods as there is room for."""
    return file_name(f"{race.surface.name} {' '.join(race.methods)}")[:LONGEST_NAME].strip("-") + export.ending


def the_exports() -> None:
    """Every file with a sentence, then the script that is looked at."""
    setup = session().setup
    race = race_to_export(setup, urljoin(st.context.url, ".") if st.context.url else "")
    if not race.methods:
        st.text("No method races here: choose one at the left, and there is something to take home.")
        return
    with st.container(key="exports"):
        for key, export in EXPORTS.items():
            with st.container(key=f"export_{key}", horizontal=True):
                st.download_button(
                    export.label,
                    partial(made, export, race, setup),
                    file_of(race, export),
                    export.kind,
                    key=key,
                    on_click="ignore",
                    icon=":material/download:",
                )
                st.text(export.about)
        choice("To read and to copy", "script", LABELS)
        st.code(SCRIPTS[setup.script](race), language="python", height=PREVIEW)
