"""What is marked on a figure: a line of theory, a ring where the race is set, stars at the minima."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from figures.layout import SIZE
from figures.tokens import INKS, RIM, STAR


def halo(colour: str) -> str:
    """A CSS shadow that sets text off from whatever lies beneath."""
    return ", ".join([f"0 0 3px {colour}"] * 3)


NAMED = {"size": SIZE, "color": RIM, "weight": 600, "shadow": halo(STAR)}  # the text of what is white with a rim


def line(x: np.ndarray, y: np.ndarray, theme: str, name: str) -> list[dict[str, Any]]:
    """A dashed line in ink with a halo, so that it is seen on every colour; its name stands beside its middle."""
    ink, middle = INKS[theme], slice(len(x) // 2, len(x) // 2 + 1)
    path = {"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip"}
    return [
        path | {"line": {"color": ink.page, "width": 4}},
        path | {"line": {"color": ink.ink, "width": 1.75, "dash": "7px,4px"}},
        path
        | {"mode": "text", "x": x[middle], "y": y[middle], "text": [f"  {name}"], "textposition": "middle right"}
        | {"textfont": {"size": SIZE - 1, "color": ink.ink, "shadow": halo(ink.page)}},
    ]


def ring(x: float, y: float, theme: str) -> list[dict[str, Any]]:
    """A ring, as the start of a race has on the map."""
    ink = INKS[theme]
    place = {"type": "scatter", "mode": "markers", "x": [x], "y": [y], "hoverinfo": "skip", "cliponaxis": False}
    return [
        place | {"marker": {"size": 14, "color": "rgba(0,0,0,0)", "line": {"color": colour, "width": width}}}
        for colour, width in ((ink.page, 5), (ink.ink, 2.5))
    ]


def stars(x: Sequence[float], y: Sequence[float], names: Sequence[str], theme: str) -> list[dict[str, Any]]:
    """White stars with a dark rim, and their names beside them."""
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": list(x),
            "y": list(y),
            "text": list(names),
            "textposition": "top right",
            "textfont": NAMED,
            "hoverinfo": "skip",
            "marker": {"symbol": "star", "size": 12, "color": STAR, "line": {"color": RIM, "width": 1.25}},
        }
    ]


def trough(points: Sequence[tuple[float, float]], name: str, theme: str) -> list[dict[str, Any]]:
    """A white line with a dark rim along the bottom of a valley, and its name beside its middle."""
    x, y = zip(*points, strict=True)
    middle = len(x) // 2
    path = {"type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip"}
    text = {"mode": "text", "x": x[middle : middle + 1], "y": y[middle : middle + 1], "text": [name]}
    return [
        path | {"line": {"color": RIM, "width": 5}},
        path | {"line": {"color": STAR, "width": 2.5}},
        path | text | {"textposition": "top right", "textfont": NAMED},
    ]
