"""Where theory says that a method becomes unstable: a line across a map of two hyperparameters, a value of one."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from experiments.engine.race import Race, Setting
from experiments.engine.runner import run_race
from experiments.geometry.basins import minima_from
from experiments.geometry.critical import Critical, survey
from experiments.geometry.scale import near
from experiments.studies.axes import START, Axis
from landscapes import Surface
from landscapes.formula.asking import GivenUp, searching
from optimizers import OPTIMIZERS
from optimizers.base import as_set
from optimizers.base.numbers import in_text

POINTS = 400  # of the line


@dataclass(frozen=True, eq=False)
class Limit:
    """The line (points, axes), a value on each axis for each point: one point of a single axis; None if there is none.

    note: in a sentence, what it is, or why there is none.
    """

    line: np.ndarray | None
    note: str


def limit(
    surface: Surface, method: str, hypers: Mapping[str, Setting], *axes: Axis, home: Critical | None = None
) -> Limit:
    """The learning rate from which a method is unstable at the minimum `home`, along the other axis; unless that is
    given, at every minimum of the window.

    On a quadratic that is its own bound on α·λmax (Optimizer.stability_limit) over λmax. Of several minima the
    flattest bears most; beyond its limit a run may circle or leave, but comes to rest in none.
    """
    chosen = as_set(OPTIMIZERS[method], hypers)
    along = {axis.name: axis for axis in axes}
    if chosen.scales:
        return none(f"{chosen.name} divides each coordinate by a size of its own, so its limit moves along the path")
    if chosen.stability_limit is None:
        return none(f"no bound on α·λmax is known for {chosen.name}")
    if along.pop("lr", None) is None:
        return none("it is one of the learning rate, which is on no axis")
    fixed = {hyper.name: hypers.get(hyper.name, hyper.default) for hyper in chosen.hypers}
    fixed = {name: value for name, value in fixed.items() if name != "lr" and name not in along}
    changing = [name for name, value in fixed.items() if callable(value)]
    if changing:
        return none(f"{changing[0]} follows a schedule, and the limit with it")
    found = survey(surface)
    if found.given_up:
        return none("the critical points are not known")
    bends = [point.high for point in ([home] if home else found.minima) if point.high > 0]
    if not bends:
        return none("no minimum with a curvature is found in the window")
    line = {name: Axis(name, axis.low, axis.high, axis.scale, POINTS).values for name, axis in along.items()}
    moving = {name: values.tolist() for name, values in line.items() if name not in START}
    others = [dict(zip(moving, point, strict=True)) for point in zip(*moving.values(), strict=True)]
    others = others or [{}] * (POINTS if line else 1)
    bears = np.array([chosen.stable_up_to({**fixed, **other}) for other in others])
    if not bears.any():
        return none(f"with these settings {chosen.name} is stable at no learning rate")
    line["lr"] = np.where(bears > 0, bears, np.nan) / min(bends)
    alone = len(bends) == 1 and found.whole
    which = "the minimum" if alone else f"the flattest of {found.counted(len(bends))} minima"
    if home and len(found.minima) > 1:
        which = f"{found.numbered(home)}, where the race as it is set ends"
    curvature = "f″" if surface.single else "λmax"
    alone_on_axis = f", where α·{curvature} is {in_text(bears[0])}" if len(axes) == 1 else ""
    return Limit(
        np.column_stack([line[axis.name] for axis in axes]),
        f"The line is the stability limit{alone_on_axis}: beyond it {chosen.name} is unstable at {which}, "
        f"{curvature} = {in_text(min(bends))}.",
    )


def home_of(race: Race, *, executor: Executor | None = None) -> Critical | None:
    """The minimum at which a race ends, or else to which the flow from its start leads; None for none."""
    surface = race.surface
    minima = survey(surface).minima
    try:
        with searching():
            flow = minima_from(surface, np.array([race.start]))
    except GivenUp:
        flow = np.full((1, 2), np.nan)
    for end in (run_race(race, record="last", executor=executor).last, flow):
        nearest = min(minima, key=lambda point: float(point.away(surface, end[0])), default=None)
        if nearest and nearest.away(surface, end[0]) <= near(surface):
            return nearest
    return None


def none(why: str) -> Limit:
    return Limit(None, f"No stability limit is drawn: {why}.")
