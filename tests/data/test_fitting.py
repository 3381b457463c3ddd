"""Which data suit which model."""

from typing import Any

import pytest

from landscapes import from_formula
from landscapes.data import DATA, fits

WINDOW: dict[str, Any] = {"domain": ((-1, 1), (-1, 1)), "start": (0, 0)}


def surface(formula, key):
    return from_formula(formula, DATA[key].samples(), **WINDOW)


LINE = surface("(t - (w*u + b))^2", "cars")
CLASSES = surface("ln(1 + exp(-t*(w1*u + w2*v)))", "moons")
TWO_CLASSES = ("moons", "blobs", "iris", "balanced", "unbalanced", "redundant")
NEURON = surface("(t - 1/(1 + exp(-(w*u + b))))^2", "switch")


@pytest.mark.parametrize("key", DATA)
def test_a_model_is_fitted_to_data_that_have_its_columns_and_its_kind_of_target(key):
    samples = DATA[key].samples()
    assert fits(LINE, samples) is None
    assert fits(NEURON, samples) is None
    assert (fits(CLASSES, samples) is None) == (key in TWO_CLASSES)


def test_what_is_missing_is_said_with_what_to_do():
    assert fits(CLASSES, DATA["cars"].samples()) == (
        "This model needs the column v; these data have u, t. Choose a model without it, or other data."
    )
    assert fits(CLASSES, DATA["rare"].samples()) == (
        "This model is for two classes, and its target t is −1 or 1. In these data, t has 179 values. "
        "Choose data with these two classes, or a model for any target."
    )
    zeros = DATA["moons"].samples().put({"t": [0, 1] * 100})
    assert "In these data, t has the values 0 or 1" in str(fits(CLASSES, zeros))
    assert "t has the value 1." in str(fits(CLASSES, zeros.put({"t": [1] * 200})))


def test_a_formula_without_data_needs_nothing():
    assert fits(from_formula("x^2 + y^2"), DATA["cars"].samples()) is None
