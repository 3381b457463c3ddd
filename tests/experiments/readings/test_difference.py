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
    word = "fewer" if after.arrived < before.arrived else "more"
    assert told[0] == f"{count} {word} steps to tolerance ({before.arrived} → {after.arrived})"
    assert told[1].startswith("final loss above the minimum ")
    for text, gap in zip(
        told[1].removeprefix("final loss above the minimum ").split(" → "), (before.gap, after.gap), strict=True
    ):
        assert text == in_text(gap)
    assert difference(after, before)[0].startswith(f"{count} {'more' if word == 'fewer' else 'fewer'} steps")


def test_one_that_flies_off_is_told_by_its_end():
    told = difference(momentum(0.9), momentum(0.9, lr=0.1))
    assert told[0] == "converged → diverged"
    assert told[1].startswith("never within tolerance, before at step ")


ROW = replace(momentum(0.9), arrived=40, loss=1.0, gap=0.5, outcome=Outcome.LIMIT)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ["as many steps to tolerance (40)"]),
        ({"arrived": 41}, ["1 more step to tolerance (40 → 41)"]),
        ({"arrived": 38}, ["2 fewer steps to tolerance (40 → 38)"]),
        ({"arrived": None}, ["never within tolerance, before at step 40"]),
        ({"gap": 0.25}, ["as many steps to tolerance (40)", "final loss above the minimum 0.5 → 0.25"]),
        ({"gap": -3.14, "loss": -3.0}, ["as many steps to tolerance (40)", "final loss 1 → −3"]),
        ({"gap": None, "loss": 2.0}, ["as many steps to tolerance (40)", "final loss 1 → 2"]),
        (
            {"outcome": Outcome.DIVERGED, "gap": 1e22, "arrived": None},
            ["not settled → diverged", "never within tolerance, before at step 40"],
        ),
        ({"loss": None, "gap": None}, ["as many steps to tolerance (40)"]),
    ],
)
def test_what_is_alike_is_left_out(change, told):
    assert difference(ROW, replace(ROW, **change)) == told


def test_of_two_that_flew_off_it_is_told_when():
    gone = replace(ROW, outcome=Outcome.DIVERGED, stopped=3, arrived=None)
    assert difference(gone, replace(gone, stopped=14, gap=1e22)) == ["diverged at step 14, before at step 3"]
    assert difference(gone, gone) == []


def test_one_that_never_arrived_before():
    assert difference(replace(ROW, arrived=None), ROW) == ["within tolerance at step 40, before never"]
