"""Batches of real samples: who meets which, what they cost, and that a run alone is the run among others, bitwise."""

import numpy as np
import pytest

from experiments import SettingError, refusal, run
from experiments.engine.batches import first_rows, rows_of
from experiments.engine.race import ORDERS
from landscapes import LANDSCAPES, from_formula
from optimizers import OPTIMIZERS
from tests.known import known

LINE, MOONS = LANDSCAPES["line_fit"], LANDSCAPES["moons"]
SAMPLES = known(MOONS.data)
STARTS = np.array([(2.0, -1.0), (1.0, 1.0), (0.5, -0.3)])


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("method", OPTIMIZERS)
def test_a_run_on_batches_is_the_same_alone_and_among_others(method, order):
    surface, size = (LINE, 2) if refusal(MOONS, method) else (MOONS, 30)
    chance = {"batch": size, "order": order, "seed": 3}
    alone = run(surface, method, STARTS[2], steps=12, streams=2, **chance)
    own, shared = (run(surface, method, STARTS, steps=12, streams=streams, **chance) for streams in (None, 2))
    for crowd in (own, shared):
        np.testing.assert_array_equal(alone.path[:, 0], crowd.path[:, 2])
        np.testing.assert_array_equal(alone.cost[:, 0], crowd.cost[:, 2])
    assert not np.array_equal(own.path[:, 0], shared.path[:, 0])


@pytest.mark.parametrize("method", OPTIMIZERS)
def test_a_batch_of_all_samples_is_the_loss_itself_to_the_bit(method):
    whole, batch = (run(LINE, method, LINE.start, steps=12, batch=size) for size in (None, 5))
    np.testing.assert_array_equal(whole.path, batch.path)
    np.testing.assert_array_equal(whole.cost, batch.cost)


@pytest.mark.parametrize(("count", "size"), [(10, 3), (10, 5), (10, 1), (7, 7), (10, 9)])
def test_shuffled_each_sample_comes_once_an_epoch(count, size):
    steps = -(-count // size)
    stream = rows_of(5, 0, count, size, "shuffle")
    for _ in range(3):
        epoch = [next(stream) for _ in range(steps)]
        assert sorted(np.concatenate(epoch).tolist()) == list(range(count))
        assert all(len(rows) == size for rows in epoch[:-1]) and all((np.diff(rows) > 0).all() for rows in epoch)


def test_with_replacement_all_are_drawn_from_every_time():
    rows = first_rows(0, 4, 4, "replace", 100)
    assert any(len(set(each.tolist())) < 4 for each in rows) and {len(each) for each in rows} == {4}


def test_every_method_meets_the_same_batches_and_another_seed_others():
    seen = []
    for method in ("gradient_descent", "adam"):
        first = run(MOONS, method, MOONS.start, steps=1, batch=1, seed=4).path
        rows = first_rows(4, SAMPLES.count, 1, "shuffle", 1)[0]
        slope = MOONS.sample_gradients(MOONS.start)[rows[0]]
        seen.append(np.sign(first[0, 0] - first[1, 0]) == np.sign(slope))
    assert np.all(seen)
    assert not np.array_equal(first_rows(4, 200, 8, "shuffle", 3)[0], first_rows(5, 200, 8, "shuffle", 3)[0])


@pytest.mark.parametrize(("method", "each"), [("gradient_descent", 1), ("sam", 2), ("newton", 2)])
def test_a_batch_of_b_from_n_costs_its_share_of_an_evaluation(method, each):
    runs = run(LINE, method, LINE.start, steps=6, batch=2)
    sizes = np.array([0, 2, 2, 1, 2, 2, 1])
    np.testing.assert_allclose(runs.cost[:, 0], each * sizes.cumsum() / 5, rtol=1e-15)
    np.testing.assert_allclose(runs.evals.total[0], each * sizes.sum() / 5)


def test_what_is_recorded_is_the_loss_of_all_samples():
    runs = run(MOONS, "adam", MOONS.start, steps=5, batch=3)
    np.testing.assert_array_equal(runs.value[:, 0], MOONS.value(runs.path[:, 0]))


def test_a_line_search_sees_the_loss_of_its_batch():
    """With one sample, Newton's method goes where that sample's own error is 0."""
    columns = {"u": np.array([1.0, 2.0]), "t": np.array([3.0, -1.0])}
    sample = from_formula("(t - (w*u + b))^2 + 0.01(w^2 + b^2)", data=columns)
    runs = run(sample, "newton", (0, 0), steps=1, batch=1, seed=1)
    (row,) = first_rows(1, 2, 1, "shuffle", 1)[0]
    alone = from_formula(sample.formula, data={name: np.repeat(column[row], 2) for name, column in columns.items()})
    np.testing.assert_allclose(alone.gradient(runs.path[1, 0]), 0, atol=1e-12)


@pytest.mark.parametrize(
    ("surface", "asked"),
    [
        *((LINE, {"batch": size}) for size in (0, 6, 1.5, True)),
        (LINE, {"order": "x"}),
        (LANDSCAPES["bowl"], {"batch": 2}),
    ],
)
def test_what_is_no_batch_is_refused_with_a_sentence(surface, asked):
    with pytest.raises(SettingError, match=r"^[^.]+\.$"):
        run(surface, "adam", (1, 1), **asked)


def test_the_sum_over_samples_goes_one_after_another():
    """In arrays, on floats, on one point and on many: the order that a plain loop has."""
    random = np.random.default_rng(0)
    points = random.normal(size=(37, 2))
    x, y = np.ascontiguousarray(points.T)
    each = MOONS.sample_gradients(points)
    plain = np.zeros((37, 2))
    for sample in range(SAMPLES.count):
        plain += each[:, sample]
    plain /= SAMPLES.count
    np.testing.assert_array_equal(MOONS.gradient(points), plain)
    np.testing.assert_array_equal(np.array([MOONS.floats.gradient(*point) for point in points.tolist()]), plain)
    np.testing.assert_array_equal(np.array([MOONS.gradient(point) for point in points]), plain)
    np.testing.assert_array_equal(np.transpose(MOONS.arrays.gradient(x[:1], y[:1])), plain[:1])
