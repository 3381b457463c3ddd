"""Which stream of noise a run meets: its own, or one that it shares so that runs differ by their settings alone."""

import numpy as np
import pytest

from experiments import SettingError, refusal, run
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS

BEALE = LANDSCAPES["beale"]


def walked(method="adam", runs=5, steps=40, **options):
    return run(BEALE, method, [BEALE.start] * runs, steps=steps, noise=0.3, seed=7, **options)


@pytest.mark.parametrize("method", [key for key in OPTIMIZERS if refusal(BEALE, key) is None])
def test_runs_that_share_a_stream_are_one_run(method):
    alone = run(BEALE, method, BEALE.start, steps=40, noise=0.3, seed=7)
    assert np.array_equal(walked(method, streams=0).path, np.repeat(alone.path, 5, axis=1), equal_nan=True)


def test_each_run_meets_its_own_unless_told():
    own = walked()
    assert np.array_equal(walked(streams=[0, 1, 2, 3, 4]).path, own.path)
    assert np.array_equal(walked(streams=[3, 0, 3, 1, 1]).path, own.path[:, [3, 0, 3, 1, 1]])
    assert len(np.unique(own.path[-1], axis=0)) == 5


def test_blocks_share_streams_too():
    many = walked(runs=4200, steps=2, streams=0)
    assert len(np.unique(many.path[-1], axis=0)) == 1


@pytest.mark.parametrize("streams", [-1, 0.5, [0, 1], [[0, 1, 2, 3, 4]], "first", [0, 1, 2, 3, -4]])
def test_a_stream_is_a_whole_number(streams):
    with pytest.raises(SettingError, match="streams needs a whole number of at least 0, or one for each run: 5"):
        walked(streams=streams)
