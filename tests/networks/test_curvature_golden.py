"""The curvature of networks against torch's automatic differentiation, and K-FAC against curvlinops."""

import json
from pathlib import Path

import numpy as np
import pytest

from networks import Network
from networks.curvature import factors, signals
from networks.curvature.lanczos import sharpness
from networks.curvature.matrices import KINDS, matrix
from networks.curvature.products import hessian_products
from networks.network import columns

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "curvature.json").read_text())
CASES = GOLDEN["cases"]
WITH_KFAC = [case for case in CASES if "kfac" in case]


def named(case):
    return json.dumps(case["net"])


def near(found, expected):
    expected = np.array(expected)
    assert found.shape == expected.shape
    return np.max(abs(found - expected)) <= 1e-10 * np.max(abs(expected))


def problem(case):
    net = Network(**case["net"])
    return net, *(np.array(case[name]) for name in ("theta", "v", "X", "y"))


@pytest.mark.parametrize("case", CASES, ids=named)
def test_products_and_the_largest_eigenvalue_are_torchs(case):
    net, theta, v, X, y = problem(case)
    assert near(net.gradient(theta, X, y), case["gradient"])
    assert near(hessian_products(net, theta, v, columns(X), net.targets(y)), case["hessian_product"])
    found = sharpness(net, theta, X, y)
    assert found.converged.all() and near(found.values, case["largest"])


@pytest.mark.parametrize("case", WITH_KFAC, ids=named)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "hessian"])
def test_matrices_are_those_of_single_samples_in_torch(case, kind):
    net, theta, _, X, y = problem(case)
    assert near(matrix(net, theta, X, y, kind), case[kind])


@pytest.mark.parametrize("case", WITH_KFAC, ids=named)
def test_kfac_is_that_of_curvlinops(case):
    """How the mean over samples is shared between A and G is a convention: their product is compared, and the step."""
    net, theta, v, X, _ = problem(case)
    found = factors.factors(signals.of_model(net, theta, columns(X)))
    for (a, g), (also_a, also_g) in zip(found, case["kfac"]["factors"], strict=True):
        assert near(np.kron(g, a), np.kron(also_g, also_a))
        assert near(a / np.trace(a), also_a / np.trace(also_a))
    assert near(factors.whole(net, found) @ v, case["kfac"]["product"])
    assert near(factors.solved(net, found, v, GOLDEN["damping"]), case["kfac"]["step"])
