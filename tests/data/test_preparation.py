"""Preparation of inputs: what covariances become, and what that does to the curvature of a loss."""

import numpy as np
import pytest

from landscapes import from_formula
from landscapes.data import DATA, Data, DataError
from landscapes.data.preparation import MATRICES, PREPARATIONS, preparation, prepared

LINE, LOGISTIC = "(t - (w*u + b))^2", "ln(1 + exp(-t*(w1*u + w2*v)))"
BOTH = ("u", "v")


def correlated(rho=0.95, units=(1, 1)):
    """Samples whose inputs have exactly this correlation, away from 0."""
    random = np.random.default_rng(0)
    white = prepared(Data(dict(zip("uv", random.standard_normal((2, 60)), strict=True))), BOTH, "whitened")
    v = rho * white["u"] + np.sqrt(1 - rho**2) * white["v"]
    return Data({"u": units[0] * (white["u"] + 3), "v": units[1] * (v + 3), "t": np.sign(white["v"])})


def covariance(data):
    return np.cov([data["u"], data["v"]], bias=True)


def kappa(formula, data, at=(0, 0)):
    least, most = np.linalg.eigvalsh(from_formula(formula, data, domain=((-1, 1), (-1, 1)), start=(0, 0)).hessian(at))
    return most / least


@pytest.mark.parametrize("how", MATRICES)
def test_covariances_become_what_the_name_says(how):
    data = correlated(0.8, units=(2, 5))
    done = prepared(data, BOTH, how)
    before, after = covariance(data), covariance(done)
    assert done["u"].mean() == pytest.approx(0, abs=1e-14) == done["v"].mean()
    spreads = np.linalg.eigvalsh(before)
    expected = {
        "centred": before,
        "standardised": [[1, 0.8], [0.8, 1]],
        "decorrelated": np.diag(spreads[::-1]),
        "whitened": np.eye(2),
    }[how]
    assert after == pytest.approx(np.array(expected), abs=1e-12)
    assert (done["t"] == data["t"]).all() and done.titles["t"] == "t"
    assert done.titles["u"] == ("principal axis 1" if how in ("decorrelated", "whitened") else f"u, {how}")


def test_every_preparation_has_words_and_a_matrix_except_raw():
    assert set(PREPARATIONS) == {"raw", *MATRICES}
    data = correlated()
    assert prepared(data, BOTH, "raw") == data
    with pytest.raises(KeyError):
        prepared(data, BOTH, "ironed")


def test_a_rotation_keeps_distances():
    data = correlated(0.6)
    matrix = preparation(data, BOTH, "decorrelated").matrix
    assert matrix @ matrix.T == pytest.approx(np.eye(2), abs=1e-15)


@pytest.mark.parametrize("rho", [-0.9, -0.5, 0.5, 0.9])
def test_the_largest_part_of_a_principal_axis_is_positive(rho):
    for axis in preparation(correlated(rho, (2, 1)), BOTH, "decorrelated").matrix:
        assert axis[abs(axis).argmax()] > 0


@pytest.mark.parametrize("units", [(1, 1), (1e6, 1e-6)])
def test_units_do_not_matter_to_whitening(units):
    done = prepared(correlated(0.9, units), BOTH, "whitened")
    assert covariance(done) == pytest.approx(np.eye(2), abs=1e-12)


def test_held_out_samples_are_prepared_by_the_numbers_of_the_training_samples():
    data = DATA["iris"].samples()
    training, held_out = data.some(range(0, 100, 2)), data.some(range(1, 100, 2))
    found = preparation(training, BOTH, "standardised")
    expected = (held_out["u"] - training["u"].mean()) / training["u"].std()
    assert found.applied(held_out)["u"] == pytest.approx(expected, rel=1e-14)


def test_a_line_is_curved_alike_all_round_once_its_input_is_standardised():
    cars = DATA["cars"].samples()
    mean, square = cars["u"].mean(), (cars["u"] ** 2).mean()
    least, most = np.linalg.eigvalsh([[2 * square, 2 * mean], [2 * mean, 2]])
    assert kappa(LINE, cars) == pytest.approx(most / least, rel=1e-12)
    assert kappa(LINE, cars) > 1000
    assert kappa(LINE, prepared(cars, ["u"], "centred")) == pytest.approx(cars["u"].var(), rel=1e-12)
    for how in ("standardised", "whitened"):
        assert kappa(LINE, prepared(cars, ["u"], how)) == pytest.approx(1, rel=1e-12)


def test_turning_the_data_turns_the_valley_of_a_logistic_loss_and_keeps_its_kappa():
    """At the origin the Hessian of this loss is the matrix of mean squares of the inputs, over 4."""
    data = correlated(0.95)
    kappas = {how: kappa(LOGISTIC, prepared(data, BOTH, how)) for how in PREPARATIONS}
    for how in ("centred", "standardised", "decorrelated"):
        assert kappas[how] == pytest.approx(39, rel=1e-12)
    assert kappas["whitened"] == pytest.approx(1, rel=1e-12)
    assert kappas["raw"] == pytest.approx(399, rel=1e-12)
    turned = from_formula(LOGISTIC, prepared(data, BOTH, "decorrelated"), domain=((-1, 1), (-1, 1)), start=(0, 0))
    assert turned.hessian((0, 0))[0, 1] == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize("how", MATRICES)
def test_a_column_that_never_varies_is_refused(how):
    data = Data({"u": [1, 2, 3], "v": [4, 4, 4], "t": [1, 2, 3]}, {"v": "speed"})
    with pytest.raises(DataError, match=r"“speed” is 4 in every row, so it cannot be " + how):
        prepared(data, BOTH, how)
    assert prepared(data, ["u"], how)["v"].tolist() == [4, 4, 4]


def test_columns_that_say_the_same_cannot_be_whitened():
    u = np.array([1.0, 2.0, 4.0, 7.0])
    with pytest.raises(DataError, match=r"“u” and “v” depend on each other"):
        prepared(Data({"u": u, "v": 3 * u - 1}), BOTH, "whitened")


@pytest.mark.parametrize("how", ["standardised", "whitened"])
def test_a_column_that_varies_by_less_than_can_be_divided_by_is_refused(how):
    with pytest.raises(DataError, match=f"“u” varies by too little to be {how}"):
        prepared(Data({"u": [1e-320, 2e-320, 0], "v": [1, 2, 4]}), BOTH, how)


def test_a_missing_column_is_named():
    with pytest.raises(DataError, match=r"no column v in these data; they have u, t"):
        prepared(DATA["cars"].samples(), BOTH, "centred")


def test_numbers_of_any_size_are_prepared():
    tiny = Data({"u": [1e-200, 2e-200, 4e-200], "v": [1e29, -1e30, 2e29]})
    done = prepared(tiny, BOTH, "standardised")
    assert np.std([done["u"], done["v"]], axis=1) == pytest.approx([1, 1], rel=1e-12)
