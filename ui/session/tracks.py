"""The runs a page shows, one method at a time, kept by their race: moving one slider recomputes one method."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from experiments import refusal
from experiments.engine.race import Race
from experiments.engine.runner import run_race
from experiments.engine.runs import Runs
from experiments.geometry.known import lowest_known
from experiments.readings import metrics
from experiments.readings.events import Event, events
from experiments.readings.scoreboard import Row, row
from experiments.readings.stability import stability
from experiments.studies.fan import Fan, fan
from figures.scale import Scale, scale_for
from landscapes import Landscape
from ui.session.lazy import Lazy, kept
from ui.session.setup import Setup
from ui.session.shared_cache import shared_cache

GRID = 96  # a side of the grid the colour scale is judged on
KEPT_RUNS = 512  # about 100 kB each at the longest
KEPT_FANS = 128  # 200 kB each at the widest
KEPT_SURFACES = 128


@dataclass(frozen=True, eq=False)
class Track:
    """One method's race: its run, the series that are drawn, each (steps + 1,), its row of the scoreboard, and
    what happened on its path.

    Where samples are held out, `held_out` among the series is the loss of these.
    A noisy race has the path it would have been without noise among its series: ghost_x and ghost_y.
    """

    runs: Runs
    series: dict[str, np.ndarray]
    row: Row
    events: tuple[Event, ...]


@shared_cache(maxsize=KEPT_RUNS)
def walked(race: Race) -> Runs:
    """The run of a race, every step of it recorded."""
    return run_race(race)


@shared_cache(maxsize=KEPT_RUNS)
def _track(race: Race, held_out: Landscape | None) -> Track:
    surface, runs = race.surface, walked(race)
    series = {"x": runs.path[:, 0, 0], "y": runs.path[:, 0, 1], "value": runs.value[:, 0]}
    series["gradient"] = metrics.gradient_norm(surface, runs)[:, 0]
    if held_out:
        series["held_out"] = held_out.value(runs.path[:, 0])
    gap = metrics.loss_gap(surface, runs)
    if gap is not None:
        series["gap"] = gap[:, 0]
    distance = metrics.distance_to_minimum(surface, runs)
    if distance is not None:
        series["distance"] = distance[:, 0]
    series["stability"] = stability(race, runs.path[:, 0])
    if race.drawn:
        ghost = walked(replace(race, noise=0.0, batch=None, seed=0)).path[:, 0]
        series |= {"ghost_x": ghost[:, 0], "ghost_y": ghost[:, 1]}
    return Track(runs, series, row(surface, runs), events(surface, runs, gauge=series["stability"]))


@kept(maxsize=KEPT_FANS)
def _fan(race: Race, runs: int, tolerance: float) -> Lazy[Fan]:
    return Lazy(partial(fan, race, runs=runs, tolerance=tolerance))


def track(setup: Setup, method: str) -> Track:
    """The race of one method, whether it is switched on or not."""
    return _track(setup.race(method), setup.held_out_surface())


def racers(setup: Setup) -> list[str]:
    """The methods that are switched on and can run here, in the order of the catalogue."""
    surface = setup.landscape()
    return [key for key in setup.methods if refusal(surface, key) is None]


def tracks(setup: Setup) -> dict[str, Track]:
    """The race of each of the racers."""
    return {key: track(setup, key) for key in racers(setup)}


def fan_of(setup: Setup, method: str) -> Lazy[Fan]:
    """The noisy runs that one method is judged by, walked when they are first asked for."""
    return _fan(setup.race(method), setup.fan, setup.within())


@shared_cache(maxsize=KEPT_SURFACES)
def surface_scale(surface: Landscape) -> Scale:
    """The colour and height scale of a surface over its own window."""
    (x0, x1), (y0, y1) = surface.domain
    points = np.stack(np.meshgrid(np.linspace(x0, x1, GRID), np.linspace(y0, y1, GRID)), axis=-1)
    return scale_for(surface.value(points), lowest_known(surface))
