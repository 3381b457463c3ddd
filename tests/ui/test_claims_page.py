"""The page of the claims without a browser: what it is told of each claim, and what is run again there."""

import pytest

from claims import CLAIMS
from claims.base import Tally, Verdict, recorded
from claims.base.verdict import DEPENDS, WORDS, word_for
from tests.ui.page import APP, ran, said, set_up
from tests.ui.wire import received
from ui.claims import (
    BATCHES,
    CASES,
    _batches,
    about,
    ask_again,
    batches,
    card,
    link_of,
    look,
    more,
    setup_showing,
    tallies,
    verdict_words,
)
from ui.session.link import from_link, to_link
from ui.session.messages.claims import Address
from ui.session.pages import CLAIMS as PAGE
from ui.session.pages import PAGES, RACE
from ui.session.session import Session
from ui.session.setup import Setup

KEY = "bounces_between_walls"


@pytest.mark.parametrize("key", CLAIMS)
def test_a_card_has_the_verdict_of_the_record(key):
    record = recorded()[key]
    told, verdict = received(card(key, Setup(size=1.5), None)), record.verdict
    sides = told["record"]["sides"]
    assert told["record"]["word"] == record.word and record.word in {word.word for word in verdict_words()}
    assert len(sides) == (2 if record.condition else 1)
    assert (record.word == DEPENDS) == all(side["where"] for side in sides)
    assert sum(setting["held"] for side in sides for setting in side["settings"]) == verdict.held
    assert sum(side["cases"] for side in sides) == verdict.cases
    assert [side["word"] for side in sides] == [word_for(side["share"]).text for side in sides]
    assert told["fresh"] is None
    assert told["see"]["address"]["query"]["size"] == "1.5"  # as a teacher has composed it


def test_a_fresh_measurement_is_told_by_the_condition_on_record():
    record = recorded()["rmsprop_larger_steps_along"]
    assert record.condition is not None
    fresh = Verdict(dict.fromkeys(record.verdict.settings, Tally(50, 100)))
    told = tallies(record, fresh)
    assert [side.where for side in told.sides] == [side.where for side in record.condition]
    assert {side.word for side in told.sides} == {"about half"}


def test_the_page_says_what_the_words_mean():
    for word in WORDS:
        assert word.text in about().lower()
    assert all(f"{100 * word.least:g} %" in about() for word in WORDS if word.least)
    assert DEPENDS in about().lower()


def test_no_place_is_left_in_a_text():
    for key in CLAIMS:
        told = card(key, Setup(), None)
        assert not {*"{}"} & {*told.look, *told.experiment}


@pytest.mark.parametrize("key", CLAIMS)
def test_one_click_shows_its_set_up_and_remembers_it(key):
    setup = setup_showing(key)
    assert setup.claim == key
    assert from_link(to_link(setup)) == (setup, [])
    assert to_link(setup).keys() >= {"claim"}


def test_the_race_is_where_the_app_is_and_other_pages_below():
    assert link_of(RACE, Setup()) == Address(path="", query={"surface": "ravine"})
    assert {link_of(page, Setup()).path for page in PAGES if page != RACE} == {
        about.title.lower() for page, about in PAGES.items() if page != RACE
    }


def test_what_is_run_again_adds_up_and_can_be_ended():
    told: list[float] = []
    whole = batches(KEY, 7, told.append)
    assert all(tally.cases <= BATCHES * CASES for tally in whole.settings.values())
    assert whole.settings.keys() == recorded()[KEY].verdict.settings.keys()
    assert recorded()[KEY].verdict.contradicts(whole) == []
    assert told == [done / BATCHES for done in range(1, BATCHES + 1)]

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
    text = look(KEY)
    page = opened(**to_link(setup_showing(KEY)), size="1.5", view="map")
    assert text in said(page)
    page.query_params["steps"] = "40"
    assert text not in said(ran(page))
