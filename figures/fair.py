"""A comparison: for each method the quartiles of the gap over all of its runs, the lowest median at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.geometry.known import known_minima
from experiments.studies.fair import Comparison
from figures.layout import SIZE, drawn, lines
from figures.palette import Style, styles
from figures.ramp import FLOOR
from figures.ticks import decades, even
from figures.tokens import INKS
from optimizers.base.numbers import on_axis, whole_percent

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

BEYOND = 0.1  # of the range: where ∞ stands, to the right of all numbers
SPACES = 7  # between the numbers of the axis, at most
MARKERS = {"triangle": "triangle-up", "wedge": "triangle-down"}  # plotly's names, where they are others


def figure(comparison: Comparison, theme: str) -> Figure:
    """The comparison, on a light or a dark page. Quartiles at which runs went wrong stand at ∞."""
    ranked = comparison.ranked
    gaps = np.array([each.gap for each in ranked])
    known = bool(known_minima(comparison.surface))
    places, ticks = logarithmic(gaps) if known else plain(gaps)
    looks = styles(each.method for each in ranked)
    rows = np.arange(len(ranked))[::-1]
    traces: list[dict[str, Any]] = []
    for row, place, each in zip(rows.tolist(), places.tolist(), ranked, strict=True):
        traces += quartiles(place, row, looks[each.method], theme)
    low, high = min(*ticks, places.min()), max(*ticks, places.max())
    room = 0.04 * (high - low)
    style = lines(theme)
    across = style | {
        "range": [low - room, high + room],
        "tickvals": list(ticks),
        "ticktext": list(ticks.values()),
        "showgrid": True,
        "gridcolor": INKS[theme].line,
        "title": style["title"] | {"text": "f above its lowest known minimum" if known else "f"},
    }
    up = style | {
        "range": [-0.6, len(ranked) - 0.4],
        "tickvals": rows.tolist(),
        "ticktext": [each.name for each in ranked],
        "tickfont": {"size": SIZE, "color": INKS[theme].ink},
        "ticks": "",
        "automargin": True,
        "showline": False,
    }
    told = [
        {"x": 1.01, "xref": "paper", "xanchor": "left", "y": row, "text": words(each.success), "showarrow": False}
        for row, each in zip(rows.tolist(), ranked, strict=True)
    ]
    return drawn(theme, traces, across | {"showline": False}, up, annotations=told, margin=margins(told))


def words(success: float | None) -> str:
    return "" if success is None else f"{whole_percent(success)} succeed"


def margins(told: list[dict[str, Any]]) -> dict[str, int]:
    """Room for what is told at the right."""
    return {"l": 24, "r": 124 if any(each["text"] for each in told) else 24, "t": 14, "b": 56}


def quartiles(places: list[float], row: int, look: Style, theme: str) -> list[dict[str, Any]]:
    """A bar from the first quartile to the third, and the method's marker at the median."""
    ink, colour = INKS[theme], look.colours[theme]
    low, middle, high = places
    bar = {"mode": "lines", "x": [low, high], "y": [row, row], "line": {"color": colour, "width": 7}, "opacity": 0.45}
    marker = {
        "symbol": MARKERS.get(look.marker, look.marker),
        "size": 13,
        "color": colour,
        "line": {"color": ink.page, "width": 1.5},
    }
    median = {"mode": "markers", "x": [middle], "y": [row], "marker": marker}
    return [{"type": "scatter", "hoverinfo": "skip"} | trace for trace in (bar, median)]


def logarithmic(gaps: np.ndarray) -> tuple[np.ndarray, dict[float, str]]:
    """Where gaps (methods, 3) lie on a log axis that begins at FLOOR, or at the power of ten below; and its numbers."""
    places = np.log10(np.maximum(gaps, FLOOR))
    finite = places[np.isfinite(places)]
    low, high = (finite.min(), finite.max()) if finite.size else (0.0, 1.0)
    numbers = decades(low, high, SPACES)
    ticks = {place: on_axis(10**place) for place in numbers}
    if (gaps < 10 ** numbers[0]).any():
        ticks[numbers[0]] = f"≤ {ticks[numbers[0]]}"
    return endless(places, ticks)


def plain(values: np.ndarray) -> tuple[np.ndarray, dict[float, str]]:
    """Where values of f (methods, 3) lie on an axis, and its numbers."""
    finite = values[np.isfinite(values)]
    low, high = (finite.min(), finite.max()) if finite.size else (0.0, 1.0)
    return endless(values, {number: on_axis(number) for number in even(low, high if high > low else low + 1)})


def endless(places: np.ndarray, ticks: dict[float, str]) -> tuple[np.ndarray, dict[float, str]]:
    """The same with a place for ∞, if anything is there."""
    if np.isfinite(places).all():
        return places, ticks
    high = max(*ticks, places[np.isfinite(places)].max(initial=-np.inf))
    beyond = float(high + BEYOND * (high - min(ticks)))
    return np.where(np.isfinite(places), places, beyond), ticks | {beyond: "∞"}
