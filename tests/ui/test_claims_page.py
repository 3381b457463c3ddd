"""The page of the claims without a browser: what it is told of each claim, and what is run again there."""

import pytest

from claims import CLAIMS
from claims.base import recorded
from tests.ui.page import APP, ran, said, set_up
from tests.ui.wire import received
from ui.claims import BATCHES, CASES, _batches, ask_again, batches, card, link_of, more, setup_showing
from ui.session.link import from_link, to_link
from ui.session.messages.claims import Address
from ui.session.pages import CLAIMS as PAGE
from ui.session.pages import PAGES, RACE
from ui.session.session import Session
from ui.session.setup import Setup

KEY = "bounces_between_walls"


@pytest.mark.parametrize("key", CLAIMS)
def test_a_card_has_the_verdict_of_the_record(key):
    told, verdict = received(card(key, Setup(size=1.5), None)), recorded()[key].verdict
    assert (told["record"]["word"], told["record"]["held"]) == (verdict.word, verdict.held)
    assert sum(setting["cases"] for setting in told["record"]["settings"]) == verdict.cases
    assert told["fresh"] is None
    assert told["see"]["address"]["query"]["size"] == "1.5"  # as a teacher has composed it


@pytest.mark.parametrize("key", CLAIMS)
def test_one_click_shows_its_set_up_and_remembers_it(key):
    setup = setup_showing(key)
    assert setup.claim == key
    assert from_link(to_link(setup)) == (setup, [])
    assert to_link(setup).keys() >= {"claim"}


def test_the_race_is_where_the_app_is_and_other_pages_below():
    assert link_of(RACE, Setup()) == Address(path="", query={})
    assert {link_of(page, Setup()).path for page in PAGES if page != RACE} == {
        title.lower() for page, title in PAGES.items() if page != RACE
    }


def test_what_is_run_again_adds_up_and_can_be_ended():
    told: list[float] = []
    whole = batches(KEY, 7, told.append)
    assert all(tally.cases <= BATCHES * CASES for tally in whole.settings.values())
    assert whole.settings.keys() == recorded()[KEY].verdict.settings.keys()
    assert recorded()[KEY].verdict.contradicts(whole) == []
    assert told == [batch / BATCHES for batch in range(1, BATCHES)]

    class Enough(Exception):
        pass

    def ends(part):
        raise Enough

    with pytest.raises(Enough):
        batches(KEY, 7, ends)


def test_what_was_stopped_begins_anew_when_it_is_asked_for_again():
    mine = Session()
    ask_again(mine, KEY)
    assert mine.again == {KEY: 1}
    mine.stopped = _batches(KEY, 0)
    ask_again(mine, KEY)
    assert (mine.again, mine.stopped) == ({KEY: 1}, None)
    ask_again(mine, KEY)
    assert mine.again == {KEY: 2}


def test_nothing_is_run_before_it_is_asked_for():
    assert more(KEY, 0) is None


def test_the_page_opens_at_a_claim_and_says_what_a_link_had_replaced(opened, monkeypatch):
    page = opened(claim="no_such_claim")
    page.switch_page(PAGE)
    ran(page)
    assert set_up(page) == Setup()
    assert "claim: “no_such_claim” is not known" in said(page)
    assert (APP.parent / PAGE).is_file()


def test_what_to_look_at_stands_above_the_race_as_long_as_it_is_the_claims(opened):
    look = CLAIMS[KEY].look
    page = opened(**to_link(setup_showing(KEY)), size="1.5", view="map")
    assert look in said(page)
    page.query_params["steps"] = "40"
    assert look not in said(ran(page))
