"""The map of two hyperparameters, coloured by how runs ended, how soon they arrived, or how low they came.

Cells are even: x and y are places on the axes' own scales (Axis.places), log₁₀ α or −log₁₀(1 − β), say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.studies.limit import Limit
from experiments.studies.sweep import Sweep
from figures.bars import classes
from figures.endings import CLASSES, NAMES
from figures.layout import along, called, drawn
from figures.marks import line, ring
from figures.ramp import Tones, gap_tones, step_tones, toned, value_tones
from optimizers.base.numbers import whole_percents

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ALIKE = 0.9  # the share of one outcome above which its colour says too little
TELLING = "telling"  # the value of a link for whichever of COLOURS tells most
COLOURS = {"outcome": "Outcome", "steps": "Steps to tolerance", "gap": "Final gap"}  # what colour can say
LOWER = 0.42  # of the figure's height: where the bar of classes begins under that of tones


def figure(
    sweep: Sweep, colour: str, theme: str, limit: Limit | None = None, here: Mapping[str, float] | None = None
) -> Figure:
    """The map in one of COLOURS, on a light or a dark page.

    limit  the stability limit, drawn across it if it has a line
    here   the values of the race as it is set, name -> value: a ring
    """
    across, up = sweep.across, sweep.up
    cells = {"x": across.places, "y": up.places, "hoverinfo": "none"}
    traces = [cells | layer for layer in layers(sweep, colour, theme)]
    if limit is not None and limit.line is not None:
        traces += line(across.place(limit.line[:, 0]), up.place(limit.line[:, 1]), theme, "stability limit")
    if here is not None:
        traces += ring(across.place(here[across.name]), up.place(here[up.name]), theme)
    return drawn(
        theme,
        traces,
        along(across, called(sweep.surface, sweep.method, across.name), theme),
        along(up, called(sweep.surface, sweep.method, up.name), theme),
    )


def telling(sweep: Sweep) -> str:
    """What the colour says unless the reader chooses: the outcome, or the final gap where nearly all end alike."""
    return "gap" if commonest(sweep)[1] > ALIKE else "outcome"


def commonest(sweep: Sweep) -> tuple[str, float]:
    """The name of the outcome that most settings have, and their share."""
    shares = np.bincount(sweep.outcome.ravel(), minlength=len(NAMES)) / sweep.outcome.size
    return NAMES[shares.argmax()], float(shares.max())


def layers(sweep: Sweep, colour: str, theme: str) -> list[dict[str, Any]]:
    """The heatmaps, without their coordinates: the classes, and over them the tones of those runs that have any."""
    if colour == "outcome":
        shares = np.bincount(sweep.outcome.ravel(), minlength=len(NAMES)) / sweep.outcome.size
        names = [f"{name} · {part}" for name, part in zip(NAMES, whole_percents(shares.tolist()), strict=True)]
        return [classes(theme, sweep.outcome, names, CLASSES[theme])]
    tones = tones_of(sweep, colour)
    toneless = np.isnan(tones.heights)
    found = []
    if toneless.any():
        met = np.unique(sweep.outcome[toneless]).tolist()
        found.append(classes(theme, sweep.outcome, NAMES, CLASSES[theme], met, y=1 if toneless.all() else LOWER))
    if not toneless.all():
        found.append(toned(theme, tones))
    return found


def tones_of(sweep: Sweep, colour: str) -> Tones:
    if colour == "steps":
        return step_tones(sweep.arrived)
    return gap_tones(sweep.gap) if sweep.known else value_tones(sweep.gap)
