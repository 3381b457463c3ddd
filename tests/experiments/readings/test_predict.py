"""Guesses judged: an order by pairs, a place by its distance."""

from dataclasses import replace

import numpy as np
import pytest

from experiments import Outcome, run
from experiments.readings.predict import FULL, Placed, end, placed, ranked, ranking
from experiments.readings.scoreboard import row
from experiments.readings.ties import alike
from landscapes import LANDSCAPES

RAVINE = LANDSCAPES["ravine"]
RUNS = {key: run(RAVINE, key, RAVINE.start, steps=300) for key in ("gradient_descent", "momentum", "rmsprop", "adam")}
ROWS = {key: row(RAVINE, runs) for key, runs in RUNS.items()}
SPARE = alike(RAVINE)
DOMAIN = ((-2.0, 2.0), (-1.0, 1.0))


def test_the_right_order_has_every_pair_and_its_reverse_none():
    order = ranking(ROWS, SPARE)
    assert ranked(order, ROWS, SPARE).score == FULL
    assert ranked(order[::-1], ROWS, SPARE).score == 0
    one_swapped = [order[1], order[0], *order[2:]]
    assert (ranked(one_swapped, ROWS, SPARE).right, ranked(one_swapped, ROWS, SPARE).pairs) == (5, 6)


def test_steps_to_tolerance_come_first_then_the_loss_and_who_broke_off_is_last():
    first = replace(ROWS["adam"], arrived=10, loss=1e-4)
    later = replace(first, arrived=20, loss=1e-9)
    never = replace(first, arrived=None, loss=0.5, outcome=Outcome.LIMIT)
    worse = replace(never, loss=0.7)
    gone = replace(never, loss=0.1, outcome=Outcome.DIVERGED)
    assert ranking({"gone": gone, "worse": worse, "never": never, "later": later, "first": first}, SPARE) == [
        "first",
        "later",
        "never",
        "worse",
        "gone",
    ]


def test_of_two_that_stand_alike_either_order_is_right():
    never = replace(ROWS["adam"], arrived=None, outcome=Outcome.LIMIT, loss=2.0)
    for other in (never, replace(never, loss=2.0 + SPARE / 2)):
        both = {"a": never, "b": other}
        assert ranked(["b", "a"], both, SPARE) == ranked(["a", "b"], both, SPARE)
        assert ranked(["a", "b"], both, SPARE).score == FULL
    assert ranked(["b", "a"], {"a": never, "b": replace(never, loss=2.0 + 3 * SPARE)}, SPARE).score == 0


@pytest.mark.parametrize(
    ("guess", "truth", "distance", "score"),
    [
        ((0, 0), (0, 0), 0, FULL),
        ((0, 0), (1, 0), 0.25, FULL // 2),
        ((-2, 0), (2, 0), 1, 0),
        (None, None, None, FULL),
        (None, (0, 0), None, 0),
        ((0, 0), None, None, 0),
    ],
)
def test_a_place_is_judged_by_its_distance_and_nowhere_is_all_or_nothing(guess, truth, distance, score):
    assert placed(guess, truth, DOMAIN) == Placed(distance, score)


def test_where_a_run_ends_is_its_last_point_unless_that_is_nowhere_in_the_window():
    assert end(RUNS["adam"]) == tuple(RUNS["adam"].path[-1, 0])
    assert end(run(RAVINE, "gradient_descent", RAVINE.start, steps=300, hypers={"lr": 0.1})) is None
    beyond = run(RAVINE, "gradient_descent", np.array([30.0, 0.0]), steps=2)
    assert beyond.outcome[0] == Outcome.LIMIT and end(beyond) is None
