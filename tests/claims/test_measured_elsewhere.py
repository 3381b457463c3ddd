"""A claim is measured by any executor, and the record is the same."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from claims import CLAIMS
from claims.base.record import measured
from experiments import SettingError

CLAIM = replace(CLAIMS["newton_needs_one_step"], cases=8)


def test_the_record_is_the_same():
    with ThreadPoolExecutor(2) as executor:
        assert measured(CLAIM, executor=executor) == measured(CLAIM)


@pytest.mark.parametrize("key", CLAIMS)
def test_every_claim_can_be_sent_to_another_process(key):
    assert pickle.loads(pickle.dumps(CLAIMS[key])).experiment == CLAIMS[key].experiment


def test_what_is_no_executor_is_refused_in_a_sentence():
    with pytest.raises(SettingError, match="Executor"):
        measured(CLAIM, executor=2)  # type: ignore[arg-type]
