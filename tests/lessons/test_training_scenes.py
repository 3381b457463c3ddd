"""Measures of trainings: right where the answer is known, and a number or a sentence wherever they are asked for."""

import math

import numpy as np
import pytest

from lessons import checks
from lessons.checks import Check, filled, finding
from lessons.learner import Learner
from lessons.measures import shown
from lessons.on_trainings import OF_TRAININGS
from networks import DATASETS, Network, train
from optimizers import SettingError


def learner(data="moons", method="gradient_descent", hidden=(4,), steps=5, seed=0, hypers=None, **how):
    samples = DATASETS[data](40, seed=seed, held_out=20)
    net = Network((samples.X.shape[-1], *hidden, samples.classes or 1), **how)
    return Learner(net, samples, train(net, samples, method, steps=steps, seed=seed, hypers=hypers, record=2), seed)


def measured(name, **how):
    return OF_TRAININGS[name](learner(**how))


ZERO = {"init": "zero"}


@pytest.mark.parametrize(
    ("name", "how", "value"),
    [
        ("training loss at the start", ZERO, math.log(2)),
        ("training loss of guessing", {}, math.log(2)),
        ("training loss of guessing", {"data": "digits"}, None),
        ("steps to half of the loss of guessing", ZERO, math.inf),
        ("steps until it broke off", {}, math.inf),
        ("gradient of the first layer at the start", ZERO, 0),
        ("different units of the first layer at the end", {"init": "constant"}, 1),
        ("different units of the first layer at the end", {}, 4),
        ("part of the units that are dead at the end", ZERO, 1),
        ("activation of the last hidden layer at the start", {"hidden": ()}, math.nan),
        ("weights", {}, 2 * 4 + 4 + 4 * 2 + 2),
        ("numbers kept by the whole matrix", {}, 22**2),
        ("numbers kept by the diagonal", {}, 22),
        ("numbers kept by the blocks of neurons", {}, 4 * 3**2 + 2 * 5**2),
        ("multiplications by the whole matrix of a million weights", {}, 1e18 / 6),
        ("error of the whole matrix", {}, 0),
        ("rise on the line from the start to the end", ZERO, 0),
    ],
)
def test_a_measure_is_what_one_works_out_by_hand(name, how, value):
    if value is None:  # by the shares of the classes among the samples that were drawn
        shares = np.bincount(learner(**how).samples.y) / 40
        value = -sum(share * math.log(share) for share in shares if share)
    assert measured(name, **how) == pytest.approx(value, rel=1e-9, abs=1e-12, nan_ok=True)


def test_guessing_a_number_has_the_loss_of_the_mean():
    one = learner("sine", loss="squared_error")
    mean = one.samples.y.mean()
    below, best, above = (
        float(one.net.kind.loss(np.full((1, 1, 40), mean + by), one.net.targets(one.samples.y))[0])
        for by in (-0.1, 0, 0.1)
    )
    assert OF_TRAININGS["training loss of guessing"](one) == pytest.approx(best) and best < min(below, above)


def test_the_same_function_in_other_weights_makes_the_same():
    one = learner(activation="relu")
    both = one.net.output(np.stack([one.last, one.scaled()]), one.samples.X)
    assert both[0] == pytest.approx(both[1], abs=1e-12) and not np.allclose(one.last, one.scaled())
    assert OF_TRAININGS["λmax of the same function in other weights"](one) != pytest.approx(one.sharpness[1])
    for how in ({}, {"activation": "relu", "skip": True}, {"activation": "relu", "batch_norm": True}, {"hidden": ()}):
        assert learner(**how).scaled() is None


def test_a_training_that_broke_off_has_no_loss_at_the_end():
    one = learner("sine", loss="squared_error", steps=40, hypers={"lr": 1e9})
    assert one.broken and np.isfinite(one.last).all()
    assert OF_TRAININGS["training loss at the end"](one) == math.inf
    assert OF_TRAININGS["steps until it broke off"](one) == one.trained.stopped


EVERYWHERE = [
    {},
    ZERO,
    {"hidden": ()},
    {"data": "sine", "loss": "squared_error"},
    {"data": "sine", "loss": "squared_error", "steps": 40, "hypers": {"lr": 1e9}},
    {"hidden": (4, 4), "batch_norm": True, "skip": True},
]


@pytest.mark.parametrize("how", EVERYWHERE, ids=str)
def test_every_measure_is_a_number_or_a_sentence_everywhere(how):
    one = learner(**how)
    for name in OF_TRAININGS:
        try:
            value = checks.measured(name, one)
            assert isinstance(value, float) and shown(name, value), name
        except SettingError as reason:
            assert str(reason).endswith("."), name


def sight(method, but):
    return learner(method=method, hypers={"lr": 0.1}, init=but.get("net.init", "xavier_normal"))


def test_claims_and_texts_are_about_trainings_too():
    check = Check("training loss at the end", "adam", "below", than="adam", but={"net.init": "zero"})
    assert finding(check, sight).holds and "with initial weights of zero it ended" in finding(check, sight).sentence
    assert filled("{kfac: weights} weights", sight) == "22 weights"
    assert finding(Check("accuracy at the end", "adam", "above", value=0.5), sight).sentence.count(" %") == 2


def test_a_measure_of_races_is_none_of_trainings():
    with pytest.raises(ValueError, match="no measure of a training"):
        finding(Check("final x", "adam", "above", value=0), sight)
