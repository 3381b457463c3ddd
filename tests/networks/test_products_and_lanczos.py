"""Products with the curvature of networks, and the largest eigenvalues that are found by them."""

import numpy as np
import pytest

from networks import DATASETS, Network
from networks.curvature.lanczos import lanczos, sharpness
from networks.curvature.products import gauss_newton, hessian_products
from networks.network import columns

DATA = DATASETS["moons"](samples=30, noise=0.2, seed=1)
NETS = {
    "plain": Network((2, 5, 4, 2)),
    "relu": Network((2, 5, 5, 2), activation="relu", skip=True, init="he"),
    "batch norm": Network((2, 5, 5, 2), activation="sigmoid", skip=True, batch_norm=True),
    "squared": Network((2, 6, 1), loss="squared_error"),
}


def of(net, data=DATA):
    return columns(data.X), net.targets(data.y)


def turned(net, seed=0):
    return net.parameters(seed) + 0.3 * np.random.default_rng(seed).standard_normal(net.size)


def whole(net, theta, data=DATA):
    return hessian_products(net, theta, np.eye(net.size), *of(net, data))


@pytest.mark.parametrize("net", NETS.values(), ids=NETS)
def test_products_are_those_of_the_hessian(net):
    theta, h = turned(net), 1e-5
    v = np.random.default_rng(7).standard_normal((3, net.size))
    found = hessian_products(net, theta, v, *of(net))
    differences = (net.gradient(theta + h * v, DATA.X, DATA.y) - net.gradient(theta - h * v, DATA.X, DATA.y)) / (2 * h)
    assert found == pytest.approx(differences, rel=1e-5, abs=1e-7)
    assert found == pytest.approx(v @ whole(net, theta), rel=1e-12, abs=1e-13)
    assert (hessian_products(net, theta, v[1], *of(net)) == found[1]).all()


@pytest.mark.parametrize("net", NETS.values(), ids=NETS)
def test_gauss_newton_leaves_out_what_the_outputs_bend(net):
    """JᵀH_L J, with J made column by column by differences and H_L written out."""
    theta, h = turned(net), 1e-6
    steps = h * np.eye(net.size)
    each = (net.output(theta + steps, DATA.X) - net.output(theta - steps, DATA.X)) / (2 * h)
    jacobian = np.moveaxis(each, 0, -1)  # (N, outputs, D)
    outputs = net.output(theta, DATA.X)
    if net.loss_name == "cross_entropy":
        p = np.exp(outputs) / np.exp(outputs).sum(axis=-1, keepdims=True)
        curved = p[..., None] * np.eye(p.shape[-1]) - p[..., None] * p[..., None, :]
    else:
        curved = np.broadcast_to(2 * np.eye(outputs.shape[-1]) / outputs.shape[-1], (*outputs.shape, outputs.shape[-1]))
    expected = np.einsum("nod,noc,nce->de", jacobian, curved, jacobian) / len(DATA.X)
    found = gauss_newton(net, theta, *of(net))(np.eye(net.size))
    assert found == pytest.approx(expected, rel=1e-6, abs=1e-7)
    assert np.linalg.eigvalsh(found).min() > -1e-14 * np.abs(found).max()


@pytest.mark.parametrize("net", NETS.values(), ids=NETS)
def test_the_largest_eigenvalue_is_that_of_the_whole_matrix_and_the_same_alone_to_the_bit(net):
    theta = np.stack([turned(net, seed) for seed in range(3)])
    found = sharpness(net, theta, DATA.X, DATA.y)
    assert found.converged.all()
    for i, each in enumerate(theta):
        matrix = whole(net, each)
        assert found.values[i] == pytest.approx(np.linalg.eigvalsh(matrix)[-1], rel=1e-9)
        vector, value = found.vectors[i], found.values[i]
        assert vector @ matrix == pytest.approx(value * vector, abs=1e-4 * value)
        alone = sharpness(net, each, DATA.X, DATA.y)
        assert (alone.values, alone.steps) == (found.values[i], found.steps[i])


def test_too_few_steps_are_told():
    net = NETS["plain"]
    theta = turned(net)
    found = sharpness(net, theta, DATA.X, DATA.y, steps=3)
    true = np.linalg.eigvalsh(whole(net, theta))
    assert not found.converged and found.steps == 3
    assert 1e-6 * true[-1] < np.abs(true - found.values).min() <= found.residuals


def largest(diagonal):
    return lanczos(lambda v, which: diagonal[which] * v, diagonal.shape)


def test_matrices_that_lead_nowhere():
    """A matrix with two different values closes the space after two steps, one of zeros after one."""
    found = largest(np.array([[1.0, 1, 1, 4], [0, 0, 0, 0], [-2, -2, -3, -3]]))
    assert found.values == pytest.approx([4, 0, -2]) and found.converged.all()
    assert found.steps.tolist() == [2, 1, 2]


@pytest.mark.filterwarnings("error")
def test_the_size_of_a_matrix_changes_no_digit():
    diagonal = np.array([1.0, 2, 3, 5])
    sizes = np.array([1, 2.0**-700, 2.0**700])
    found = largest(sizes[:, None] * diagonal)
    assert found.converged.all() and (found.values / sizes == found.values[0]).all()


def test_a_method_that_broke_off_does_not_stop_the_others():
    net = NETS["plain"]
    theta = np.stack([turned(net), np.full(net.size, np.nan)])
    found = sharpness(net, theta, DATA.X, DATA.y)
    assert np.isnan(found.values[1]) and not found.converged[1]
    assert found.values[0] == sharpness(net, theta[0], DATA.X, DATA.y).values


@pytest.mark.parametrize("net", NETS.values(), ids=NETS)
def test_what_is_pushed_forward_is_the_complex_step_of_the_outputs(net):
    theta, v = turned(net), np.random.default_rng(3).standard_normal((2, net.size))
    inputs, _ = of(net)
    _, kept = net.chain.forward(net.parts(theta[None]), inputs, slice(None))
    found = net.chain.pushed(net.parts(theta[None]), net.parts(v), kept, np.zeros_like(inputs))
    outputs, _ = net.forward(theta + 1e-20j * v, inputs)
    assert found == pytest.approx(outputs.imag / 1e-20, rel=1e-11, abs=1e-12)
