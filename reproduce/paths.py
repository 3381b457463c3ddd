"""The paths of a race as a table and as JSON: every point with all its digits."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from experiments.engine.batches import samples_seen
from experiments.engine.outcomes import GONE
from experiments.engine.race import SHUFFLE
from experiments.engine.runs import Runs
from experiments.readings.metrics import gradient_norm
from experiments.studies.tables import Table, table
from optimizers import OPTIMIZERS
from optimizers.schedules import Course
from reproduce.lineup import Lineup

CLIPPED = "clipped from"  # the column of lengths, each of a gradient that was shortened


@dataclass(frozen=True, eq=False)
class Paths:
    """A race, and the runs of each of its methods: the first from its start, others from its further starts."""

    lineup: Lineup
    runs: Mapping[str, Runs]

    def points(self, key: str, run: int = 0) -> dict[str, list[float]]:
        """x and y by their names, or the one weight that f has, f and the length of the gradient at each step of a
        method, until it went wrong if it did; on a surface over data, before these, how many epochs and samples the
        steps have seen by then.
        """
        runs = self.runs[key]
        end = int(runs.stopped[run]) + 1 if runs.outcome[run] in GONE else None
        point = dict(zip(self.lineup.coordinates, runs.path[:end, run].T, strict=False))
        value, slope = runs.value[:end, run], self.slopes[key][:end, run]
        columns = {**self.seen(len(value)), **point, "f": value, "gradient": slope}
        return {name: column.tolist() for name, column in columns.items()}

    @cached_property
    def slopes(self) -> dict[str, np.ndarray]:
        """The length of the gradient along the runs of each method, (steps + 1, runs)."""
        return {key: gradient_norm(self.lineup.surface, runs) for key, runs in self.runs.items()}

    def seen(self, points: int) -> dict[str, np.ndarray]:
        """How many epochs and samples each of the first points of a path comes after; nothing without data."""
        lineup = self.lineup
        if lineup.surface.data is None:
            return {}
        count = lineup.surface.data.count
        drawn = (lineup.batch, lineup.order) if lineup.batched and lineup.batch else (count, SHUFFLE)
        samples = samples_seen(np.arange(points), count, *drawn)
        return {"epoch": samples / count, "samples": samples}

    def clipped(self, key: str, run: int = 0) -> dict[int, float]:
        """How long the gradient was before it was shortened, by the step that followed it, of a method."""
        found = self.runs[key].clipped(run)
        return dict(zip(found.steps.tolist(), found.lengths.tolist(), strict=True)) if found else {}

    def scheduled(self, key: str) -> dict[str, list[float]]:
        """What each setting of a method that follows a schedule was, from step 1 on."""
        return {name: values for name, values in self.runs[key].hypers.items() if isinstance(values, list)}


@table.register
def _(paths: Paths) -> Table:
    """One row for each step of each run of each method; where there are further starts, a column with the number of the
    start; a column more for each setting that follows a schedule in any method, and where gradients are clipped, one
    of how long they were before.
    """
    clips = [CLIPPED] if any(runs.clipped() for runs in paths.runs.values()) else []
    names = list(dict.fromkeys(name for key in paths.runs for name in paths.scheduled(key)))
    starts = ["start"] if paths.lineup.further else []
    rows: list[list[Any]] = []
    for key in paths.runs:
        changing = paths.scheduled(key)
        for run in range(1 + len(paths.lineup.further)):
            long, start = paths.clipped(key, run), [run + 1 for _ in starts]
            for step, point in enumerate(zip(*paths.points(key, run).values(), strict=True)):
                settings = (changing[name][step - 1] if step and name in changing else None for name in names)
                rows.append([key, *start, step, *point, *settings, *(long.get(step) for _ in clips)])
    points = [*paths.seen(0), *paths.lineup.coordinates, "f", "gradient"]
    return ["method", *starts, "step", *points, *names, *clips], rows


def as_json(paths: Paths) -> str:
    """The set-up, and of each method its settings, its outcome and its points; null is a number that is not finite."""
    lineup = paths.lineup
    told = {
        "link": dict(lineup.link),
        "surface": {
            "name": lineup.surface.name,
            "formula": lineup.surface.formula,
            "coordinates": lineup.coordinates,
            "motion": lineup.surface.motion,
        },
        "data": data(lineup),
        "start": lineup.start[: len(lineup.coordinates)],
        **({"further starts": [each[: len(lineup.coordinates)] for each in lineup.further]} if lineup.further else {}),
        "steps": lineup.steps,
        "noise": lineup.noise,
        "seed": lineup.seed,
        "methods": [method(paths, key) for key in paths.runs],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def data(lineup: Lineup) -> dict[str, Any] | None:
    """The samples that the surface is made from, and which of them each step sees; None without any."""
    columns = lineup.surface.data
    if columns is None:
        return None
    return {
        "set": lineup.data_set,
        "samples": columns.count,
        "columns": [
            {"name": name, "title": columns.titles[name], "values": values.tolist()} for name, values in columns.items()
        ],
        "batch": lineup.batch if lineup.batched else columns.count,
        "order": lineup.order if lineup.batched else None,
    }


def method(paths: Paths, key: str) -> dict[str, Any]:
    settings = {
        name: str(value) if isinstance(value, Course) else value for name, value in paths.lineup.settings(key).items()
    }
    beside = [{"start": number + 1, **run(paths, key, number)} for number in range(1, 1 + len(paths.lineup.further))]
    return {
        "method": key,
        "name": OPTIMIZERS[key].called(paths.lineup.drawn),
        "settings": settings,
        "scheduled": paths.scheduled(key),
        **run(paths, key),
        **({"further": beside} if beside else {}),
    }


def run(paths: Paths, key: str, number: int = 0) -> dict[str, Any]:
    """How one run of a method ended, and its points."""
    runs = paths.runs[key]
    outcome, stopped = runs.ended(number)
    clipped = {"clipped": {str(step): long for step, long in paths.clipped(key, number).items()}}
    return {
        "outcome": str(outcome.value),
        "stopped": stopped,
        "path": {
            name: [value if math.isfinite(value) else None for value in column]
            for name, column in paths.points(key, number).items()
        },
        **(clipped if runs.clipped(number) else {}),
    }
