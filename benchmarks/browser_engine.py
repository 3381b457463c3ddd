"""What the browser's engine gains: steps a second of every method in Node, beside those of the server's float engine.

    python -m benchmarks.browser_engine

Both walk the same races, which the browser's engine also measures (gap, distance, gauge), as the server's watches them.
A ratio above 1 means that the browser's engine is faster. Nothing is asserted: the numbers are for reading.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.engine import GENTLE
from benchmarks.turns import timed
from experiments import refusal
from experiments.engine.batch import batch_of
from experiments.engine.race import Race
from experiments.engine.runner import run_batch
from optimizers import OPTIMIZERS
from reproduce.in_javascript import module
from ui.session.messages.programs import Programs
from ui.session.messages.wire import Packed, encoded
from ui.session.programs import programs
from ui.session.setup import Setup

STEPS = 300
ROUNDS = 15
SURFACES = ("himmelblau", "peaks", "moons")  # the last over 200 samples, for all methods
NODE = Path(sys.prefix) / "bin" / "node"
WALKS = Path(__file__).resolve().parent / "walks.js"


@dataclass(frozen=True, eq=False)
class Told(Packed):
    """What walks.js is told."""

    programs: Programs
    rounds: int
    races: list[dict[str, Any]]


def by_browser(setup: Setup, races: list[Race]) -> list[float]:
    """Milliseconds of each race in the browser's engine."""
    told = [
        {"method": race.method, "start": race.start, "steps": race.steps, "hypers": dict(race.values)} for race in races
    ]
    with TemporaryDirectory() as folder:
        rules, given, results = (Path(folder) / name for name in ("rules.mjs", "races.json", "results.json"))
        rules.write_text(module(), encoding="utf-8")
        given.write_bytes(encoded(Told(programs(setup), ROUNDS, told)))
        command = [NODE, "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", WALKS, rules, given, results]
        subprocess.run(list(map(str, command)), check=True)
        return [median(took) for took in json.loads(results.read_text())]


def by_server(race: Race) -> float:
    """Milliseconds of a race in the server's float engine."""
    batch = batch_of(race)
    return median(timed(lambda: run_batch(batch, floats=True)) for _ in range(ROUNDS))


def of_surface(name: str) -> list[float]:
    """Prints a line for each method that can run on a surface; the ratios."""
    setup = Setup(surface=name)
    surface = setup.landscape()
    keys = [key for key in OPTIMIZERS if refusal(surface, key) is None]
    races = [Race(surface, key, surface.start, STEPS, GENTLE.get(key, {})) for key in keys]
    ratios = []
    print(f"\n{surface.name}, {STEPS} steps: median of {ROUNDS} rounds")
    print(f"{'':22}{'browser, steps a second':>26}{'server, steps a second':>26}{'ratio':>10}")
    for race, took in zip(races, by_browser(setup, races), strict=True):
        server = by_server(race)
        ratios.append(server / took)
        print(f"{race.method:22}{1e3 * STEPS / took:26,.0f}{1e3 * STEPS / server:26,.0f}{server / took:10.1f}")
    print(f"{'median ratio':22}{median(ratios):62.1f}")
    return ratios


if __name__ == "__main__":
    for surface_name in SURFACES:
        of_surface(surface_name)
