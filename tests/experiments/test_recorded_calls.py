"""run(), from_formula() and the registries give what they gave when it was recorded (tests/golden/calls.py)."""

import pytest

from tests.golden import calls
from tests.golden.alike import differences

pytestmark = pytest.mark.slow("golden data")

RECORDED = calls.recorded()


@pytest.fixture(scope="module")
def found():
    return calls.found()


@pytest.mark.parametrize("part", ["run", "refused", "unreadable", "settings"])
def test_what_can_be_called_and_what_is_refused_stays(found, part):
    """There may be more: a parameter, a method."""
    assert {name: found[part].get(name) for name in RECORDED[part]} == RECORDED[part]


@pytest.mark.parametrize(
    ("part", "name"), [(part, name) for part in ("runs", "surfaces", "formulas") for name in RECORDED[part]]
)
def test_what_is_found_stays(found, part, name):
    assert differences(found[part][name], RECORDED[part][name]) == []


def test_all_that_is_called_is_recorded(found):
    for part in ("runs", "refused", "formulas", "unreadable"):
        assert found[part].keys() == RECORDED[part].keys()
