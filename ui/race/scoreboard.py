"""The scoreboard under the stage: rows from experiments, columns declared once, sorted in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from experiments.engine.clipped import altered
from experiments.geometry.known import known_minima, lowest_known
from experiments.geometry.scale import NEAR
from experiments.readings.predict import depths
from experiments.readings.scoreboard import Row, below_all, ended_at
from experiments.readings.stability import sharpness_called
from experiments.readings.ties import alike
from experiments.studies.fan import Fan
from figures.palette import styles
from landscapes import Surface
from optimizers import OPTIMIZERS
from optimizers.base import CLIP
from optimizers.base.numbers import in_full, percent
from ui.assets import component
from ui.lecture import shows
from ui.session.messages.scoreboard import Column, RaceRow, StandingRow, Table
from ui.session.points import several, surveyed
from ui.session.setup import Setup
from ui.session.tracks import Track
from ui.state import session

_scoreboard = component("scoreboard")

NAME = Column("name", "Method", "Sort by name", text=True)
TIED = "Where values differ by rounding alone, the fewer steps come first"
LOSS = Column("loss", "Final loss", f"f at the last step. {TIED}", heights=True, then="arrived")
ABOVE_ZERO = Column(
    "loss",
    "Final loss",
    f"f at the last step, which is also how far it is above the minimum: f is 0 there. {TIED}",
    heights=True,
    then="arrived",
)
GAP = Column(
    "gap",
    "Above minimum",
    f"Final loss minus the lowest known value; negative where it is below the known minimum. {TIED}",
    heights=True,
    then="arrived",
)
HELD_OUT = Column("held_out", "Held-out loss", "The loss at the last step of the samples that no step has seen")
COSTS = (
    Column(
        "arrived",
        "Steps to tolerance",
        "The step at which it arrived: the first with the loss within tolerance of the lowest known minimum",
        missing="never",
        then="place",
    ),
    Column("evals", "Evaluations", "Values, gradients and Hessians the method asked for"),
)
LEFT = Column("left", "Left again", "The step from which the loss was out of tolerance again until the end")
STARTS = Column(
    "starts",
    "Further starts",
    "How many of the runs from the further starts come within tolerance of the lowest known minimum, and by which step "
    "half of those do. All other columns are about the first start",
    text=True,
    missing="…",
)
LAST_COLUMN = Column("sentence", "What happened", "Sort by outcome", text=True)
TOLERANCE_NOTE = (
    "Steps to tolerance: the steps until f is within tolerance of its lowest known minimum. The tolerance is how far f "
    f"rises within {percent(NEAR)} of the window’s side from that minimum. Methods are ranked by these steps, and "
    "those that take as many, or never arrive, by final loss. "
)
UNKNOWN_NOTE = "Methods are ranked by final loss, because no minimum of this surface is known. "
ALIKE_NOTE = "Every method takes the same number of steps from the same start"
STABILITY_NOTE = " Stability: {sharp}, divided by its limit. Below 1: stable on a bowl this steep. Above 1: thrown out."


def height_columns(surface: Surface, rows: Iterable[Row] = ()) -> tuple[Column, ...]:
    """The columns of the final loss and of how far it is above the minimum: one where they are the same, or where no
    minimum is known, or a run of these rows went below all that are.
    """
    lowest = lowest_known(surface)
    if lowest is None or below_all(surface, rows):
        return (LOSS,)
    return (ABOVE_ZERO,) if abs(lowest) <= alike(surface) else (LOSS, GAP)


def reached_column(setup: Setup, *, waiting: bool) -> tuple[Column, ...]:
    """The column about which of several minima was reached; `waiting` while they are not known."""
    if not several(setup):
        return ()
    return (
        Column(
            "reached",
            "At the end",
            "The critical point at which the run is after its last step, settled or not; minima are counted from the "
            "lowest in the window",
            text=True,
            missing="…" if waiting else "–",
        ),
    )


def fan_columns(setup: Setup, *, waiting: bool) -> tuple[Column, ...]:
    """The columns about a noisy race's fan; `waiting` while it is not walked because something is in the hand."""
    if not setup.drawn or not setup.fan:
        return ()
    known = bool(known_minima(setup.landscape()))
    return (
        Column(
            "success",
            "Success",
            f"The part of {setup.fan} {setup.chance_runs} within {in_full(setup.within())} of a minimum at the last "
            "step",
            unit=f"% of {setup.fan}",
            missing="…" if waiting else "–" if known else "no known minimum",
        ),
        Column(
            "median",
            "Median above minimum" if known else "Median loss",
            f"The middle one of {setup.fan} {setup.chance_runs} at the last step, and the quartiles",
            between=("low", "high"),
            missing="…" if waiting else "–",
        ),
    )


def note(setup: Setup) -> str:
    """How methods are ranked, and what is the same for all of them."""
    met = f" and meets the same {setup.chance}" if setup.drawn else ""
    clipped = [OPTIMIZERS[key].called(setup.drawn) for key in setup.methods if CLIP.name in setup.hypers_of(key)]
    cut = " A gradient that is clipped counts as a smaller rate." if clipped else ""
    gauge = STABILITY_NOTE.format(sharp=sharpness_called(setup.landscape())) if setup.stability else ""
    ranked = UNKNOWN_NOTE if lowest_known(setup.landscape()) is None else TOLERANCE_NOTE
    from_where = f"{ALIKE_NOTE}{'s' if setup.starts else ''}"
    return f"{ranked}{from_where}{met}. {altered(clipped)}, and no method stops early.{gauge}{cut}"


def fan_note(setup: Setup) -> str:
    """What success means, and what it is counted on."""
    if not setup.drawn or not setup.fan:
        return ""
    runs = f"{setup.fan} runs of each method, each with {setup.chance} of its own, the first being the one that races"
    if not known_minima(setup.landscape()):
        return f"No minimum of this surface is known, so success cannot be counted. The median is of {runs}. "
    return (
        f"Success: of {runs}, the part that is within {in_full(setup.within())} of a minimum at the last step; "
        f"with {setup.chance} none comes to rest. "
    )


def fan_values(fan: Fan | None) -> dict[str, Any]:
    """What the scoreboard says of a fan."""
    if fan is None:
        return {"success": None, "median": None, "low": None, "high": None}
    low, median, high = fan.quartiles
    return {"success": fan.success, "median": median, "low": low, "high": high}


def held_out_loss(track: Track) -> float | None:
    """The loss of the samples that are held out at the last step that has one; None where none are held out."""
    known = track.series.get("held_out")
    if known is None:
        return None
    finite = known[np.isfinite(known)]
    return float(finite[-1]) if finite.size else None


def scoreboard(tracks: Mapping[str, Track], fans: Mapping[str, Fan]) -> None:
    """Mounts the scoreboard for these tracks and fans."""
    if not shows("scoreboard"):
        return
    mine = session()
    looks = styles(tracks)
    surface, found = mine.setup.landscape(), surveyed(mine)
    places = depths({key: track.row for key, track in tracks.items()}, alike(surface))
    rows = [
        RaceRow(
            **asdict(track.row),
            **fan_values(fans.get(key)),
            **looks[key].told,
            place=places[key],
            held_out=held_out_loss(track),
            muted=key in mine.setup.muted,
            reached=ended_at(surface, found, track.runs) if found else None,
        )
        for key, track in tracks.items()
    ]
    reached = reached_column(mine.setup, waiting=found is None)
    columns = (
        NAME,
        *height_columns(surface, [track.row for track in tracks.values()]),
        *([HELD_OUT] if any(row.held_out is not None for row in rows) else []),
        *COSTS,
        *([LEFT] if any(row.left is not None for row in rows) else []),
        *reached,
        *([STARTS] if mine.setup.starts else []),
        *fan_columns(mine.setup, waiting=mine.live),
        LAST_COLUMN,
    )
    table(surface, columns, rows, ranked_by(surface), fan_note(mine.setup) + note(mine.setup))


def ranked_by(surface: Surface) -> str:
    """The key of the column by which methods are ranked: that of the final loss where no minimum is known."""
    return "loss" if lowest_known(surface) is None else "arrived"


def table(
    surface: Surface, columns: Iterable[Column], rows: Iterable[RaceRow | StandingRow], by: str, note: str
) -> None:
    """Mounts a table with a row a method, whose heights are those of a surface, sorted by the column with the key `by`,
    and a note below it.
    """
    _scoreboard(key="scoreboard", data=Table(tuple(columns), tuple(rows), by, alike(surface), note))
