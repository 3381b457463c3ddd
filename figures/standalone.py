"""A figure as a page of its own, that needs nothing from anywhere: plotly.js is in it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.studies.tables import table
from figures.layout import FONT
from figures.tokens import INKS
from optimizers.base.numbers import in_text

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

CONFIG = {"displayModeBar": False, "responsive": True}


def html(figure: Figure, title: str, theme: str = "light", about: str = "", result: Any = None) -> str:
    """The whole page as text. `title` and what is said `about` it stand above the figure, as text.

    result  the map that the figure shows: a pointer is told of each cell what the table has of it
    """
    from plotly.graph_objects import Figure  # takes a moment

    ink = INKS[theme]
    page = Figure(figure)
    if result is not None:
        page.update_traces({"hovertext": told(result), "hoverinfo": "text"}, selector={"type": "heatmap"})
        page.update_layout(hovermode="closest", hoverlabel={"bgcolor": ink.page, "font": {"color": ink.ink}})
    drawing = page.to_html(full_html=False, include_plotlyjs=True, config=CONFIG, default_height="100%")
    style = (
        "body { box-sizing: border-box; display: flex; flex-direction: column; height: 100vh; margin: 0; padding: 1rem;"
        f" font: 15px {FONT}; background: {ink.page}; color: {ink.ink} }}"
        f" h1 {{ font-size: 18px; margin: 0 0 .3rem }} p {{ margin: 0 0 .5rem; color: {ink.quiet} }}"
        " p { overflow-wrap: anywhere } main { flex: 1; min-height: 25rem } main > div { height: 100% }"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{style}</style></head>\n<body><h1>{escape(title)}</h1><p>{escape(about)}</p>\n<main>{drawing}</main>\n</body></html>\n"
    )


def told(result: Any) -> np.ndarray:
    """(up.points, across.points) the rows of a map's table, each number in short."""
    names, rows = table(result)
    cells = [
        "<br>".join(f"{name} {short(value)}" for name, value in zip(names, row, strict=True) if not undefined(value))
        for row in rows
    ]
    return np.array(cells, dtype=object).reshape(result.up.points, result.across.points)


def short(value: Any) -> str:
    return in_text(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def undefined(value: Any) -> bool:
    return value is None or value != value
