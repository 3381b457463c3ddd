"""The four matrices of a model at a point, each against what it is by its own definition."""

from dataclasses import replace
from math import erf, exp, pi, sqrt

import numpy as np
import pytest

from experiments.geometry.matrices import NO_DENSITY, matrices
from landscapes import LANDSCAPES, Data, Landscape, from_formula
from landscapes.data.model import Model

MODELS = [key for key, surface in LANDSCAPES.items() if surface.data is not None]
POINT = (0.7, -0.4)
RNG = np.random.default_rng(3)
NUMBERS = Data({"u": RNG.normal(size=12), "t": RNG.normal(size=12)})


def of(surface: Landscape) -> tuple[Data, Model]:
    """The data and the model of a surface that has them."""
    assert surface.data is not None and surface.model is not None
    return surface.data, surface.model


def over(formula, data=NUMBERS):
    return from_formula(formula, data=data, domain=((-3, 3), (-3, 3)), start=(0.3, 0.4))


def differences(function, at, h=1e-6):
    """The derivative of a function of one number at numbers (n,)."""
    return (function(at + h) - function(at - h)) / (2 * h)


def outer(weights, slopes):
    return np.einsum("n,ni,nj->ij", weights, slopes, slopes) / len(slopes)


@pytest.mark.parametrize("key", MODELS)
def test_the_empirical_fisher_and_the_covariance_are_moments_of_the_samples_gradients(key):
    surface = LANDSCAPES[key]
    found = matrices(surface, POINT).known
    each = list(surface.sample_gradients(POINT))
    assert found["empirical"] == pytest.approx(np.mean([np.outer(g, g) for g in each], axis=0), rel=1e-12, abs=1e-15)
    assert found["covariance"] == pytest.approx(np.cov(np.array(each).T, bias=True), rel=1e-9, abs=1e-12)
    xx, xy, yy = surface.floats.samples(*POINT)
    assert found["empirical"] == pytest.approx(np.array([[xx, xy], [xy, yy]]), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("key", ["moons", "sigmoid_neuron"])
def test_the_true_fisher_of_two_classes_is_that_of_drawn_targets(key):
    """By brute force: for each sample a target for each class, weighed by its chance."""
    surface = LANDSCAPES[key]
    data, _ = of(surface)
    with_class = [replace(surface, data=data.put({"t": 0 * data["t"] + t})) for t in np.unique(data["t"])]
    chance = np.exp([-own.sample_values(POINT) for own in with_class])
    chance = chance / chance.sum(axis=0)
    expected = sum(outer(p, own.sample_gradients(POINT)) for p, own in zip(chance, with_class, strict=True))
    assert matrices(surface, POINT).known["fisher"] == pytest.approx(expected, rel=1e-12)


DENSITIES = {
    "(t - (w*u + b))^2": lambda shape: RNG.normal(0, np.sqrt(0.5), shape),
    "abs(t - (w*u + b))": lambda shape: RNG.laplace(0, 1, shape),
    "(t - sin(w*u + b))^2/8": lambda shape: RNG.normal(0, 2, shape),
}


@pytest.mark.parametrize("formula", DENSITIES)
def test_the_true_fisher_of_numbers_is_that_of_drawn_targets(formula):
    """By brute force: many targets for each sample, drawn from the density that its loss stands for."""
    surface = over(formula)
    inputs = np.tile(NUMBERS["u"], 80)
    outputs = of(surface)[1].outputs(POINT, {"u": inputs})
    drawn = [Data({"u": inputs, "t": outputs + DENSITIES[formula](len(inputs))}) for _ in range(10)]
    expected = np.mean([matrices(over(formula, data), POINT).known["empirical"] for data in drawn], axis=0)
    assert matrices(surface, POINT).known["fisher"] == pytest.approx(expected, rel=0.1, abs=0.05)


@pytest.mark.parametrize(
    ("formula", "exact"),
    [
        ("(t - (w*u + b))^2", 2.0),  # (2 r)² with the variance 1/2
        ("(t - (w*u + b))^2/200", 0.01),
        ("abs(t - (w*u + b))", 1.0),
        ("ln(1 + (t - (w*u + b))^2)", 0.5),  # Cauchy's
        ("3(t - (w*u + b))^2", 6.0),
    ],
)
def test_the_true_fisher_of_known_densities(formula, exact):
    surface = over(formula)
    slopes = np.stack([NUMBERS["u"], np.ones(12)], axis=-1)
    assert matrices(surface, POINT).known["fisher"] == pytest.approx(exact * outer(np.ones(12), slopes), rel=1e-8)


def test_the_true_fisher_of_hubers_loss():
    """E[l′²] = (∫ r² e^(−r²/2) within 1 + 2 ∫ e^(1/2 − r) beyond) / (the same without r²), by closed forms."""
    within, beyond = sqrt(2 * pi) * erf(1 / sqrt(2)), 2 * exp(-0.5)
    exact = (within - 2 * exp(-0.5) + beyond) / (within + beyond)
    surface = over(LANDSCAPES["line_huber"].formula)
    slopes = np.stack([NUMBERS["u"], np.ones(12)], axis=-1)
    assert matrices(surface, POINT).known["fisher"] == pytest.approx(exact * outer(np.ones(12), slopes), rel=1e-10)


@pytest.mark.parametrize("key", MODELS)
def test_gauss_newton_is_the_curvature_by_the_output_times_the_models_slopes(key):
    surface = LANDSCAPES[key]
    data, model = of(surface)
    found = matrices(surface, POINT)
    if key == "line_absolute":
        assert "no curvature" in found.lacks["gauss_newton"]
        return
    outputs = model.outputs(POINT, data)
    bends = differences(lambda m: model.loss_slopes(m, data), outputs)
    by_w = differences(lambda w: model.outputs((w, POINT[1]), data), POINT[0])
    by_b = differences(lambda b: model.outputs((POINT[0], b), data), POINT[1])
    slopes = np.stack([by_w, by_b], axis=-1)
    assert found.known["gauss_newton"] == pytest.approx(outer(bends, slopes), rel=1e-5, abs=1e-8)


@pytest.mark.parametrize("key", ["moons", "blobs", "line_fit", "two_layers", "tanh_neuron", "sine_fit"])
def test_the_true_fisher_is_gauss_newton_where_the_loss_is_the_models_own(key):
    found = matrices(LANDSCAPES[key], POINT)
    assert found.apart("fisher", "gauss_newton") == 0
    assert found.apart("empirical", "fisher") not in (None, 0)


def test_what_is_told_of_matrices_that_are_alike():
    surface = LANDSCAPES["moons"]
    at_minimum = matrices(surface, surface.minima[0])
    assert at_minimum.apart("covariance", "empirical") == 0  # the mean gradient is zero
    assert at_minimum.apart("gauss_newton", "hessian") == 0  # the model is linear
    assert matrices(LANDSCAPES["two_layers"], POINT).apart("gauss_newton", "hessian") not in (None, 0)


def test_a_penalty_is_part_of_every_samples_gradient():
    plain, fined = over("(t - (w*u + b))^2"), over("(t - (w*u + b))^2 + 3w^2")
    added = np.array([6 * POINT[0], 0])
    expected = matrices(plain, POINT).known["fisher"] + np.outer(added, added)
    assert matrices(fined, POINT).known["fisher"] == pytest.approx(expected, rel=1e-9)
    assert matrices(fined, POINT).known["gauss_newton"][0, 0] == matrices(plain, POINT).known["gauss_newton"][0, 0] + 6


def test_a_loss_that_does_not_fall_off_is_no_density():
    assert matrices(over("atan((t - (w*u + b))^2)"), POINT).lacks["fisher"] == NO_DENSITY


def test_a_loss_without_a_model_has_two_of_the_four():
    found = matrices(over("t*w1*u + w2^2"), POINT)
    assert set(found.known) == {"empirical", "covariance", "hessian"} and set(found.lacks) == {"fisher", "gauss_newton"}
