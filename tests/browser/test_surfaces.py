"""The surfaces: chosen by their pictures, with the mouse, the keyboard or a thumb."""

import math
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from landscapes import GROUPS, LANDSCAPES
from tests.browser.pool import PHONE
from tests.browser.reading import read
from tests.browser.waiting import wait_until


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
    read = "(groups) => groups.map((g) => [g.ariaLabel, [...g.lastChild.children].map((b) => b.dataset.surface)])"
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
    expect(gallery(stage).get_by_role("option", name="Ravine", exact=True)).to_be_focused()
    stage.page.keyboard.type("holder kinks")
    expect(gallery(stage).get_by_role("option")).to_have_text(["Hölder table"])
    stage.page.get_by_label("Search surfaces").fill("")
    press("ArrowDown")
    expect(gallery(stage).get_by_role("option", name="Ravine", exact=True)).to_be_focused()
    press("End")
    press("Enter")
    stage.until("surface === 'own'")
    expect(stage.field("Formula f(x, y)")).to_be_visible()


def test_the_picture_of_a_typed_formula_is_its_own(visit):
    stage = visit("?view=map&surface=own")
    shown = "(node) => node.querySelector('svg').innerHTML"
    before = face(stage).evaluate(shown)
    opened(stage)
    face(stage).click()
    expect(gallery(stage)).to_be_hidden()
    stage.type("Formula f(x, y)", "sin(x) cos(y)")
    expect(stage.page).to_have_url(re.compile("formula="))
    wait_until(
        stage.page, "(before) => document.querySelector('[data-testid=surface] svg').innerHTML !== before", arg=before
    )
    tile = opened(stage).locator("[data-surface=own]")
    assert tile.evaluate(shown) == face(stage).evaluate(shown) != before


def slider(stage, label):
    return stage.page.get_by_role("slider", name=f"{label}, of the surface", exact=True)


def losses(stage):
    """The final loss of every method, to all digits, as the page writes it."""
    cells = "(rows) => rows.map((row) => [row.dataset.method, row.querySelector('td').title])"
    return dict(stage.scores.locator("tr[data-method]").evaluate_all(cells))


def test_turning_the_ravine_turns_the_path_of_gradient_descent(visit):
    stage = visit("?view=map&methods=gradient_descent,adam&start=-1.5,0.5")
    before = losses(stage)
    stage.page.get_by_text("Turn and stretch").click()
    stage.type("Turn, of the surface, exact value", "30")
    expect(stage.page).to_have_url(re.compile("turn=30"))
    stage.until("start !== '-1.5,0.5'")
    cos, sin = math.cos(math.pi / 6), 0.5
    turned = (-1.5 * cos - 0.5 * sin, -1.5 * sin + 0.5 * cos)
    assert stage.start == pytest.approx(turned)
    expect(stage.page.get_by_test_id("shape")).to_contain_text("turned 30° to the left")
    adams = stage.scores.locator("[data-method=adam] td").first
    expect(adams).not_to_have_attribute("title", before["adam"])
    after = losses(stage)
    assert read(after["gradient_descent"]) == pytest.approx(read(before["gradient_descent"]), rel=1e-6)
    assert abs(math.log(read(after["adam"]) / read(before["adam"]))) > 1

    again = visit("?" + stage.page.url.partition("?")[2])
    assert again.start == stage.start and losses(again) == after
    expect(slider(again, "Turn")).to_be_visible()
    again.page.get_by_role("button", name="put back").click()
    again.until("start === '-1.5,0.5'")
    expect(again.page).not_to_have_url(re.compile("turn="))
    wait_until(
        again.page,
        "(title) => document.querySelector('[data-testid=scoreboard] [data-method=adam] td').title === title",
        arg=before["adam"],
    )


def test_a_condition_number_is_chosen_and_undone(visit):
    stage = visit("?view=map&methods=gradient_descent&start=0,1&steps=20")
    before = losses(stage)
    stage.type("Condition number, of the surface, exact value", "10")
    expect(stage.page).to_have_url(re.compile(r"p\.kappa=10"))
    shown = stage.scores.locator("td").first
    expect(shown).not_to_have_attribute("title", before["gradient_descent"])
    stage.page.go_back()
    expect(shown).to_have_attribute("title", before["gradient_descent"])
    expect(stage.field("Condition number, of the surface, exact value")).to_have_value("180")
    stage.choose("Beale")
    stage.until("surface === 'beale'")
    expect(slider(stage, "Condition number")).to_have_count(0)


def test_a_shape_is_followed_while_it_is_dragged_and_linked_at_the_end(visit):
    stage = visit("?view=map&turn=10")
    first = stage.data("start")
    slider(stage, "Turn").evaluate("(node) => { node.value = 700; node.dispatchEvent(new Event('input')); }")
    stage.until(f"start !== '{first}'")
    assert "turn=10" in stage.page.url
    slider(stage, "Turn").evaluate("(node) => node.dispatchEvent(new Event('change'))")
    expect(stage.page).to_have_url(re.compile("turn=72"))


def test_a_shape_that_cannot_be_is_refused_in_a_sentence(visit):
    stage = visit("?view=map&stretch=2")
    stage.type("Stretch, of the surface, exact value", "1000")
    problem = stage.page.get_by_test_id("shape").get_by_role("alert")
    expect(problem).to_contain_text("is outside 0.01 to 100. The old value is kept.")
    expect(stage.field("Stretch, of the surface, exact value")).to_have_value("2")


def test_a_critical_point_tells_what_it_is(visit):
    stage = visit("?view=map&surface=himmelblau&methods=gradient_descent")
    expect(stage.page.get_by_test_id("legend")).to_have_text("4 minima4 saddles1 maximum")
    readout = stage.map.locator(".rv-readout")
    stage.page.mouse.move(*stage.on_screen(0.0866775, 2.8842547))
    expect(readout).to_contain_text("Saddle")
    expect(readout).to_contain_text("eigenvalues −31.7, 75.5")
    expect(readout).to_contain_text("condition number 2.38")
    stage.page.mouse.move(*stage.on_screen(3, 2))
    expect(readout).to_contain_text(re.compile(r"Minimum \d of 4"))
    stage.page.mouse.move(*stage.on_screen(1, 5))
    expect(readout).not_to_contain_text("eigenvalues")
    assert "of 4" in stage.row("gradient_descent")


def test_a_floor_of_minima_is_a_line_that_tells_what_it_is(visit):
    stage = visit("?view=map&surface=own&methods=gradient_descent&formula=" + quote("(x+y-1)^2"))
    expect(stage.page.get_by_test_id("legend")).to_have_text("1 line of minima")
    readout = stage.map.locator(".rv-readout")
    stage.page.mouse.move(*stage.on_screen(3.1, -2.1))
    expect(readout).to_contain_text("Line of minima")
    expect(readout).to_contain_text("condition number ∞")
    stage.page.mouse.move(*stage.on_screen(3, 3))
    expect(readout).not_to_contain_text("minima")


def test_where_points_are_many_only_minima_are_marked_and_that_is_said(visit):
    stage = visit("?view=map&surface=rastrigin&methods=adam")
    expect(stage.page.get_by_test_id("legend")).to_contain_text("220 saddles and 100 maxima: too many to mark")
    assert "minimum" in stage.row("adam") and "of 121" in stage.row("adam")
