"""What every figure of an experiment is drawn on: paper, ink, type and axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from experiments.studies.axes import START, Axis, coordinates
from figures.ticks import ticks
from figures.tokens import INKS
from landscapes import Surface
from optimizers import OPTIMIZERS
from optimizers.base.numbers import on_axis
from optimizers.base.symbols import plain

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

FONT = "'Source Sans', 'Source Sans Pro', system-ui, sans-serif"
SIZE = 13


def drawn(theme: str, traces: Sequence[Any], across: dict, up: dict, **more: Any) -> Figure:
    """A figure of these traces between two axes, on a paper that lets the page show through."""
    from plotly.graph_objects import Figure  # takes a moment, and only who draws needs it

    ink = INKS[theme]
    layout = {
        "font": {"family": FONT, "size": SIZE, "color": ink.ink},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 64, "r": 24, "t": 14, "b": 56},
        "showlegend": False,
        "hovermode": False,
        "uirevision": "kept",  # zoom and pan stay while what is drawn changes
        "xaxis": across,
        "yaxis": up,
        "template": "none",  # else plotly writes its own look into every figure
        **more,
    }
    return Figure(data=list(traces), layout=layout)


def lines(theme: str) -> dict[str, Any]:
    """How axes look."""
    ink = INKS[theme]
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "mirror": True,
        "linecolor": ink.line,
        "linewidth": 1,
        "exponentformat": "power",  # 10⁵ and none of the letters that stand for powers of ten, such as k or µ
        "minexponent": 4,
        "separatethousands": True,
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": ink.line,
        "tickfont": {"size": SIZE - 1, "color": ink.quiet},
        "title": {"font": {"size": SIZE + 1, "color": ink.ink}, "standoff": 10},
    }


def along(axis: Axis, name: str, theme: str) -> dict[str, Any]:
    """An axis of even cells: coordinates are Axis.places, numbers stand at round values, half a cell lies beyond."""
    style, half = lines(theme), float(axis.places[1] - axis.places[0]) / 2
    values = ticks(axis)
    return style | {
        "title": style["title"] | {"text": name},
        "range": [float(axis.places[0]) - half, float(axis.places[-1]) + half],
        "tickvals": [float(axis.place(value)) for value in values],
        "ticktext": [on_axis(value) for value in values],
    }


def called(surface: Surface, method: str, name: str) -> str:
    """What a learner calls what an axis has: a hyperparameter and its symbol, "Learning rate α", or "Start x"."""
    if name in START:
        return f"Start {coordinates(surface)[START.index(name)]}"
    hyper = OPTIMIZERS[method].hyper(name)
    return f"{hyper.label} {plain(hyper.symbol)}"
