"""Two runs beside each other, in words: steps, losses and ends."""

from dataclasses import replace

import pytest

from experiments import Outcome, run
from experiments.readings.difference import difference
from experiments.readings.scoreboard import row
from landscapes import LANDSCAPES
from optimizers.base.numbers import in_text

RAVINE = LANDSCAPES["ravine"]


def momentum(beta, lr=0.01, steps=300):
    return row(RAVINE, run(RAVINE, "momentum", RAVINE.start, steps=steps, hypers={"beta": beta, "lr": lr}))


def test_the_steps_and_the_loss_are_those_of_the_two_runs():
    before, after = momentum(0.9), momentum(0.8)
    told = difference(before, after)
    count = abs(after.arrived - before.arrived)
    word = "sooner" if after.arrived < before.arrived else "later"
    assert told[0] == f"arrived {count} steps {word} ({before.arrived} → {after.arrived})"
    assert told[1].startswith("final loss above the minimum ")
    for text, gap in zip(
        told[1].removeprefix("final loss above the minimum ").split(" → "), (before.gap, after.gap), strict=True
    ):
        assert text == in_text(gap)
    assert difference(after, before)[0].startswith(f"arrived {count} steps {'later' if word == 'sooner' else 'sooner'}")


def test_one_that_diverges_is_told_by_its_end():
    told = difference(momentum(0.9), momentum(0.9, lr=0.1))
    assert told[0] == "converged → diverged"
    assert told[1].startswith("never arrived instead of at step ")


ROW = replace(momentum(0.9), arrived=40, loss=1.0, gap=0.5, outcome=Outcome.LIMIT)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ["arrived at the same step (40)"]),
        ({"arrived": 41}, ["arrived 1 step later (40 → 41)"]),
        ({"arrived": 38}, ["arrived 2 steps sooner (40 → 38)"]),
        ({"arrived": None}, ["never arrived instead of at step 40"]),
        ({"gap": 0.25}, ["arrived at the same step (40)", "final loss above the minimum 0.5 → 0.25"]),
        ({"gap": -3.14, "loss": -3.0}, ["arrived at the same step (40)", "final loss 1 → −3"]),
        ({"gap": None, "loss": 2.0}, ["arrived at the same step (40)", "final loss 1 → 2"]),
        (
            {"outcome": Outcome.DIVERGED, "gap": 1e22, "arrived": None},
            ["still moving → diverged", "never arrived instead of at step 40"],
        ),
        ({"loss": None, "gap": None}, ["arrived at the same step (40)"]),
    ],
)
def test_what_is_alike_is_left_out(change, told):
    assert difference(ROW, replace(ROW, **change)) == told


def test_of_two_that_diverged_it_is_told_when():
    gone = replace(ROW, outcome=Outcome.DIVERGED, stopped=3, arrived=None)
    assert difference(gone, replace(gone, stopped=14, gap=1e22)) == ["diverged at step 14 instead of 3"]
    assert difference(gone, gone) == []


def test_one_that_never_arrived_before():
    assert difference(replace(ROW, arrived=None), ROW) == ["arrived at step 40 instead of never"]
