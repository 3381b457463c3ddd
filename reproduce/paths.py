"""The paths of a race as a table and as JSON: every point with all its digits."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from experiments.engine.outcomes import GONE
from experiments.engine.runs import Runs
from experiments.readings.metrics import gradient_norm
from experiments.studies.tables import Table, table
from optimizers import OPTIMIZERS
from optimizers.schedules import Course
from reproduce.lineup import Lineup


@dataclass(frozen=True, eq=False)
class Paths:
    """A race, and the run of each of its methods."""

    lineup: Lineup
    runs: Mapping[str, Runs]

    def points(self, key: str) -> dict[str, list[float]]:
        """x, y, f and the length of the gradient at each step of a method, until it went wrong if it did."""
        runs = self.runs[key]
        end = int(runs.stopped[0]) + 1 if runs.outcome[0] in GONE else None
        x, y = runs.path[:end, 0].T
        slope = gradient_norm(self.lineup.surface, runs)[:end, 0]
        return {"x": x.tolist(), "y": y.tolist(), "f": runs.value[:end, 0].tolist(), "gradient": slope.tolist()}

    def scheduled(self, key: str) -> dict[str, list[float]]:
        """What each setting of a method that follows a schedule was, from step 1 on."""
        return {name: values for name, values in self.runs[key].hypers.items() if isinstance(values, list)}


@table.register
def _(paths: Paths) -> Table:
    """One row for each step of each method; a column more for each setting that follows a schedule in any of them."""
    names = list(dict.fromkeys(name for key in paths.runs for name in paths.scheduled(key)))
    rows: list[list[Any]] = []
    for key in paths.runs:
        changing = paths.scheduled(key)
        for step, point in enumerate(zip(*paths.points(key).values(), strict=True)):
            settings = (changing[name][step - 1] if step and name in changing else None for name in names)
            rows.append([key, step, *point, *settings])
    return ["method", "step", "x", "y", "f", "gradient", *names], rows


def as_json(paths: Paths) -> str:
    """The set-up, and of each method its settings, its outcome and its points; null is a number that is not finite."""
    lineup = paths.lineup
    told = {
        "link": dict(lineup.link),
        "surface": {"name": lineup.surface.name, "formula": lineup.surface.formula, "motion": lineup.surface.motion},
        "start": lineup.start,
        "steps": lineup.steps,
        "noise": lineup.noise,
        "seed": lineup.seed,
        "methods": [method(paths, key) for key in paths.runs],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def method(paths: Paths, key: str) -> dict[str, Any]:
    runs = paths.runs[key]
    settings = {
        name: str(value) if isinstance(value, Course) else value for name, value in paths.lineup.settings(key).items()
    }
    return {
        "method": key,
        "name": OPTIMIZERS[key].called(paths.lineup.noise),
        "settings": settings,
        "outcome": str(runs.outcome[0].value),
        "stopped": int(runs.stopped[0]),
        "path": {
            name: [number if math.isfinite(number) else None for number in column]
            for name, column in paths.points(key).items()
        },
        "scheduled": paths.scheduled(key),
    }
