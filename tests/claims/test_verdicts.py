"""The claims: every experiment run again with another seed on fewer cases, and what each claim says of itself."""

import re

import numpy as np
import pytest

from claims import CLAIMS, GROUPS
from claims.base import Claim, Tally, Verdict, recorded
from claims.base.prose import filled, told
from claims.base.record import FINDING, FRESH, RESULTS, Record, taken, written
from claims.base.verdict import DEPENDS, WORDS, word_for
from lessons import LESSONS
from ui.session.link import from_link
from ui.session.pages import PAGES

CASES, SEED = 14, 2  # of the check; the record has more, from other seeds
LENGTHS = {"statement": 180, "said_by": 160, "experiment": 900, "look": 320}


@pytest.mark.slow("the experiment of every claim")
@pytest.mark.parametrize("key", CLAIMS)
def test_the_verdict_on_record_is_found_again(key):
    claim, record = CLAIMS[key], recorded()[key]
    assert record.budget == claim.cases and SEED not in (FINDING, FRESH)
    again = claim.measured(min(CASES, claim.cases), SEED)
    assert record.contradicts(again) == []


@pytest.mark.slow("what some claims measure for their texts")
@pytest.mark.parametrize("key", [key for key, claim in CLAIMS.items() if claim.measure is not dict])
def test_the_numbers_of_a_text_are_measured_again(key):
    claim, record = CLAIMS[key], recorded()[key]
    assert {name: told(name, value) for name, value in claim.measure().items()} == {
        name: record.places[name] for name in record.numbers
    }


def test_every_claim_is_on_record_and_nothing_else_is():
    assert recorded().keys() == CLAIMS.keys(), "run: make claims"


def test_the_record_is_as_the_tool_writes_it():
    assert written(taken(RESULTS.read_text())) == RESULTS.read_text()


@pytest.mark.parametrize("key", CLAIMS)
def test_what_a_claim_says_is_short_plain_text(key):
    claim = CLAIMS[key]
    for name, length in LENGTHS.items():
        text = filled(getattr(claim, name), recorded()[key].places)
        assert 0 < len(text) <= length and text == text.strip() and "\n" not in text, name
    for name in ("statement", "experiment", "look"):
        assert getattr(claim, name).endswith("."), name


@pytest.mark.parametrize("key", CLAIMS)
def test_one_click_shows_it(key):
    claim = CLAIMS[key]
    assert f"pages/{claim.page}.py" in PAGES
    setup, notes = from_link(claim.link)
    assert notes == []
    assert claim.link and setup.landscape()


def test_places_in_a_group_are_taken_once():
    places = [(claim.group, claim.order) for claim in CLAIMS.values()]
    assert len(set(places)) == len(places)
    assert list(dict.fromkeys(claim.group for claim in CLAIMS.values())) == [
        group for group in GROUPS if any(claim.group == group for claim in CLAIMS.values())
    ]


def test_the_words_are_those_of_the_issue_and_each_share_has_one():
    assert [(word.text, word.least) for word in WORDS] == [
        ("almost always", 0.95),
        ("mostly", 0.7),
        ("about half", 0.3),
        ("seldom", 0.05),
        ("almost never", 0),
    ]


@pytest.mark.parametrize("held", range(101))
def test_the_word_is_the_one_whose_limits_hold_the_share(held):
    verdict = Verdict({"one": Tally(held, 100)})
    above = [word.least for word in WORDS if word.least > verdict.word.least]
    assert 100 * verdict.word.least <= held < 100 * min(above, default=2)


def test_every_setting_counts_the_same():
    assert Verdict({"few": Tally(5, 5), "many": Tally(0, 95)}).share == 0.5


def test_another_measurement_may_differ_by_chance_and_not_by_more():
    first = Verdict({"one": Tally(150, 200)})
    assert first.contradicts(Verdict({"one": Tally(12, 20)})) == []
    assert len(first.contradicts(Verdict({"one": Tally(4, 20)}))) == 1
    many = Verdict({name: Tally(100, 200) for name in "abcdefghi"})
    assert many.contradicts(Verdict({name: Tally(11, 20) for name in "abcdefghi"})) == []
    assert len(many.contradicts(Verdict({name: Tally(19, 20) for name in "abcdefghi"}))) == 1  # the word, as a whole
    assert len(first.contradicts(Verdict({"other": Tally(15, 20)}))) == 1


@pytest.mark.parametrize("held", [np.ones(3, bool), np.ones(20), np.ones((20, 2), bool)])
def test_too_few_cases_or_no_yes_or_no_are_refused(held):
    claim = Claim("It is so.", "nobody", "noise", 1, "None.", lambda budget, seed: {"one": held})
    with pytest.raises(ValueError, match="cases"):
        claim.measured(20, 0)


def test_a_record_with_a_condition_is_contradicted_by_a_side_that_changes():
    names = [f"κ = {kappa} · {turn}" for kappa in (10, 100, 1000) for turn in ("along", "turned")]
    clear = Verdict({name: Tally(200 if "along" in name else 0, 200) for name in names})
    record = Record(200, clear, clear, {})
    assert record.condition is not None and record.word == DEPENDS
    again = Verdict({name: Tally(20 if "along" in name else 1, 20) for name in names})
    assert record.contradicts(again) == []
    assert len(record.contradicts(Verdict(dict.fromkeys(names, Tally(5, 20))))) > 1
    assert len(record.contradicts(Verdict({"other": Tally(5, 20)}))) == 1


def test_the_lesson_on_conjugate_gradient_says_what_was_measured():
    assert "seldom enough if κ is large compared with n" in LESSONS["conjugate"].scenes[1].answer
    for name, tally in recorded()["conjugate_gradient_counts_dimensions"].verdict.settings.items():
        dimensions, kappa = (float(each.replace(",", "")) for each in re.findall(r"[\d,]+", name))
        enough = dimensions == 2 or kappa <= 10 * dimensions
        assert word_for(tally.share).leans == ("for" if enough else "against"), name
