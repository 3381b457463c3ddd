"""What the help of a learning rate says is what the rate does, measured on a bowl."""

import numpy as np
import pytest

from experiments import refusal, run
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS

BOWL, START = from_formula("x^2/2 + 3y^2"), (1.0, 0.4)
RATES = [key for key, method in OPTIMIZERS.items() if any(hyper.name == "lr" for hyper in method.hypers)]


def first_step(key, **hypers):
    surface = BOWL if refusal(BOWL, key) is None else LANDSCAPES["line_fit"]
    path = run(surface, key, START, steps=1, hypers=hypers).path[:, 0]
    return path[1] - path[0]


@pytest.mark.parametrize("key", RATES)
def test_a_rate_that_is_said_to_multiply_each_step_does(key):
    text = OPTIMIZERS[key].hyper("lr").help
    if "multiplies every step" not in text:
        pytest.skip(f"It is said to be something else. {text}")
    assert first_step(key, lr=0.004) == pytest.approx(2 * first_step(key, lr=0.002), rel=1e-9)


def test_a_step_of_gradient_descent_is_as_long_as_slope_times_rate():
    assert np.hypot(*first_step("gradient_descent", lr=0.05)) == pytest.approx(0.05 * np.hypot(*BOWL.gradient(START)))


def test_signs_move_each_coordinate_by_the_rate():
    for key in ("lion", "rprop", "signsgd"):
        assert abs(first_step(key, lr=0.05)) == pytest.approx([0.05, 0.05])


def test_the_rate_of_a_search_is_where_it_begins():
    """Where no search is needed, it makes no difference: the exact step and conjugate gradient find their own."""
    assert first_step("exact_step", lr=0.01) == pytest.approx(first_step("exact_step", lr=0.5))
    assert first_step("conjugate_gradient", lr=0.01) == pytest.approx(first_step("conjugate_gradient", lr=0.02))
    assert first_step("line_search", lr=0.05) == pytest.approx(2 * first_step("line_search", lr=0.025))
