"""The bundled data sets: the real ones are what was measured, the drawn ones are what they say."""

from typing import Any

import numpy as np
import pytest

from landscapes import from_formula
from landscapes.data import DATA, Data
from landscapes.data.data_set import DECIMALS, TARGET

SEEDS = range(5)


@pytest.mark.parametrize("key", DATA)
def test_a_set_says_what_it_is_and_where_it_comes_from(key):
    found = DATA[key]
    assert found.name and found.about.endswith(".") and found.source
    samples = found.samples()
    assert set(samples) in ({"u", TARGET}, {"u", "v", TARGET})
    assert set(found.titles) <= set(samples)
    in_parts = ("five_points", "moons", "iris", "blobs", "balanced", "unbalanced")  # they say how many of each class
    assert f"{samples.count} " in found.about or key in in_parts


@pytest.mark.parametrize("key", DATA)
def test_a_seed_gives_the_same_samples_again_and_another_seed_others(key):
    found = DATA[key]
    assert found.samples() == found.samples(0) == Data(dict(found.samples(0)), dict(found.samples(0).titles))
    assert (found.samples(1) != found.samples(0)) == found.drawn
    assert found.samples(1).count == found.samples(0).count
    if found.drawn:
        for column in found.samples(1).values():
            assert (column == np.round(column, DECIMALS)).all()
            assert not np.signbit(column[column == 0]).any()


def spread(column):
    return column.mean(), column.std(ddof=1)


# Means and standard deviations as R prints them: colMeans(cars), sapply(faithful, sd), and by species for iris.
def test_the_real_data_have_the_means_and_deviations_that_are_known():
    cars, faithful, iris = (DATA[key].samples() for key in ("cars", "faithful", "iris"))
    assert (cars.count, faithful.count, iris.count) == (50, 272, 100)
    assert spread(cars["u"]) == pytest.approx((15.4, 5.287644), abs=5e-7)
    assert spread(cars["t"]) == pytest.approx((42.98, 25.76938), abs=5e-6)
    assert np.polyfit(cars["u"], cars["t"], 1) == pytest.approx([3.932409, -17.579095], abs=5e-7)
    assert spread(faithful["u"]) == pytest.approx((3.487783, 1.141371), abs=5e-7)
    assert spread(faithful["t"]) == pytest.approx((70.897059, 13.594974), abs=5e-7)
    assert np.polyfit(faithful["u"], faithful["t"], 1) == pytest.approx([10.729641, 33.474397], abs=5e-7)
    first, second = iris["t"] == -1, iris["t"] == 1
    assert first.sum() == second.sum() == 50
    assert spread(iris["u"][first]) == pytest.approx((4.260, 0.469911), abs=5e-7)
    assert spread(iris["v"][first]) == pytest.approx((1.326, 0.197753), abs=5e-7)
    assert spread(iris["u"][second]) == pytest.approx((5.552, 0.551895), abs=5e-7)
    assert spread(iris["v"][second]) == pytest.approx((2.026, 0.274650), abs=5e-7)


def parted(samples, across):
    """Which samples lie on the side of their class of the line through the origin with this normal."""
    return samples["t"] * (across @ [samples["u"], samples["v"]]) > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_a_line_parts_the_blobs_and_no_line_the_moons(seed):
    angles = np.linspace(0, 2 * np.pi, 720)
    normals = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    blobs, moons = DATA["blobs"].samples(seed), DATA["moons"].samples(seed)
    assert any(parted(blobs, across).all() for across in normals)
    best = max(parted(moons, across).mean() for across in normals)
    assert 0.8 < best < 1


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rare_feature_is_rare_and_unbalanced_classes_are_unbalanced(seed):
    rare, unbalanced, balanced = (DATA[key].samples(seed) for key in ("rare", "unbalanced", "balanced"))
    assert np.count_nonzero(rare["v"]) / rare.count == 0.03
    assert np.mean(unbalanced["t"] == 1) == 0.1
    assert np.mean(balanced["t"] == 1) == 0.5
    assert set(unbalanced["t"]) == set(balanced["t"]) == {-1, 1}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_outlier_turns_the_line(seed):
    samples = DATA["outlier"].samples(seed)
    off = abs(samples["t"] - (0.5 * samples["u"] + 1))
    without = samples.some(np.flatnonzero(off < 2))
    assert without.count == samples.count - 1
    slope, slope_without = (np.polyfit(each["u"], each["t"], 1)[0] for each in (samples, without))
    assert slope < slope_without - 0.3
    assert slope_without == pytest.approx(0.5, abs=0.15)


def test_nine_samples_pull_one_way_and_the_tenth_as_hard_the_other():
    surface = from_formula("(t - (w*u + b))^2", DATA["skewed"].samples(), domain=((-1, 1), (-1, 1)), start=(0, 0))
    assert surface.gradient((1, 0.1)) == pytest.approx((0, 0), abs=1e-15)
    assert surface.sample_gradients((1, 0.1))[:, 1] == pytest.approx([0.2] * 9 + [-1.8])


def best(surface):
    """The minimum of a convex loss, by Newton steps that halve until the loss falls."""
    at = np.zeros(2)
    for _ in range(50):
        step = np.linalg.solve(surface.hessian(at), surface.gradient(at))
        while surface.value(at - step) > surface.value(at):
            step /= 2
        at = at - step
    return at


def excess(key, share, seed):
    """How much larger the loss of all samples is at the minimum of the first of them than at its own: a share of it."""
    samples, formula = DATA[key].samples(seed), "ln(1 + exp(-t*(w1*u + w2*v)))"
    window: dict[str, Any] = {"domain": ((-1, 1), (-1, 1)), "start": (0, 0)}
    whole = from_formula(formula, samples, **window)
    part = from_formula(formula, samples.some(range(round(share * samples.count))), **window)
    least = whole.value(best(whole))
    return (whole.value(best(part)) - least) / least


def test_a_tenth_of_redundant_samples_is_nearly_as_good_as_all():
    redundant, moons = (
        {share: np.median([excess(key, share, seed) for seed in SEEDS]) for share in (0.5, 0.1)}
        for key in ("redundant", "moons")
    )
    assert redundant[0.5] < 0.001 and redundant[0.1] < 0.005
    assert moons[0.5] > 0.003 and moons[0.1] > 0.03


@pytest.mark.parametrize("seed", SEEDS)
def test_the_correlated_inputs_are_correlated_and_their_target_needs_no_intercept(seed):
    samples = DATA["correlated"].samples(seed)
    assert np.corrcoef(samples["u"], samples["v"])[0, 1] == pytest.approx(0.95, abs=0.03)
    weights = np.linalg.lstsq(np.transpose([samples["u"], samples["v"]]), samples["t"])[0]
    assert weights == pytest.approx([1, -1], abs=0.1)
