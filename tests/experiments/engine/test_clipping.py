"""Gradient clipping: every method can have it, every gradient is held to it, and without it nothing changes."""

import math
from itertools import islice

import numpy as np
import pytest

from experiments import SettingError, refusal, run
from experiments.engine.batch import batch_of
from experiments.engine.race import Race
from experiments.readings.anatomy import anatomies
from experiments.readings.events import Kind, events
from experiments.readings.stability import stability
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.base import CLIP, shortened
from optimizers.schedules import cosine

BEALE, DATA = LANDSCAPES["beale"], LANDSCAPES["line_fit"]
STEPS, HUGE = 25, 1e140
EVERY_METHOD = pytest.mark.parametrize("method", [key for key, each in OPTIMIZERS.items() if CLIP in each.settings])


def raced(method):
    """A surface that the method can run on, and a race on it with noise; on data, on batches as well."""
    surface = BEALE if refusal(BEALE, method) is None else DATA
    return surface, {"noise": 0.1, "steps": STEPS, **({"batch": 3} if surface is DATA else {})}


@pytest.mark.slow("every method")
@EVERY_METHOD
def test_a_huge_length_clips_nothing_and_runs_are_the_same_alone_and_together(method, same, same_alone):
    surface, chance = raced(method)
    start = surface.start
    lengths = (HUGE, 0.3, 7.0)
    alone = [run(surface, method, start, hypers={"clip": length}, **chance) for length in lengths]
    same(alone[0], run(surface, method, start, **chance))
    together = {"hypers": {"clip": np.array(lengths)}, "streams": 0, **chance}
    same_alone(alone, run(surface, method, [start] * 3, **together))


@pytest.mark.slow("every method")
@EVERY_METHOD
def test_no_rule_is_told_of_a_longer_gradient(method):
    surface, chance = raced(method)
    race = Race(surface, method, surface.start, hypers={"clip": 0.3}, **chance)
    found = list(islice(anatomies(batch_of(race)), STEPS))
    path = run(surface, method, surface.start, hypers={"clip": 0.3}, **chance).path[:, 0]
    for step in found:
        assert step.after == tuple(path[step.number]) or np.isnan(path[step.number]).all()
        for whole, (_, told) in zip(step.whole, step.asked, strict=True):
            length = math.hypot(*whole)
            assert math.hypot(*told) == pytest.approx(min(length, 0.3), rel=1e-15)
            assert told[0] * whole[1] == pytest.approx(told[1] * whole[0], rel=1e-14)
    asked = [step for step in found if step.asked]
    assert asked and (asked[0].shortened or math.hypot(*asked[0].whole[0]) <= 0.3)


def test_lengths_follow_schedules_on_every_engine(same):
    hypers = {"clip": cosine(2.0, steps=STEPS)}
    alone = run(BEALE, "momentum", BEALE.start, steps=2 * STEPS, hypers=hypers)
    many = run(BEALE, "momentum", [BEALE.start] * 2, steps=2 * STEPS, hypers=hypers, streams=0)
    assert np.array_equal(alone.path[:, 0], many.path[:, 1])
    assert alone.sentence().endswith("Its gradient was clipped at each of its 50 steps.")


def test_a_gradient_without_length_or_without_value_stays_as_it_is():
    for gradient in ((0.0, -0.0), (np.nan, 1.0)):
        told = shortened(*map(np.array, gradient), 1.0)
        assert np.array_equal(told, gradient, equal_nan=True)


def test_what_is_not_set_is_left_out_of_a_race():
    plain = Race(BEALE, "adam", BEALE.start)
    assert Race(BEALE, "adam", BEALE.start, hypers={"clip": math.inf}) == plain and "clip" not in plain.hypers
    with pytest.raises(SettingError, match="clip must be above 0; 0 is not"):
        Race(BEALE, "adam", BEALE.start, hypers={"clip": 0})


def test_the_steps_that_are_clipped_are_told():
    runs = run(BEALE, "adam", BEALE.start, steps=100, hypers={"clip": 5.0})
    found = runs.clipped()
    slopes = np.hypot(*BEALE.gradient(runs.path[:-1, 0]).T)
    assert found is not None and np.array_equal(found.steps, np.flatnonzero(slopes > 5) + 1) and len(found.steps) > 3
    assert found.lengths == pytest.approx(slopes[slopes > 5])
    first, *_ = [event for event in events(BEALE, runs) if event.kind == Kind.CLIPPING]
    assert (first.step, first.numbers["longest gradient"]) == (1, pytest.approx(slopes[0]))
    assert f"clipped at {len(found.steps)} of 100 steps" in runs.sentence()
    assert run(BEALE, "adam", BEALE.start, steps=100).clipped() is None


def test_a_clipped_step_is_a_step_by_a_smaller_rate():
    """On a bowl whose rate is five times too large gradient descent stays, and is not said to fly off by its rate."""
    bowl, hypers = LANDSCAPES["bowl"], {"lr": 10.0, "clip": 0.01}
    free, bound = (run(bowl, "gradient_descent", (2, 1), steps=60, hypers=own) for own in ({"lr": 10.0}, hypers))
    rate = "α times the curvature"
    assert rate in free.sentence() and rate not in bound.sentence() and bound.outcome[0] != free.outcome[0]
    race = bound.race
    gauge, plain = stability(race, bound.path[:, 0]), stability(free.race, bound.path[:, 0])
    slopes = np.hypot(*bowl.gradient(bound.path[:-1, 0]).T)
    assert gauge[:-1] == pytest.approx(plain[:-1] * np.minimum(1, 0.01 / slopes))
