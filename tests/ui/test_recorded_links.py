"""Links that somebody has kept: each leads where it led when it was recorded (tests/golden/links.py)."""

import pytest

from experiments import Outcome
from optimizers import OPTIMIZERS
from tests.golden.alike import WITHIN, differences
from tests.golden.links import ADDRESSES, LINKS, of_link, recorded
from ui.session.pages import PAGES, address

pytestmark = pytest.mark.slow("golden data")

RECORDED = recorded()


@pytest.mark.parametrize("name", RECORDED)
def test_a_recorded_link_leads_where_it_led(name):
    kept = RECORDED[name]
    made = of_link(kept["link"])
    assert made["notes"] == kept["notes"]
    assert list(made["canonical"].items()) == list(kept["canonical"].items())
    assert list(made["races"]) == list(kept["races"])
    for method, race in kept["races"].items():
        assert differences(made["races"][method], race) == [], method


def test_every_link_is_recorded():
    assert {name: kept["link"] for name, kept in RECORDED.items()} == LINKS


def test_every_method_races_and_every_end_is_met():
    races = [(method, race) for kept in RECORDED.values() for method, race in kept["races"].items()]
    assert {method for method, _ in races} == {*OPTIMIZERS, "pin"}
    assert {race["outcome"] for _, race in races} == set(Outcome)


@pytest.mark.parametrize(("name", "method", "forgiven"), [("Peaks", "adam", True), ("descent", "adagrad", False)])
def test_a_race_that_goes_elsewhere_would_be_noticed(name, method, forgiven):
    """By a billionth where it is not rounded alike everywhere, and by a bit where it is."""
    kept = RECORDED[name]["races"][method]
    assert (kept["digest"] is None) == forgiven

    def elsewhere(by):
        *path, (x, y) = kept["path"]
        return differences(kept | {"path": [*path, [x + by, y]]}, kept)

    (low, high), _ = kept["window"]
    assert elsewhere(0) == []
    assert (elsewhere(WITHIN * (high - low) / 2) == []) == forgiven
    assert elsewhere(2 * WITHIN * (high - low)) != []
    assert differences(kept | {"digest": "another"}, kept) != []
    assert differences(kept | {"value": [None, *kept["value"][1:]]}, kept) != []
    assert differences({field: value for field, value in kept.items() if field != "path"}, kept) != []


def test_every_page_is_found_where_it_was():
    """The tabs lead there; tests/browser/test_accessible.py opens each."""
    places = {page.title: address(file) for file, page in PAGES.items()}
    assert {title: places.get(title) for title in ADDRESSES} == ADDRESSES
