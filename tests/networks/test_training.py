"""A training: the same bits after going on, the rules' settings, what is refused."""

import pickle
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
import pytest

from experiments.engine.batches import rows_of
from networks import DATASETS, Network, train
from networks.methods import METHODS
from networks.oracle import refused, shortened
from networks.training.training import Entry, Training
from networks.training.walk import State, begun, walk
from optimizers import OPTIMIZERS, SettingError
from optimizers.schedules import cosine, linear_ramp

PLAIN = Network((2, 3, 2))
MOONS = DATASETS["moons"](samples=60)
NET = Network((2, 5, 5, 2), skip=True, batch_norm=True)
ENTRIES = [Entry(key, {"lr": 0.01} if "lr" in METHODS[key].defaults else {}) for key in METHODS]
EVERY_METHOD = (
    *(entry for entry in ENTRIES if not refused(NET, entry.optimizer)),
    Entry("momentum", {"lr": cosine(0.1, steps=12), "beta": linear_ramp(0.5, 0.9, steps=12)}, clip=0.2, l2=0.01),
    Entry("adam", {"lr": 0.01, "beta1": linear_ramp(0.5, 0.9, steps=12)}, decay=0.1),
)
OTHERS = tuple(entry for entry in ENTRIES if refused(NET, entry.optimizer))  # a network without batch norm trains by


def alike(one, other):
    """Whether both are the same to the bit, arrays in tuples in tuples."""
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    return np.array_equal(one, other)


@pytest.mark.parametrize(("net", "entries"), [(NET, EVERY_METHOD), (PLAIN, OTHERS)], ids=["all", "those without norm"])
@pytest.mark.parametrize(("batch", "order"), [(None, "shuffle"), (16, "shuffle"), (16, "replace")])
def test_going_on_from_a_state_is_going_on_uninterrupted_to_the_bit(net, entries, batch, order):
    training = Training(net, MOONS, entries, 12, batch, order, seed=4)
    states = list(walk(training))
    assert [state.t for state in states] == list(range(1, 13))
    kept = pickle.dumps(states[4])
    for state, later in zip(walk(training, pickle.loads(kept)), states[5:], strict=True):
        assert isinstance(state, State) and state.t == later.t
        assert np.array_equal(state.theta, later.theta)
        assert alike((state.states, state.stopped, state.clipped), (later.states, later.stopped, later.clipped))
    assert pickle.dumps(states[4]) == kept  # nothing was changed in place


@pytest.mark.parametrize(("net", "entries"), [(NET, EVERY_METHOD), (PLAIN, OTHERS)], ids=["all", "those without norm"])
def test_methods_side_by_side_go_where_each_goes_alone_to_the_bit(net, entries):
    together = list(walk(Training(net, MOONS, entries, 8, 16)))[-1]
    for place, entry in enumerate(entries):
        alone = list(walk(Training(net, MOONS, (entry,), 8, 16)))[-1]
        assert np.array_equal(alone.theta[0], together.theta[place]), entry.method


def test_methods_that_start_apart_go_where_each_goes_from_its_own_weights_to_the_bit():
    training = Training(NET, MOONS, EVERY_METHOD, 6, 16, seed=4, apart=True)
    states = [begun(training), *walk(training)]
    for place, theta in enumerate(states[0].theta):
        assert np.array_equal(theta, NET.parameters(4 + place))
    alone = Training(NET, MOONS, EVERY_METHOD[-1:], 6, 16, seed=4)
    own = State(0, states[0].theta[-1:], states[0].states[-1:], (0,), (0,))
    assert np.array_equal(list(walk(alone, own))[-1].theta[0], states[-1].theta[-1])
    *_, last = walk(training, pickle.loads(pickle.dumps(states[2])))
    assert np.array_equal(last.theta, states[-1].theta)


def test_steps_see_the_batches_of_the_seed():
    rate, rows = 0.1, list(islice(rows_of(7, 0, 60, 16, "shuffle"), 5))
    theta = NET.parameters(7)
    for some in rows:
        theta = theta - rate * NET.gradient(theta, MOONS.X[some], MOONS.y[some])
    found = train(NET, MOONS, "gradient_descent", steps=5, hypers={"lr": rate}, batch=16, seed=7)
    np.testing.assert_allclose(found.theta[-1], theta, rtol=1e-13, atol=1e-15)
    assert train(NET, MOONS, "gradient_descent", steps=5, batch=60).loss[-1] == pytest.approx(
        train(NET, MOONS, "gradient_descent", steps=5).loss[-1], rel=0
    )


def one_step(**settings):
    found = train(NET, MOONS, "gradient_descent", steps=1, hypers={"lr": 0.5}, **settings)
    return found, NET.parameters(), NET.gradient(NET.parameters(), MOONS.X, MOONS.y)


def test_clipping_shortens_a_long_gradient_and_leaves_a_short_one():
    found, start, g = one_step(clip=0.01)
    np.testing.assert_allclose(found.theta[1], start - 0.5 * g * 0.01 / np.linalg.norm(g), rtol=1e-13)
    assert found.clipped == 1
    found, start, g = one_step(clip=100.0)
    assert np.array_equal(found.theta[1], one_step()[0].theta[1]) and found.clipped == 0


def test_the_penalty_adds_its_gradient_after_clipping_and_decay_takes_a_part_of_the_weights():
    found, start, g = one_step(l2=0.1)
    np.testing.assert_allclose(found.theta[1], start - 0.5 * (g + 0.1 * start), rtol=1e-13)
    found, start, g = one_step(decay=0.1)
    np.testing.assert_allclose(found.theta[1], start * (1 - 0.05) - 0.5 * g, rtol=1e-13)
    found, start, g = one_step(clip=0.01, l2=0.1, decay=0.1)
    wanted = start * (1 - 0.05) - 0.5 * (g * 0.01 / np.linalg.norm(g) + 0.1 * start)
    np.testing.assert_allclose(found.theta[1], wanted, rtol=1e-13)
    rate = cosine(0.5, steps=4)
    course = train(NET, MOONS, "gradient_descent", steps=4, hypers={"lr": rate}, decay=0.1).theta
    before = course[2]
    g = NET.gradient(before, MOONS.X, MOONS.y)
    np.testing.assert_allclose(course[3], before * (1 - 0.1 * rate(2)) - rate(2) * g, rtol=1e-13)


@pytest.mark.parametrize("key", [key for key, method in OPTIMIZERS.items() if method.vector])
def test_a_rule_that_asks_about_the_loss_is_told_of_the_penalty(key):
    """With a penalty that outweighs the loss, every step leads towards 0."""
    found = train(NET, MOONS, key, steps=3, hypers={"lr": 1e-4} if "lr" in METHODS[key].defaults else {}, l2=1e3)
    assert (np.diff(np.linalg.norm(found.theta, axis=1)) < 0).all()


@pytest.mark.parametrize(("record", "steps"), [("all", range(8)), ("last", (0, 7)), (3, (0, 3, 6, 7))])
def test_what_is_recorded(record, steps):
    found = train(NET, MOONS, "adam", steps=7, record=record)
    assert found.steps.tolist() == list(steps)
    assert found.theta.shape == (len(steps), NET.size)
    assert np.array_equal(found.loss, NET.loss(found.theta, MOONS.X, MOONS.y))
    assert np.array_equal(found.held_out_loss, NET.loss(found.theta, MOONS.X_held, MOONS.y_held, fit=MOONS.X))
    assert (found.outcome, found.stopped, found.clipped) == ("trained", 0, 0)


def test_what_diverges_stops_and_the_others_go_on():
    lost, kept = Entry("gradient_descent", {"lr": 1e200}), Entry("adam", {"lr": 0.01})
    net, sine = Network((1, 4, 1), loss="squared_error"), DATASETS["sine"](20)
    last = list(walk(Training(net, sine, (lost, kept), 10)))[-1]
    assert 0 < last.stopped[0] < 5 and last.stopped[1] == 0
    assert np.isnan(last.theta[0]).all()
    assert np.array_equal(last.theta[1], list(walk(Training(net, sine, (kept,), 10)))[-1].theta[0])
    with np.errstate(all="ignore"):
        assert train(net, sine, "gradient_descent", steps=10, hypers={"lr": 1e200}).outcome == "diverged"


SINE = DATASETS["sine"](20)
CURVE: dict[str, Any] = {"loss": "squared_error"}


@pytest.mark.parametrize(
    ("net", "samples", "asked", "setting", "sentence"),
    [
        (Network((3, 4, 2)), MOONS, {}, "sizes", "The data have 2 inputs and the network 3. Make them the same."),
        (
            Network((2, 4, 3)),
            MOONS,
            {},
            "sizes",
            "The data have 2 classes and the network 3 outputs. Make them the same.",
        ),
        (
            Network((1, 4, 2)),
            SINE,
            {},
            "sizes",
            "The targets of these data are numbers. Use the squared error as the loss.",
        ),
        (
            Network((2, 4, 3), **CURVE),
            MOONS,
            {},
            "sizes",
            "The network has 3 outputs. For these data it needs one, or 2.",
        ),
        (Network((1, 4, 2), **CURVE), SINE, {}, "sizes", "The network has 2 outputs. For these data it needs one."),
        (NET, MOONS, {"batch": 61}, "batch", "batch must be a whole number from 1 to 60."),
        (NET, MOONS, {"batch": 0}, "batch", "batch must be a whole number from 1 to 60."),
        (NET, MOONS, {"steps": 10_001}, "steps", "steps must be a whole number from 1 to 10,000."),
        (NET, MOONS, {"seed": -1}, "seed", "seed must be a whole number from 0 to 999,999,999."),
        (NET, MOONS, {"order": "sorted"}, "order", "order must be “shuffle” or “replace”."),
    ],
)
def test_what_cannot_be_trained_is_refused_in_a_sentence(net, samples, asked, setting, sentence):
    with pytest.raises(SettingError) as told:
        Training(net, samples, (Entry("adam"),), **asked)
    assert (told.value.setting, str(told.value)) == (setting, sentence)


@pytest.mark.parametrize(
    ("method", "settings", "setting"),
    [
        ("adm", {}, "method"),
        ("newton", {}, "method"),
        ("adam", {"clip": 0}, "clip"),
        ("adam", {"hypers": {"clip": 0.1}, "clip": 0.1}, "clip"),
        ("adam", {"hypers": {"clip": lambda s: 1.0}}, "clip"),
        ("adam", {"clip": [1, 2]}, "clip"),
        ("adam", {"hypers": [("lr", 0.1)]}, "hypers"),
        ("adam", {"l2": "a"}, "l2"),
        ("adam", {"decay": None}, "decay"),
        (["adam"], {}, "method"),
        ("adam", {"clip": -1.0}, "clip"),
        ("adam", {"clip": float("nan")}, "clip"),
        ("adam", {"l2": -1.0}, "l2"),
        ("adam", {"l2": float("inf")}, "l2"),
        ("adam", {"decay": float("nan")}, "decay"),
    ],
)
def test_an_entry_that_no_method_has_is_refused_in_a_sentence(method, settings, setting):
    with pytest.raises(SettingError) as told:
        Entry(method, **settings)
    assert told.value.setting == setting and str(told.value).endswith((".", "?"))


@pytest.mark.parametrize(
    ("hypers", "setting"),
    [({"lr": -1.0}, "lr"), ({"beta": 0.9}, "beta"), ({"lr": "a"}, "lr"), ({"lr": lambda s: 1 / 0}, "lr")],
)
def test_settings_that_a_method_does_not_take_are_refused_when_the_training_is_built(hypers, setting):
    with pytest.raises(SettingError) as told:
        Training(NET, MOONS, (Entry("adam", hypers),))
    assert told.value.setting == setting and str(told.value).endswith((".", "?"))


def test_clipping_is_one_setting_wherever_it_is_given():
    assert Entry("adam", {"clip": 0.1}) == Entry("adam", clip=0.1)
    assert Entry("adam", clip=float("inf")) == Entry("adam")


def test_batch_norm_needs_two_samples_in_a_step():
    assert not np.any(NET.gradient(NET.parameters(), MOONS.X[:1], MOONS.y[:1])[: 5 * 3])
    with pytest.raises(SettingError, match="Take at least 2 samples") as told:
        Training(NET, MOONS, (Entry("adam"),), batch=1)
    assert told.value.setting == "batch"


@pytest.mark.parametrize("record", [0, -2, 1.5, "x", None])
def test_what_cannot_be_recorded_is_refused_in_a_sentence(record):
    with pytest.raises(SettingError, match="record must be “all”, “last”"):
        train(PLAIN, MOONS, "adam", steps=2, record=record)


@pytest.mark.parametrize(
    ("changed", "setting"),
    [
        ({"X": MOONS.X[:, 0]}, "X"),
        ({"X": np.where(MOONS.X > 1, np.nan, MOONS.X)}, "X"),
        ({"X_held": MOONS.X_held[:, :1]}, "X_held"),
        ({"y": MOONS.y[:10]}, "y"),
        ({"y": MOONS.y.astype(str)}, "y"),
        ({"y_held": MOONS.y_held[:1]}, "y_held"),
        ({"X": MOONS.X[:0], "y": MOONS.y[:0]}, "X"),
    ],
)
def test_samples_that_nothing_can_be_trained_on_are_refused_in_a_sentence(changed, setting):
    with pytest.raises(SettingError) as told:
        replace(MOONS, **changed)
    assert told.value.setting == setting and str(told.value).endswith(".")


@pytest.mark.parametrize("size", [1e-200, 1.0, 1e160, 1e300])
def test_a_gradient_of_any_size_is_shortened_to_the_length_that_is_told(size):
    """The squares of the first are 0, those of the last two are ∞."""
    told, cut = shortened(np.array([3.0, 0, -4]) * size, size / 2)
    assert cut and told / size == pytest.approx([0.3, 0, -0.4], rel=1e-15)
    whole, cut = shortened(np.array([3.0, 0, -4]) * size, 6 * size)
    assert not cut and whole.tolist() == [3 * size, 0, -4 * size]
    assert shortened(np.zeros(3), 1.0)[1] is False


def test_a_loss_that_is_no_number_has_diverged():
    sine, net = DATASETS["sine"](20), Network((1, 4, 1), loss="squared_error")
    one, two = (train(net, sine, "gradient_descent", steps=steps, hypers={"lr": 1e200}) for steps in (1, 2))
    assert (one.outcome, one.stopped) == ("diverged", 1) and np.isfinite(one.theta).all() and one.loss[-1] == np.inf
    assert (two.outcome, two.stopped) == ("diverged", 2) and np.isnan(two.theta[-1]).all()
    assert train(net, sine, "gradient_descent", steps=1).stopped == 0


def test_hessian_free_learns_from_batches_at_its_default_damping():
    data, net = DATASETS["moons"](seed=3), Network((2, 16, 16, 2))  # damping of 0.1 takes its loss to 50
    for batch in (32, None):
        found = train(net, data, "hessian_free", steps=40, batch=batch, seed=3)
        assert found.loss.max() < 1.1 * found.loss[0] and found.loss[-1] < 0.7 * found.loss[0]
