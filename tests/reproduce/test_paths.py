"""The paths as a table and as JSON: every point of every method, with all digits, up to where a run went wrong."""

import csv
import json
import math
from io import StringIO

import numpy as np
import pytest

from experiments import run
from experiments.studies.tables import as_csv
from reproduce import Paths, as_json
from tests.reproduce.races import RACES, by_run, padded

SOME = ("a saddle, where runs fly off", "an own formula with schedules and noise")


def paths(race):
    given = {"steps": race.steps, "noise": race.noise, "seed": race.seed}
    return Paths(race, {key: run(race.surface, key, race.start, hypers=h, **given) for key, h in race.methods.items()})


@pytest.mark.parametrize("name", SOME)
def test_the_table_has_every_point_with_all_its_digits(name):
    race = RACES[name]
    rows = list(csv.DictReader(StringIO(as_csv(paths(race)))))
    for key, path in by_run(race).items():
        mine = [row for row in rows if row["method"] == key]
        assert [int(row["step"]) for row in mine] == list(range(len(mine)))
        points = [[float(row[part] or "nan") for part in ("x", "y", "f")] for row in mine]
        np.testing.assert_array_equal(padded(points, race.steps), path)


def test_what_follows_a_schedule_has_a_column():
    race = RACES["an own formula with schedules and noise"]
    rows = list(csv.DictReader(StringIO(as_csv(paths(race)))))
    assert list(rows[0]) == ["method", "step", "x", "y", "f", "gradient", "lr", "beta", "beta1", "memory"]
    told = {row["step"]: row["lr"] for row in rows if row["method"] == "adam"}
    schedule = race.methods["adam"]["lr"]
    assert told["0"] == "" and [float(told[str(t)]) for t in (1, 20)] == [schedule(0), schedule(19)]
    assert {row["lr"] for row in rows if row["method"] == "momentum"} == {""}


@pytest.mark.parametrize("name", SOME)
def test_json_has_the_set_up_the_outcomes_and_the_points(name):
    race = RACES[name]
    told = json.loads(as_json(paths(race)), parse_constant=lambda text: pytest.fail(f"{text} is not JSON"))
    assert (told["link"], told["start"], told["noise"]) == (race.link, list(race.start), race.noise)
    assert told["surface"]["formula"] == race.surface.formula
    walked = by_run(race)
    for method in told["methods"]:
        columns = [[math.nan if v is None else v for v in method["path"][part]] for part in ("x", "y", "f")]
        path = np.where(np.isfinite(walked[method["method"]]), walked[method["method"]], np.nan)
        np.testing.assert_array_equal(padded(np.transpose(columns), race.steps), path)
        assert method["outcome"] and set(method["settings"]) >= set(race.methods[method["method"]])
