"""The page without a browser: it runs, its widgets show the set-up, and bad input is met with a sentence."""

import pytest

from landscapes import LANDSCAPES
from tests.ui.captions import captioned
from tests.ui.page import formulated, number, ran, said, set_up, typed
from tests.ui.wire import received
from ui.panel.surfaces import own_formula
from ui.session.points import MANY, marked, surveyed
from ui.session.session import Session
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
def test_every_surface_opens_at_its_own_start_with_captions_and_points(opened, key):
    """What is said and sent of the race is read here too, where it has been worked out for the page."""
    page = opened(surface=key)
    assert (number(page, "x"), number(page, "y")) == LANDSCAPES[key].start
    assert said(page) == ""
    caption = captioned(surface=key).caption
    for text in (caption.before, caption.after):
        assert text.endswith(".") and 10 < len(text) < 300
    points = received(marked(surveyed(Session(setup=set_up(page)))))
    total = sum(points["counts"].values())
    assert len(points["points"]) == (total if total <= MANY else points["minima"])
    assert [p["place"] for p in points["points"] if p["place"]] == list(range(1, points["minima"] + 1))


def test_a_start_is_taken(opened):
    page = opened(start="1,1")
    typed(page, "x", 0.25)
    assert set_up(page).start == (0.25, 1)
    assert page.query_params["start"] in ("0.25,1", ["0.25,1"])


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("steps", 0, "outside 1 to 2,000"),
        ("steps", 10**6, "outside 1 to 2,000"),
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
    typed(page, key, value)
    assert says in said(page) and "kept" in said(page)
    assert number(page, key) == before and set_up(page) == setup
    typed(page, key, before + 1)
    assert said(page) == ""


def test_a_bad_link_is_told(opened):
    page = opened(surface="<b>nowhere</b>", steps="0", wat="1")
    assert set_up(page) == Setup()
    assert said(page).count("\n") == 2
    assert "<b>nowhere</b>" in said(page)
    assert all("nowhere" not in element.value for kind in (page.markdown, page.caption) for element in kind)
    typed(page, "seed", 3)
    assert said(page) == ""


def test_an_own_formula(opened):
    page = opened(surface="own")
    formulated(page, "(x - 1)^2 + y^4")
    assert set_up(page).formula == "(x - 1)^2 + y^4"
    assert said(page) == ""


@pytest.mark.parametrize("text", ["x +* y", "", "sinn(x)", "z", "__import__('os')", "9**9**9**9", "x" * 300])
def test_a_formula_that_cannot_be_read_keeps_the_surface(opened, text):
    page = opened(surface="own", formula="x^2 + y^4")
    setup = set_up(page)
    formulated(page, text)
    assert "The old surface is kept." in said(page)
    shown = own_formula(page.session_state["ravine"])
    assert shown and shown.caret is not None
    assert shown.text == text and 0 <= shown.caret <= len(text)
    assert set_up(page) == setup
    formulated(page, "x^2 + y^2")
    assert said(page) == ""
    again = own_formula(page.session_state["ravine"])
    assert again and (again.text, again.caret, again.problem, again.label) == (
        "x^2 + y^2",
        None,
        None,
        "Formula f(x, y)",
    )


def test_a_formula_says_which_of_its_letters_are_what_and_its_numbers_outlast_another_typing(opened):
    page = opened(formula="a x^2 + b y^2", **{"p.a": "3", "p.b": "2,0,5"})
    shown = own_formula(page.session_state["ravine"])
    assert shown and shown.letters
    assert [each.text for each in shown.letters.weights] == ["x", "y"]
    assert [each.text for each in shown.letters.parameters] == ["a", "b"]
    formulated(page, "a x^4 + y^2")
    setup = set_up(page)
    assert (dict(setup.parameters), dict(setup.ranges)) == ({"a": 3.0}, {})
    chosen = setup.weighed(("a",))
    assert chosen.landscape().single and chosen.letters().keys() == {"x", "y"} and not chosen.parameters
    assert chosen.weighed(("x", "y")).weights == ()


def test_a_problem_goes_with_the_surface_it_was_about(opened):
    page = opened(surface="own")
    formulated(page, "x +")
    page.query_params["surface"] = "beale"
    ran(page)
    assert said(page) == ""
