"""What a link had replaced is said on every page, as text, whatever the link holds."""

import pytest

from tests.ui.page import APP, at, ran, said, set_up
from ui.session.link import from_link
from ui.session.networks.setup import NetworkSetup
from ui.session.pages import PAGES
from ui.session.reading import quoted
from ui.session.setup import OWN, Setup

MARKUP = "<img src=x onerror=alert(1)>"
BAD = {
    "formula": "x" * 100_000,
    "steps": ["10", "20"],
    "noise": "1e999",
    "start": "nan,0",
    MARKUP: "**1**",
    "embed": ["true", "false"],
    "grid": "50",
    "methods": "none",
}


@pytest.mark.parametrize("file", PAGES)
def test_every_page_says_what_was_replaced(monkeypatch, file):
    monkeypatch.chdir(APP.parent)
    page = at(file, **BAD)
    notes = said(ran(page))
    assert set_up(page) == Setup(steps=20, grid=50, methods=()).with_surface(OWN)  # a formula is meant to be raced on
    for words in (
        "formula: “xxx",
        "has 100,000 characters",
        "noise: “1e999” is not a finite number; 0 is used instead.",
        "start: “nan,0” is not a finite number",
        f"The link also had “{MARKUP}”",
        "The link has “steps” more than once; the last one counts.",
    ):
        assert words in notes
    assert not [element for element in page.markdown if MARKUP in element.value]


def test_what_cannot_be_seen_is_shown_as_such():
    assert quoted("a\x00b\nc\u202ed") == "“a�b�c�d”"
    assert quoted("y" * 41) == f"“{'y' * 40}…”"


@pytest.mark.parametrize(
    ("link", "methods", "told"),
    [
        ({"net.methods": "adam,newton,sam"}, ("adam", "sam"), ["“newton” is left out: the link names “newton”"]),
        ({"net.methods": "kfac,adam", "net.batch_norm": "yes"}, ("adam",), ["“kfac” is left out: the link does not"]),
        ({"net.methods": "adam,lion,sam,momentum,rmsprop"}, ("momentum", "adam", "lion", "sam"), ["“rmsprop” is left"]),
        (
            {"net.methods": "foo", "net.skip": "1"},
            NetworkSetup().methods,
            ["net.skip: “1” is neither yes nor no", "is not known; Gradient descent, Momentum, RMSProp and Adam are"],
        ),
    ],
)
def test_of_the_methods_that_train_those_that_can_are_kept(link, methods, told):
    setup, notes = from_link(link)
    assert setup.net.methods == methods
    assert len(notes) == len(told) and all(words in note for words, note in zip(told, notes, strict=True)), notes


def test_a_formula_that_cannot_be_read_is_answered_in_short_sentences():
    _, (note,) = from_link({"surface": "own", "formula": "x^2 + nope(y)"})
    said = note.removeprefix("formula: “x^2 + nope(y)” cannot be read: ")
    assert said.startswith("I do not know nope. A formula has ") and said.endswith(". x^2 + 10y^2 is used instead.")
    assert ";" not in note and all(len(sentence.split()) < 20 for sentence in said.split(". "))
