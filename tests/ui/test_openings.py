"""What an address without any parameter opens, and how the set-up gets into the address from there."""

from dataclasses import replace

import pytest

from tests.ui.page import Address, at, ran, set_up
from ui import share, tabs
from ui.session.link import from_link, to_link
from ui.session.pages import ASIDE, FAIR, PAGES, RACE, SWEEP
from ui.session.session import Session
from ui.session.setup import Setup
from ui.state import arrive, change, session

OLD = {"steps": "120", "adam.lr": "0.03"}  # a link from before every link said its surface


@pytest.fixture
def visitor(monkeypatch):
    """visitor(link) -> a session, and the address of its browser."""
    state: dict[str, Session] = {}
    address = Address()
    monkeypatch.setattr("ui.state.st.session_state", state)
    monkeypatch.setattr("ui.state.st.query_params", address)

    def visits(link):
        address.from_dict(link)
        return session(), address

    return visits


def opening(page):
    return from_link(PAGES[page].opening)[0]


@pytest.mark.parametrize("page", PAGES)
def test_an_opening_is_read_without_a_note_and_says_its_surface(page):
    setup, notes = from_link(PAGES[page].opening)
    assert notes == []
    assert not PAGES[page].opening or "surface" in PAGES[page].opening
    assert from_link(to_link(setup)) == (setup, [])
    assert PAGES[page].question.endswith("?")


def test_every_page_opens_at_its_own_as_long_as_the_address_has_nothing(visitor):
    mine, address = visitor({})
    for page in [*PAGES, RACE]:
        arrive(page)
        assert mine.setup == opening(page) and mine.notes == [] and address == {}
        assert tabs.composed(mine, page).query == ""


def test_what_is_changed_there_makes_the_link_whole_and_the_other_pages_have_it(visitor):
    mine, address = visitor({})
    arrive(SWEEP)
    change(replace(mine.setup, steps=77))
    setup = replace(opening(SWEEP), steps=77)
    assert address == to_link(setup) and address.keys() >= {"surface", "steps"}
    session()
    arrive(FAIR)
    assert mine.setup == setup
    assert f"surface={setup.surface}" in tabs.composed(mine, FAIR).query
    visitor({})  # Back
    arrive(FAIR)
    assert mine.setup == opening(FAIR)


def test_an_old_link_opens_as_it_did(visitor):
    mine, _ = visitor(OLD)
    for page in PAGES:
        arrive(page)
        assert mine.setup == from_link(OLD)[0] and mine.setup.surface == Setup.surface
    assert "surface=ravine" in tabs.composed(mine, RACE).query


def test_what_is_copied_from_a_bare_address_is_the_whole_set_up():
    setup = opening(SWEEP)
    told = share.composed(setup, SWEEP, share=True, leave=False)
    assert dict(pair.split("=") for pair in told.query.split("&")).keys() == to_link(setup).keys() >= {"surface"}


def test_every_page_has_one_way_to_it():
    shown = [page.title for tab in tabs.TABS for page in tab.pages]
    assert len(shown) == len(set(shown))
    assert {*shown} == {page.title for page in PAGES.values() if page.tab is not ASIDE}
    assert tabs.composed(Session(), RACE).here == PAGES[RACE].title


def test_a_page_is_opened_at_its_best_case_and_asks_its_question():
    page = ran(at(SWEEP))
    assert set_up(page) == opening(SWEEP) and not page.query_params
    headings = [html.proto.body for html in page.get("html") if "<h1" in html.proto.body]
    assert headings == [f'<h1 class="rv-question">{PAGES[SWEEP].question}</h1>']
