"""The curve of a schedule: every step of a short race, evenly spread ones of a long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.curve import POINTS, curve
from optimizers.schedules import cosine, step

SCHEDULE = cosine(1, steps=100)


@pytest.mark.parametrize("steps", [1, 2, 7, POINTS])
def test_a_short_race_is_drawn_step_by_step(steps):
    drawn, values = curve(SCHEDULE, steps)
    assert drawn == list(range(1, steps + 1))
    assert values == [SCHEDULE(s) for s in range(steps)]


@given(st.integers(1, 2000))
def test_a_long_race_from_its_first_step_to_its_last(steps):
    drawn, values = curve(SCHEDULE, steps)
    assert (drawn[0], drawn[-1]) == (1, steps)
    assert drawn == sorted(set(drawn)) and len(drawn) == len(values) <= POINTS
    assert values == [SCHEDULE(step - 1) for step in drawn]


def test_drops_are_seen():
    _, values = curve(step(1, every=500, factor=0.5), 2000)
    assert set(values) == {1, 0.5, 0.25, 0.125}
