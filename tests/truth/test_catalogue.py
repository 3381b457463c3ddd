"""Random races on surfaces of the catalogue: what is said of them, held against the judge."""

import pytest

from tests.truth.draws import catalogue
from tests.truth.report import hardly_a_word_is_false

pytestmark = pytest.mark.slow("a thousand races, each continued ten times as far")


def test_what_is_said_of_random_races_is_true(record_property):
    hardly_a_word_is_false(catalogue, 40, record_property)
