"""What a formula says it is made of, read off its tree."""

import numpy as np
import pytest

from landscapes import LANDSCAPES, from_formula

POINTS = np.random.default_rng(5).uniform(-2, 2, (20, 2))


@pytest.mark.parametrize(
    "formula, inside",
    [
        ("x^2 + 10y^2", ["x", "3.1622776601683795*y"]),
        ("(1 - x)^2 + 100(y - x^2)^2", ["1 - x", "10(y - x^2)"]),
        ("x*x/4 + (x*y - 1)^4", ["x/2", "(x*y - 1)^2"]),
        ("2((x - y)^2 + 3(x + y)^2) + 5", ["1.4142135623730951(x - y)", "2.449489742783178(x + y)"]),
        ("0.5*sin(x*y)^2*3", ["1.224744871391589*sin(x*y)"]),
    ],
)
def test_a_sum_of_squares_gives_the_jacobian_of_its_insides(formula, inside):
    surface = from_formula(formula)
    assert "squares" in surface.made_of
    slopes = [from_formula(text).gradient(POINTS) for text in inside]
    expected = sum(np.einsum("pi,pj->pij", slope, slope) for slope in slopes)
    xx, xy, yy = surface.arrays.squares(*POINTS.T)
    assert np.stack([xx, xy, yy]) == pytest.approx(expected[:, [0, 0, 1], [0, 1, 1]].T, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(
    "formula", ["x^2 - y^2", "x^3 + y^2", "x^2 + x*y + y^2", "-(x^2) + y^2", "exp(x)^2 + y", "x^2 - 3", "x^2 + y^2*x"]
)
def test_anything_else_is_not_a_sum_of_squares(formula):
    surface = from_formula(formula)
    assert "squares" not in surface.made_of
    with pytest.raises(ValueError, match="not written as a sum of squares"):
        surface.arrays.squares(*POINTS.T)


def test_half_the_gradient_of_a_sum_of_squares_lies_in_its_jacobian():
    """∇f = 2 Jᵀr: where JᵀJ is regular and f has a root, Gauss–Newton's step solves a linear problem exactly."""
    surface = from_formula("(2x + y - 3)^2 + (x - y)^2")
    p = np.array([4.0, -7.0])
    xx, xy, yy = surface.floats.squares(*p)
    step = np.linalg.solve([[xx, xy], [xy, yy]], -surface.gradient(p) / 2)
    assert p + step == pytest.approx([1, 1], abs=1e-12)


def test_a_mean_over_samples_gives_their_slopes():
    surface = from_formula("((x - 1)^2 + exp(x*y) + y^3)/3")
    slopes = [from_formula(text).gradient(POINTS) for text in ("(x - 1)^2 + 0*y", "exp(x*y)", "y^3 + 0*x")]
    expected = sum(np.einsum("pi,pj->pij", slope, slope) for slope in slopes) / 3
    entries = np.stack(surface.arrays.samples(*POINTS.T))
    assert entries == pytest.approx(expected[:, [0, 0, 1], [0, 1, 1]].T, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("formula", ["(x^2 + y^2)/3", "x^2/2 + y^2/2", "(x*y)/1", "x^2 + y^2", "(x - y + y^2)/2"])
def test_anything_else_is_not_a_mean_over_samples(formula):
    surface = from_formula(formula)
    assert "samples" not in surface.made_of
    with pytest.raises(ValueError, match="not written as a mean over samples"):
        surface.floats.samples(0.5, 0.5)


def test_the_catalogue_has_surfaces_for_every_method():
    over_data = {key for key, surface in LANDSCAPES.items() if surface.data is not None}
    assert {key for key, surface in LANDSCAPES.items() if "samples" in surface.made_of} == over_data
    assert {"ravine", "rosenbrock", "beale", "himmelblau"} <= {
        key for key, surface in LANDSCAPES.items() if "squares" in surface.made_of
    }


@pytest.mark.parametrize("key", ["rosenbrock", "beale", "line_fit"])
def test_floats_and_arrays_agree_bit_for_bit(key):
    surface = LANDSCAPES[key]
    for name in sorted(surface.made_of):
        together = getattr(surface.arrays, name)(*POINTS.T)
        alone = [getattr(surface.floats, name)(*p) for p in POINTS.tolist()]
        assert np.array_equal(np.stack(together), np.array(alone).T)
