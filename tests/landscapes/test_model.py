"""The model of a loss over data, read off its formula; and the curvature that Gauss–Newton takes for it."""

import numpy as np
import pytest

from experiments import SettingError, run
from landscapes import LANDSCAPES, Data, from_formula, moved

RNG = np.random.default_rng(7)
U, V = RNG.normal(size=(2, 30))
DATA = Data({"u": U, "v": V, "t": np.where(U + V + RNG.normal(size=30) > 0, 1, -1)})
POINTS = RNG.uniform(-2, 2, (20, 2))
LINEAR, LOGISTIC = "(w1*u + w2*v)", "ln(1 + e^(-t*(w1*u + w2*v)))"


def over(formula, data=DATA):
    return from_formula(formula, data=data, domain=((-3, 3), (-3, 3)), start=(0.3, 0.4))


@pytest.mark.parametrize(
    "formula, output, inputs",
    [
        ("(t - (w*u + b))^2", lambda w, b: w * U + b, ("u",)),
        ("(t - w*u - b)^2", lambda w, b: w * U + b, ("u",)),
        ("(w*u + b - t)^2/2", lambda w, b: w * U + b, ("u",)),
        ("abs(1 + b - t + w*v)", lambda w, b: w * V + b + 1, ("v",)),
        ("(t - w2*w1*u)^2", lambda w1, w2: w2 * w1 * U, ("u",)),
        ("(t - tanh(w1*u) - tanh(w2*u))^2", lambda w1, w2: np.tanh(w1 * U) + np.tanh(w2 * U), ("u",)),
        ("(t - max(0, w*u + b))^2 + 0.1*w^2", lambda w, b: np.maximum(0, w * U + b), ("u",)),
        (LOGISTIC, lambda w1, w2: w1 * U + w2 * V, ("u", "v")),
        (f"ln(1 + e^{LINEAR}) - t*{LINEAR}", lambda w1, w2: w1 * U + w2 * V, ("u", "v")),
        (LANDSCAPES["line_huber"].formula, lambda w, b: w * U + b, ("u",)),
    ],
)
def test_the_model_is_read_off_the_loss(formula, output, inputs):
    surface = over(formula)
    model = surface.model
    assert model is not None and (model.target, model.inputs) == ("t", inputs)
    found = model.outputs(POINTS, DATA)
    assert found == pytest.approx(np.array([output(*p) for p in POINTS]), rel=1e-13, abs=1e-13)


def test_the_target_may_have_any_name():
    data = Data({"speed": U, "distance": V})
    model = over("(distance - w*speed - b)^2", data).model
    assert model is not None and (model.target, model.inputs) == ("distance", ("speed",))


@pytest.mark.parametrize("formula", ["t*w1*u + w2*v", "(u - x)^2 + (v - y)^2", "(w1*u - t)^2 + (w2*v - t)^2", "w1^2*u"])
def test_a_loss_that_shows_no_model_has_none(formula):
    assert over(formula).model is None


def test_a_surface_without_data_has_no_model():
    assert LANDSCAPES["beale"].model is None


def test_every_model_of_the_catalogue_is_shown():
    assert all(surface.model for surface in LANDSCAPES.values() if surface.data is not None)


def test_a_moved_surface_has_the_moved_model():
    surface = LANDSCAPES["line_fit"]
    there = moved(surface, 30, 2)
    assert there.model is not None and surface.model is not None and surface.data is not None
    expected = surface.model.outputs(surface.start, surface.data)
    assert there.model.outputs(there.start, surface.data) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    "key, level",
    [("moons", 0.0), ("blobs", 0.0), ("sigmoid_neuron", 0.5), ("line_fit", None), ("sine_fit", None)],
)
def test_the_level_is_where_the_loss_prefers_no_class(key, level):
    model = LANDSCAPES[key].model
    assert model is not None and model.level == level


def test_the_level_is_found_where_nobody_knows_it():
    """3 e^(-m) = e^m where m = ln(3)/2."""
    model = over("(2 - t)*e^(-t*(w1*u + w2*v))").model
    assert model is not None and model.level == pytest.approx(-np.log(3) / 2, rel=1e-12)


def outer(weights, slopes):
    """(points, 3) the entries xx, xy and yy of the mean of w g gᵀ."""
    matrix = np.einsum("pn,pni,pnj->pij", weights, slopes, slopes) / weights.shape[1]
    return matrix[:, [0, 0, 1], [0, 1, 1]]


def test_squares_of_a_likelihood_are_half_its_generalized_gauss_newton_matrix():
    surface = over("ln(1 + e^(-t*tanh(w*u + b)))")
    z = POINTS[:, :1] * U + POINTS[:, 1:]
    slopes = np.stack([U / np.cosh(z) ** 2, 1 / np.cosh(z) ** 2], axis=-1)
    chance = 1 / (1 + np.exp(-np.tanh(z)))
    expected = outer(chance * (1 - chance) / 2, slopes)
    assert np.stack(surface.arrays.squares(*POINTS.T), axis=-1) == pytest.approx(expected, rel=1e-11)
    alone = [surface.floats.squares(*p) for p in POINTS.tolist()]
    assert np.array_equal(alone, np.stack(surface.arrays.squares(*POINTS.T), axis=-1))


@pytest.mark.parametrize("formula", [LOGISTIC, f"{LOGISTIC} + 0.1*(w1^2 + 3w2^2)", f"sqrt(1 + (t - {LINEAR})^2)"])
def test_where_the_model_is_linear_it_is_half_the_hessian(formula):
    surface = over(formula)
    entries = np.stack(surface.arrays.squares(*POINTS.T), axis=-1)
    assert entries == pytest.approx(surface.hessian(POINTS)[:, [0, 0, 1], [0, 1, 1]] / 2, rel=1e-10, abs=1e-14)


def test_gauss_newton_finds_the_minimum_of_logistic_regression():
    surface = over(LOGISTIC)
    runs = run(surface, "gauss_newton", (0.0, 0.0), steps=20)
    assert np.linalg.norm(surface.gradient(runs.path[-1, 0])) < 1e-12


@pytest.mark.parametrize(
    "formula, sentence",
    [
        (f"abs(t - {LINEAR})", "this loss has no curvature in the model's output."),
        (f"max(0, 1 - t*{LINEAR})", "this loss has no curvature in the model's output."),
        (f"atan((t - {LINEAR})^2)", "this loss is not convex in the model's output."),
        ("t*w1*u + w2*v", "this loss does not show its model; write it with one output and its target, as in "),
        (f"{LOGISTIC} + abs(w1)", "the part of this loss that depends on the weights alone is not a sum of squares."),
    ],
)
@pytest.mark.parametrize("method", ["gauss_newton", "levenberg_marquardt"])
def test_a_loss_without_that_matrix_is_refused_with_the_reason(formula, sentence, method):
    surface = over(formula)
    with pytest.raises(SettingError) as caught:
        run(surface, method, (0.3, 0.4), steps=1)
    assert sentence in caught.value.message
    with pytest.raises(ValueError, match="not written as a sum of squares"):
        surface.floats.squares(0.3, 0.4)


@pytest.mark.parametrize("key", [key for key, surface in LANDSCAPES.items() if surface.data is not None])
def test_the_natural_gradient_runs_on_every_model(key):
    surface = LANDSCAPES[key]
    runs = run(surface, "natural_gradient", surface.start, steps=30)
    assert np.isfinite(runs.value).all() and runs.value[-1, 0] < runs.value[0, 0]
