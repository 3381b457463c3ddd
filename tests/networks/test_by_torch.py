"""Gradients and trainings by torch and optax (tests/golden/networks_by_torch.py), held against ours."""

import json
from functools import cache
from itertools import islice
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from experiments.engine.batches import rows_of
from networks import DATASETS, Network
from networks.training.training import Entry, Training
from networks.training.walk import Rule, begun, walk

pytestmark = pytest.mark.slow("golden data")

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "networks.json").read_text())
SIZES, SAMPLES, STEPS, BATCH, SEED = (2, 16, 16, 2), 200, 300, 32, 3
EVERY_LOSS, EVERY_WEIGHT = 5, 7
WITHIN = 1e-8
AHEAD = ("nesterov",)  # torch's and optax's iterate is the point where ours takes the gradient


@pytest.mark.parametrize("case", GOLDEN["gradients"], ids=[case["data"] for case in GOLDEN["gradients"]])
def test_gradients_of_every_layer_are_those_of_autograd(case):
    net = Network(case["sizes"], **case["settings"])
    samples = DATASETS[case["data"]](30, seed=1)
    theta = net.parameters(1) + 0.3 * np.random.default_rng(1).standard_normal(net.size)
    assert net.loss(theta, samples.X, samples.y) == pytest.approx(case["loss"], rel=1e-13)
    ours, theirs = net.gradient(theta, samples.X, samples.y), np.array(case["gradient"])
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=1e-12 * abs(theirs).max())


def trained(entry, batch):
    """(STEPS + 1, D) the weights, and what the rule remembered with them."""
    training = Training(Network(SIZES), DATASETS["moons"](SAMPLES, seed=SEED), (entry,), STEPS, batch, seed=SEED)
    states = [begun(training), *walk(training)]
    return training, [state.theta[0] for state in states], [state.states[0] for state in states]


@cache
def fed():
    """The gradients that are fed to a method in an open loop: those along a calm path."""
    training, path, _ = trained(Entry("gradient_descent", {"lr": 0.05}), BATCH)
    X, y = training.samples.X, training.samples.y
    rows = islice(rows_of(SEED, 0, SAMPLES, BATCH, "shuffle"), STEPS)
    return [training.net.gradient(theta, X[some], y[some]) for theta, some in zip(path[:-1], rows, strict=True)]


def named(case):
    return f"{case['method']}-{case['entry'] or 'default'}-{case['batch']}-{case['kind']}"


@pytest.mark.parametrize("case", GOLDEN["trainings"], ids=map(named, GOLDEN["trainings"]))
def test_losses_and_weights_are_those_of_torch_and_optax(case):
    entry = Entry(case["method"], **case["entry"])
    if case["kind"] == "open loop":
        assert case["grown"] > 1e-9  # a start 1e-14 away ends so far away: nobody could walk the same path
        training = Training(Network(SIZES), DATASETS["moons"](SAMPLES, seed=SEED), (entry,), STEPS, seed=SEED)
        rule, state = Rule(training.net, entry, STEPS, 0), begun(training)
        end, kept = state.theta[0], state.states[0]
        for t, gradient in enumerate(fed(), start=1):
            rule.turn(t)
            if rule.vector:
                end, kept = rule._stepped(end, SimpleNamespace(gradient=lambda x, g=gradient: g), kept)
            else:
                end, kept, _ = rule.told(end, gradient, kept)
    else:
        training, path, states = trained(entry, case["batch"])
        if case["method"] in AHEAD:
            beta = entry.optimizer.defaults["beta"]
            path = [theta + beta * v for theta, (v,) in zip(path, states, strict=True)]
        losses = training.net.loss(np.array(path[::EVERY_LOSS]), training.samples.X, training.samples.y)
        np.testing.assert_allclose(losses, case["losses"], rtol=WITHIN, atol=WITHIN)
        end = path[-1]
    np.testing.assert_allclose(end[::EVERY_WEIGHT], case["weights"], rtol=WITHIN, atol=WITHIN)
