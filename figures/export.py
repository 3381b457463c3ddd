"""A figure as a page of its own, that needs nothing from anywhere: plotly.js is in it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from figures.layout import FONT, INKS

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

CONFIG = {"displaylogo": False, "responsive": True}


def html(figure: Figure, title: str, theme: str = "light", about: str = "") -> str:
    """The whole page as text. `title` and what is said `about` it stand above the figure, as text."""
    ink = INKS[theme]
    drawing = figure.to_html(full_html=False, include_plotlyjs=True, config=CONFIG, default_height="calc(100vh - 7rem)")
    style = (
        f"body {{ margin: 1rem; font: 15px {FONT}; background: {ink.page}; color: {ink.ink} }}"
        f" h1 {{ font-size: 18px; margin: 0 0 .3rem }} p {{ margin: 0 0 .5rem; color: {ink.quiet} }}"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{style}</style></head>\n<body><h1>{escape(title)}</h1><p>{escape(about)}</p>\n{drawing}\n</body></html>\n"
    )
