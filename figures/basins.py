"""Basins as a map of the starts: the hue says which minimum is reached, the tone how soon, greys what else became."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.readings.endings import CONVERGED, LOCAL
from experiments.studies.axes import Plane, coordinates
from experiments.studies.basins import NOWHERE, Basins, elsewhere
from figures.bars import CLASS, bar
from figures.endings import GREYS, NAMES
from figures.layout import along, drawn
from figures.marks import ring, stars, trough
from figures.on_a_curve import OnACurve
from figures.palette import mixed
from figures.tokens import INKS
from optimizers.base.numbers import whole_percents

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

# Of the minima, the lowest first: blue, orange, green, magenta, yellow, sky, brown, violet; told apart with any kind of
# colour vision.
HUES = {
    "light": ("#1f55a5", "#c8752a", "#3aa586", "#8a2f68", "#c9bb3f", "#8db5c6", "#6f341c", "#8257cc"),
    "dark": ("#5f9df0", "#f0a35e", "#86e0b8", "#c9579f", "#e6e07a", "#a9cbd6", "#b86a4c", "#c3aef5"),
}
GREY_NAMES = {CONVERGED: "other minimum", LOCAL: "higher minimum"}  # at rest in one that is not marked
PALE = 0.72  # how far the tone of the latest lies on the way to the page
SOON = {"light": "darker = faster", "dark": "brighter = faster"}
NUMBERED = 12  # with more minima than this their numbers would cover each other


def figure(basins: Basins, theme: str, here: tuple[float, float] | None = None) -> Figure:
    """The map, on a light or a dark page. here: the start of the race as it is set, a ring."""
    numbered = len(basins.minima) <= NUMBERED
    ranked = [(minimum, str(place) if numbered else "") for place, minimum in enumerate(basins.minima, start=1)]
    single = [(minimum.x, minimum.y, number) for minimum, number in ranked if not minimum.line]
    x, y, numbers = zip(*single, strict=True) if single else ((), (), ())
    if basins.surface.single:
        curve = OnACurve(basins)
        y = tuple(map(curve.at, x))
        traces = [painted(basins, theme), *curve.traces(theme), *stars(x, y, numbers, theme)]
        return plane(basins, traces + (ring(here[0], curve.at(here[0]), theme) if here else []), theme)
    traces = [painted(basins, theme), *stars(x, y, numbers, theme)]
    for minimum, number in ranked:
        traces += trough(minimum.line, number, theme) if minimum.line else []
    if here is not None:
        traces += ring(*here, theme)
    return plane(basins, traces, theme)


def plane(result: Plane, traces: list[dict[str, Any]], theme: str) -> Figure:
    """A map of a window, x across and y up, with true angles; of one weight, with f up."""
    if result.surface.single:
        across = along(result.across, coordinates(result.surface)[0], theme)
        return drawn(theme, traces, across, OnACurve(result).axis(theme))
    true = {"scaleanchor": "x", "constrain": "domain", "constraintoward": "top"}
    first, second = coordinates(result.surface)
    across = along(result.across, first, theme) | {"constrain": "domain"}
    return drawn(theme, traces, across, along(result.up, second, theme) | true)


def painted(basins: Basins, theme: str) -> dict[str, Any]:
    """The heatmap. Each hue has a band of heights in which the tone goes from soon to late, then each class has one."""
    met = basins.reached != NOWHERE
    hues = np.array(hues_of(basins), dtype=int)
    parts = elsewhere(basins)
    left = list(parts)
    shown = np.unique(hues[basins.reached[met]])
    bands = len(shown)
    height = bands + 0.5 + np.searchsorted(left, basins.outcome)
    stopped = basins.stopped[met]
    height[met] = np.searchsorted(shown, hues[basins.reached[met]]) + tones(stopped, stopped)
    colours = [ends_of(HUES[theme][hue], basins, theme) for hue in shown]
    colours += [(GREYS[theme][code],) * 2 for code in left]
    shares = [float(np.isin(basins.reached, np.flatnonzero(hues == hue)).mean()) for hue in shown]
    told = [*named(hues, shown), *(GREY_NAMES.get(code, NAMES[code]) for code in parts)]
    percents = whole_percents([*shares, *parts.values()])
    names = [f"{name} · {percent}" for name, percent in zip(told, percents, strict=True)]
    count = len(names)
    return {
        "type": "heatmap",
        "x": basins.across.places,
        "y": basins.up.places,
        "z": (count - height).astype(np.float32),  # the first band at the top
        "zmin": 0,
        "zmax": count,
        "colorscale": [
            [(place + edge) / count, colour]
            for place, ends in enumerate(reversed(colours))
            for edge, colour in enumerate(reversed(ends))
        ],
        "colorbar": bar(
            theme,
            SOON[theme] if bands and basins.within is None else "",
            tickvals=[count - 0.5 - place for place in range(count)],
            ticktext=names,
            lenmode="pixels",
            len=CLASS * count,
            y=1,
            yanchor="top",
        ),
    }


def ends_of(hue: str, basins: Basins, theme: str) -> tuple[str, str]:
    """The tones of a hue, of the soonest and of the latest: one where chance has a say, for then none settles."""
    return hue, hue if basins.within is not None else mixed(hue, INKS[theme].page, PALE)


def tones(stopped: np.ndarray, among: np.ndarray) -> np.ndarray:
    """Where in its band each run lies, by the logarithm of its steps: of those it is `among`, just above 0 the soonest,
    below 1 the latest.
    """
    late = np.log10(1 + among)
    low, high = (late.min(), late.max()) if late.size else (0.0, 1.0)
    return 0.02 + 0.96 * (np.log10(1 + stopped) - low) / max(high - low, 1e-9)


def hues_of(basins: Basins) -> list[int]:
    """A place in HUES for each minimum; of more minima than hues, those whose basins touch differ where they can."""
    count = len(HUES["light"])
    touching: dict[int, set[int]] = {place: set() for place in range(len(basins.minima))}
    for one, other in borders(basins.reached):
        touching[one].add(other)
        touching[other].add(one)
    hues: list[int] = []
    for place in range(len(basins.minima)):
        taken = {hues[other] for other in touching[place] if other < place}
        wanted = [(place + on) % count for on in range(count)]
        hues.append(next((hue for hue in wanted if hue not in taken), wanted[0]))
    return hues


def borders(reached: np.ndarray) -> list[list[int]]:
    """Pairs of minima whose basins have cells side by side."""
    sides = [(reached[:, :-1], reached[:, 1:]), (reached[:-1], reached[1:])]
    pairs = np.concatenate([np.stack([one.ravel(), other.ravel()], axis=1) for one, other in sides])
    pairs = pairs[(pairs[:, 0] != pairs[:, 1]) & (pairs != NOWHERE).all(axis=1)]
    return np.unique(pairs, axis=0).tolist()


def named(hues: np.ndarray, shown: np.ndarray) -> list[str]:
    """What each hue that is shown stands for: a minimum, or several whose basins do not touch."""
    places = [np.flatnonzero(hues == hue).tolist() for hue in shown]
    return [f"minimum {of[0] + 1}" if len(of) == 1 else f"{len(of)} minima" for of in places]
