"""From a callback to another page: the reader is taken there once, with the set-up that was meant."""

from dataclasses import replace
from pathlib import Path

from streamlit.testing.v1 import AppTest

from optimizers import OPTIMIZERS
from ui.session.link import to_link
from ui.session.pages import CATALOGUE, PAGES
from ui.session.setup import Setup

APP = Path(__file__).resolve().parents[2] / "page.py"


def test_a_wish_is_followed_once(monkeypatch):
    monkeypatch.chdir(APP.parent)
    page = AppTest.from_file(str(APP), default_timeout=60).run()
    mine = page.session_state["ravine"]
    mine.setup, mine.next_page = replace(Setup(), steps=120, method="adam"), CATALOGUE  # as turn_to() leaves it
    page.run()
    assert not page.exception
    assert OPTIMIZERS["adam"].latex in page.latex[0].value  # below it stand other forms
    formulas = len(page.latex)
    mine = page.session_state["ravine"]
    assert mine.next_page is None
    assert page.query_params == to_link(mine.setup)
    assert mine.setup.steps == 120
    page.run()
    assert len(page.latex) == formulas


def test_every_page_is_there():
    assert all((APP.parent / file).is_file() for file in PAGES)
