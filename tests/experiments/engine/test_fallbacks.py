"""Where the curvature gives no step a method takes the one it documents, and counts it."""

import numpy as np
import pytest

from experiments import run
from landscapes import from_formula
from optimizers import OPTIMIZERS

# Surfaces on which each method never has a step of its own.
NOWHERE = {
    "newton": "x^2 - y^2",
    "saddle_free_newton": "3x - 0.25y",
    "diagonal_newton": "3x - 0.25y",
    "exact_step": "3x - y^2",
    "hessian_free": "x - 2y^2 - x^2",
    "gauss_newton": "(x + y)^2",
    "natural_gradient": "((x + y)^2 + (x + y - 1)^2)/2",
}
RATES: dict[str, dict[str, float]] = {"exact_step": {"lr": 0.01}, "natural_gradient": {"damping": 0}}


def test_every_method_that_counts_fallbacks_is_tried():
    assert set(NOWHERE) == {key for key, method in OPTIMIZERS.items() if "fallbacks" in method.state}


@pytest.mark.parametrize("method, formula", NOWHERE.items(), ids=list(NOWHERE))
def test_the_fallback_is_a_gradient_step_of_a_hundredth(method, formula):
    surface = from_formula(formula)
    runs = run(surface, method, (1.0, 0.5), steps=9, hypers=RATES.get(method))
    downhill = run(surface, "gradient_descent", (1.0, 0.5), steps=9, hypers={"lr": 0.01})
    assert np.array_equal(runs.path, downhill.path)
    assert runs.state["fallbacks"].tolist() == [9]
    assert "It took a gradient step 9 times, where the curvature gave no step." in runs.sentence()


def test_diagonal_newton_falls_back_coordinate_by_coordinate():
    runs = run(from_formula("x^2 + 3y"), "diagonal_newton", (1.0, 0.5), steps=2)
    assert runs.path[:, 0] == pytest.approx(np.array([[1, 0.5], [0, 0.47], [0, 0.44]]))
    assert runs.state["fallbacks"].tolist() == [2]


def test_damping_gives_newton_the_step_it_lacked():
    runs = run(from_formula("x^2 - y^2"), "newton", (1.0, 0.5), steps=1, hypers={"damping": 4})
    assert runs.path[1, 0] == pytest.approx([1 - 2 / 6, 0.5 + 1 / 2])
    assert runs.state["fallbacks"].tolist() == [0]


def test_on_level_ground_there_is_nothing_to_fall_back_from():
    """The exact step stands still at a minimum, and does not call that a fallback."""
    runs = run(from_formula("x^2 + y^2"), "exact_step", (1.0, 0.5), steps=20)
    assert runs.state["fallbacks"].tolist() == [0]
