"""The teacher's guide: each claim is measured, each link opens as it stands, and the minutes fill the lecture."""

import re
from itertools import pairwise

import pytest

from lessons.checks import PLACES
from lessons.teaching import GUIDE
from ui.session.link import from_link, to_link
from ui.session.pages import PAGES
from ui.session.teaching import TEXTS, findings, guide, page_of, setup_of

each_stop = pytest.mark.parametrize("stop", GUIDE, ids=lambda stop: stop.title)


def test_five_links_fill_45_minutes():
    stops = guide().stops
    assert len(stops) == 5 and stops[0].begins == 0 and stops[-1].ends == 45
    assert all(before.ends == after.begins for before, after in pairwise(stops))


@each_stop
def test_what_it_claims_is_so(stop):
    assert [finding.sentence for finding in findings(stop) if not finding.holds] == []


@each_stop
def test_every_number_of_a_text_is_measured(stop):
    """But for a point, which is that of the link."""
    for name in TEXTS:
        text = PLACES.sub("", getattr(stop, name)).replace("2/λmax", "")
        point = stop.link.get("start", "").replace("-", "−").replace(",", ", ")
        assert re.findall(r"\d", text.replace(f"({point})", "")) == [], name


@each_stop
def test_its_link_opens_without_a_note_and_is_as_short_as_one_can_be(stop):
    setup, notes = from_link(stop.link)
    assert notes == [] and to_link(setup) == dict(stop.link) and page_of(stop) in PAGES


def test_a_rate_that_is_free_is_that_of_a_method_which_races():
    for setup in map(setup_of, GUIDE):
        assert not setup.free or (setup.free.partition(".")[0] in setup.methods and "methods" in setup.lock)


def test_the_page_has_all_of_it_with_the_numbers_filled_in():
    for stop in guide().stops:
        assert stop.path.startswith("./") and not any("{" in getattr(stop, name) for name in TEXTS)
