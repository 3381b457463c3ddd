"""The catalogue without a browser: every method has its entry, and nothing in it is told twice."""

import html
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from streamlit.testing.v1 import AppTest

from experiments import refusal
from landscapes import LANDSCAPES
from optimizers import FAMILIES, OPTIMIZERS
from optimizers.base import CLIP
from optimizers.base.optimizer import Invariance
from optimizers.base.procedures import WORDS, called
from optimizers.base.proof import checked_against
from ui.catalogue import INVARIANCES, agreed, held_by, home, plain, raced, sentence
from ui.session.pages import CATALOGUE
from ui.session.setup import Setup
from ui.session.study_axes import STRIP

APP = str(Path(__file__).resolve().parents[2] / "page.py")


@pytest.fixture(scope="module")
def page():
    return AppTest.from_file(APP, default_timeout=60).run().switch_page(CATALOGUE)


def opened(page, key):
    page.query_params["method"] = key
    page.run()
    assert not page.exception
    return page


def said(page):
    """All the text of an entry, without its marks."""
    bodies = " ".join(element.proto.body for element in page.get("html") if "<style" not in element.proto.body)
    return html.unescape(re.sub(r"<[^>]+>", " ", bodies))


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_every_method_has_its_entry(page, key):
    method, page = OPTIMIZERS[key], opened(page, key)
    text = said(page).lower()
    for what in (method.name, key, FAMILIES[method.family], method.teaches, agreed(method.differs), method.source):
        assert what.lower() in text, what
    forms = [method.latex_of(form) for form in method.conventions if form.step]
    assert [formula.value for formula in page.latex] == [f"$$\n{latex}\n$$" for latex in (method.latex, *forms)]
    for name in called(method.step):
        assert all(words.lower() in text for words in WORDS[name])
    for form in method.conventions:
        assert sentence(form.words).lower() in text and sentence(form.translation).lower() in text
    for check in checked_against(key):
        assert check.words.lower() in text
    for name, (title, _, _) in INVARIANCES.items():
        assert (f"{title.lower()} : {held_by(method, name).lower()}" in re.sub(r"\s+", " ", text)) == (
            name in method.invariances
        )
        assert (f"{title.lower()} invariant" in text) == (name in method.invariances)
    (table,) = [element.value for element in page.markdown if element.value.startswith("|")]
    rows = table.splitlines()[2:]
    assert len(rows) == len(method.settings)
    for hyper, row in zip(method.settings, rows, strict=True):
        assert f"${hyper.symbol}$" in row and f"`{hyper.name}`" in row
        shown = re.sub(r"\\(.)", r"\1", row)
        for what in (hyper.label, hyper.allowed.words, hyper.help.partition(": ")[2][1:]):
            assert what in shown
    assert page.session_state["ravine"].notes == []


@pytest.mark.parametrize(
    ("phrase", "said"),
    [("f must fall", "f must fall."), ("x", "x."), ("ε stands outside.", "ε stands outside."), ("a rate", "A rate.")],
)
def test_a_phrase_becomes_a_sentence(phrase, said):
    assert sentence(phrase) == said


def test_where_implementations_do_not_differ_that_is_said():
    assert sentence(agreed(OPTIMIZERS["lion"].differs)) == "Implementations agree."
    assert sentence(agreed(OPTIMIZERS["signsgd"].differs)).startswith("Implementations agree; with momentum")


def test_what_a_method_does_not_have_is_not_told_of_it():
    assert held_by(OPTIMIZERS["nelder_mead"], "scale") == "stretch f: the path stays the same"
    assert held_by(OPTIMIZERS["adam"], "scale") == "stretch f: with ε = 0, the path stays the same"
    assert CLIP in OPTIMIZERS["adam"].settings and CLIP not in OPTIMIZERS["nelder_mead"].settings
    assert CLIP.name not in STRIP.names("nelder_mead")


def test_every_invariance_has_its_words():
    assert set(INVARIANCES) == set(get_args(Invariance))


def test_an_unknown_method_opens_the_one_of_the_first_visit_with_a_note(page):
    opened(page, "adams")
    assert f"did you mean {OPTIMIZERS['adam'].name}?" in "\n".join(element.value for element in page.text)
    assert OPTIMIZERS[Setup().method].name in said(page)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_what_is_raced_can_run(key):
    for surface in LANDSCAPES:
        before = Setup(surface=surface, start=(0.5, 0.5), hypers={("adam", "lr"): 0.2})
        setup = raced(before, key)
        assert key in setup.methods and set(before.methods) <= set(setup.methods), surface
        assert refusal(setup.landscape(), key) is None, surface
        if refusal(before.landscape(), key) is None:
            assert setup == replace(before, methods=setup.methods), surface
        else:
            assert setup.surface == home(key), surface
        assert setup.hypers == before.hypers, surface


def test_plain_text_has_every_mark_of_markdown_escaped():
    text = "a*b* _c_ `d` $e$ | <b>f</b> [g](h) :red[i] ~~j~~ \\k #1. 1e-5"
    assert re.sub(r"\\(.)", r"\1", plain(text)) == text
    assert re.fullmatch(r"([a-zA-Z0-9\s]|\\[^a-zA-Z0-9\s])*", plain(text))
