"""Condition number, turn and stretch: what they do to a race, what they refuse, and that they can be put back."""

import math

import numpy as np
import pytest

from landscapes import LANDSCAPES
from tests.ui.page import number, set_up, typed
from tests.ui.wire import received
from ui.panel.shape import edited, read, said, sliders
from ui.session.letters import Choice
from ui.session.link import from_link, to_link
from ui.session.messages.panel import SliderEdited
from ui.session.reading import Unusable
from ui.session.session import Session
from ui.session.setup import SHAPES, Setup
from ui.session.tracks import tracks

START = (-1.5, 0.75)


def turned(points, degrees):
    """(n, 2) points turned to the left about the origin, which is the middle of the ravine's window."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return points @ np.array([[cos, sin], [-sin, cos]])


@pytest.mark.parametrize("start", [None, START])
def test_gradient_descent_turns_with_the_surface_and_adam_does_not(start):
    race = Setup(methods=("gradient_descent", "adam"), start=start, steps=100)
    before, after = tracks(race), tracks(race.shaped("turn", 30.0))

    def apart(method):
        paths = [found[method].runs.path[:, 0] for found in (before, after)]
        return np.abs(turned(paths[0], 30) - paths[1]).max()

    assert apart("gradient_descent") < 1e-9
    assert apart("adam") > 0.1


@pytest.mark.parametrize("start", [None, START, (0.1 + 0.2, 1 / 3)])
def test_what_was_moved_is_put_back_exactly(start):
    setup = Setup(start=start)
    moved = setup.shaped("turn", 77.0).shaped("stretch", 3.0).lettered("κ", Choice(9.0))
    assert moved.point() != setup.point() and moved.landscape() != setup.landscape()
    back = moved.lettered("κ", Choice(180.0)).shaped("stretch", None).shaped("turn", 0.0)
    assert back == setup and back.point() == setup.point()


def test_a_start_chosen_on_a_turned_surface_is_where_it_was_chosen():
    setup = Setup(turn=30.0, stretch=2.0).started_at(0.5, -1.0)
    assert setup.point() == pytest.approx((0.5, -1.0), abs=1e-14)


def test_the_condition_number_is_that_of_the_surface():
    for key in ("ravine", "bowl"):
        surface = Setup(surface=key).lettered("κ", Choice(7.0)).landscape()
        assert np.linalg.cond(surface.hessian((0, 0))) == pytest.approx(7)


def test_another_surface_comes_as_the_catalogue_has_it():
    setup = Setup(turn=30.0, stretch=2.0, parameters={"κ": 5.0}).with_surface("bowl")
    assert setup.landscape() == LANDSCAPES["bowl"]


@pytest.mark.parametrize("key", LANDSCAPES)
def test_only_a_surface_with_parameters_shows_sliders_for_them(key):
    data = received(sliders(Session(setup=Setup(surface=key))))
    assert [row["sign"] for row in data["letters"]] == [each.name for each in LANDSCAPES[key].parameters]
    assert [row["value"] for row in data["motion"]] == [0, 1]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("turn", 200, "Turn: “200” is outside −180 to 180. The old value is kept."),
        ("stretch", "much", "Stretch: “much” is not a number. The old value is kept."),
        ("p.κ", 0.1, "Condition number: “0.1” is outside 1 to 10⁶. The old value is kept."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(name, value, says):
    with pytest.raises(Unusable) as refusal:
        read(Setup(), name, value)
    assert str(refusal.value) == says


def test_an_emptied_value_is_the_surfaces_own():
    assert read(Setup(parameters={"κ": 3.0}), "p.κ", None) == Setup()


def test_the_page_says_how_a_surface_was_moved():
    assert said(Setup()) == ""
    assert said(Setup(turn=-30.0)) == "turned 30° to the right"
    assert said(Setup(turn=12.5, stretch=2.0)) == "turned 12.5° to the left and stretched 2 × along its own y"


def test_a_typed_start_is_taken_on_a_turned_surface(opened):
    page = opened(turn="90")
    assert (number(page, "x"), number(page, "y")) == pytest.approx((-0.8, -1.8))
    typed(page, "x", 1.0)
    assert set_up(page).point() == pytest.approx((1, -1.8))
    assert set_up(page).start == pytest.approx((-1.8, -1))


@pytest.mark.slow("a page for many surfaces")
@pytest.mark.parametrize("key", list(LANDSCAPES)[::3])
def test_surfaces_are_raced_on_turned_and_stretched(opened, key):
    page = opened(surface=key, turn="-60", stretch="1.5")
    assert set_up(page).landscape().motion


def test_a_slider_ends_where_it_is_handy_and_a_link_may_go_beyond():
    assert {name: shape.ends for name, shape in SHAPES.items()} == {
        "turn": (-180, 180),
        "stretch": (0.2, 5),
    }
    assert from_link({"kappa": "1e6", "stretch": "100"})[1] == []


def test_the_slider_of_a_parameter_is_edited_and_put_back():
    setup = from_link({"formula": "a x^2 + y^2", "p.a": "3"})[0]
    (row,) = sliders(Session(setup)).letters
    assert (row.name, row.label, row.value, row.low, row.high, row.step, row.edited) == (
        "p.a",
        "a",
        3,
        -5,
        5,
        0.1,
        False,
    )
    wider = edited(setup, SliderEdited(serial=1, name="p.a", low=1, high="100", log=True))
    assert to_link(wider)["p.a"] == "3,1,100,log"
    assert edited(wider, SliderEdited(serial=2, name="p.a")) == setup
    for wish, says in (
        ({"low": 5, "high": 2}, "The slider of a goes from 5 to 2"),
        ({"low": "", "high": 2}, "From is empty"),
        ({"low": 0, "high": 2, "step": 3}, "has steps of 3"),
    ):
        with pytest.raises(Unusable, match=says):
            edited(setup, SliderEdited(serial=3, name="p.a", **wish))
