"""What a link had replaced is said on every page, as text, whatever the link holds."""

import pytest

from tests.ui.page import APP, at, ran, said, set_up
from ui.session.pages import PAGES
from ui.session.reading import quoted
from ui.session.setup import Setup

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
    assert set_up(page) == Setup(steps=20, grid=50, methods=())
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
