"""What is exact on a quadratic: how many steps it takes, and how gradient descent zig-zags."""

import numpy as np
import pytest

from experiments import run
from landscapes import from_formula
from optimizers import OPTIMIZERS

# Written as sums of squares, for the methods that need one.
ASKEW = from_formula("3(x - y)^2 + 2(x + 2y - 3)^2")  # minimum (1, 1), no axis its own
STEEP = from_formula("5(x + 3y - 1)^2 + (3x - y)^2/10")  # curvatures 100 and 2
QUADRATICS = pytest.mark.parametrize("surface", [ASKEW, STEEP], ids=["askew", "steep"])
EXACT = {"c1": 1e-10, "c2": 1e-9}  # a line search that goes to the bottom of its line


def path(surface, method, start, **options):
    return run(surface, method, start, **options).path[:, 0]


def slope(surface, points):
    return np.hypot(*surface.gradient(points).T)


@QUADRATICS
@pytest.mark.parametrize(
    "method, hypers",
    [
        ("newton", {}),
        ("saddle_free_newton", {}),
        ("hessian_free", {"iterations": 2}),
        ("gauss_newton", {}),
        ("trust_region", {"radius": 1e6}),
    ],
)
def test_one_step(surface, method, hypers):
    runs = run(surface, method, (5.0, -3.0), steps=1, hypers=hypers)
    before, after = slope(surface, runs.path[:, 0])
    assert after < 1e-9 * before
    assert not runs.state.get("fallbacks", np.zeros(1)).any()


def test_one_step_along_the_axes_is_enough_for_diagonal_newton():
    assert path(from_formula("x^2 + 90y^2 - y"), "diagonal_newton", (2, 1), steps=1)[1] == pytest.approx([0, 1 / 180])


@QUADRATICS
@pytest.mark.parametrize("method", ["conjugate_gradient", "bfgs"])
def test_two_steps_with_an_exact_line_search(surface, method):
    slopes = slope(surface, path(surface, method, (5.0, -3.0), steps=2, hypers=EXACT))
    assert slopes[1] > 1e-3 * slopes[0], "the first one is not enough"
    assert slopes[2] < 1e-7 * slopes[0]


def test_conjugate_gradient_needs_no_more_than_its_defaults():
    slopes = slope(ASKEW, path(ASKEW, "conjugate_gradient", (5.0, -3.0), steps=2))
    assert slopes[2] < 1e-9 * slopes[0]


def test_its_two_directions_are_conjugate():
    first, second = np.diff(path(ASKEW, "conjugate_gradient", (5.0, -3.0), steps=2), axis=0)
    hessian = ASKEW.hessian(np.zeros(2))
    assert first @ hessian @ second == pytest.approx(0, abs=1e-9)
    assert abs(first @ second) > 0.1, "and not at a right angle"


def test_with_an_exact_line_search_bfgs_walks_where_conjugate_gradient_does():
    a, b = (path(ASKEW, method, (5.0, -3.0), steps=2, hypers=EXACT) for method in ("bfgs", "conjugate_gradient"))
    assert a == pytest.approx(b, abs=1e-7)


def test_bfgs_has_the_inverse_hessian_after_its_two_steps():
    state = run(ASKEW, "bfgs", (5.0, -3.0), steps=2, hypers=EXACT).state
    learned = [state["bxx"][0], state["bxy"][0], state["byy"][0]]
    inverse = np.linalg.inv(ASKEW.hessian(np.zeros(2)))
    assert learned == pytest.approx([inverse[0, 0], inverse[0, 1], inverse[1, 1]], rel=1e-6)


@QUADRATICS
def test_exact_steps_turn_at_right_angles_and_so_in_the_plane_repeat_their_two_directions(surface):
    gradients = surface.gradient(path(surface, "exact_step", (5.0, -3.0), steps=8))
    unit = gradients / np.hypot(*gradients.T)[:, None]
    assert np.sum(unit[1:] * unit[:-1], axis=1) == pytest.approx(0, abs=1e-9)
    assert np.sum(unit[2:] * unit[:-2], axis=1) == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize("condition", [4.0, 25.0, 100.0])
def test_the_worst_start_for_exact_steps(condition):
    """From (κ, 1) on x²/2 + κ y²/2 every step leaves (κ − 1)²/(κ + 1)² of f, the most that Kantorovich allows."""
    surface = from_formula(f"x^2/2 + {condition}*y^2/2")
    worst = run(surface, "exact_step", (condition, 1.0), steps=20).value[:, 0]
    bound = ((condition - 1) / (condition + 1)) ** 2
    assert worst[1:] / worst[:-1] == pytest.approx(bound, rel=1e-9)
    for start in ((1.0, 1.0), (condition, 0.3), (0.2, 1.0)):
        value = run(surface, "exact_step", start, steps=5).value[:, 0]
        assert (value[1:] <= bound * value[:-1] * (1 + 1e-12)).all()


@pytest.mark.parametrize("method", ["line_search", "conjugate_gradient", "bfgs", "trust_region", "levenberg_marquardt"])
@pytest.mark.parametrize("formula", [ASKEW.formula, "(1 - x)^2 + 100(y - x^2)^2"])
def test_what_looks_at_f_never_climbs(method, formula):
    value = run(from_formula(formula), method, (-1.2, 1.0), steps=60).value[:, 0]
    assert (np.diff(value) <= 1e-14 * value[:-1]).all()


def test_a_trust_region_step_stays_within_its_radius():
    steps = np.diff(path(ASKEW, "trust_region", (50.0, -30.0), steps=4, hypers={"radius": 0.5}), axis=0)
    assert np.hypot(*steps.T) == pytest.approx([0.5, 1, 2, 4])


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_at_the_minimum_nothing_moves(method):
    """Only Yogi drifts: its averages do not start at zero."""
    level = from_formula("(x^2 + 4y^2)/2")
    moves = abs(path(level, method, (0.0, 0.0), steps=20)).max()
    assert moves == 0 if method != "yogi" else 0 < moves < 0.1
