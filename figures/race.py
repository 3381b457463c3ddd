"""A race as one figure: the map with every path, or the curve of one weight, and beside it how f and the gradient fell.

Whoever points at a path is told its step and its numbers.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.geometry.known import falls_below, single_minima
from figures import heights
from figures.layout import SIZE, drawn, lines
from figures.marks import ring, stars
from figures.palette import BANDS, Style, styles
from figures.scale import Scale, height
from figures.tokens import INKS
from landscapes import Landscape
from optimizers import OPTIMIZERS
from optimizers.base.numbers import in_text

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

# What a curve can show, by the name of its series, and what it is called.
TITLES = {
    "gap": "Loss above the minimum",
    "value": "Loss f",
    "gradient": "Gradient norm ‖∇f‖",
    "distance": "Distance to the minimum",
}
GRID = 150  # points a side of the grid that the bands are drawn from
DECADES = 12  # a logarithmic axis opens on at most so many below its largest value
ROOM = 0.1  # beyond the ends of what a linear axis shows, in halves of it
TICKS = 7  # on an axis of the map, at most
LEVELS = 16  # bands of the map
MAP, CURVES = (0.0, 0.54), (0.63, 1.0)  # parts of the figure's width
UPPER, LOWER = (0.56, 1.0), (0.0, 0.44)  # of its height
SYMBOLS = {"triangle": "triangle-up", "wedge": "triangle-down"}  # as plotly calls the markers that it calls otherwise

Series = Mapping[str, np.ndarray]


def figure(
    surface: Landscape,
    races: Mapping[str, Series],
    scale: Scale,
    theme: str,
    *,
    chance: bool = False,
    diverged: Collection[str] = (),
) -> Figure:
    """The race of these methods on a light or a dark page.

    races  method -> its series, each (steps + 1,): x, y, value, gradient and, where a minimum is known, gap
    scale  of the surface's colours
    chance  whether it has a say, by noise or by batches: some methods have another name then
    diverged  methods whose curves are left to run off their axes, so that the others can be read
    """
    known = all("gap" in series and not falls_below(surface, series["value"]) for series in races.values())
    loss = "gap" if known else "value"
    lifted = {key: on_the_curve(series) for key, series in races.items()} if surface.single else races
    traces = ground(surface, scale, theme)
    for key, style in styles(races).items():
        name = OPTIMIZERS[key].called(chance)
        traces += path(name, style, lifted[key], theme, surface.weights[:1] if surface.single else surface.weights)
        traces += [curve(name, style, races[key][of], theme, at) for of, at in ((loss, "2"), ("gradient", "3"))]
    marks = []
    for series in list(lifted.values())[:1]:
        marks += ring(float(series["x"][0]), float(series["y"][0]), theme)
    minima = single_minima(surface)
    if minima:
        x, y = zip(*minima, strict=True)
        y = tuple(heights.heights(surface, np.array(x))) if surface.single else y
        marks += stars(x, y, [""] * len(x), theme)
    ink, axis = INKS[theme], lines(theme)
    across, up = axes(surface, [float(series["value"][0]) for series in races.values()], theme)
    log = {"type": "log"}
    stayed = [series for key, series in races.items() if key not in diverged] or list(races.values())
    losses = [series[loss] for series in stayed]
    of_loss = log | {"range": decades(losses)} if loss == "gap" else {"range": ends(losses)}
    return drawn(
        theme,
        traces + [mark | {"showlegend": False} for mark in marks],
        across,
        up,
        xaxis2=axis | {"anchor": "y2", "domain": CURVES, "matches": "x3"},
        yaxis2=titled(axis, TITLES[loss]) | {"anchor": "x2", "domain": UPPER} | of_loss,
        xaxis3=titled(axis, "step") | {"anchor": "y3", "domain": CURVES},
        yaxis3=titled(axis, TITLES["gradient"])
        | {"anchor": "x3", "domain": LOWER, "range": decades([series["gradient"] for series in stayed])}
        | log,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"size": SIZE}},
        hovermode="closest",
        hoverlabel={"bgcolor": ink.page, "bordercolor": ink.line, "font": {"color": ink.ink}},
    )


def decades(curves: Sequence[np.ndarray]) -> list[int] | None:
    """The ends of a logarithmic axis for these curves, in powers of ten, at most DECADES apart; None for no number."""
    values = np.concatenate([*curves, np.empty(0)])
    shown = np.log10(values[np.isfinite(values) & (values > 0)])
    if not shown.size:
        return None
    top = math.ceil(shown.max())
    return [min(max(math.floor(shown.min()), top - DECADES), top - 1), top]


def ends(curves: Sequence[np.ndarray]) -> list[float] | None:
    """The ends of a linear axis for these curves, with some room beyond; None where plotly's own will do."""
    values = np.concatenate([*curves, np.empty(0)])
    shown = values[np.isfinite(values)]
    if not shown.size or shown.min() == shown.max():
        return None
    room = ROOM * (shown.max() / 2 - shown.min() / 2)
    return [float(shown.min() - room), float(shown.max() + room)]


def titled(style: dict[str, Any], title: str) -> dict[str, Any]:
    return style | {"title": style["title"] | {"text": title}}


def axes(surface: Landscape, starts: Sequence[float], theme: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Those of the two weights; of a surface of one weight, that weight and f, with the heights of all `starts`."""
    axis, (x0, x1), (y0, y1) = lines(theme), *surface.domain
    across = titled(axis, surface.weights[0]) | {"range": [x0, x1], "domain": MAP, "nticks": TICKS}
    if surface.single:
        low, high = heights.ends(heights.curve(surface, x0, x1)[1], starts)
        return across, titled(axis, "f") | {"range": [low, high], "nticks": TICKS}
    square = {"scaleanchor": "x", "scaleratio": (x1 - x0) / (y1 - y0), "constrain": "domain"}  # as the app draws it
    up = titled(axis, surface.weights[1]) | {"range": [y0, y1], "nticks": TICKS}
    return across | {"constrain": "domain"}, up | square


def on_the_curve(series: Series) -> Series:
    """A run of one weight, with f in the place of the second."""
    return {**series, "y": series["value"]}


def ground(surface: Landscape, scale: Scale, theme: str) -> list[dict[str, Any]]:
    """What the paths lie on: the surface in bands, or its curve."""
    if not surface.single:
        return [bands(surface, scale, theme)]
    x, f = heights.curve(surface, *surface.domain[0])
    line = {"color": INKS[theme].ink, "width": 2.4}
    return [
        {"type": "scatter", "mode": "lines", "x": x, "y": f, "line": line, "hoverinfo": "skip", "showlegend": False}
    ]


def bands(surface: Landscape, scale: Scale, theme: str) -> dict[str, Any]:
    """The surface in bands of one quiet hue, the lowest where the light, or on a dark page the depth, is."""
    x, y = (np.linspace(low, high, GRID) for low, high in surface.domain)
    heights = height(scale, surface.value(np.stack(np.meshgrid(x, y), axis=-1)))
    size = (scale.high - scale.low) / LEVELS
    return {
        "type": "contour",
        "x": x,
        "y": y,
        "z": heights.astype(np.float32),
        "zmin": scale.low,
        "zmax": scale.high,
        "colorscale": [[end, colour] for end, colour in enumerate(BANDS[theme])],
        "contours": {"start": scale.low + size / 2, "end": scale.high, "size": size},
        "line": {"width": 0.6, "color": INKS[theme].line},
        "showscale": False,
        "hoverinfo": "skip",
    }


def path(name: str, style: Style, series: Series, theme: str, coordinates: Sequence[str]) -> list[dict[str, Any]]:
    """A path with a halo, so that crossings can be told; its steps as dots; at its last point the method's marker.

    coordinates  what readers call x and y, or x alone
    """
    known = np.isfinite(series["x"]) & np.isfinite(series["y"])
    x, y = (np.where(known, series[of], np.nan) for of in "xy")
    colour, page = getattr(style, theme), INKS[theme].page
    last = int(np.flatnonzero(known)[-1])
    its = {"type": "scatter", "x": x, "y": y, "name": name, "legendgroup": name}
    told = in_words(np.arange(len(x)), *(x, y)[: len(coordinates)], series["value"])
    rim = {"color": page, "width": 1.5}
    end = {"symbol": SYMBOLS.get(style.marker, style.marker), "size": 11, "color": colour, "line": rim}
    return [
        its | {"mode": "lines", "line": {"color": page, "width": 4.5}, "hoverinfo": "skip", "showlegend": False},
        its
        | {"mode": "lines+markers", "line": {"color": colour, "width": 2.5, "dash": dash(style)}, "showlegend": False}
        | {"marker": {"size": 4, "color": colour}, "customdata": told}
        | {
            "hovertemplate": "<br>".join(
                f"{name} %{{customdata[{i}]}}" for i, name in enumerate(["step", *coordinates, "f"])
            )
        },
        its
        | {"mode": "lines+markers", "x": x[[last]], "y": y[[last]], "hoverinfo": "skip"}
        | {"line": {"color": colour, "width": 2.5, "dash": dash(style)}}
        | {"marker": end},
    ]


def curve(name: str, style: Style, values: np.ndarray, theme: str, axis: str) -> dict[str, Any]:
    """What a method's run had at each step; nothing where that is not a number."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": np.arange(len(values)),
        "y": np.where(np.isfinite(values), values, np.nan),
        "xaxis": f"x{axis}",
        "yaxis": f"y{axis}",
        "name": name,
        "legendgroup": name,
        "showlegend": False,
        "line": {"color": getattr(style, theme), "width": 1.75, "dash": dash(style)},
        "customdata": in_words(np.arange(len(values)), values),
        "hovertemplate": "step %{customdata[0]}<br>%{customdata[1]}",
    }


def in_words(*columns: np.ndarray) -> np.ndarray:
    """(steps + 1, columns) the numbers of a hover as a reader sees them."""
    return np.array([[in_text(value) for value in row] for row in zip(*columns, strict=True)], dtype=object)


def dash(style: Style) -> str:
    """As plotly writes it."""
    return ",".join(f"{length}px" for length in style.dash) or "solid"
