"""Holds our paths against other people's, and writes down how far apart they are: `make proof`.

The other people's paths are tests/golden/reference.json; what is written is experiments/proof.json, from which the app
says what each method was checked against. The tests measure with the same functions.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from experiments.engine.batch import batch_of
from experiments.engine.race import Race
from experiments.engine.walking.floats import Walk
from experiments.engine.walking.walk import coordinates
from landscapes import LANDSCAPES
from optimizers.base.proof import PROOF
from optimizers.schedules import SCHEDULES, read

REFERENCE = json.loads((Path(__file__).parents[1] / "tests" / "golden" / "reference.json").read_text())
# How close a path must be, where a case has no bound of its own.
WITHIN = {"open loop": 1e-10, "closed loop": 1e-8, "values alone": 1e-8, "end point": 1e-7}
SHARED = ("by", "version", "kind", "within")  # cases alike in these are one check

Case = dict[str, Any]


def cases() -> list[Case]:
    """Every case of every part, with the version of the package it is from and how close a path must be."""
    return [
        {"version": version(part, case), "within": WITHIN[case["kind"]]} | case
        for part in REFERENCE["paths"].values()
        for case in part["cases"]
    ]


def version(part: Any, case: Case) -> str:
    """ "2.13.0"; none where it is plain arithmetic."""
    return part["versions"].get(case["by"].partition(".")[0], "").partition("+")[0]


def steps(case: Case) -> int:
    return case["every"] * (len(case["path"]) - 1)


def ours(case: Case, *, floats: bool = True) -> np.ndarray:
    """Our points at the steps that the case has: (recorded, 2), by the float engine or the array engine."""
    start = case["path"][0]
    hypers = {
        name: read(value, SCHEDULES) if isinstance(value, str) else value for name, value in case["hypers"].items()
    }
    surface = replayed() if case["kind"] == "open loop" else LANDSCAPES[case["surface"]]
    race = Race(surface, case["method"], start, steps(case), hypers)
    with np.errstate(all="ignore"):
        trail = list(islice(iter(Walk(batch_of(race), floats=floats)), steps(case) + 1))
    x, y = (np.array(numbers, dtype=float).ravel() for numbers in coordinates(race.optimizer, trail))
    return as_reported(case, np.stack([x, y], axis=1))[:: case["every"]]


def replayed() -> Any:
    """A surface that answers each question for a gradient with the next one recorded, wherever it is asked."""
    recorded = iter(REFERENCE["open"]["gradients"])
    return SimpleNamespace(
        single=False,
        domain=((-1, 1), (-1, 1)),  # how far is too far, nobody asks before the gradients end
        floats=SimpleNamespace(gradient=lambda x, y: tuple(next(recorded))),
        arrays=SimpleNamespace(gradient=lambda x, y: tuple(np.array(next(recorded))[:, None])),
    )


def as_reported(case: Case, path: np.ndarray) -> np.ndarray:
    """Libraries report the point where Nesterov takes its gradient, x + βv, with v the last move."""
    if case["method"] != "nesterov":
        return path
    return path + case["hypers"]["beta"] * np.diff(path, axis=0, prepend=path[:1])


def difference(case: Case, path: np.ndarray) -> float:
    """The largest difference of a coordinate: as a part of it where it is above 1, else as it is; NaN if one is."""
    expected = np.array(case["path"])
    return float((abs(path - expected) / np.maximum(1, abs(expected))).max())


def measured() -> dict[str, list[dict[str, Any]]]:
    """method -> its checks: one for each reference and kind, with the largest difference over all settings."""
    alike: dict[tuple, list[Case]] = {}
    for case in cases():
        alike.setdefault((case["method"], *(case[name] for name in SHARED)), []).append(case)
    found: dict[str, list[dict[str, Any]]] = {}
    for (method, *shared), group in alike.items():
        apart = max(difference(case, ours(case)) for case in group)
        counts = {"paths": len(group), "steps": sum(map(steps, group)), "difference": float(f"{apart:.1e}")}
        check = dict(zip(SHARED, shared, strict=True)) | counts
        found.setdefault(method, []).append(check)
    return found


def lines(found: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    for method, checks in found.items():
        for check in checks:
            verdict = "ok " if check["difference"] <= check["within"] else "BAD"
            yield f"{verdict} {check['difference']:8.1e} {method}: {check['by']} {check['version']}, {check['kind']}"


if __name__ == "__main__":
    found = measured()
    PROOF.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    print(*lines(found), sep="\n")
