"""The glossary: every standard term is explained, in plain sentences, with a link that shows it."""

import re

import pytest

from tests.ui.page import at, ran
from ui.glossary import composed
from ui.session.glossary import GLOSSARY
from ui.session.link import from_link
from ui.session.pages import LESSONS, PAGES

STANDARD = [  # by the rules for the words of the app
    *("learning rate α", "momentum β", "loss", "gradient", "step", "iterate", "minimum", "saddle point", "plateau"),
    *("basin of attraction", "condition number κ", "largest eigenvalue λmax", "batch size", "epoch", "training loss"),
    *("held-out (validation) loss", "arrived", "settled", "left again", "diverged", "converged", "tolerance"),
    *("contour", "stability limit"),
]
WORDS = [word for term in GLOSSARY for word in (term.name, *term.words)]


def test_every_standard_term_is_there():
    assert set(STANDARD) <= set(WORDS)


def test_a_word_means_one_term():
    assert len(WORDS) == len({word.lower() for word in WORDS})


@pytest.mark.parametrize("term", GLOSSARY, ids=lambda term: term.name)
def test_a_term_is_explained_in_one_to_three_plain_sentences(term):
    sentences = re.split(r"(?<=[.])\s", term.meaning)
    assert term.meaning.endswith(".") and 1 <= len(sentences) <= 3
    assert all(len(sentence.split()) <= 20 for sentence in sentences)


@pytest.mark.parametrize("term", GLOSSARY, ids=lambda term: term.name)
def test_where_it_can_be_seen_is_a_link_that_opens_without_a_note(term):
    setup, notes = from_link(term.link)
    assert notes == [] and term.page in PAGES and (setup.lesson != "") == (term.page == LESSONS)


def test_a_lecture_without_tabs_is_not_left_by_an_explanation():
    assert {term.path for term in composed(leads=False).terms} == {None}
    assert all(term.path and term.path.startswith("./") for term in composed(leads=True).terms)


def test_no_explanation_leads_to_the_page_that_is_shown():
    leads = {term.page for term in composed(leads=True, here=LESSONS).terms if term.path}
    assert leads == {PAGES[term.page].title for term in GLOSSARY} - {PAGES[LESSONS].title}


def test_it_is_mounted_on_every_page_and_is_a_page_itself(monkeypatch):
    mounted = []
    monkeypatch.setattr("ui.glossary._glossary", lambda **given: mounted.append(given["data"]))
    monkeypatch.setattr("ui.glossary._terms", lambda **given: mounted.append(given["data"]))
    ran(at("pages/glossary.py", hide="tabs"))
    assert [data.terms[0].path is None for data in mounted] == [True, False]
