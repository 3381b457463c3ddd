"""The paths as a table and as JSON: every point of every method, with all digits, up to where a run went wrong."""

import csv
import json
import math
from dataclasses import replace
from io import StringIO

import numpy as np
import pytest

from experiments import run
from experiments.studies.tables import as_csv
from reproduce import Paths, as_json
from tests.reproduce.races import AWKWARD, HOSTILE, ODD, RACES, by_run, logistic, padded

BATCHES = "batches of a line's samples, each once an epoch"
SOME = ("a saddle, where runs fly off", "an own formula with schedules and noise", BATCHES)


def paths(race):
    given = {"steps": race.steps, "noise": race.noise, "seed": race.seed, "batch": race.batch, "order": race.order}
    given |= {"streams": 0}
    return Paths(race, {key: run(race.surface, key, race.starts, hypers=h, **given) for key, h in race.methods.items()})


@pytest.mark.parametrize("name", SOME)
def test_the_table_has_every_point_with_all_its_digits(name):
    race = RACES[name]
    rows = list(csv.DictReader(StringIO(as_csv(paths(race)))))
    for key, path in by_run(race).items():
        mine = [row for row in rows if row["method"] == key]
        assert [int(row["step"]) for row in mine] == list(range(len(mine)))
        points = [[float(row[part] or "nan") for part in (*race.coordinates, "f")] for row in mine]
        np.testing.assert_array_equal(padded(points, race.steps), path)


def test_what_follows_a_schedule_has_a_column():
    race = RACES["an own formula with schedules and noise"]
    rows = list(csv.DictReader(StringIO(as_csv(paths(race)))))
    changing = ["lr", "beta", "beta1", "memory", "clip"]
    assert list(rows[0]) == ["method", "step", "x", "y", "f", "gradient", *changing, "clipped from"]
    clipped = [row for row in rows if row["method"] == "rmsprop"]
    long = {int(row["step"]): float(row["clipped from"]) for row in clipped if row["clipped from"]}
    assert long and min(long.values()) > 0.4 and 0 not in long
    assert not any(row["clipped from"] for row in rows if row["method"] == "adam")
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
        columns = [[math.nan if v is None else v for v in method["path"][part]] for part in (*race.coordinates, "f")]
        path = np.where(np.isfinite(walked[method["method"]]), walked[method["method"]], np.nan)
        np.testing.assert_array_equal(padded(np.transpose(columns), race.steps), path)
        assert method["outcome"] and set(method["settings"]) >= set(race.methods[method["method"]])


def test_of_one_weight_nothing_is_told_of_an_idle_one():
    race = replace(RACES["one weight, under noise"], steps=5, further=((1.0, 0.5),))
    rows = list(csv.DictReader(StringIO(as_csv(paths(race)))))
    assert list(rows[0])[:6] == ["method", "start", "step", "x", "f", "gradient"] and "y" not in rows[0]
    told = json.loads(as_json(paths(race)))
    assert (told["surface"]["coordinates"], told["start"], told["further starts"]) == (["x"], [2.5], [[1.0]])
    assert {name for method in told["methods"] for name in method["path"]} == {"x", "f", "gradient"}


def test_on_data_each_step_has_the_samples_that_were_seen_and_the_columns_are_told():
    race = replace(RACES[BATCHES], data_set="Five points")
    rows = list(csv.DictReader(StringIO(as_csv(paths(race)))))
    assert list(rows[0]) == ["method", "step", "epoch", "samples", "w", "b", "f", "gradient"]
    seen = [(row["epoch"], row["samples"]) for row in rows if row["method"] == "adam"]
    assert [(float(epoch), int(samples)) for epoch, samples in seen[:5]] == [
        (0, 0),
        (0.4, 2),
        (0.8, 4),
        (1, 5),
        (1.4, 7),
    ]  # batches of 2, 2 and 1
    told = json.loads(as_json(paths(race)))["data"]
    assert (told["set"], told["samples"], told["batch"], told["order"]) == ("Five points", 5, 2, "shuffle")
    assert [(each["name"], each["values"]) for each in told["columns"]] == [
        (name, column.tolist()) for name, column in race.surface.data.items()
    ]


def test_a_title_stays_text_in_json_and_whole_data_are_one_batch():
    race = logistic(AWKWARD, *ODD, steps=1)
    told = json.loads(as_json(paths(race)))["data"]
    assert {each["title"] for each in told["columns"]} == {HOSTILE}
    assert (told["batch"], told["order"]) == (AWKWARD.count, None)


@pytest.mark.parametrize("name", SOME)
def test_from_further_starts_each_run_is_there_as_from_its_start_alone(name):
    race = replace(RACES[name], steps=12, further=((0.3, -0.4), (1.5, 0.8)))
    found = paths(race)
    rows = list(csv.DictReader(StringIO(as_csv(found))))
    told = {each["method"]: each for each in json.loads(as_json(found))["methods"]}
    assert list(rows[0])[:3] == ["method", "start", "step"]
    for number, start in enumerate(race.starts, start=1):
        alone = replace(race, start=start, further=())
        mine = [{k: v for k, v in row.items() if k != "start"} for row in rows if row["start"] == str(number)]
        assert mine == list(csv.DictReader(StringIO(as_csv(paths(alone)))))
        for method in json.loads(as_json(paths(alone)))["methods"]:
            whole = told[method["method"]]
            here = whole if number == 1 else whole["further"][number - 2]
            assert number == 1 or here["start"] == number
            assert all(here[name] == method[name] for name in ("outcome", "stopped", "path"))
            assert here.get("clipped") == method.get("clipped")
