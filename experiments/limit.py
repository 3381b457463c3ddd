"""Where theory says that a method becomes unstable, as a line across a map of two hyperparameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from experiments.axes import Axis
from experiments.critical import critical_points, minima
from optimizers import OPTIMIZERS

POINTS = 400  # of the line


@dataclass(frozen=True, eq=False)
class Limit:
    """The line (POINTS, 2), a value across and one up for each point; None where there is no line.

    note: in a sentence, what the line is, or why there is none.
    """

    line: np.ndarray | None
    note: str


def limit(surface: Any, method: str, hypers: Mapping[str, Any], across: Axis, up: Axis) -> Limit:
    """The learning rate from which a method is unstable at every minimum of the window, along the other axis.

    On a quadratic that is its own bound on lr·λmax (Optimizer.steepest) over λmax. Of several minima the flattest
    bears most; beyond its limit a run may circle or leave, but comes to rest in none.
    """
    chosen = OPTIMIZERS[method]
    if chosen.scales:
        return none(f"{chosen.name} divides each coordinate by a size of its own, so its limit moves along the path")
    if chosen.steepest is None:
        return none(f"no bound on lr·λmax is known for {chosen.name}")
    if "lr" not in (across.name, up.name):
        return none("it is one of the learning rate, which is on neither axis")
    other = up if across.name == "lr" else across
    others = {hyper.name: hypers.get(hyper.name, hyper.default) for hyper in chosen.hypers if hyper.name != "lr"}
    del others[other.name]
    changing = [name for name, value in others.items() if callable(value)]
    if changing:
        return none(f"{changing[0]} follows a schedule, and the limit with it")
    bends = [point.high for point in minima(critical_points(surface)) if point.high > 0]
    if not bends:
        return none("no minimum with a curvature is found in the window")
    along = Axis(other.name, other.low, other.high, other.scale, POINTS).values
    bears = np.array([chosen.steepest(**others, **{other.name: value}) for value in along.tolist()])
    rates = bears / min(bends)
    which = "the minimum" if len(bends) == 1 else f"the flattest of {len(bends)} minima"
    return Limit(
        np.column_stack([rates, along] if across.name == "lr" else [along, rates]),
        f"The line is the stability limit: beyond it {chosen.name} is unstable at {which}, λmax = {min(bends):.3g}.",
    )


def none(why: str) -> Limit:
    return Limit(None, f"No stability limit is drawn: {why}.")
