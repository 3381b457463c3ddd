"""The data sets that networks are trained on."""

from hashlib import sha256

import numpy as np
import pytest

from networks import DATASETS
from networks.datasets.digits import bundled
from networks.network import MOST_SAMPLES
from optimizers import SettingError

DIGEST = "41c73b7e8c69f2eb19caf7bf17387035616ff96a1cde9b03e0d5a1684d2177b2"  # tests/golden/digits_by_sklearn.py


def halves(samples):
    return (samples.X, samples.y), (samples.X_held, samples.y_held)


@pytest.mark.parametrize("key", DATASETS)
def test_a_set_is_what_it_says(key):
    found = DATASETS[key]
    assert found.name and found.about.endswith(".") and found.source and found.noise_about
    samples = found(samples=150, held_out=70)
    assert samples.classes == found.classes
    assert samples.X.shape == (150, found.inputs) and samples.X_held.shape == (70, found.inputs)
    assert samples.y.shape == (150,) and samples.y_held.shape == (70,)


@pytest.mark.parametrize("key", [key for key, found in DATASETS.items() if found.classes])
def test_classes_are_as_frequent_as_each_other_in_both_halves(key):
    found = DATASETS[key]
    for samples, held_out in ((200, 200), (35, 13), (MOST_SAMPLES, MOST_SAMPLES)):
        for X, y in halves(found(samples, held_out=held_out)):
            counts = np.bincount(y, minlength=found.classes)
            assert len(counts) == found.classes and np.ptp(counts) <= 1
            assert len(np.unique(X, axis=0)) == len(X)


@pytest.mark.parametrize("key", DATASETS)
def test_a_seed_draws_the_same_again_and_more_samples_leave_the_others_where_they_are(key):
    draw = DATASETS[key]
    few, many, other = draw(40, held_out=20, seed=3), draw(90, held_out=60, seed=3), draw(40, seed=4)
    for (X, y), (more, wanted) in zip(halves(few), halves(many), strict=True):
        assert (more[: len(X)] == X).all() and (wanted[: len(y)] == y).all()
    assert not (few.X == other.X).all()
    together = np.concatenate([many.X, many.X_held])
    assert len(np.unique(together, axis=0)) == len(together)  # nothing that is held out is trained on


@pytest.mark.parametrize("key", DATASETS)
def test_noise_has_the_size_that_is_asked_for_and_is_beside_what_is_drawn(key):
    draw = DATASETS[key]
    still, small, large = (draw(MOST_SAMPLES, noise=noise) for noise in (0.0, 0.1, 0.4))
    for name in ("X", "X_held") if draw.classes else ("y", "y_held"):
        little, much = (getattr(each, name) - getattr(still, name) for each in (small, large))
        np.testing.assert_allclose(much, 4 * little, atol=1e-13)
        assert little.std() == pytest.approx(0.1, rel=0.1) and abs(little.mean()) < 0.02
    usual = draw(MOST_SAMPLES)
    assert (usual.X == draw(MOST_SAMPLES, noise=draw.noise).X).all()


def test_without_noise_the_samples_are_where_they_should_be():
    moons, circles, spirals, xor, sine = (
        DATASETS[key](noise=0) for key in ("moons", "circles", "spirals", "xor", "sine")
    )
    upper = np.array([0.5, 0.25]) + np.where(moons.y[:, None] == 0, moons.X, -moons.X)
    np.testing.assert_allclose(np.hypot(*upper.T), 1)
    assert (upper[:, 1] >= 0).all()
    np.testing.assert_allclose(np.hypot(*circles.X.T), np.where(circles.y == 0, 1, 0.5))
    radius, turned = np.hypot(*spirals.X.T), np.arctan2(spirals.X[:, 1], spirals.X[:, 0])
    wound = 3 * np.pi * (radius - 0.1) / 0.9 + np.pi * spirals.y
    np.testing.assert_allclose(np.exp(1j * turned), np.exp(1j * wound))
    assert ((xor.X[:, 0] * xor.X[:, 1] > 0) == (xor.y == 0)).all()
    assert set(map(tuple, np.sign(xor.X).astype(int))) == {(1, 1), (-1, -1), (1, -1), (-1, 1)}
    np.testing.assert_allclose(sine.y, np.sin(np.pi * sine.X[:, 0]))


def test_the_digits_are_those_of_scikit_learn():
    pixels, digits = bundled()
    assert sha256(np.column_stack([digits, pixels]).astype(np.uint8).tobytes()).hexdigest() == DIGEST
    samples = DATASETS["digits"](MOST_SAMPLES)
    drawn = np.column_stack([np.concatenate([samples.y, samples.y_held]), np.concatenate([samples.X, samples.X_held])])
    known = np.column_stack([digits, pixels / 16])
    assert (np.unique(drawn, axis=0) == np.unique(known, axis=0)).all()  # all of them, from 0 to 1


def test_components_are_those_of_the_covariance_of_the_samples_that_are_trained_on():
    draw = DATASETS["digits"]
    whole, some = draw(120, held_out=50, seed=2), draw(120, held_out=50, seed=2, components=5)
    assert whole.explained == 1 and some.X.shape == (120, 5) and some.X_held.shape == (50, 5)
    values, vectors = np.linalg.eigh(np.cov(whole.X.T, bias=True))
    values, vectors = values[::-1], vectors[:, ::-1][:, :5]
    np.testing.assert_allclose(np.cov(some.X.T, bias=True), np.diag(values[:5]), atol=1e-13)
    assert some.explained == pytest.approx(values[:5].sum() / values.sum(), rel=1e-12)
    for inputs, found in ((whole.X, some.X), (whole.X_held, some.X_held)):
        ours = (inputs - whole.X.mean(axis=0)) @ vectors
        np.testing.assert_allclose(abs(found), abs(ours), atol=1e-12)
    held_otherwise = draw(120, held_out=20, seed=2, components=5)
    assert (held_otherwise.X == some.X).all() and (held_otherwise.X_held == some.X_held[:20]).all()
    moons = DATASETS["moons"](components=1)
    assert moons.X.shape == (200, 1) and 0.5 < moons.explained < 1


@pytest.mark.parametrize(
    ("key", "asked", "setting", "sentence"),
    [
        ("moons", {"samples": 401}, "samples", "samples must be a whole number from 4 to 400."),
        ("digits", {"samples": 9}, "samples", "samples must be a whole number from 10 to 400."),
        ("moons", {"held_out": 3}, "held_out", "held_out must be a whole number from 4 to 400."),
        ("moons", {"samples": 50.5}, "samples", "samples must be a whole number from 4 to 400."),
        ("moons", {"noise": -0.1}, "noise", "noise must be a finite number of at least 0."),
        ("moons", {"noise": 1e308}, "noise", "With noise of 10³⁰⁸ the samples are too large for numbers; use less."),
        ("moons", {"seed": -1}, "seed", "seed must be a whole number from 0 to 999,999,999."),
        ("moons", {"components": 3}, "components", "components must be a whole number from 1 to 2."),
        ("sine", {"components": 1}, "components", "Sine has one input, so it has no components; leave them out."),
        (
            "digits",
            {"components": 64},
            "components",
            "200 samples of these data vary along 56 components; use 56 at most.",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(key, asked, setting, sentence):
    with pytest.raises(SettingError) as told:
        DATASETS[key](**asked)
    assert (told.value.setting, str(told.value)) == (setting, sentence)
