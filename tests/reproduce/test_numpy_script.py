"""The NumPy script walks what run() walks, bit for bit; whatever a reader wrote in it is no code."""

import ast
import csv
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from landscapes import LANDSCAPES, from_formula
from landscapes.data.data import Data
from optimizers.schedules import SCHEDULES
from reproduce import Lineup, numpy_script, torch_script
from reproduce.sources import Bundle, respelled
from tests.reproduce.races import AWKWARD, HOSTILE, ODD, RACES, by_run, executed, logistic, padded


@pytest.mark.parametrize("name", RACES)
def test_a_script_walks_the_same_paths(name):
    race = RACES[name]
    found = executed(numpy_script(race))
    assert found["PATHS"] is found["RACES"][0]
    for start, paths in zip(race.starts, found["RACES"], strict=True):
        for key, path in by_run(race, start).items():
            np.testing.assert_array_equal(padded(paths[key], race.steps), path, err_msg=f"{key} from {start}")


def test_a_script_has_the_limits_only_where_it_may_need_them():
    assert "mpmath" not in numpy_script(RACES["beale"])
    assert "# Needs NumPy" in numpy_script(RACES["drop-wave"]) and " and mpmath.\n" in numpy_script(RACES["drop-wave"])


def test_every_schedule_is_followed():
    surface = LANDSCAPES["bowl"]
    for kind in SCHEDULES.values():
        race = Lineup(surface, (1.0, -2.0), 120, {"gradient_descent": {"lr": kind()}, "adam": {"lr": kind()}})
        paths = executed(numpy_script(race))["PATHS"]
        for key, path in by_run(race).items():
            np.testing.assert_array_equal(padded(paths[key], race.steps), path, err_msg=f"{kind.key} {key}")


@pytest.mark.slow("starts Python anew")
def test_a_script_runs_alone_and_keeps_its_points(tmp_path):
    """Run as a reader would, isolated from this project."""
    race = RACES["an own formula with schedules and noise"]
    (tmp_path / "race.py").write_text(numpy_script(race), encoding="utf-8")
    command = [sys.executable, "-I", "race.py", "paths.csv"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert done.stderr == ""
    with open(tmp_path / "paths.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    for key, path in by_run(race).items():
        mine = [[float(row[name]) for name in "xyf"] for row in rows if row["method"] == key]
        np.testing.assert_array_equal(mine, path)
        assert f"{key}: x = {path[-1, 0].item()!r}, y = {path[-1, 1].item()!r}" in done.stdout


def test_two_helpers_of_one_name_keep_their_own_constants():
    names = executed(numpy_script(RACES["beale"]))
    assert {value for name, value in names.items() if "TRIALS" in name} == {60, 100}


@pytest.mark.parametrize("script", [numpy_script, torch_script])
def test_what_a_reader_wrote_is_never_code(script):
    surface = from_formula("x^2 + y^2")
    race = Lineup(surface, (1.0, 1.0), 3, {"adam": {}}, link={"formula": "x^2"}, address="http://here/")
    hostile = replace(
        race,
        surface=replace(surface, name=HOSTILE),
        link={"formula": HOSTILE, HOSTILE: "1"},
        address=HOSTILE,
    )
    assert ast.dump(ast.parse(script(hostile))) == ast.dump(ast.parse(script(race)))


@pytest.mark.parametrize("script", [numpy_script, torch_script])
def test_what_columns_and_data_are_called_is_never_code(script):
    plain = Data({name: AWKWARD[name] for name in ODD})
    race = replace(logistic(plain, *ODD, batch=3), methods={"adam": {}})
    hostile = replace(race, surface=replace(race.surface, data=AWKWARD), data_set=HOSTILE)
    assert script(hostile).count("os.abort()") == 4 and "os.abort()" not in script(race)
    assert ast.dump(ast.parse(script(hostile))) == ast.dump(ast.parse(script(race)))


def test_a_name_is_spelled_otherwise_only_where_it_stands_for_itself():
    text = "def f(a):\n    return a.sqrt + sqrt(a, sqrt=1)  # sqrt\n"
    assert respelled(text, {"sqrt": "math.sqrt"}) == "def f(a):\n    return a.sqrt + math.sqrt(a, sqrt=1)  # sqrt\n"


def test_a_definition_comes_once_and_after_what_it_needs():
    bundle = Bundle({}, lambda name: "")
    home = "optimizers.base.matrices"
    assert bundle.add((home, "solve")) == "solve"
    text = bundle.news()
    assert text.index("where: Callable[..., Number] = ") < text.index("def divisor") < text.index("def solve")
    bundle.add((home, "positive_definite"))
    assert bundle.news().count("def ") == 1


def test_a_script_says_how_to_open_the_race_again():
    race = replace(RACES["an own formula with schedules and noise"], address="https://ravine.example/")
    first = numpy_script(race).splitlines()[:4]
    assert first[0].startswith("# SGD, Momentum, Nesterov, Adam")
    assert first[1].startswith("# Open it there: https://ravine.example/?surface=own&formula=x%5E2")
