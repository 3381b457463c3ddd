"""Line searches and recursions do what they promise, on many lines."""

import math

import numpy as np
import pytest

from landscapes import LANDSCAPES, from_formula
from optimizers.base.arithmetic import FLOATS
from optimizers.base.recursions import CURVED

backtracking, wolfe = FLOATS["backtracking"], FLOATS["wolfe"]
remembered, two_loop, conjugate_steps = FLOATS["remembered"], FLOATS["two_loop"], FLOATS["conjugate_steps"]

SURFACES = ["rosenbrock", "beale", "himmelblau", "rastrigin", "ravine"]


def lines(surface, count=30):
    """Points, directions that lead downhill, and the slopes along them."""
    random = np.random.default_rng(2)
    (x0, x1), (y0, y1) = surface.domain
    for _ in range(count):
        x, y = random.uniform(x0, x1), random.uniform(y0, y1)
        gx, gy = surface.floats.gradient(x, y)
        px, py = -gx + 0.3 * gy, -gy - 0.3 * gx
        yield x, y, px, py, gx * px + gy * py


@pytest.mark.parametrize("key", SURFACES)
@pytest.mark.parametrize("c2", [0.1, 0.9])
@pytest.mark.parametrize("first", [1e-4, 1.0, 30.0])
def test_wolfe_finds_a_step_that_falls_enough_and_ends_flat_enough(key, c2, first):
    surface, c1 = LANDSCAPES[key], 1e-4
    f = surface.floats
    for x, y, px, py, slope in lines(surface):
        a, gx, gy = wolfe(f, x, y, px, py, f.value(x, y), slope, first, c1, c2)
        assert (gx, gy) == f.gradient(x + a * px, y + a * py)
        assert f.value(x + a * px, y + a * py) <= f.value(x, y) + c1 * a * slope
        assert abs(gx * px + gy * py) <= c2 * abs(slope)


def test_wolfe_stays_where_nothing_leads_downhill():
    f = from_formula("x^2 + y^2").floats
    assert wolfe(f, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1e-4, 0.9) == (0.0, 0.0, 0.0)
    assert wolfe(f, 1.0, 0.0, 1.0, 0.0, 1.0, 2.0, 1.0, 1e-4, 0.9) == (0.0, 2.0, 0.0)


@pytest.mark.parametrize("key", SURFACES)
def test_backtracking_takes_the_first_trial_that_falls_enough(key):
    surface, c1 = LANDSCAPES[key], 1e-4
    f = surface.floats
    for x, y, px, py, slope in lines(surface):
        a = backtracking(f, x, y, px, py, slope, 1.0, c1, 0.5)
        trials = [0.5**k for k in range(60)]
        enough = [t for t in trials if f.value(x + t * px, y + t * py) <= f.value(x, y) + c1 * t * slope]
        assert a == enough[0]


def test_backtracking_stays_on_a_line_that_leads_uphill():
    f = from_formula("x^2 + y^2").floats
    assert 1.0 + backtracking(f, 1.0, 0.0, 1.0, 0.0, -1.0, 1.0, 1e-4, 0.5) == 1.0


def test_two_loop_is_bfgs_from_a_scaled_identity():
    random = np.random.default_rng(4)
    hessian = np.array([[3.0, 1.0], [1.0, 2.0]])
    steps = random.normal(size=(4, 2))
    pairs = tuple((*s, *(hessian @ s)) for s in steps)
    s, d = steps[-1], hessian @ steps[-1]
    inverse = s @ d / (d @ d) * np.eye(2)
    for s in steps:
        d = hessian @ s
        r = 1 / (s @ d)
        left = np.eye(2) - r * np.outer(s, d)
        inverse = left @ inverse @ left.T + r * np.outer(s, s)
    g = np.array([0.7, -1.9])
    assert two_loop(pairs, *g) == pytest.approx(inverse @ g, rel=1e-12)
    assert two_loop((), *g) == tuple(g)


def test_a_memory_keeps_the_last_pairs_that_say_something():
    pairs: tuple[tuple[float, ...], ...] = ()
    for k in range(1, 6):
        pairs = remembered(pairs, k, 0.0, 1.0, 0.0, 3.0)
    assert [pair[0] for pair in pairs] == [3, 4, 5]
    assert remembered(pairs, 1.0, 0.0, CURVED, 0.0, 3.0) == pairs
    assert remembered(pairs, 1.0, 0.0, -1.0, 0.0, 3.0) == pairs


def test_two_conjugate_steps_solve_a_system_of_two():
    a, b, c = 4.0, 1.0, 3.0
    sx, sy, lost = conjugate_steps(1.0, -2.0, a, b, c, 2.0)
    assert (sx, sy) == pytest.approx(np.linalg.solve([[a, b], [b, c]], [-1.0, 2.0]), rel=1e-12)
    assert lost == 0
    one = conjugate_steps(1.0, -2.0, a, b, c, 1.0)
    exact = 5 / (a * 1 + 2 * b * -2 + c * 4)
    assert one == pytest.approx((-exact, 2 * exact, 0.0), rel=1e-12)


def test_conjugate_steps_stop_where_the_surface_does_not_bend_upwards():
    assert conjugate_steps(1.0, 0.0, -1.0, 0.0, 1.0, 2.0) == (0.0, 0.0, 1.0)
    assert conjugate_steps(0.0, 0.0, -1.0, 0.0, 1.0, 2.0) == (0.0, 0.0, 0.0)
    sx, sy, lost = conjugate_steps(1.0, 1.0, 3.0, 0.0, -1.0, 2.0)
    assert math.hypot(sx, sy) > 0 and lost == 0
