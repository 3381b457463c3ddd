"""On a formula of one weight every method does what it does on one weight, and moves nothing else."""

import numpy as np
import pytest

from experiments import refusal, run
from landscapes import from_formula
from landscapes.data.data import Data
from optimizers import OPTIMIZERS

START = (1.3, 0.7)
BEND = from_formula("(x - 1)^2 + (x^2 - 3)^2/4")  # a sum of squares
FIT = from_formula("(t - w u)^2", data=Data({"u": [1.0, 2, -1], "t": [0.5, 3, -1]}), start=START)
# All methods but one that walks by triangles, which says so.
CAN = {key: next((each for each in (BEND, FIT) if refusal(each, key) is None), None) for key in OPTIMIZERS}
METHODS = {key: surface for key, surface in CAN.items() if surface}


def test_a_method_that_cannot_walk_on_one_weight_says_so():
    assert {key for key in OPTIMIZERS if key not in METHODS} == {key for key, each in OPTIMIZERS.items() if each.paired}


@pytest.mark.parametrize("method", METHODS)
def test_the_idle_coordinate_never_moves_and_the_engines_agree(method, through):
    surface = METHODS[method]
    alone, many = (through(name, surface, method, START, steps=60, noise=0.1, seed=2) for name in ("floats", "arrays"))
    np.testing.assert_array_equal(alone.path, many.path)
    crowd = run(surface, method, [START, (-2.0, 0.7)], steps=60, noise=0.1, seed=2)
    np.testing.assert_array_equal(crowd.path[:, 0], alone.path[:, 0])
    for runs in (alone, crowd):
        there = np.isfinite(runs.path[..., 0])
        assert (runs.path[there][:, 1] == START[1]).all()


def test_its_path_does_not_depend_on_where_the_idle_coordinate_is():
    for method, surface in METHODS.items():
        near, away = (run(surface, method, (1.3, y), steps=30, hypers={"clip": 0.5}).path[..., 0] for y in (0.0, -40.0))
        np.testing.assert_array_equal(near, away, err_msg=method)


@pytest.mark.parametrize("method", ["newton", "trust_region", "gauss_newton", "levenberg_marquardt"])
def test_a_curvature_method_lands_on_a_parabola_s_minimum(method):
    """Gauss–Newton's matrix is JᵀJ = 25, the Hessian of the same parabola 50; both lead there at a rate of 1."""
    surface = from_formula("(3x - 3)^2 + (4x - 4)^2")
    hypers = {"trust_region": {"radius": 9.0}, "levenberg_marquardt": {"damping": 1e-6}}.get(method, {})
    path = run(surface, method, (3.0, 0.0), steps=3, hypers=hypers).path[:, 0, 0]
    assert path[1] == pytest.approx(1, abs=1e-6)


def test_newton_divides_by_the_second_derivative():
    surface, x = from_formula("x^4 - 3x^2 + x"), 2.0
    for found in run(surface, "newton", (x, 5.0), steps=6).path[1:, 0, 0]:
        x -= (4 * x**3 - 6 * x + 1) / (12 * x**2 - 6)
        assert found == pytest.approx(x, rel=1e-12)


def test_what_the_surface_says_of_itself_is_exact():
    assert from_formula("x^2").hessian((1.0, 1.0)).tolist() == [[2, 0], [0, 0]]
