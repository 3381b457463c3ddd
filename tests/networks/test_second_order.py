"""Methods that take account of curvature, on networks: what they ask for, and that they learn."""

import numpy as np
import pytest

from networks import DATASETS, Network, train
from networks.curvature import blocks, costs, factors, signals
from networks.curvature.approximations import approximations
from networks.curvature.matrices import KINDS, MOST, matrix, names, refused
from networks.curvature.newton_schulz import orthogonalised
from networks.methods import METHODS
from networks.methods.hessian_free import steps
from networks.network import columns
from networks.oracle import NetworkOracle
from networks.training.training import Entry, Training
from networks.training.walk import begun, walk
from optimizers import SettingError

DATA = DATASETS["moons"](samples=40, noise=0.2, seed=1)
NET = Network((2, 5, 5, 2), skip=True)
NORMED = Network((2, 5, 2), batch_norm=True)
NEW = [
    "hessian_free",
    "natural_gradient_diagonal",
    "natural_gradient_neurons",
    "natural_gradient_layers",
    "kfac",
    "muon",
]
OF_FISHER = {"natural_gradient_diagonal": "diagonal", "natural_gradient_neurons": "neurons"}
OF_FISHER |= {"natural_gradient_layers": "layers", "kfac": "kronecker"}


def oracle(net=NET, **settings):
    return NetworkOracle(net, columns(DATA.X), net.targets(DATA.y), **settings)


def turned(net=NET, seed=0):
    return net.parameters(seed) + 0.3 * np.random.default_rng(seed).standard_normal(net.size)


@pytest.mark.parametrize("method", NEW)
def test_the_loss_falls(method):
    data = DATASETS["moons"](samples=100, noise=0.2, seed=0)
    found = train(Network((2, 16, 16, 2)), data, method, steps=20, record="last")
    assert found.outcome == "trained" and found.loss[-1] < 0.6 * found.loss[0]


@pytest.mark.parametrize("form", blocks.FORMS)
def test_blocks_of_the_fisher_matrix_are_its_blocks(form):
    theta = turned()
    whole = matrix(NET, theta, DATA.X, DATA.y, "fisher")
    found = oracle().fisher(theta, form)
    assert found.whole(NET.size) == pytest.approx(blocks.kept(NET, form, whole).whole(NET.size), rel=1e-12, abs=1e-15)
    g = oracle().gradient(theta)
    exact = np.linalg.solve(found.whole(NET.size) + 0.1 * np.eye(NET.size), g)
    assert found.solved(g, 0.1) == pytest.approx(exact, rel=1e-10, abs=1e-14)


def unit(name):
    """The layer and the unit that a weight leads into, from its name: W2[3,1] and b2[3] have the same."""
    return name[1:].split(",")[0].rstrip("]")


def test_forms_hold_together_what_they_say():
    """A unit's block is its incoming weights and its bias."""
    every = np.ones((NET.size, NET.size))
    kept = {form: blocks.kept(NET, form, every).whole(NET.size) for form in blocks.FORMS}
    called = names(NET)
    for form, holds in (
        ("diagonal", lambda a, b: a == b),
        ("neurons", lambda a, b: unit(a) == unit(b)),
        ("layers", lambda a, b: a[1] == b[1]),
    ):
        assert (kept[form] == [[holds(a, b) for b in called] for a in called]).all(), form


@pytest.mark.parametrize("loss, outputs", [("squared_error", 1), ("cross_entropy", 2)])
def test_factors_of_one_linear_layer_with_one_sample_are_the_exact_fisher_matrix(loss, outputs):
    """With squared errors G is the same for all samples, and the product is exact for any number of them."""
    net = Network((2, outputs), loss=loss)
    X = DATA.X if loss == "squared_error" else DATA.X[:1]
    y = DATA.y[: len(X)]
    theta = turned(net)
    found = factors.factors(signals.of_model(net, theta, columns(X)))
    assert factors.whole(net, found) == pytest.approx(matrix(net, theta, X, y, "fisher"), rel=1e-12, abs=1e-15)
    assert matrix(net, theta, X, y, "fisher") == pytest.approx(matrix(net, theta, X, y, "gauss_newton"), abs=1e-12)


def test_a_penalty_adds_its_own_curvature():
    theta, v = turned(), np.random.default_rng(2).standard_normal(NET.size)
    plain, penalised = oracle(), oracle(l2=0.3)
    more = penalised.fisher(theta, "neurons").whole(NET.size) - plain.fisher(theta, "neurons").whole(NET.size)
    assert more == pytest.approx(0.3 * np.eye(NET.size))
    of_both = plain.kronecker_solved(plain.factors(theta), v, 0.5)
    assert penalised.kronecker_solved(plain.factors(theta), v, 0.2) == pytest.approx(of_both)


def test_conjugate_gradients_solve_with_the_gauss_newton_matrix():
    theta, l2 = turned(), 0.03
    f = oracle(l2=l2)
    g, product = f.gradient(theta), f.gauss_newton(theta)
    whole = matrix(NET, theta, DATA.X, DATA.y, "gauss_newton") + l2 * np.eye(NET.size)
    assert steps(g, product, 200)[0] == pytest.approx(-np.linalg.solve(whole, g), rel=1e-6, abs=1e-9)
    first, _ = steps(g, product, 1)
    assert first == pytest.approx(-g * (g @ g) / (g @ whole @ g))
    x = METHODS["hessian_free"].step(theta, oracle(), damping=l2, iterations=200)
    exact = -np.linalg.solve(whole, oracle().gradient(theta))  # λ adds what the penalty adds
    assert x - theta == pytest.approx(exact, rel=1e-5, abs=1e-8)


def test_orthogonalised_matrices_stretch_all_directions_alike():
    given = np.random.default_rng(0).standard_normal((7, 4))
    left, _, right = np.linalg.svd(given, full_matrices=False)
    for each, scale in ((given, (7 / 4) ** 0.5), (given.T, 1)):
        found = orthogonalised(each)
        sizes = np.linalg.svd(found, compute_uv=False) / scale
        assert 0.6 < sizes.min() <= sizes.max() < 1.3
    turned = left.T @ orthogonalised(given) @ right.T
    assert turned == pytest.approx(np.diag(np.diag(turned)), abs=1e-12)
    assert (orthogonalised(np.zeros((3, 2))) == 0).all()


def test_muon_turns_matrices_and_leaves_the_rest_to_momentum():
    theta, f = turned(NORMED), oracle(NORMED)
    x, b = METHODS["muon"].step(theta, f, np.zeros(NORMED.size), lr=0.1, ratio=5, beta=0.9)
    g = f.gradient(theta)
    for piece, at in zip(NORMED.pieces, NORMED.places, strict=True):
        s = 1.9 * g[at].reshape(piece.shape)
        expected = 0.1 * orthogonalised(s) if piece.kind == "weight" else 0.5 * s
        assert (theta - x)[at] == pytest.approx(expected.ravel())
    assert b == pytest.approx(g)


def test_kfac_averages_its_factors_and_steps_with_momentum():
    theta, f = turned(), oracle()
    settings = {"lr": 0.1, "damping": 0.01, "rho": 0.95, "beta": 0.5}
    x, first, b = METHODS["kfac"].step(theta, f, (), np.zeros(NET.size), t=1.0, **settings)
    g = f.gradient(theta)
    assert first[0][0] == pytest.approx(f.factors(theta)[0][0])
    assert x == pytest.approx(theta - 0.1 * factors.solved(NET, first, g, 0.01))
    x2, second, b2 = METHODS["kfac"].step(x, f, first, b, t=3.0, **settings)
    expected = 2 / 3 * first[1][1] + 1 / 3 * f.factors(x)[1][1]  # ρ is at most 1 − 1/t
    assert second[1][1] == pytest.approx(expected)
    assert b2 == pytest.approx(0.5 * b + factors.solved(NET, second, f.gradient(x), 0.01))
    assert x2 == pytest.approx(x - 0.1 * b2)


@pytest.mark.parametrize("method", NEW)
def test_a_training_goes_on_where_it_stood(method):
    training = Training(NET, DATA, (Entry(method, l2=0.01),), steps=5, batch=16)
    states = [begun(training), *walk(training)]
    again = list(walk(training, states[3]))[-1]
    assert (again.theta == states[-1].theta).all()


def test_what_needs_single_samples_refuses_batch_norm():
    data = DATASETS["moons"](samples=20)
    for method in NEW:
        training = (NORMED, data, (Entry(method),))
        if method in OF_FISHER:
            with pytest.raises(SettingError, match="Switch batch norm off") as told:
                Training(*training)
            assert METHODS[method].name in str(told.value)
        else:
            found = train(NORMED, data, method, steps=10)
            assert found.outcome == "trained" and found.loss[-1] < 0.9 * found.loss[0]
    for kind in KINDS:
        if KINDS[kind].single:
            with pytest.raises(SettingError, match="batch norm"):
                matrix(NORMED, turned(NORMED), data.X, data.y, kind)
        else:
            assert np.isfinite(matrix(NORMED, turned(NORMED), data.X, data.y, kind)).all()


def test_matrices_of_large_networks_are_refused_with_what_would_fit():
    net = Network((2, 30, 30, 2))
    sentence = refused(net, "hessian")
    width = int(sentence.split("With 2 hidden layers, ")[1].split()[0])
    assert Network((2, width, width, 2)).size <= MOST < Network((2, width + 1, width + 1, 2)).size
    with pytest.raises(SettingError, match="would fit"):
        matrix(net, net.parameters(), DATA.X, DATA.y, "hessian")


@pytest.mark.parametrize("net", [NET, NORMED], ids=["plain", "batch norm"])
def test_approximations_are_measured_against_the_exact_matrix(net):
    theta = turned(net)
    for kind in KINDS:
        if refused(net, kind):
            continue
        found = approximations(net, theta, DATA.X, DATA.y, kind)
        error = {each.key: each.error for each in found.each}
        angle = {each.key: each.angle for each in found.each}
        assert list(error) == ["exact", "diagonal", "neurons", "layers", "kronecker"]
        assert error["exact"] == angle["exact"] == 0
        assert 0 < error["layers"] < error["neurons"] < error["diagonal"] < 1
        assert error["layers"] < error["kronecker"] and 0 < angle["kronecker"] < 90
        true = found.each[0].matrix
        assert np.linalg.eigvalsh(true)[0] + found.damping > 0


def test_a_matrix_of_zeros_has_no_error_and_no_angle_and_one_of_no_numbers_is_refused():
    net = Network((2, 3, 1), loss="squared_error", activation="relu", init="zero")
    found = approximations(net, net.parameters(), DATA.X, np.zeros(len(DATA.X)), "empirical_fisher")
    assert np.isnan([[each.error, each.angle] for each in found.each]).all()
    with pytest.raises(SettingError, match="smaller learning rate"):
        approximations(net, np.full(net.size, 1e200), DATA.X, DATA.y, "hessian")


def test_costs_say_one_thing_as_formula_for_a_network_and_for_any_size():
    assert [costs.numbers_formula(key) for key in costs.COSTS] == ["d²", "d·w²", "d·w", "2·d", "d"]
    assert [costs.work_formula(key) for key in costs.COSTS] == ["d³/6", "d·w⁴/6", "d·w²/6", "7·d·w/3", "d"]
    for key in costs.COSTS:
        for row in costs.table(key):
            w = (row.d / costs.LAYERS) ** 0.5
            written = costs.numbers_formula(key).replace("²", "**2").replace("·", "*")
            assert row.numbers == pytest.approx(eval(written, {"d": row.d, "w": w}))
    every = np.ones((NET.size, NET.size))
    for form in blocks.FORMS:
        assert costs.spent(NET, form).numbers == blocks.kept(NET, form, every).whole(NET.size).sum()
    found = oracle().factors(turned())
    assert costs.spent(NET, "kronecker").numbers == sum(each.size for pair in found for each in pair)
