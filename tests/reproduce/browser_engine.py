"""Races walked twice: by the browser's engine, all of them in one process of Node, and by the server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from experiments.engine.noise import unit_draws
from experiments.engine.outcomes import GONE, Outcome
from experiments.engine.race import Race
from experiments.engine.runner import run_race
from experiments.engine.runs import Runs
from experiments.readings import metrics
from experiments.readings.scoreboard import last, step
from experiments.readings.stability import stability
from landscapes import Landscape
from reproduce.in_javascript import module
from ui.session.messages.programs import Programs, SurfaceShape
from ui.session.messages.wire import Packed, encoded
from ui.session.programs import batches, numbers_of, programs
from ui.session.setup import Setup

ROOT = Path(__file__).resolve().parents[2]
NODE = Path(sys.prefix) / "bin" / "node"
WALKS, SCRIPTS = (ROOT / "tests" / "static" / "engine" / name for name in ("walks.js", "scripts.js"))
HEAD = ("known", "stopped", "gone", "evals", "loss", "arrived", "left")
SERIES = ("x", "y", "value", "gradient", "gap", "distance", "stability")
ENDINGS = (None, Outcome.DIVERGED, Outcome.UNDEFINED, Outcome.NO_STEP)


@dataclass(frozen=True)
class Case:
    """A race on the surface of a set-up. `told` is the set-up whose surface the browser was told of; where that is
    another one, it works out the shape itself.
    """

    setup: Setup
    race: Race
    told: Setup | None = None

    @property
    def surface(self) -> Landscape:
        surface = self.race.surface
        assert isinstance(surface, Landscape)
        return surface

    def message(self, places: list[Setup]) -> dict[str, Any]:
        """The race as walks.js reads it; `places` are the set-ups whose surfaces it is told of, to which this adds."""
        race, told = self.race, self.told or self.setup
        if told not in places:
            places.append(told)
        shape = SurfaceShape(numbers_of(self.setup.unmoved()), self.setup.turn, self.setup.stretch)
        return {
            "programs": places.index(told),
            "method": race.method,
            "start": race.start,
            "steps": race.steps,
            "hypers": dict(race.values),
            "noise": (race.noise * unit_draws(race.seed, race.steps, race.surface.single)).tolist()
            if race.noise
            else None,
            "batches": batches(race),
            "shape": shape if self.told else None,
        }

    @cached_property
    def runs(self) -> Runs:
        return run_race(self.race)

    def by_server(self) -> tuple[list[float], dict[str, np.ndarray]]:
        """What the server measures: the numbers of HEAD after the first, and the series; NaN for what is not known."""
        runs, surface = self.runs, self.surface
        gap, distance = metrics.loss_gap(surface, runs), metrics.distance_to_minimum(surface, runs)
        gone = runs.outcome[0] in GONE
        numbers = [
            int(runs.stopped[0]) if gone else self.race.steps,
            ENDINGS.index(runs.outcome[0]) if gone else 0,
            float(runs.evals.total[0]),
            last(runs.value[:, 0]),
            step(metrics.steps_to_tolerance(surface, runs), 0),
            None if gone else step(metrics.steps_left(surface, runs), 0),
        ]
        series = {
            "x": runs.path[:, 0, 0],
            "y": runs.path[:, 0, 1],
            "value": runs.value[:, 0],
            "gradient": metrics.gradient_norm(surface, runs)[:, 0],
            "stability": stability(self.race, runs.path[:, 0]),
        }
        series |= {name: found[:, 0] for name, found in (("gap", gap), ("distance", distance)) if found is not None}
        return [np.nan if number is None else number for number in numbers], series


@dataclass(frozen=True, eq=False)
class Told(Packed):
    """What walks.js is told."""

    programs: Sequence[Programs]
    races: Sequence[dict[str, Any]]
    tables: Sequence[dict[str, Any]]


def run_node(script: Path, *arguments: Path) -> None:
    """Runs a script of tests/static/engine."""
    command = [NODE, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", script, *arguments]
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]


def by_browser(
    folder: Path, cases: Sequence[Case], tables: Sequence[dict[str, Any]] = ()
) -> tuple[list[tuple[dict[str, float], dict[str, np.ndarray]]], list[np.ndarray]]:
    """What the browser's engine gives: for each case the numbers of HEAD and the series; and the schedules' tables."""
    places: list[Setup] = []
    races = [case.message(places) for case in cases]
    given, results, rules = (folder / name for name in ("races.json", "results", "rules.mjs"))
    given.write_bytes(encoded(Told([programs(setup) for setup in places], races, tables)))
    rules.write_text(module(), encoding="utf-8")
    run_node(WALKS, rules, given, results)
    numbers, at = np.fromfile(results), 0
    found = []
    for case in cases:
        points = case.race.steps + 1
        head, at = dict(zip(HEAD, numbers[at : at + len(HEAD)].tolist(), strict=True)), at + len(HEAD)
        rows, at = numbers[at : at + len(SERIES) * points].reshape(-1, points), at + len(SERIES) * points
        found.append((head, dict(zip(SERIES, rows, strict=True))))
    drawn = []
    for table in tables:
        drawn.append(numbers[at : at + table["steps"]])
        at += table["steps"]
    assert at == len(numbers)
    return found, drawn
