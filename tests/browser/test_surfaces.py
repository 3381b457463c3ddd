"""The surfaces: chosen by their pictures, with the mouse, the keyboard or a thumb."""

import re

import pytest
from playwright.sync_api import expect

from landscapes import GROUPS, LANDSCAPES

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def face(stage):
    return stage.page.get_by_test_id("surface")


def gallery(stage):
    return stage.page.get_by_test_id("surfaces")


def opened(stage):
    """The picker, open, with its pictures."""
    face(stage).click()
    expect(gallery(stage).get_by_role("option")).to_have_count(len(LANDSCAPES) + 1)
    return gallery(stage)


@pytest.mark.parametrize("device", [{}, PHONE], ids=["desk", "phone"])
def test_a_surface_is_chosen_by_its_picture(visit, device):
    stage = visit("?view=map&start=1,1", **device)
    expect(face(stage)).to_contain_text(LANDSCAPES["ravine"].teaches)
    tile = opened(stage).get_by_role("option", name="Beale", exact=True)
    assert tile.locator("svg path").count() > 3
    tile.click()
    stage.until("surface === 'beale'")
    expect(gallery(stage)).to_be_hidden()
    expect(face(stage)).to_contain_text(LANDSCAPES["beale"].teaches)
    expect(stage.page).to_have_url(re.compile("surface=beale"))
    assert "start=" not in stage.page.url
    stage.page.go_back()
    stage.until("surface === 'ravine' && start === '1,1'")
    expect(face(stage)).to_contain_text("Ravine")


def test_pictures_stand_in_groups_and_in_order(visit):
    stage = visit("?view=map&surface=himmelblau")
    read = (
        "(groups) => groups.map((g) => [g.ariaLabel, [...g.querySelectorAll('button')].map((b) => b.dataset.surface)])"
    )
    groups = opened(stage).get_by_role("group").evaluate_all(read)
    expected = [[name, [k for k, s in LANDSCAPES.items() if s.group == group]] for group, name in GROUPS.items()]
    assert groups == [*expected, ["Yours", ["own"]]]
    selected = gallery(stage).locator("[aria-selected=true]")
    expect(selected).to_have_attribute("data-surface", "himmelblau")


def test_the_keyboard_goes_from_picture_to_picture(visit):
    stage = visit("?view=map")
    press = stage.page.keyboard.press
    face(stage).focus()
    press("ArrowDown")
    expect(gallery(stage).get_by_role("option", name="Ravine", exact=True)).to_be_focused()
    press("ArrowRight")
    expect(gallery(stage).get_by_role("option", name="Bowl", exact=True)).to_be_focused()
    press("ArrowDown")
    press("ArrowUp")
    expect(gallery(stage).get_by_role("option", name="Bowl", exact=True)).to_be_focused()
    press("Escape")
    expect(gallery(stage)).to_be_hidden()
    expect(face(stage)).to_be_focused()
    assert stage.data("surface") == "ravine"
    press("Enter")
    press("End")
    press("Enter")
    stage.until("surface === 'own'")
    expect(stage.field("Formula f(x, y)")).to_be_visible()


def test_the_picture_of_a_typed_formula_is_its_own(visit):
    stage = visit("?view=map&surface=own")
    shown = "(node) => node.querySelector('svg').innerHTML"
    before = face(stage).evaluate(shown)
    opened(stage)
    stage.page.keyboard.press("Escape")
    stage.type("Formula f(x, y)", "sin(x) cos(y)")
    expect(stage.page).to_have_url(re.compile("formula="))
    stage.page.wait_for_function(
        "(before) => document.querySelector('[data-testid=surface] svg').innerHTML !== before", arg=before
    )
    tile = opened(stage).locator("[data-surface=own]")
    assert tile.evaluate(shown) == face(stage).evaluate(shown) != before
