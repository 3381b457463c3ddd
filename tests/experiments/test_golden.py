"""Paths made by other people's code (tests/golden/make.py), held against ours."""

import json
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from experiments import run
from experiments.engine import Walk
from experiments.setup import checked
from landscapes import LANDSCAPES

REFERENCE = json.loads((Path(__file__).parents[1] / "golden" / "reference.json").read_text())


def named(cases):
    names = (f"{case['method']}-{case.get('surface', 'open')}-{number}" for number, case in zip(count(1), cases))
    return pytest.mark.parametrize("case", cases, ids=list(names))


def as_reported(case, path):
    """torch reports the point where Nesterov takes its gradient, x + βv, with v the last move."""
    if case["method"] != "nesterov":
        return path
    return path + case["hypers"]["beta"] * np.diff(path, axis=0, prepend=path[:1])


@named(REFERENCE["open"]["cases"])
@pytest.mark.parametrize("floats", [True, False], ids=["floats", "arrays"])
def test_open_loop(case, floats):
    """Fed the recorded gradients, every method walks where the reference walked."""
    recorded = REFERENCE["open"]["gradients"]
    gradients = iter(recorded)

    def replay(x, y):
        gx, gy = next(gradients)
        return (gx, gy) if floats else (np.array([gx]), np.array([gy]))

    replaying = SimpleNamespace(gradient=replay)
    setup = checked(case["method"], REFERENCE["open"]["start"], len(recorded), case["hypers"], 0.0, 0, "all")
    walk = iter(Walk(setup, SimpleNamespace(floats=replaying, arrays=replaying), slice(None), floats=floats))
    points = [next(walk) for _ in range(len(recorded) + 1)]
    path = np.array([(a[0], b[0]) for a, b in points], dtype=float).reshape(-1, 2)
    assert as_reported(case, path)[:: REFERENCE["open"]["every"]] == pytest.approx(
        np.array(case["path"]), rel=1e-10, abs=1e-10
    )


@named(REFERENCE["closed"])
def test_closed_loop(case):
    """On the same surface, each with its own gradients."""
    expected = np.array(case["path"])
    steps = case["every"] * (len(expected) - 1)
    runs = run(LANDSCAPES[case["surface"]], case["method"], expected[0], steps=steps, hypers=case["hypers"])
    assert as_reported(case, runs.path[:, 0])[:: case["every"]] == pytest.approx(expected, rel=1e-8, abs=1e-8)


def test_every_method_has_a_reference():
    covered = {case["method"] for case in [*REFERENCE["open"]["cases"], *REFERENCE["closed"]]}
    assert covered >= {
        "gradient_descent",
        "momentum",
        "nesterov",
        "adagrad",
        "adadelta",
        "rmsprop",
        "adam",
        "adamax",
        "newton",
    }
