"""Schedules: one contract for all of them, their known values, and what is refused with a sentence."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments import SettingError, refusal, run
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS, schedules
from optimizers.schedules import (
    LENGTH,
    SCHEDULES,
    Schedule,
    constant,
    cosine,
    exponential,
    inverse_sqrt,
    linear_ramp,
    linear_warmup,
    one_cycle,
    polynomial,
    read,
    step,
    triangular,
    warm_restarts,
    warmup_cosine,
)

KINDS = [pytest.param(kind, id=key) for key, kind in SCHEDULES.items()]


def drawn(kind):
    """Schedules of a kind, with parameters from all of what is allowed."""
    return st.tuples(*(numbers(hyper) for hyper in kind.hypers)).map(lambda values: kind(*values))


def numbers(hyper):
    if hyper.allowed.whole:
        return st.integers(1, 10**6)
    return st.floats(hyper.allowed.least, min(hyper.allowed.below, 1e6)).filter(lambda value: value in hyper.allowed)


every = st.one_of([drawn(kind) for kind in SCHEDULES.values()])


def test_the_folder_is_the_registry():
    files = Path(schedules.__file__).parent.joinpath("kinds").glob("*.py")
    assert set(SCHEDULES) == {file.stem for file in files} - {"__init__"}
    assert all(kind.key == key and getattr(schedules, key) is kind for key, kind in SCHEDULES.items())


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_says_what_it_is(kind):
    assert kind.name and kind.teaches.endswith(".") and kind.source and kind.equals
    assert all(hyper.help.endswith(".") and hyper.symbol for hyper in kind.hypers)


@pytest.mark.parametrize("kind", KINDS)
def test_defaults_stay_between_their_levels(kind):
    schedule = kind()
    levels = [schedule.parameters[name] for name in kind.levels]
    values = [schedule(s) for s in range(2000)]
    assert all(isinstance(value, float) for value in values)
    assert min(values) >= 0 and max(values) <= max(levels)


@given(every, st.integers(0, 10**5))
def test_values_are_numbers_however_far_it_goes(schedule, s):
    assert schedule(s) >= 0 and not math.isnan(schedule(s))


@given(every)
def test_what_is_written_is_read_back(schedule):
    text = str(schedule)
    again = read(text, SCHEDULES)
    assert again == schedule and hash(again) == hash(schedule) and str(again) == text == repr(schedule)
    assert (LENGTH in schedule.parameters) == (f"{LENGTH}=" in text)


@given(every, st.integers(1, 5000))
def test_the_length_of_the_race_stands_in_only_where_none_is_said(schedule, steps):
    assert read(str(schedule), SCHEDULES, **{LENGTH: steps}) == schedule
    bare = read(f"{schedule.kind.key}()", SCHEDULES, **{LENGTH: steps})
    assert isinstance(bare, Schedule) and bare.parameters.get(LENGTH, steps) == steps


@pytest.mark.parametrize("kind", KINDS)
def test_two_that_say_the_same_are_one_key(kind):
    first, second = kind(), kind(**kind().parameters)
    assert first is not second and {first: 1}[second] == 1
    for hyper in kind.hypers:
        assert first.replace(hyper.name, hyper.high) != first.replace(hyper.name, hyper.low)


KNOWN = [
    (constant(0.3), {0: 0.3, 10**5: 0.3}),
    (step(1, every=10, factor=0.5), {0: 1, 9: 1, 10: 0.5, 19: 0.5, 35: 0.125}),
    (exponential(1, factor=0.5), {0: 1, 1: 0.5, 3: 0.125}),
    (cosine(1, steps=100, end=0.2), {0: 1, 50: 0.6, 100: 0.2, 1000: 0.2}),
    (polynomial(1, steps=100, power=2), {0: 1, 50: 0.25, 100: 0, 101: 0}),
    (polynomial(1, steps=100, power=1, end=0.5), {50: 0.75, 100: 0.5}),
    (linear_warmup(1, warmup=10), {0: 0, 5: 0.5, 10: 1, 11: 1}),
    (linear_warmup(1, warmup=10, start=0.5), {0: 0.5, 5: 0.75}),
    (warmup_cosine(1, steps=110, warmup=10), {0: 0, 5: 0.5, 10: 1, 60: 0.5, 110: 0, 111: 0}),
    (warm_restarts(1, period=10, growth=2), {0: 1, 5: 0.5, 10: 1, 20: 0.5, 30: 1, 50: 0.5, 70: 1}),
    (warm_restarts(1, period=10, growth=1, end=0.5), {5: 0.75, 10: 1, 10**5: 1}),
    (triangular(1, 0.5, half=10), {0: 0.5, 5: 0.75, 10: 1, 15: 0.75, 20: 0.5, 30: 1, 10**5: 0.5}),
    (triangular(1, 0, half=10, fall=0.5), {10: 1, 20: 0, 30: 0.5, 35: 0.25, 50: 0.25}),
    (one_cycle(1, steps=10, rise=0.5, begin=10, finish=10), {0: 0.1, 2: 0.55, 4: 1, 9: 0.01, 99: 0.01}),
    (inverse_sqrt(1, warmup=10), {0: 0, 5: 0.5, 10: 1, 40: 0.5, 1000: 0.1}),
    (linear_ramp(0.5, 0.9, steps=100), {0: 0.5, 50: 0.7, 100: 0.9, 200: 0.9}),
]


@pytest.mark.parametrize(("schedule", "values"), KNOWN, ids=[str(schedule) for schedule, _ in KNOWN])
def test_known_values(schedule, values):
    assert {s: schedule(s) for s in values} == pytest.approx(values, abs=1e-15)


def test_every_kind_has_known_values():
    assert {schedule.kind.key for schedule, _ in KNOWN} == set(SCHEDULES)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "A schedule is a kind and its numbers in brackets"),
        ("cosine", "A schedule is a kind and its numbers"),
        ("cosine(0.1", "A schedule is a kind and its numbers"),
        ("cosin(0.1)", "did you mean “cosine”?"),
        ("__import__('os')", "There is no schedule called “__import__”"),
        ("cosine(__import__('os'))", "cosine: “__import__('os')” is not a number."),
        ("cosine(0.1,)", "cosine: “” is not a number."),
        ("cosine(0.1,stepz=3)", "did you mean “steps”?"),
        ("cosine(0.1,steps=2.5)", "cosine: steps must be a whole number of at least 1; 2.5 is not."),
        ("cosine(0.1,steps=0)", "steps must be a whole number of at least 1; 0 is not."),
        ("cosine(nan)", "cosine: start must be a number of at least 0; nan is not."),
        ("cosine(1e999)", "start must be a number of at least 0; inf is not."),
        ("cosine(-1)", "start must be at least 0; −1 is not."),
        ("cosine(1,2,3,4)", "cosine takes at most 3 numbers: start, steps, end."),
        ("cosine(1,start=2)", "cosine is given start twice."),
        ("cosine(steps=2,steps=3)", "cosine is given steps twice."),
        ("cosine(steps=2,3)", "write numbers without a name first, then those with a name."),
        ("one_cycle(1,rise=1)", "one_cycle: rise must be above 0 and below 1; 1 is not."),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(text, says):
    with pytest.raises(SettingError) as caught:
        read(text, SCHEDULES)
    assert says in caught.value.message and caught.value.message.endswith((".", "?"))


@given(st.text(max_size=40) | st.text("abceinorstu_(),=.0123456789 ", max_size=40).map(lambda text: f"cosine({text})"))
def test_whatever_is_read_it_is_a_schedule_or_a_sentence(text):
    try:
        schedule = read(text, SCHEDULES)
    except SettingError as error:
        assert 0 < len(error.message) < 300
    else:
        assert read(str(schedule), SCHEDULES) == schedule


def test_a_run_follows_its_schedule():
    bowl, start = LANDSCAPES["bowl"], LANDSCAPES["bowl"].start
    schedule = cosine(0.1, steps=40)
    runs = run(bowl, "gradient_descent", start, steps=40, hypers={"lr": schedule})
    assert runs.hypers["lr"] == [schedule(s) for s in range(40)]
    for s in range(40):
        taken = runs.path[s + 1, 0] - runs.path[s, 0]
        assert taken == pytest.approx(-schedule(s) * bowl.gradient(runs.path[s, 0]), abs=1e-15)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_runs_alone_as_it_runs_in_a_batch(kind):
    bowl = LANDSCAPES["bowl"]
    hypers = {"lr": kind(), "beta1": linear_ramp(0.5, 0.9, steps=30)}
    alone = run(bowl, "adam", bowl.start, steps=60, hypers=hypers)
    batched = run(bowl, "adam", [bowl.start] * 3, steps=60, hypers=hypers)
    assert np.array_equal(batched.path, np.repeat(alone.path, 3, axis=1))


def test_a_learning_rate_may_be_nothing_in_a_schedule_only():
    bowl = LANDSCAPES["bowl"]
    runs = run(bowl, "adam", bowl.start, steps=20, hypers={"lr": linear_warmup(0.1, warmup=5)})
    assert np.array_equal(runs.path[0], runs.path[1]) and not np.array_equal(runs.path[1], runs.path[2])
    with pytest.raises(SettingError, match="lr must be above 0; 0 is not"):
        run(bowl, "adam", bowl.start, hypers={"lr": 0})


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_method_runs_alone_as_in_a_batch_under_a_schedule(key):
    surface = next(surface for surface in LANDSCAPES.values() if refusal(surface, key) is None)
    hypers = {
        hyper.name: linear_ramp.around(hyper, hyper.default, steps=20)
        for hyper in OPTIMIZERS[key].hypers
        if not hyper.allowed.whole
    }
    assert hypers
    alone = run(surface, key, surface.start, steps=30, hypers=hypers)
    batched = run(surface, key, [surface.start] * 3, steps=30, hypers=hypers)
    assert np.array_equal(batched.path, np.repeat(alone.path, 3, axis=1), equal_nan=True)
    tables = [alone.hypers[name] for name in hypers]
    assert all(isinstance(table, list) and len(table) == 30 for table in tables)
