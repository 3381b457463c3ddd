"""The maps that the browser walks are the server's, cell for cell: where each run ends, when it arrived, how it ended.

Bit for bit where a surface needs only + − × ÷ √; elsewhere over runs short enough for rounding not to be amplified.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pytest

from experiments.engine.outcomes import GONE
from experiments.engine.race import REPLACE, Race
from experiments.engine.runner import run_race
from experiments.geometry.critical import survey
from experiments.geometry.known import target
from experiments.geometry.scale import near, side
from experiments.studies.axes import START, Axis, axis_of
from experiments.studies.basins import reached, sides
from figures.living import Painting
from optimizers import OPTIMIZERS
from optimizers.schedules import linear_ramp
from reproduce.in_javascript import module
from tests.reproduce.browser_engine import NODE, ROOT
from ui.session.messages.living import Living
from ui.session.messages.wire import Packed, encoded
from ui.session.settings import all_but
from ui.session.setup import Setup
from ui.studies.living import alive

MAPS = ROOT / "tests" / "static" / "engine" / "maps.js"
SERIES = ("x", "y", "value", "gone", "arrived", "reached", "since", "last")
CLOSE = 1e-9  # of the window's side
UNPAINTED = Painting("ends", {}, {})
RISING = linear_ramp(0.001, 0.01, steps=60)
STARTS = sides(((-6.0, 6.0), (-6.0, 6.0)), 11)


@dataclass(frozen=True)
class Case:
    """A map: the method on the set-up's surface, what is on the axes, and what is moved since the browser was told."""

    setup: Setup
    method: str
    across: Axis
    up: Axis
    moves: tuple[dict[str, Any], ...] = ()
    then: Setup | None = None  # the set-up after these moves

    def race(self, setup: Setup) -> Race:
        return all_but(setup.race(self.method), (self.across.name, self.up.name))

    @property
    def told(self) -> Living:
        surface = self.setup.landscape()
        minima = [(minimum.x, minimum.y) for minimum in survey(surface).minima]
        return alive(self.setup, self.race(self.setup), (self.across, self.up), UNPAINTED, minima)

    @cached_property
    def server(self) -> dict[str, np.ndarray]:
        """What run() makes of every cell, row by row."""
        race = self.race(self.then or self.setup)
        sides = (side.ravel() for side in np.meshgrid(self.across.values, self.up.values))
        grid = dict(zip((self.across.name, self.up.name), sides, strict=True))
        starts = np.tile(race.start, (self.across.points * self.up.points, 1))
        for place, name in enumerate(START):
            starts[:, place] = grid.pop(name, starts[:, place])
        runs = run_race(race, starts=starts, hypers=grid, streams=0, record="all", target=target(race.surface))
        gone = np.isin(runs.outcome, GONE)
        return {
            "x": np.where(gone, np.nan, runs.last[:, 0]),
            "y": np.where(gone, np.nan, runs.last[:, 1]),
            "value": np.where(gone, np.nan, runs.value[-1]),
            "gone": np.where(gone, runs.stopped, -1),
            "arrived": np.nan_to_num(runs.arrived, nan=-1),
            "reached": reached(race.surface, survey(race.surface).minima, runs),
        }


def on_axes(method: str, points: int = 9) -> tuple[Axis, Axis]:
    """Two hyperparameters of a method, or where it has but one, that and x of the start."""
    own = [axis_of(hyper, points) for hyper in OPTIMIZERS[method].hypers]
    other = own[1] if len(own) > 1 else Axis("x", -3.0, 3.0, "linear", points)
    return own[0], other


EXACT = [
    *(Case(Setup(surface="himmelblau", steps=80), key, *STARTS) for key in ("momentum", "adam", "nesterov", "rprop")),
    *(Case(Setup(surface="himmelblau", steps=40), key, *STARTS) for key in ("newton", "bfgs", "trust_region")),
    *(Case(Setup(surface="rosenbrock", steps=60), key, *on_axes(key)) for key in ("gradient_descent", "adam", "lbfgs")),
    Case(Setup(surface="rosenbrock", steps=60, noise=0.3, seed=4), "rmsprop", *on_axes("rmsprop")),
    Case(Setup(surface="line_fit", steps=60), "adam", *STARTS),
    Case(Setup(surface="line_fit", steps=60, batch=2, seed=3), "momentum", *STARTS),
    Case(Setup(surface="line_fit", steps=40, batch=3, order=REPLACE), "bfgs", *on_axes("bfgs")),
    Case(Setup(surface="beale", steps=60, hypers={("momentum", "lr"): RISING}), "momentum", *STARTS),
]
MOVED = [
    Case(
        (before := Setup(surface="himmelblau", steps=60)),
        "momentum",
        *STARTS,
        moves=({"what": "hyper", "method": "momentum", "name": "beta", "value": 0.97},),
        then=before.with_hyper("momentum", "beta", 0.97),
    ),
    Case(
        before,
        "momentum",
        *STARTS,
        moves=(
            {
                "what": "hyper",
                "method": "momentum",
                "name": "lr",
                "value": {"kind": "linear_ramp", "parameters": RISING.parameters},
            },
            {"what": "noise", "value": 0.5},
        ),
        then=replace(before.with_hyper("momentum", "lr", RISING), noise=0.5),
    ),
]
ROUGH = [
    Case(Setup(surface="peaks", steps=30), "adam", *sides(((-3.0, 3.0), (-3.0, 3.0)), 11)),
    Case(
        before,
        "momentum",
        *STARTS,
        moves=({"what": "shape", "name": "turn", "value": 20.0}, {"what": "shape", "name": "stretch", "value": 1.2}),
        then=replace(before, turn=20.0, stretch=1.2, steps=60),
    ),
]


@dataclass(frozen=True, eq=False)
class Told(Packed):
    maps: tuple[Living, ...]
    moves: tuple[tuple[dict[str, Any], ...], ...]


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """case -> what the browser makes of its cells, name -> (cells,)."""
    cases = [*EXACT, *MOVED, *ROUGH]
    folder = tmp_path_factory.mktemp("maps")
    given, results, rules = (folder / name for name in ("maps", "results", "rules.mjs"))
    given.write_bytes(encoded(Told(tuple(case.told for case in cases), tuple(case.moves for case in cases))))
    rules.write_text(module(), encoding="utf-8")
    command = [NODE, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", MAPS, rules, given, results]
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    numbers, found = np.fromfile(results), []
    for case in cases:
        count = case.across.points * case.up.points
        found.append(dict(zip(SERIES, numbers[: len(SERIES) * count].reshape(-1, count), strict=True)))
        numbers = numbers[len(SERIES) * count :]
    assert not len(numbers)
    return {id(case): series for case, series in zip(cases, found, strict=True)}


def ends(series: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """What the browser gives, with no end of a run that went wrong: run() tells the point before that."""
    gone = series["gone"] >= 0
    return series | {name: np.where(gone, np.nan, series[name]) for name in ("x", "y", "value")}


@pytest.mark.parametrize("case", [*EXACT, *MOVED], ids=lambda case: f"{case.method} {case.setup.surface}")
def test_every_cell_is_the_servers_run_bit_for_bit(walked, case):
    found = ends(walked[id(case)])
    assert {name: np.flatnonzero(~same(found[name], told)).tolist() for name, told in case.server.items()} == {
        name: [] for name in case.server
    }
    assert len(np.unique(case.server["x"])) > 3  # else nothing is told apart


@pytest.mark.parametrize("case", ROUGH, ids=lambda case: f"{case.method} {case.setup.surface}")
def test_every_cell_is_the_servers_run_but_for_rounding(walked, case):
    found, width = ends(walked[id(case)]), side(case.setup.landscape())
    for name in ("x", "y"):
        apart = np.abs(found[name] - case.server[name])
        assert np.array_equal(np.isnan(found[name]), np.isnan(case.server[name]))
        assert np.nanmax(apart) <= CLOSE * width
    assert np.array_equal(found["reached"] >= 0, case.server["reached"] >= 0)


def test_cells_arrive_and_reach_minima(walked):
    """What is compared above is not all of one kind."""
    for name in ("gone", "arrived", "reached"):
        told = np.concatenate([case.server[name] for case in EXACT])
        assert 0.05 < (told >= 0).mean() < 0.95, name


def test_a_run_is_at_its_minimum_from_the_step_on_that_is_told(walked):
    case = EXACT[0]
    found, surface = walked[id(case)], case.setup.landscape()
    minima = survey(surface).minima
    for cell in np.flatnonzero(found["reached"] >= 0).tolist():
        row, column = divmod(cell, case.across.points)
        start = float(case.across.values[column]), float(case.up.values[row])
        path = run_race(replace(case.setup.race(case.method), start=start)).path[:, 0]
        away = minima[int(found["reached"][cell])].away(surface, path) > near(surface)
        assert found["since"][cell] == (np.flatnonzero(away).max() + 1 if away.any() else 0)
        assert found["last"][cell] == pytest.approx(np.hypot(*(path[-1] - path[-2])), rel=1e-12)


def same(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return (one == other) | (np.isnan(one) & np.isnan(other))
