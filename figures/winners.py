"""Winners as a map of the starts, in the colours of the methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from experiments.geometry.known import single_minima
from experiments.studies.winners import NOBODY, TIE, Winners
from figures.bars import classes
from figures.basins import plane
from figures.marks import ring, stars
from figures.on_a_curve import OnACurve
from figures.palette import mixed, styles
from figures.tokens import INKS
from optimizers import OPTIMIZERS
from optimizers.base.numbers import whole_percents

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

CALM = 0.18  # how far a method's colour is taken towards the page, where it fills a plane
OTHERS = {"tie": TIE, "nobody": NOBODY}
GREYS = {"light": ("#bfc9d1", "#ebeff2"), "dark": ("#46525d", "#05080b")}  # of OTHERS


def figure(winners: Winners, theme: str, here: tuple[float, float] | None = None) -> Figure:
    """The map, on a light or a dark page. here: the start of the race as it is set, a ring."""
    looks = styles(winners.methods)
    colours = [mixed(looks[key].colours[theme], INKS[theme].page, CALM) for key in winners.methods]
    names = [*(OPTIMIZERS[key].name for key in winners.methods), *OTHERS]
    codes = winners.winner.copy()
    for place, code in enumerate(OTHERS.values(), start=len(colours)):
        codes[winners.winner == code] = place
    shares = np.bincount(codes.ravel(), minlength=len(names)) / codes.size
    told = [f"{name} · {part}" for name, part in zip(names, whole_percents(shares.tolist()), strict=True)]
    cells = {"x": winners.across.places, "y": winners.up.places}
    (x0, x1), (y0, y1) = ((axis.low, axis.high) for axis in (winners.across, winners.up))
    shown = [(x, y) for x, y in single_minima(winners.surface) if x0 <= x <= x1 and y0 <= y <= y1]
    traces = [cells | classes(theme, codes, told, [*colours, *GREYS[theme]])]
    if winners.surface.single:
        curve = OnACurve(winners)
        shown, here = [(x, curve.at(x)) for x, _ in shown], here and (here[0], curve.at(here[0]))
        traces += curve.traces(theme)
    traces += stars([x for x, _ in shown], [y for _, y in shown], [""] * len(shown), theme)
    if here is not None:
        traces += ring(*here, theme)
    return plane(winners, traces, theme)
