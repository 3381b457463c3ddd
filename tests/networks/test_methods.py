"""Which methods train a network, what the others say, and those that move all weights as one vector."""

import pickle
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from networks import DATASETS, Network, train
from networks.methods import METHODS, refusal
from networks.training import training
from networks.training.training import Entry, Training
from networks.training.walk import walk
from optimizers import OPTIMIZERS, SettingError

DATA = DATASETS["moons"](samples=40, noise=0.2, seed=0)
NET = Network((2, 6, 2))
IN_VECTORS = [
    "momentum_plateau",
    "momentum_rising",
    "sam",
    "exact_step",
    "line_search",
    "conjugate_gradient",
    "lbfgs",
    "lbfgs_wolfe",
]


def test_they_are_those_of_the_surfaces_that_can_move_many_weights_in_teaching_order():
    assert set(IN_VECTORS) <= set(METHODS)
    assert {key for key, method in OPTIMIZERS.items() if not method.whole_point} <= set(METHODS)
    assert all(METHODS[key] is OPTIMIZERS[key] for key in IN_VECTORS)
    orders = [method.order for method in METHODS.values()]
    assert orders == sorted(orders)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_a_method_trains_a_network_or_says_why_it_cannot_and_what_can(key):
    sentence = refusal(key)
    assert (key in METHODS) == (sentence is None)
    if sentence is not None:
        assert sentence.startswith(OPTIMIZERS[key].name) and sentence.endswith(".") and sentence.count(".") == 1
        assert any(f"take {method.name}, " in sentence for method in METHODS.values())
        with pytest.raises(SettingError) as refused:
            train(NET, DATA, key, steps=1)
        assert refused.value.message == sentence and refused.value.setting == "method"


def test_a_method_that_is_nowhere_is_not_known():
    assert refusal("adma") is None
    with pytest.raises(SettingError, match="did you mean “adamax”"):
        train(NET, DATA, "adma", steps=1)


@pytest.mark.parametrize("method", IN_VECTORS)
@pytest.mark.parametrize("batch", [None, 8])
def test_a_vector_of_weights_is_trained_and_goes_on_from_any_state(method, batch):
    race = Training(NET, DATA, (Entry(method, {"lr": 0.1}), Entry("adam")), 12, batch)
    states = list(walk(race))
    again = list(walk(race, pickle.loads(pickle.dumps(states[4]))))
    assert np.array_equal([state.theta for state in again], [state.theta for state in states[5:]])
    alone = train(NET, DATA, method, steps=12, hypers={"lr": 0.1}, batch=batch)
    assert np.array_equal(alone.theta[1:], [state.theta[0] for state in states])
    assert alone.outcome == "trained" and (batch or alone.loss[-1] < alone.loss[0])


def test_searches_never_let_the_loss_of_all_samples_rise():
    for method in ("line_search", "conjugate_gradient", "lbfgs_wolfe"):
        assert (np.diff(train(NET, DATA, method, steps=40).loss) < 0).all()


def test_sam_takes_the_slope_a_little_uphill():
    found = train(NET, DATA, "sam", steps=2, hypers={"lr": 0.3, "rho": 0.1}, l2=0.01).theta
    for before, after in pairwise(found):
        g = NET.gradient(before, DATA.X, DATA.y) + 0.01 * before
        up = before + 0.1 * g / np.sqrt(g @ g)
        assert after == pytest.approx(before - 0.3 * (NET.gradient(up, DATA.X, DATA.y) + 0.01 * up), abs=1e-15)


def test_arithmetic_that_raises_ends_one_training_and_not_the_others(monkeypatch):
    def step(x, f, *, lr):
        return x * (1.0 / (lr - lr))

    broken = replace(OPTIMIZERS["gradient_descent"], step=step, stability_limit=None)
    monkeypatch.setattr(training, "METHODS", {**METHODS, "broken": broken})
    *_, last = walk(Training(NET, DATA, (Entry("broken"), Entry("adam")), 3))
    assert last.stopped == (1, 0) and np.isnan(last.theta[0]).all() and np.isfinite(last.theta[1]).all()
