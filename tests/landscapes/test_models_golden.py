"""The models on data against torch's automatic differentiation and other people's optima; tests/golden/make.py."""

import numpy as np
import pytest

from landscapes import LANDSCAPES
from tools.proof import REFERENCE

SLOPES = REFERENCE["slopes"]["models_by_torch"]["cases"]
OPTIMA = REFERENCE["optima"]["optima_by_others"]["cases"]
MODELS = {key: surface for key, surface in LANDSCAPES.items() if surface.data is not None}


@pytest.mark.parametrize("key", MODELS)
def test_values_gradients_and_hessians_are_torchs(key):
    surface, cases = MODELS[key], [case for case in SLOPES if case["surface"] == key]
    assert cases and surface.data is not None
    assert {case["data"] for case in cases} == {surface.data.digest}, "its data have changed: make reference.json anew"
    points = np.array([case["point"] for case in cases])
    found = {
        "value": surface.value(points),
        "gradient": surface.gradient(points),
        "hessian": surface.hessian(points),
        "samples": surface.sample_gradients(points)[:, :3],
    }
    for name, numbers in found.items():
        expected = np.array([case[name] for case in cases])
        assert np.max(abs(numbers - expected)) <= 1e-12 * np.max(abs(expected)), name


@pytest.mark.parametrize("case", OPTIMA, ids=[case["surface"] for case in OPTIMA])
def test_minima_are_where_others_find_them(case):
    minima = np.array(MODELS[case["surface"]].minima)
    assert abs(minima - case["minimum"]).max(axis=1).min() <= 1e-8


def test_every_minimum_has_been_found_by_others():
    assert {case["surface"] for case in OPTIMA} == {key for key, surface in MODELS.items() if surface.minima}
