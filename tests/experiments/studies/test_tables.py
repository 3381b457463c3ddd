"""Tables: what is written down reads back as the very same numbers."""

import csv
import math
from io import StringIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.engine.race import Race
from experiments.readings.endings import OUTCOMES
from experiments.studies.axes import Axis
from experiments.studies.basins import NOWHERE, basins
from experiments.studies.fair import compare
from experiments.studies.strip import strip, words
from experiments.studies.sweep import Sweep, sweep
from experiments.studies.tables import as_csv, table
from experiments.studies.winners import NOBODY, TIE, winners
from landscapes import LANDSCAPES
from tests.races import races

HIMMELBLAU = LANDSCAPES["himmelblau"]
RATES = Axis("lr", 1e-3, 0.1, "log", 4)
NUMBERS = st.floats(allow_infinity=True, allow_nan=True)


def read(result):
    """The rows of its CSV file, each a mapping of text."""
    return list(csv.DictReader(StringIO(as_csv(result))))


def numbers(rows, name):
    return np.array([float(row[name] or "nan") for row in rows])


@settings(deadline=None)
@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=6, max_size=6))
def test_numbers_read_back_bit_for_bit(pairs):
    arrived, gap = np.array(pairs).reshape(3, 2, 2).transpose(2, 0, 1)
    betas = Axis("beta", 0, 0.9, "one-minus-log", 3)
    rates = Axis("lr", 1e-3, 0.1, "log", 2)
    codes = np.arange(6).reshape(3, 2)
    rows = read(Sweep(HIMMELBLAU, "momentum", rates, betas, True, codes, codes, arrived, gap))
    assert np.array_equal(numbers(rows, "arrived"), arrived.ravel(), equal_nan=True)
    assert np.array_equal(numbers(rows, "gap"), gap.ravel(), equal_nan=True)
    assert numbers(rows, "lr").tolist() == [*rates.values] * 3
    assert numbers(rows, "beta").tolist() == np.repeat(betas.values, 2).tolist()
    assert [row["outcome"] for row in rows] == [ending.name for ending in OUTCOMES[:6]]


def test_a_sweep_has_a_row_for_every_cell_and_names_its_axes():
    found = sweep(Race(HIMMELBLAU, "momentum", HIMMELBLAU.start, 60), RATES, Axis("x", -1, 1, "linear", 3))
    rows = read(found)
    assert list(rows[0]) == ["lr", "x", "outcome", "stopped", "arrived", "gap"]
    assert np.array_equal(numbers(rows, "gap"), found.gap.ravel(), equal_nan=True)
    assert any(row["gap"] == "" for row in rows)  # those that diverged
    saddle = sweep(Race(LANDSCAPES["saddle"], "momentum", (1, 1), 5), RATES, Axis("beta", 0, 0.9, "linear", 2))
    assert list(read(saddle)[0])[-1] == "f"


def test_basins_name_their_minima():
    found = basins(Race(HIMMELBLAU, "momentum", HIMMELBLAU.start, 200), HIMMELBLAU.domain, 8)
    rows = read(found)
    for row, place in zip(rows, found.reached.ravel().tolist(), strict=True):
        if place == NOWHERE:
            assert row["minimum"] == row["minimum_x"] == row["minimum_f"] == ""
        else:
            assert row["minimum"] == str(place + 1)
            assert float(row["minimum_x"]) == found.minima[place].x
    assert {row["minimum"] for row in rows} == {"", "1", "2", "3", "4"}


def test_winners_are_named():
    racers = {"gradient_descent": {"lr": 0.5}, "newton": {}, "bfgs": {}}
    found = winners(races(HIMMELBLAU, racers, 30), HIMMELBLAU.domain, 6, "steps")
    called = dict(enumerate(racers)) | {TIE: "tie", NOBODY: "nobody"}
    rows = read(found)
    assert [row["winner"] for row in rows] == [called[place] for place in found.winner.ravel().tolist()]
    assert np.array_equal(numbers(rows, "steps"), found.number.ravel(), equal_nan=True)


def test_a_strip_has_a_row_for_every_value():
    found = strip(Race(HIMMELBLAU, "gradient_descent", HIMMELBLAU.start, 64), RATES, "value", 40)
    rows = read(found)
    assert [row["verdict"] for row in rows] == [words(found, column) for column in range(4)]
    late = np.array([numbers(rows, f"value_{place}") for place in range(1, 41)])
    assert np.array_equal(late, found.late, equal_nan=True)


def test_a_comparison_has_a_row_for_every_method():
    found = compare(races(HIMMELBLAU, {"gradient_descent": {"lr": 1.0}, "adam": {}}, 40), "evals", starts=6)
    first, second = read(found)
    assert (first["method"], first["settings"]) == ("gradient_descent", "lr=1.0")
    assert second["settings"] == "lr=0.1 beta1=0.9 beta2=0.999 eps=1e-08"
    assert float(first["gap_median"]) == found.standings[0].gap[1] == math.inf
    assert float(second["success"]) == found.standings[1].success


def test_there_is_no_table_of_anything_else():
    with pytest.raises(TypeError, match="no table of dict"):
        table({})
