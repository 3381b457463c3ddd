"""What is read off networks while they train: each number against the loop that would say it, and what is broken."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from networks import DATASETS, Network, Samples
from networks.broken import broken
from networks.learned import kind_of, pictures, window_of
from networks.readings import readings
from networks.training.training import Entry, Training
from networks.training.walk import State, begun, walk

MOONS = DATASETS["moons"](samples=40)
SINE = DATASETS["sine"](samples=40)
FORMS = {
    "plain": Network((2, 6, 6, 6, 2), "tanh"),
    "relu": Network((2, 6, 6, 6, 2), "relu", init="he"),
    "skip": Network((2, 6, 6, 6, 2), "relu", skip=True, init="he"),
    "norm": Network((2, 6, 6, 6, 2), "sigmoid", batch_norm=True),
    "both": Network((2, 6, 6, 6, 2), "relu", skip=True, batch_norm=True),
    "shallow": Network((2, 2)),
}


ACTIVATIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
}


def layers(net: Network, theta: np.ndarray, X: np.ndarray) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """(units, N) what each layer makes, and what its own units make of that, in a loop over the layers."""
    named = dict(zip([piece.name for piece in net.pieces], [part[0] for part in net.parts(theta[None])], strict=True))
    values, whole, own = X.T, [], []
    for layer in range(1, len(net.sizes)):
        z = named[f"W{layer}"] @ values + named[f"b{layer}"][:, None]
        if layer < len(net.sizes) - 1:
            if net.batch_norm:
                z = (z - z.mean(axis=1, keepdims=True)) / np.sqrt(z.var(axis=1, keepdims=True) + 1e-5)
                z = named[f"γ{layer}"][:, None] * z + named[f"β{layer}"][:, None]
            z = ACTIVATIONS[net.activation](z)
        own.append(z)
        values = values + z if net.skip and 1 < layer < len(net.sizes) - 1 else z
        whole.append(values)
    return whole, own


@pytest.mark.parametrize("form", FORMS)
def test_readings_are_those_of_a_loop_over_the_layers(form):
    net = FORMS[form]
    training = Training(net, MOONS, (Entry("adam", {"lr": 0.05}), Entry("momentum", {"lr": 0.1})), 5, 8)
    states = [begun(training), *walk(training)]
    theta, before = states[-1].theta, states[-2].theta
    if form in ("relu", "skip"):
        theta[0, net.places[3]] = -100  # the biases of the second layer: all of its units are dead
    found = readings(net, MOONS, theta, before)
    gradient = net.gradient(theta, MOONS.X, MOONS.y)
    assert found.loss == pytest.approx(net.loss(theta, MOONS.X, MOONS.y))
    assert found.held_out == pytest.approx(net.loss(theta, MOONS.X_held, MOONS.y_held, fit=MOONS.X))
    each = 4 if net.batch_norm else 2
    for method in (0, 1):
        whole, own = layers(net, theta[method], MOONS.X)
        assert found.activation[method] == pytest.approx([np.sqrt((made**2).mean()) for made in whole])
        still = [np.mean(np.ptp(made, axis=1) < 1e-12) for made in own[:-1]]
        assert found.dead[method] == pytest.approx([*still, np.nan], nan_ok=True)
        assert found.accuracy[method] == np.mean(whole[-1].argmax(axis=0) == MOONS.y)
        held = net.output(theta[method], MOONS.X_held, fit=MOONS.X).argmax(axis=-1)
        assert found.held_accuracy[method] == np.mean(held == MOONS.y_held)
        for layer in range(len(net.sizes) - 1):
            at = slice(net.places[each * layer].start, net.places[min(each * layer + each, len(net.places)) - 1].stop)
            assert found.gradient[method, layer] == pytest.approx(np.linalg.norm(gradient[method, at]))
            step = np.linalg.norm((theta - before)[method, at]) / np.linalg.norm(theta[method, at])
            assert found.rate[method, layer] == pytest.approx(step)
    if form in ("relu", "skip"):
        assert found.dead[0, 1] == 1 > found.dead[1, 1]


def test_alone_is_as_among_others_and_before_the_first_step_there_is_no_rate():
    net = FORMS["relu"]
    theta = np.array([net.parameters(seed) for seed in range(3)])
    together, alone = readings(net, MOONS, theta), readings(net, MOONS, theta[1:2])
    for name, value in vars(together).items():
        assert np.array_equal(value[1:2], vars(alone)[name], equal_nan=True), name
    assert np.isnan(together.rate).all()
    assert np.array_equal(pictures(net, MOONS, theta)[1:2], pictures(net, MOONS, theta[1:2]))


# --- pictures --------------------------------------------------------------------------------------------------------


def test_the_picture_of_two_inputs_is_the_share_of_the_second_class():
    for net in (FORMS["norm"], Network((2, 4, 2), loss="squared_error"), Network((2, 4, 1), loss="squared_error")):
        theta = net.parameters(1)
        found = pictures(net, MOONS, theta[None], side=5)[0]
        (x0, x1), (y0, y1) = window_of(MOONS)
        assert x0 < MOONS.X[:, 0].min() and y1 > MOONS.X_held[:, 1].max()
        z = net.output(theta, np.array([[x1, y0 + (y1 - y0) / 4]]), fit=MOONS.X)[0]
        second = 1 / (1 + np.exp(z[0] - z[1])) if net.loss_name == "cross_entropy" else 0.5 + (z[-1] - z[0]) / 2
        second = z[0] if len(z) == 1 else second
        assert found[1, -1] == pytest.approx(np.clip(second, 0, 1))


def test_one_output_stands_for_the_class_whose_number_is_nearest():
    net = Network((2, 1), loss="squared_error")
    samples = Samples(np.array([[-0.3, 0], [0.4, 0], [0.6, 0], [1.4, 0]]), np.array([0, 0, 1, 1]), MOONS.X, MOONS.y, 2)
    assert readings(net, samples, np.array([[1.0, 0, 0]])).accuracy == 1


def test_a_number_has_a_curve_and_many_inputs_a_table_of_confusions():
    net = Network((1, 4, 1), loss="squared_error")
    theta = net.parameters()[None]
    (x0, x1), _ = window_of(SINE)
    curve = pictures(net, SINE, theta, points=3)
    assert curve.shape == (1, 1, 3)
    assert curve[0, 0] == pytest.approx(net.output(theta[0], [[x0], [(x0 + x1) / 2], [x1]])[:, 0])
    assert np.isnan(readings(net, SINE, theta).accuracy).all()

    digits = DATASETS["digits"](samples=60, components=3)
    net = Network((3, 4, 10))
    theta = net.parameters()
    table = pictures(net, digits, theta[None])[0]
    taken = net.output(theta, digits.X_held).argmax(axis=-1)
    assert kind_of(digits) == "confusion"
    for true in range(10):
        for given in range(10):
            assert table[true, given] == pytest.approx(np.mean(taken[digits.y_held == true] == given))


# --- what breaks off -------------------------------------------------------------------------------------------------


def until_broken(training: Training) -> tuple[State, State]:
    before = begun(training)
    for state in walk(training):
        if state.stopped[0]:
            return before, state
        before = state
    raise AssertionError("it did not break off")


def test_a_method_that_breaks_off_says_in_which_step_and_layer_and_what_to_change():
    net = Network((2, 6, 6, 2), "relu", loss="squared_error", init="he")
    before, state = until_broken(Training(net, MOONS, (Entry("gradient_descent", {"lr": 1e3}),), 200, 8))
    said = broken(Training(net, MOONS, (Entry("gradient_descent", {"lr": 1e3}),), 200, 8), before, 0)
    assert f"at step {state.t:,}: the " in said and "smaller learning rate" in said and "gradient clipping" in said


@pytest.mark.parametrize(
    ("piece", "size", "what"),
    [("W2", 1e308, "values of hidden layer 2"), ("W3", 1e160, "gradient of hidden layer 2"), ("W1", 0, "weights of")],
)
def test_the_first_layer_that_is_not_finite_is_named(piece, size, what):
    net = Network((2, 6, 6, 2), "relu", loss="squared_error", init="he")
    training = Training(net, MOONS, (Entry("gradient_descent", {"lr": 1e300 if size == 0 else 0.1}),), 5)
    start = begun(training)
    place = {piece.name: at for piece, at in zip(net.pieces, net.places, strict=True)}[piece]
    start.theta[0, place] = np.resize([size, size * 0.9], place.stop - place.start) if size else start.theta[0, place]
    if not size:
        start.theta[0, net.places[-1]] = 1e10
    assert np.isfinite(start.theta).all() and next(walk(training, start)).stopped == (1,)
    assert f"the {what}" in broken(training, start, 0)
