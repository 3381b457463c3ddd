"""The closed forms for 2 × 2 matrices, held against numpy.linalg; the same on floats and on arrays."""

import math

import numpy as np
import pytest

from optimizers.base import absolute, positive_definite, root, solve, trust_step
from optimizers.base.arithmetic import FLOATS

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


def test_root_times_itself():
    for row in ENTRIES:
        half = matrix(*root(*definite(*row)))
        assert entries(half @ half) == pytest.approx(definite(*row), rel=1e-9, abs=1e-9)


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
    ]
    cases = [(*g, *row) for g, row in zip(VECTORS[:40], RANDOM.normal(size=(40, 3)), strict=True)] + hard
    for gx, gy, a, b, c in cases:
        x, y, edge = alone(trust_step)(gx, gy, a, b, c, radius)
        found = gx * x + gy * y + (a * x * x + 2 * b * x * y + c * y * y) / 2
        least = grid_best(gx, gy, a, b, c, radius)
        assert math.hypot(x, y) <= radius * (1 + 1e-9)
        assert found <= least + 1e-12 * abs(least)
        assert edge == (math.hypot(x, y) >= radius * (1 - 1e-9))


def test_a_trust_step_of_no_radius_stands_still():
    assert alone(trust_step)(1.0, 2.0, 1.0, 0.0, 1.0, 0.0) == (0.0, 0.0, 0.0)


def test_arrays_and_floats_agree_bit_for_bit():
    a, b, c = np.array([definite(*row) for row in ENTRIES]).T
    x, y = VECTORS.T
    for function, arguments in ((solve, (a, b, c, x, y)), (absolute, (*ENTRIES.T,)), (root, (a, b, c))):
        together = np.stack(function(*arguments))
        apart = [alone(function)(*row) for row in np.stack(arguments, axis=-1).tolist()]
        assert np.array_equal(together, np.array(apart).T), function.__name__


def alone(function):
    """The float version that a rule bound to floats would call."""
    return FLOATS[function.__name__]
