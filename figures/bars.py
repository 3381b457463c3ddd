"""The bars beside a figure that say what its colours mean, and heatmaps of classes with a name and a colour each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from figures.layout import SIZE
from figures.tokens import INKS

BAR = 12  # pixels across a bar of colours
CLASS = 25  # pixels of a bar for each of its classes


def steps_of_colour(colours: Sequence[str]) -> list[list[Any]]:
    """A scale of colours that do not run into each other, one for each whole number from 0."""
    count = len(colours)
    return [[edge / count, colour] for place, colour in enumerate(colours) for edge in (place, place + 1)]


def bar(theme: str, title: str = "", **more: Any) -> dict[str, Any]:
    """A bar of colours at the right."""
    ink = INKS[theme]
    return {
        "thickness": BAR,
        "outlinewidth": 0,
        "ticks": "",
        "tickfont": {"size": SIZE - 1, "color": ink.ink},
        "title": {"text": title, "font": {"size": SIZE - 1, "color": ink.quiet}, "side": "top"},
        "x": 1.02,
        "xpad": 4,
        "ypad": 0,
        **more,
    }


def classes(
    theme: str,
    codes: np.ndarray,
    names: Sequence[str],
    colours: Sequence[str],
    named: Sequence[int] | None = None,
    **place: Any,
) -> dict[str, Any]:
    """A heatmap of classes, without its coordinates: codes (rows, columns) are places in names and colours.

    The bar names those in `named`, unless told otherwise those that occur, the first at the top.
    """
    named = np.unique(codes).tolist() if named is None else named
    order = np.zeros(len(names), dtype=np.uint8)
    order[[*named]] = len(named) - 1 - np.arange(len(named))
    return {
        "type": "heatmap",
        "z": order[codes],
        "zmin": -0.5,
        "zmax": len(named) - 0.5,
        "colorscale": steps_of_colour([colours[code] for code in reversed(named)]),
        "colorbar": bar(
            theme,
            tickvals=list(range(len(named))),
            ticktext=[names[code] for code in reversed(named)],
            lenmode="pixels",
            len=CLASS * len(named),
            y=1,
            yanchor="top",
        )
        | place,
    }
