"""The strip: where the late iterates lie for every value of a hyperparameter, and what they do.

x are places on the axis' own scale (Axis.places), the columns' centres, in both heatmaps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.readings import endings
from experiments.studies.limit import Limit
from experiments.studies.strip import APERIODIC, CHANGING, CYCLE, DIVERGED, REST, Strip, sign
from figures.bars import classes
from figures.endings import CLASSES
from figures.layout import along, called, drawn, lines
from figures.marks import line, ring
from figures.ramp import RAMP
from figures.tokens import INKS
from optimizers.base.numbers import whole_percents

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

ROWS = 240  # of the picture of iterates
BAND, GAP = 0.045, 0.02  # of the figure's height: the line of verdicts, and the space above it
ROOM = 0.05  # of the range of the iterates, left free above and below
CUT = 3  # per cent of the iterates of runs still on their way, at either end, that may lie beyond the picture
FAINT = 0.4  # how strong it is where a single late iterate lies

KINDS = ("at rest", "2-cycle", "longer cycle", "no short period", "still changing", "diverged")
KIND_OF = {REST: 0, APERIODIC: 3, CHANGING: 4, DIVERGED: 5}  # cycles are told apart by their period
CYCLES = {"light": ("#dfbf55", "#8a6d14", "#8a5fb0"), "dark": ("#e0c25e", "#5f4d18", "#b594dd")}  # kinds 1 to 3


def figure(strip: Strip, theme: str, limit: Limit | None = None, here: float | None = None) -> Figure:
    """The strip, on a light or a dark page.

    limit  the stability limit, drawn across it if there is one
    here   the value of the race as it is set: a ring on the line of verdicts
    """
    axis = strip.axis
    low, high = span(strip)
    style = lines(theme)
    up = style | {"range": [low, high], "domain": [BAND + GAP, 1]}
    up["title"] = style["title"] | {"text": f"{sign(strip.surface, strip.coordinate)} in the last iterates"}
    band = style | {"range": [-0.5, 0.5], "domain": [0, BAND], "showticklabels": False, "ticks": ""}
    traces = [iterates(strip, low, high, theme), verdicts(strip, theme)]
    if limit is not None and limit.line is not None:
        heights = low + (high - low) * np.array([0, 0.93, 1])
        traces += line(np.full(3, axis.place(limit.line[0, 0])), heights, theme, "stability limit")
    if here is not None:
        traces += [mark | {"yaxis": "y2"} for mark in ring(axis.place(here), 0, theme)]
    across = along(axis, called(strip.surface, strip.method, axis.name), theme) | {"anchor": "y2"}
    return drawn(theme, traces, across, up, yaxis2=band)


def span(strip: Strip) -> tuple[float, float]:
    """What the picture holds: all late iterates of runs that have settled, and nearly all of the others."""
    finite = strip.late[np.isfinite(strip.late)]
    if finite.size == 0:
        return 0.0, 1.0
    settled = strip.late[:, ~np.isin(strip.verdict, (CHANGING, DIVERGED))].ravel()
    ends = np.r_[settled, np.percentile(finite, [CUT, 100 - CUT])]
    low, high = ends.min(), ends.max()
    room = ROOM * (high - low) or 0.5
    return float(low - room), float(high + room)


def iterates(strip: Strip, low: float, high: float, theme: str) -> dict[str, Any]:
    """A heatmap of how many of the late iterates lie in each row: the root of their part, at least FAINT."""
    count = np.zeros((ROWS, strip.axis.points))
    row = np.floor((strip.late - low) / (high - low) * ROWS)
    inside = (row >= 0) & (row < ROWS)
    column = np.broadcast_to(np.arange(strip.axis.points), row.shape)
    np.add.at(count, (row[inside].astype(int), column[inside]), 1)
    often = FAINT + (1 - FAINT) * np.sqrt(count / len(strip.late))
    middles = low + (high - low) * (np.arange(ROWS) + 0.5) / ROWS
    return {
        "type": "heatmap",
        "x": strip.axis.places,
        "y": middles,
        "z": np.where(count > 0, often, np.nan).astype(np.float32),
        "zmin": 0,
        "zmax": 1,
        "colorscale": [[0, INKS[theme].page], [1, RAMP[theme][0]]],
        "showscale": False,
    }


def verdicts(strip: Strip, theme: str) -> dict[str, Any]:
    """A heatmap one row high: what the iterates do."""
    kinds = np.vectorize(KIND_OF.get, otypes=[np.uint8])(strip.verdict, 0)
    kinds[strip.verdict == CYCLE] = np.where(strip.period[strip.verdict == CYCLE] == 2, 1, 2)
    shares = np.bincount(kinds, minlength=len(KINDS)) / len(kinds)
    names = [f"{name} · {part}" for name, part in zip(KINDS, whole_percents(shares.tolist()), strict=True)]
    known = CLASSES[theme]
    ends = known[endings.MOVING], known[endings.DIVERGED]
    row = classes(theme, kinds[None], names, [known[endings.CONVERGED], *CYCLES[theme], *ends])
    return row | {"x": strip.axis.places, "y": [0], "yaxis": "y2"}
