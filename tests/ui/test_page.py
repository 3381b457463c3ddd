"""The page without a browser: it runs, its widgets show the set-up, and bad input is met with a sentence."""

import pytest

from landscapes import LANDSCAPES
from tests.ui.page import number, ran, said, set_up
from ui.session.setup import Setup


def test_it_opens_on_the_first_race(opened):
    page = opened()
    assert set_up(page) == Setup()
    assert (number(page, "x"), number(page, "y")) == next(iter(LANDSCAPES.values())).start
    assert (number(page, "steps"), number(page, "noise"), number(page, "seed")) == (300, 0, 0)
    assert said(page) == ""


def test_widgets_show_the_link(opened):
    page = opened(surface="himmelblau", start="1,2", steps="40", noise="0.5", seed="9")
    assert set_up(page).surface == "himmelblau"
    assert (number(page, "x"), number(page, "y")) == (1, 2)
    assert (number(page, "steps"), number(page, "noise"), number(page, "seed")) == (40, 0.5, 9)


@pytest.mark.slow("a page for every surface")
@pytest.mark.parametrize("key", LANDSCAPES)
def test_every_surface_opens_at_its_own_start(opened, key):
    page = opened(surface=key)
    assert (number(page, "x"), number(page, "y")) == LANDSCAPES[key].start
    assert said(page) == ""


def test_a_start_is_taken(opened):
    page = opened(start="1,1")
    page.number_input(key="x").set_value(0.25)
    ran(page)
    assert set_up(page).start == (0.25, 1)
    assert page.query_params["start"] in ("0.25,1", ["0.25,1"])


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("steps", 0, "outside 1 to 2000"),
        ("steps", 10**6, "outside 1 to 2000"),
        ("noise", -0.5, "Noise"),
        ("noise", 1e300, "Noise"),
        ("seed", -1, "Seed"),
        ("x", 1e300, "Start x"),
        ("y", -1e7, "Start y"),
    ],
)
def test_a_number_out_of_range_keeps_the_one_before(opened, key, value, says):
    page = opened()
    before, setup = number(page, key), set_up(page)
    page.number_input(key=key).set_value(value)
    ran(page)
    assert says in said(page) and "kept" in said(page)
    assert number(page, key) == before and set_up(page) == setup
    page.number_input(key=key).set_value(before + 1)
    ran(page)
    assert said(page) == ""


def test_a_bad_link_is_told(opened):
    page = opened(surface="<b>nowhere</b>", steps="0", wat="1")
    assert set_up(page) == Setup()
    assert said(page).count("\n") == 2
    assert "<b>nowhere</b>" in said(page)
    assert all("nowhere" not in element.value for kind in (page.markdown, page.caption) for element in kind)
    page.number_input(key="seed").set_value(3)
    ran(page)
    assert said(page) == ""


def test_an_own_formula(opened):
    page = opened(surface="own")
    page.text_input(key="formula").set_value("(x - 1)^2 + y^4")
    ran(page)
    assert set_up(page).formula == "(x - 1)^2 + y^4"
    assert said(page) == ""


@pytest.mark.parametrize("text", ["x +* y", "", "sinn(x)", "z", "__import__('os')", "9**9**9**9", "x" * 300])
def test_a_formula_that_cannot_be_read_keeps_the_surface(opened, text):
    page = opened(surface="own", formula="x^2 + y^4")
    setup = set_up(page)
    page.text_input(key="formula").set_value(text)
    ran(page)
    assert "The surface before it is kept." in said(page)
    assert page.text_input(key="formula").value == text
    *line, caret = page.code[0].value.split("\n")
    assert "".join(line) == text and caret.strip() == "^"
    assert set_up(page) == setup
    page.text_input(key="formula").set_value("x^2 + y^2")
    ran(page)
    assert said(page) == "" and len(page.code) == 0


def test_a_problem_goes_with_the_surface_it_was_about(opened):
    page = opened(surface="own")
    page.text_input(key="formula").set_value("x +")
    ran(page)
    page.query_params["surface"] = "beale"
    ran(page)
    assert said(page) == ""
