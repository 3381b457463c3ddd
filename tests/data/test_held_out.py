"""Splitting samples into those for training and those that are held out."""

import numpy as np
import pytest

from landscapes.data import DATA, Data, DataError
from landscapes.data.held_out import split

TEN = Data({"u": range(10), "t": [0] * 10})


def held(share, seed=0, data=TEN):
    return set(split(data, share, seed)[1]["u"])


@pytest.mark.parametrize("share, count", [(0.2, 2), (0.24, 2), (0.26, 3), (0.5, 5), (0.8, 8)])
def test_a_share_of_the_rows_is_held_out_in_their_order(share, count):
    training, out = split(TEN, share, 3)
    assert (training.count, out.count) == (10 - count, count)
    assert sorted([*training["u"], *out["u"]]) == list(range(10))
    assert (np.diff(training["u"]) > 0).all() and (np.diff(out["u"]) > 0).all()


def test_seeds_differ_and_a_larger_share_holds_out_more_of_the_same():
    assert len({frozenset(held(0.5, seed)) for seed in range(10)}) > 5
    assert held(0.5, 1) == held(0.5, 1)
    assert held(0.2) < held(0.4) < held(0.8)


@pytest.mark.parametrize("share", [0, 0.04, 0.14, 0.86, 1, 3, -1])
def test_a_side_with_fewer_than_two_rows_is_refused(share):
    with pytest.raises(DataError, match="both need at least 2"):
        split(TEN, share, 0)


def test_one_row_that_is_left_is_one_row():
    with pytest.raises(DataError, match="leaves 1 row for training and 9 held out"):
        split(TEN, 0.9, 0)


@pytest.mark.parametrize("seed", range(20))
def test_both_classes_stay_among_the_training_samples(seed):
    data = Data({"u": range(10), "t": [-1] * 9 + [1]})
    training, out = split(data, 0.8, seed)
    assert set(training["t"]) == {-1, 1}
    assert out.count == 8


def test_titles_and_other_columns_are_kept():
    training, out = split(DATA["iris"].samples(), 0.3, 0)
    assert training.titles == out.titles == DATA["iris"].samples().titles
