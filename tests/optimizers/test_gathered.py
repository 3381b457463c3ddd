"""What a legend says that a rule gathers is found by running the rule; here it is held to the formulas."""

from dataclasses import replace

import pytest

from optimizers import OPTIMIZERS
from optimizers.base.gathered import gathered, sized

OTHERS = {
    ("adagrad", "G"): "sum of squares",
    ("amsgrad", "v"): "average square",
    ("amsgrad", "v_max"): "largest average square",
    ("adabelief", "s"): "average squared deviation",
    ("adabelief", "s_hat"): "average squared deviation",
}
ROLES = [
    (key, name)
    for key, method in OPTIMIZERS.items()
    for name, role in method.roles.items()
    if role == "squares" and not method.whole_point
]


@pytest.mark.parametrize(("key", "name"), ROLES)
def test_a_sum_is_called_a_sum_and_an_average_an_average(key, name):
    known = OTHERS.get((key, name), "largest average square" if key == "amsgrad" else "average square")
    assert gathered(OPTIMIZERS[key], name) == known


def test_what_is_said_follows_the_rule():
    """Another rule under the same name is told as what it does, so no name of a method decides it."""
    summed = replace(OPTIMIZERS["rmsprop"], step=adding)
    assert gathered(summed, "v") == "sum of squares"


def adding(x, g, v, *, lr, rho, eps):
    v = v + rho * (g * g)
    return x - lr * g / (v + eps), v


@pytest.mark.parametrize(
    ("key", "name", "known"),
    [
        ("adamax", "u", "size of recent slopes"),
        ("rprop", "stride", "length of the step"),
        ("local_gains", "gain", "factor on the learning rate"),
    ],
)
def test_a_size_is_called_what_it_measures(key, name, known):
    assert sized(OPTIMIZERS[key], name) == known
