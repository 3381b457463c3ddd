"""Pieces: settings that are changed during a race. The past stays to the last bit, the rest is walked with the new."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments import SettingError, refusal, run
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.base.pieces import KEY, MOST, changed_from, read
from optimizers.schedules import SCHEDULES, Pieces, Schedule, cosine, linear_ramp

STEPS = 24
SETTINGS = [pytest.param(key, hyper, id=f"{key}.{hyper.name}") for key, m in OPTIMIZERS.items() for hyper in m.hypers]
numbers = st.floats(0, 1e6)
firsts = numbers | st.builds(cosine, numbers, st.integers(1, 500), numbers)
pieces = st.builds(
    lambda first, changes: Pieces(first, tuple(changes.items())),
    firsts,
    st.dictionaries(st.integers(1, 2000), numbers, max_size=MOST),
)


def another(hyper, value):
    """A value that the hyperparameter can have, and is not this one."""
    return next(end for end in (hyper.low, hyper.high) if end != value)


@given(pieces)
def test_what_is_written_is_read_back(course):
    text = str(course)
    again = read(text, SCHEDULES)
    assert again == course and hash(again) == hash(course) and str(again) == text == repr(course)


@given(pieces, st.integers(0, 2500))
def test_the_value_after_so_many_steps_is_that_of_the_last_change_before(course, s):
    before = [value for step, value in sorted(course.changes) if step <= s]
    first = course.first(s) if isinstance(course.first, Schedule) else course.first
    assert course(s) == (before[-1] if before else first)


@given(pieces | numbers, st.integers(1, 2000), numbers)
def test_from_here_on_the_past_stays_and_the_rest_is_one_value(course, step, value):
    if isinstance(course, Pieces) and sum(at < step for at, _ in course.changes) == MOST:
        return
    changed = changed_from(course, step, value)
    earlier = range(max(0, step - 50), step)
    assert [changed(s) for s in earlier] == [course(s) if isinstance(course, Pieces) else course for s in earlier]
    assert {changed(s) for s in range(step, 2100, 7)} == {value}


@given(pieces.filter(lambda course: course.changes), st.data())
def test_a_change_is_moved_set_and_taken_away(course, data):
    step, value = data.draw(st.sampled_from(course.changes))
    free = data.draw(st.integers(1, 2000).filter(lambda at: at not in dict(course.changes)))
    assert dict(course.moved(step, free).changes) == {**dict(course.without(step).changes), free: value}
    assert dict(course.changed(step, 0.5).changes) == {**dict(course.changes), step: 0.5}
    assert course.moved(step, free).moved(free, step) == course
    assert step not in dict(course.without(step).changes)


@pytest.mark.parametrize("noise", [0.0, 0.3])
@pytest.mark.parametrize(("key", "hyper"), SETTINGS)
def test_the_path_up_to_a_change_is_the_old_one_to_the_last_bit(key, hyper, noise):
    surface = next(surface for surface in LANDSCAPES.values() if refusal(surface, key) is None)
    how: dict[str, Any] = {"steps": STEPS, "noise": noise, "seed": 3}
    before = run(surface, key, surface.start, **how)
    at = 9
    course = changed_from(hyper.default, at, another(hyper, hyper.default))
    after = run(surface, key, surface.start, hypers={hyper.name: course}, **how)
    assert np.array_equal(after.path[: at + 1], before.path[: at + 1], equal_nan=True)
    by_function = run(surface, key, surface.start, hypers={hyper.name: lambda s: course(s)}, **how)
    assert np.array_equal(after.path, by_function.path, equal_nan=True)
    batched = run(surface, key, [surface.start] * 3, hypers={hyper.name: course}, **how)
    if not noise:
        assert np.array_equal(batched.path, np.repeat(after.path, 3, axis=1), equal_nan=True)


@given(st.integers(1, STEPS - 1), st.floats(1e-4, 0.5), st.floats(0, 0.99))
@settings(max_examples=25)
def test_adam_is_as_its_paper_writes_it_with_products_of_what_beta_was(at, rate, beta):
    """The correction divides by 1 − the product of every β₁ so far: worked out here by itself, step by step."""
    surface = LANDSCAPES["bowl"]
    lr, beta1 = changed_from(0.1, at, rate), changed_from(0.9, at, beta)
    runs = run(surface, "adam", surface.start, steps=STEPS, hypers={"lr": lr, "beta1": beta1})
    x, m, v, one, two = np.array(surface.start), np.zeros(2), np.zeros(2), 1.0, 1.0
    for s in range(STEPS):
        b, g = (0.9 if s < at else beta), surface.gradient(x)
        m, v, one, two = b * m + (1 - b) * g, 0.999 * v + (1 - 0.999) * g * g, one * b, two * 0.999
        x = x - (0.1 if s < at else rate) * (m / (1 - one)) / (np.sqrt(v / (1 - two)) + 1e-8)
        assert runs.path[s + 1, 0] == pytest.approx(x, rel=1e-9, abs=1e-9 * float(np.abs(surface.start).max()))


def test_a_schedule_is_followed_until_the_change():
    surface = LANDSCAPES["rosenbrock"]
    schedule = linear_ramp(0.05, 0.2, steps=30)
    before = run(surface, "adam", surface.start, steps=40, hypers={"lr": schedule})
    after = run(surface, "adam", surface.start, steps=40, hypers={"lr": changed_from(schedule, 12, 0.01)})
    assert np.array_equal(after.path[:13], before.path[:13]) and not np.array_equal(after.path[13], before.path[13])
    assert after.hypers["lr"] == [schedule(s) for s in range(12)] + [0.01] * 28


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("pieces", "Pieces are written as a value and its changes by step: pieces(0.1,60=0.02)."),
        ("pieces(0.1", "Pieces are written as"),
        ("pieces(0.1,60=cosine(1))", "Pieces are written as"),
        ("pieces()", "“” is not a number."),
        ("pieces(x,60=1)", "“x” is not a number."),
        ("pieces(0.1,60)", "“” is not a number."),
        ("pieces(0.1,=1)", "“” is not a number."),
        ("pieces(0.1,60=1,)", "“” is not a number."),
        ("pieces(0.1,0=1)", "step must be a whole number of at least 1; 0 is not."),
        ("pieces(0.1,2.5=1)", "2.5 is not."),
        ("pieces(0.1,nan=1)", "nan is not."),
        ("pieces(0.1,60=nan)", "value must be a number of at least 0; nan is not."),
        ("pieces(0.1,60=1e999)", "inf is not."),
        ("pieces(-1,60=1)", "−1 is not."),
        ("pieces(0.1,60=1,60=2)", "There is a change at step 60 already; a step can have one."),
        ("pieces(cosin(1),60=1)", "did you mean “cosine”?"),
        (f"pieces(1,{','.join(f'{step}=1' for step in range(1, MOST + 2))})", "can be changed at most 10 times"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(text, says):
    with pytest.raises(SettingError) as caught:
        read(text, SCHEDULES)
    assert says in caught.value.message and caught.value.message.endswith((".", "?"))


@given(st.text(max_size=40) | st.text("abceinorst(),=.0123456789 ", max_size=40).map(lambda text: f"{KEY}({text})"))
def test_whatever_is_read_it_is_a_course_or_a_sentence(text):
    try:
        course = read(text, SCHEDULES)
    except SettingError as error:
        assert 0 < len(error.message) < 300
    else:
        assert read(str(course), SCHEDULES) == course


def test_a_change_that_is_not_there_cannot_be_edited():
    for edit in (lambda c: c.without(7), lambda c: c.moved(7, 8), lambda c: c.changed(7, 1)):
        with pytest.raises(SettingError, match="There is no change at step 7"):
            edit(changed_from(0.1, 60, 0.02))


def test_it_is_said_in_words():
    assert changed_from(changed_from(0.1, 60, 0.02), 1200, 1e-5).words == (
        "0.1, then 0.02 from step 60, then 10⁻⁵ from step 1,200"
    )
    assert changed_from(cosine(0.1, steps=200), 60, 0.02).words == "cosine(0.1,steps=200), then 0.02 from step 60"
