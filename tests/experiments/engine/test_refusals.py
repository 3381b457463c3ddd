"""What cannot be run is refused with one sentence that says what can."""

import math
from typing import Any

import numpy as np
import pytest

from experiments import SettingError, run
from landscapes import LANDSCAPES
from optimizers.schedules import exponential

BOWL = LANDSCAPES["bowl"]

REFUSED: list[tuple[dict[str, Any], str, str]] = [
    (dict(method="adm"), "method", "There is no method called “adm”: did you mean “adam”?"),
    (
        dict(method="zzz"),
        "method",
        "There is no method called “zzz”: there is gradient_descent,",
    ),
    (dict(method=None), "method", "There is no method called “None”"),
    (dict(hypers={"beta_1": 0.5}), "beta_1", "There is no setting of Adam called “beta_1”: did you mean “beta1”?"),
    (dict(hypers={"lr": 0}), "lr", "lr must be above 0; 0 is not."),
    (dict(hypers={"lr": -0.5}), "lr", "lr must be above 0; −0.5 is not."),
    (dict(hypers={"lr": math.nan}), "lr", "lr must be a number above 0; nan is not."),
    (dict(hypers={"lr": math.inf}), "lr", "lr must be a number above 0; inf is not."),
    (dict(hypers={"lr": "0.1"}), "lr", "lr must be a number above 0."),
    (dict(hypers={"lr": None}), "lr", "lr must be a number above 0."),
    (dict(hypers={"lr": True}), "lr", "lr must be a number above 0."),
    (dict(hypers={"lr": 10**400}), "lr", "lr must be a number above 0"),
    (dict(hypers={"lr": [0.1, 0.2]}), "lr", "lr needs one value for each run: 1, not 2."),
    (dict(hypers={"lr": [-1.0]}), "lr", "lr must be above 0; −1 is not."),
    (dict(hypers={"lr": [[0.1]]}), "lr", "lr must be a number above 0."),
    (
        dict(hypers={"lr": lambda s: 0.5 - 0.5 * s}),
        "lr",
        "lr must be a number of at least 0 at every step; at step 3 its schedule gives -0.5.",
    ),
    (
        dict(hypers={"lr": lambda s: None}),
        "lr",
        "lr must be a number of at least 0 at every step; at step 1 its schedule gives None.",
    ),
    (
        dict(hypers={"lr": exponential(1, factor=3)}, steps=2000),
        "lr",
        "lr must be a number of at least 0 at every step; at step 648 its schedule gives inf.",
    ),
    (
        dict(hypers={"beta1": lambda s: s}),
        "beta1",
        "beta1 must be a number of at least 0 and below 1 at every step; at step 2 its schedule gives 1.",
    ),
    (dict(hypers={"beta1": 1}), "beta1", "beta1 must be at least 0 and below 1; 1 is not."),
    (dict(hypers={"eps": -1e-8}), "eps", "eps must be at least 0; −10⁻⁸ is not."),
    (dict(starts=(math.nan, 0)), "start", "A start must be two finite numbers."),
    (dict(starts=(math.inf, 0)), "start", "A start must be two finite numbers."),
    (dict(starts=(2e8, 0)), "start", "A start must lie within "),
    (dict(starts=(1, 2, 3)), "start", "A start is two numbers, x and y; several starts are a list of such pairs."),
    (dict(starts=[]), "start", "A start is two numbers, x and y"),
    (dict(starts=np.zeros((0, 2))), "start", "A start is two numbers, x and y"),
    (dict(starts=np.zeros((2, 2, 2))), "start", "A start is two numbers, x and y"),
    (dict(starts="here"), "start", "A start is two numbers, x and y."),
    (dict(starts=[(1, 2), (1, 2, 3)]), "start", "A start is two numbers, x and y."),
    (dict(starts=(1j, 0)), "start", "A start is two numbers, x and y."),
    (dict(steps=0), "steps", "steps must be a whole number from 1 to 100,000."),
    (dict(steps=100_001), "steps", "steps must be a whole number from 1 to 100,000."),
    (dict(steps=2.5), "steps", "steps must be a whole number from 1 to 100,000."),
    (dict(steps=True), "steps", "steps must be a whole number from 1 to 100,000."),
    (dict(steps="10"), "steps", "steps must be a whole number from 1 to 100,000."),
    (dict(noise=-1), "noise", "noise must be a finite number of at least 0."),
    (dict(noise=math.nan), "noise", "noise must be a finite number of at least 0."),
    (dict(noise=math.inf), "noise", "noise must be a finite number of at least 0."),
    (dict(noise="loud"), "noise", "noise must be a finite number of at least 0."),
    (dict(seed=-1), "seed", "seed must be a whole number from 0 to 999,999,999."),
    (dict(seed=1.5), "seed", "seed must be a whole number from 0 to 999,999,999."),
    (dict(seed=10**20), "seed", "seed must be a whole number from 0 to 999,999,999."),
    (
        dict(record="some"),
        "record",
        "record must be “all”, “last”, “best”, or a whole number k to keep every k-th step.",
    ),
    (dict(record=0), "record", "record must be “all”, “last”, “best”, or a whole number k to keep every k-th step."),
    (dict(record=[1, 2]), "record", "record must be “all”"),
    (dict(target=math.nan), "target", "target must be a finite number: the value of f that runs are to get down to."),
    (dict(target="low"), "target", "target must be a finite number"),
    (
        dict(starts=np.zeros((10_000, 2)), steps=10_000),
        "record",
        "10,000 runs with 10,001 of their steps are too many to keep: they would take 3.21 GB, and there is 1 GB for "
        "them. Record fewer steps, or start fewer runs.",
    ),
]


@pytest.mark.parametrize("request_, setting, sentence", REFUSED, ids=[str(i) for i in range(len(REFUSED))])
def test_refused_with_a_sentence(request_, setting, sentence):
    options = dict(method="adam", starts=BOWL.start) | request_
    with pytest.raises(SettingError) as caught:
        run(BOWL, options.pop("method"), options.pop("starts"), **options)
    assert caught.value.message.startswith(sentence)
    assert str(caught.value) == caught.value.message
    assert caught.value.setting == setting
    assert isinstance(caught.value, ValueError)


def test_whole_numbers_and_floats_of_any_kind_are_taken():
    plain = run(BOWL, "adam", BOWL.start, steps=20, hypers={"lr": 1}, noise=1, seed=2)
    given: dict[str, Any] = {
        "steps": np.int32(20),
        "hypers": {"lr": np.float32(1)},
        "noise": np.int8(1),
        "seed": np.uint8(2),
    }
    numpy = run(BOWL, "adam", list(BOWL.start), **given)
    assert np.array_equal(plain.path, numpy.path)
