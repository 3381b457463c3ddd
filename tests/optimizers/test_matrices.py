"""The closed forms for 2 × 2 matrices, held against numpy.linalg; the same on floats and on arrays."""

import math
from types import SimpleNamespace

import mpmath
import numpy as np
import pytest

from experiments import run
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from optimizers.base import absolute, positive_definite, solve, solve_root, trust_step
from optimizers.base.arithmetic import FLOATS, on_floats

EPS = np.finfo(float).eps
RANDOM = np.random.default_rng(8)
ENTRIES = RANDOM.normal(size=(200, 3)) * 10.0 ** RANDOM.integers(-3, 4, (200, 1))
VECTORS = RANDOM.normal(size=(200, 2))


def matrix(a, b, c):
    return np.array([[a, b], [b, c]])


def entries(m):
    return m[0, 0], m[0, 1], m[1, 1]


def definite(a, b, c):
    return entries(matrix(a, b, c) @ matrix(a, b, c) + 1e-3 * np.eye(2))


def test_positive_definite():
    for row in ENTRIES:
        assert positive_definite(*row) == (np.linalg.eigvalsh(matrix(*row)) > 0).all()


def test_solve():
    for row, vector in zip(ENTRIES, VECTORS, strict=True):
        exact = np.linalg.solve(matrix(*definite(*row)), vector)
        assert solve(*definite(*row), *vector) == pytest.approx(exact, rel=1e-6)


def test_absolute_keeps_the_directions_and_drops_the_signs():
    for row in [*ENTRIES, (2, 0, 2), (-2, 0, -2), (0, 0, 0), (1, 0, -1), (0, 3, 0)]:
        values, vectors = np.linalg.eigh(matrix(*row))
        exact = vectors @ np.diag(abs(values)) @ vectors.T
        assert absolute(*row) == pytest.approx(entries(exact), rel=1e-9, abs=1e-9 * abs(values).max())


@pytest.mark.parametrize("condition", [1.0, 1e4, 1e8, 1e12, 1e16])
def test_the_root_is_solved_for_to_the_digits_that_its_matrix_has(condition):
    """Held against 50 digits; entries in 16 digits say no more about L^(-1/2) g than √κ times their own rounding."""
    for angle, (gx, gy) in zip(RANDOM.uniform(0, np.pi, 100), VECTORS.tolist(), strict=False):
        with mpmath.workdps(50):
            low, high = mpmath.mpf(3), 3 * mpmath.mpf(condition)
            cos, sin = mpmath.cos(angle), mpmath.sin(angle)
            a, c = high * cos**2 + low * sin**2, high * sin**2 + low * cos**2
            b, area = (high - low) * cos * sin, mpmath.sqrt(high * low)
            along, across = (gx * cos + gy * sin) / mpmath.sqrt(high), (gy * cos - gx * sin) / mpmath.sqrt(low)
            exact = np.array([float(along * cos - across * sin), float(along * sin + across * cos)])
        found = np.array(alone(solve_root)(*map(float, (a, b, c, area)), gx, gy))
        assert np.hypot(*(found - exact)) <= 8 * EPS * np.sqrt(condition) * np.hypot(*exact)


@pytest.mark.parametrize("eps", [1e-16, 1e-6, 1e-1])
@pytest.mark.parametrize("spread", [1.0, 1e-4, 1e-8])
def test_shampoo_s_step_is_that_of_its_exact_statistics(eps, spread):
    """Gradients that point almost the same way, as large as Goldstein and Price's: κ of their matrix is up to 1e28."""
    step = on_floats(OPTIMIZERS["shampoo"].step)
    for angle in RANDOM.uniform(0, np.pi, 20):
        lxx, lxy, lyy, area = eps, 0.0, eps, eps
        exact = mpmath.matrix([[eps, 0], [0, eps]])
        for turn, size in zip(angle + spread * RANDOM.normal(size=6), 10 ** RANDOM.uniform(2, 6, 6), strict=True):
            gx, gy = float(size * np.cos(turn)), float(size * np.sin(turn))
            oracle = SimpleNamespace(gradient=lambda x, y, g=(gx, gy): g)
            x, y, lxx, lxy, lyy, area = step(0.0, 0.0, oracle, lxx, lxy, lyy, area, lr=1.0, eps=eps)
            with mpmath.workdps(100):
                g = mpmath.matrix([gx, gy])
                exact += g * g.T
                values, vectors = mpmath.eigsy(exact)
                wanted = vectors * mpmath.diag([1 / mpmath.sqrt(value) for value in values]) * (vectors.T * g)
                condition = float(values[1] / values[0])
            off = np.hypot(x + float(wanted[0]), y + float(wanted[1]))
            assert off <= 16 * EPS * np.sqrt(condition) * float(mpmath.norm(wanted))


def test_shampoo_takes_no_step_longer_than_its_rate_on_goldstein_and_price():
    """‖L^(-1/2) g‖ is at most 1; read off L's entries, the root gave steps of 5.9 at a rate of 0.3, and 0/0."""
    starts = RANDOM.uniform(-2, 2, (300, 2))
    runs = run(LANDSCAPES["goldstein_price"], "shampoo", starts, steps=100)
    lengths = np.hypot(*np.diff(runs.path, axis=0).transpose(2, 0, 1))
    assert lengths.max() <= 0.3 * (1 + 1e-6)


def grid_best(gx, gy, a, b, c, radius):
    """The least of the model on a fine grid of the disc, in polar coordinates."""
    r = radius * np.sqrt(np.linspace(0, 1, 400))[:, None]
    angle = np.linspace(0, 2 * math.pi, 2000)
    x, y = r * np.cos(angle), r * np.sin(angle)
    return (gx * x + gy * y + (a * x * x + 2 * b * x * y + c * y * y) / 2).min()


@pytest.mark.parametrize("radius", [0.1, 1.0, 5.0])
def test_a_trust_step_is_the_best_within_its_circle(radius):
    hard = [
        (1.0, 0.0, 1.0, 0.0, -1.0),
        (0.0, 0.0, 2.0, 0.0, -3.0),
        (0.0, 0.0, 1.0, 0.0, 1.0),
        (1.0, 1.0, 0.0, 0.0, 0.0),
        (0.0, 1.0, 0.0, 0.0, 0.0),
        (0.0, 1.0, -2.0, 0.0, -2.0),
        (3.0, 4.0, 2.0, 0.0, 2.0),
    ]
    cases = [(*g, *row) for g, row in zip(VECTORS[:40], RANDOM.normal(size=(40, 3)), strict=True)] + hard
    for gx, gy, a, b, c in cases:
        x, y, edge = alone(trust_step)(gx, gy, a, b, c, radius)
        found = gx * x + gy * y + (a * x * x + 2 * b * x * y + c * y * y) / 2
        least = grid_best(gx, gy, a, b, c, radius)
        assert math.hypot(x, y) <= radius * (1 + 1e-9)
        assert found <= least + 1e-12 * abs(least)
        assert edge == (math.hypot(x, y) >= radius * (1 - 1e-9))


@pytest.mark.parametrize("along", [0.0, 1e-300, 1e-17, 1e-12, 1e-6])
@pytest.mark.parametrize("turn", [0.0, 0.3, 1.2])
def test_a_trust_step_is_exact_where_g_hardly_leads_along_the_lowest_curvature(along, turn):
    """In and beside the hard case: the step is as long as the radius, and it solves (H + λI) s = −g with λ = −low."""
    (p, q), low, high = (math.cos(turn), math.sin(turn)), -2.0, 1.0
    h = np.outer((p, q), (p, q)) * low + np.outer((-q, p), (-q, p)) * high
    for across in (0.0, 0.5):
        g = along * np.array([p, q]) + across * np.array([-q, p])
        s = np.array(alone(trust_step)(*g.tolist(), h[0, 0], h[0, 1], h[1, 1], 2.0)[:2])
        shift = -(g @ s + s @ h @ s) / (s @ s)
        assert math.hypot(*s) == pytest.approx(2, rel=1e-12)
        assert shift == pytest.approx(-low, rel=1e-5)
        assert (h + shift * np.eye(2)) @ s == pytest.approx(-g, abs=1e-9)


def test_of_a_line_of_lowest_points_a_trust_step_goes_to_the_nearest():
    assert alone(trust_step)(3.0, 0.0, 2.0, 0.0, 0.0, 5.0) == (-1.5, 0.0, 0.0)
    assert alone(trust_step)(0.0, 3.0, 0.0, 0.0, 2.0, 1.0) == (0.0, -1.0, 1.0)


def test_a_trust_step_of_no_radius_stands_still():
    assert alone(trust_step)(1.0, 2.0, 1.0, 0.0, 1.0, 0.0) == (0.0, 0.0, 0.0)


def test_arrays_and_floats_agree_bit_for_bit():
    a, b, c = np.array([definite(*row) for row in ENTRIES]).T
    x, y = VECTORS.T
    for function, arguments in (
        (solve, (a, b, c, x, y)),
        (absolute, (*ENTRIES.T,)),
        (solve_root, (a, b, c, np.sqrt(a * c - b * b), x, y)),
    ):
        together = np.stack(function(*arguments))
        apart = [alone(function)(*row) for row in np.stack(arguments, axis=-1).tolist()]
        assert np.array_equal(together, np.array(apart).T), function.__name__


def alone(function):
    """The float version that a rule bound to floats would call."""
    return FLOATS[function.__name__]
