"""What a step of a triangle did follows from its corners before and after."""

import pytest

from experiments.readings.triangle import SHRUNK, done

BEFORE = ((0.0, 0.0), (1.0, 0.0), (0.5, -2.0))


@pytest.mark.parametrize(
    ("corner", "says"),
    [
        ((0.5, 2.0), "reflected"),
        ((0.5, 4.0), "expanded"),
        ((0.5, 1.0), "contracted: the worst corner is folded"),
        ((0.5, -1.0), "contracted: the worst corner is pulled"),
    ],
)
def test_a_new_corner_says_what_was_done(corner, says):
    for after in ((corner, *BEFORE[:2]), (BEFORE[0], corner, BEFORE[1])):
        assert done(BEFORE, after).startswith(says)


def test_two_corners_that_move_to_the_best_say_that_it_shrinks():
    assert done(BEFORE, ((0.0, 0.0), (0.5, 0.0), (0.25, -1.0))) == SHRUNK
