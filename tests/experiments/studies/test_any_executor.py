"""Every study finds the same, bit for bit, when an executor of the caller's walks its runs."""

import ast
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from experiments import studies
from experiments.engine.race import Race
from experiments.studies.axes import Axis
from experiments.studies.basins import basins
from experiments.studies.fair import MODES, compare
from experiments.studies.fan import fan
from experiments.studies.limit import home_of
from experiments.studies.strip import strip
from experiments.studies.sweep import sweep
from experiments.studies.tuning import tune
from experiments.studies.winners import winners
from landscapes import LANDSCAPES

HIMMELBLAU = LANDSCAPES["himmelblau"]
MOMENTUM, ADAM = (Race(HIMMELBLAU, method, HIMMELBLAU.start, 60, noise=0.3) for method in ("momentum", "adam"))
RATE, BETA = Axis("lr", 1e-4, 0.1, "log", 9), Axis("beta", 0, 0.9, "linear", 7)
FAIR: dict[str, Any] = {"budget": 4, "starts": 5, "seeds": 2}
STUDIES: dict[str, Callable[..., Any]] = {
    "sweep": lambda **asked: sweep(MOMENTUM, RATE, BETA, **asked),
    "basins": lambda **asked: basins(MOMENTUM, HIMMELBLAU.domain, 9, **asked),
    "winners": lambda **asked: winners([MOMENTUM, ADAM], HIMMELBLAU.domain, 8, "loss", **asked),
    "strip": lambda **asked: strip(MOMENTUM, RATE, late=40, **asked),
    "fan": lambda **asked: fan(ADAM, runs=20, tolerance=0.1, **asked),
    "tune": lambda **asked: tune(MOMENTUM, 6, **asked),
    **{mode: lambda mode=mode, **asked: compare([MOMENTUM, ADAM], mode, **FAIR, **asked) for mode in MODES},
}


class Counted(ThreadPoolExecutor):
    asked = 0

    def submit(self, fn, /, *args, **kwargs):
        self.asked += 1
        return super().submit(fn, *args, **kwargs)


def same(one, other) -> bool:
    """Whether two results hold the same throughout, and NaN in the same places."""
    if is_dataclass(one):
        return type(one) is type(other) and all(
            same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one)
        )
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, (np.ndarray, float)):
        return np.array_equal(one, other, equal_nan=True)
    return one == other


@pytest.mark.parametrize("study", STUDIES)
def test_an_executor_walks_all_runs_and_does_not_show(study):
    told: list[float] = []
    with Counted(2) as executor:
        there = STUDIES[study](executor=executor, progress=told.append)
    assert executor.asked >= 8
    assert told == sorted(told) and told[-1] == 1
    assert same(there, STUDIES[study]())


def test_the_home_of_a_race_is_the_same():
    with Counted(1) as executor:
        assert same(home_of(MOMENTUM, executor=executor), home_of(MOMENTUM))
    assert executor.asked == 1


@pytest.mark.parametrize("file", sorted(Path(studies.__path__[0]).glob("*.py")), ids=lambda file: file.stem)
def test_every_study_hands_the_executor_on(file):
    calls = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    asked = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("run_race", "run", "tune")]
    assert [ast.unparse(call) for call in asked if "executor" not in {given.arg for given in call.keywords}] == []
