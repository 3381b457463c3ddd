"""A walk tells how far it is, changes nothing by telling, and ends when nobody wants it any more."""

import numpy as np
import pytest

import experiments.engine.runner
from experiments import run
from landscapes import LANDSCAPES

BEALE = LANDSCAPES["beale"]


@pytest.mark.parametrize("runs", [1, 5])
def test_the_part_that_is_done_grows_to_one(runs, same):
    told: list[float] = []
    heard = run(BEALE, "adam", [BEALE.start] * runs, steps=230, noise=0.1, progress=told.append)
    assert len(told) >= 5 and told[-1] == 1
    assert told == sorted(set(told))
    same(heard, run(BEALE, "adam", [BEALE.start] * runs, steps=230, noise=0.1))


def test_blocks_share_one_progress(monkeypatch):
    monkeypatch.setattr(experiments.engine.runner, "BLOCK", 2)
    told: list[float] = []
    run(BEALE, "adam", [BEALE.start] * 6, steps=49, progress=told.append)
    assert told[-1] == 1 and {1 / 3, 2 / 3} <= set(told)
    assert told == sorted(told)


def test_who_listens_can_end_it():
    told: list[float] = []

    def enough(part):
        told.append(part)
        if len(told) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        run(BEALE, "adam", np.ones((3, 2)), steps=1000, progress=enough)
    assert len(told) == 2
