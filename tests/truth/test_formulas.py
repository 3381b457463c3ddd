"""Random races on formulas as somebody types them: what is said of them, held against the judge."""

import pytest

from tests.truth.draws import curves, formulas
from tests.truth.report import hardly_a_word_is_false

pytestmark = pytest.mark.slow("a thousand races, each continued ten times as far")


@pytest.mark.parametrize(("source", "count"), [(formulas, 34), (curves, 6)])
def test_what_is_said_of_random_races_is_true(source, count, record_property):
    hardly_a_word_is_false(source, count, record_property)
