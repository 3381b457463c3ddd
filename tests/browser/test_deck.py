"""The deck: methods are found, added and taken away, with the mouse and without."""

import re

import pytest
from playwright.sync_api import expect

from optimizers import FAMILIES, OPTIMIZERS
from tests.browser.pool import PHONE
from tests.browser.waiting import wait_until


def family(stage, key):
    return stage.deck.get_by_role("button", name=re.compile(f"^{re.escape(FAMILIES[key])}"))


def test_every_method_is_there_once(visit):
    stage = visit("?view=map")
    assert stage.deck.locator("article").count() == 4
    keys = stage.deck.locator("[data-method]").evaluate_all("(nodes) => nodes.map((node) => node.dataset.method)")
    assert sorted(keys) == sorted(OPTIMIZERS)


def test_the_less_common_families_open_when_asked(visit):
    stage = visit("?view=map")
    newton = stage.deck.get_by_role("switch", name="Newton", exact=True)
    expect(stage.deck.get_by_role("switch", name="Nesterov", exact=True)).to_be_visible()
    expect(newton).to_be_hidden()
    family(stage, "curvature").click()
    expect(newton).to_be_visible()
    newton.click()
    stage.until("methods.includes('newton')")
    expect(stage.card("Newton")).to_be_visible()


def test_a_method_is_found_by_typing_and_added_by_enter(visit):
    stage = visit("?view=map")
    search = stage.deck.get_by_role("searchbox")
    search.fill("lio")
    assert stage.deck.locator(".rv-chips button:visible").all_inner_texts() == ["Lion"]
    search.press("Enter")
    stage.until("methods === 'gradient_descent,momentum,rmsprop,adam,lion'")
    expect(search).to_have_value("")
    expect(search).to_be_focused()
    search.fill("<b>adamant")
    expect(stage.deck.get_by_role("status")).to_have_text("No method to add is called “<b>adamant”. Try another word.")
    search.fill("lio")
    expect(stage.deck.get_by_role("status")).to_have_text("Lion: in the race already.")
    search.press("Escape")
    expect(stage.deck.get_by_role("status")).to_be_hidden()


def test_the_keyboard_stays_with_the_method(visit):
    stage = visit("?view=map")
    switch = stage.deck.get_by_role("switch", name="Nesterov", exact=True)
    switch.focus()
    switch.press("Enter")
    stage.until("methods.includes('nesterov')")
    expect(switch).to_be_checked()
    expect(switch).to_be_focused()
    switch.press("Space")
    stage.until("!methods.includes('nesterov')")
    expect(switch).not_to_be_checked()
    expect(switch).to_be_focused()


def test_racers_keep_their_colours_when_others_join(visit):
    stage = visit("?view=map&methods=adam,lion")
    colour = "(card) => getComputedStyle(card).getPropertyValue('--colour')"
    before = [stage.card(name).evaluate(colour) for name in ("Adam", "Lion")]
    stage.add("Momentum")
    stage.until("methods === 'momentum,adam,lion'")
    after = [stage.card(name).evaluate(colour) for name in ("Adam", "Lion", "Momentum")]
    assert after[:2] == before and len(set(after)) == 3


def test_an_arrow_moves_a_slider_to_another_round_value(visit):
    stage = visit("?view=map")
    slider = stage.page.get_by_role("slider", name="Learning rate, Adam", exact=True)
    value = stage.field("Learning rate, Adam, exact value")
    slider.press("ArrowRight")
    expect(value).to_have_value("0.11")
    slider.press("Shift+ArrowLeft")
    expect(value).to_have_value("0.109")
    slider.press("ArrowLeft")
    expect(value).to_have_value("0.1")
    expect(stage.page).not_to_have_url(re.compile("adam"))


@pytest.mark.parametrize("method", ["lbfgs", "hessian_free"])
def test_whole_numbers_have_whole_sliders(visit, method):
    hyper = next(hyper for hyper in OPTIMIZERS[method].hypers if hyper.allowed.whole)
    name = f"{hyper.label}, {OPTIMIZERS[method].name}"
    stage = visit(f"?view=map&methods={method}")
    stage.page.get_by_role("slider", name=name, exact=True).press("ArrowRight")
    expect(stage.field(f"{name}, exact value")).to_have_value(f"{hyper.default + 1:g}")
    expect(stage.page).to_have_url(re.compile(rf"{method}\.{hyper.name}={hyper.default + 1:g}\b"))


def test_a_phone_begins_folded_with_the_cards_under_the_transport(visit):
    stage = visit("?view=map", **PHONE)
    parts = (stage.map, stage.root.locator(".rv-transport"), stage.card("Adam"), stage.root.locator(".rv-curves"))
    tops = [box["y"] for part in parts if (box := part.bounding_box())]
    assert len(tops) == 4 and tops == sorted(tops)
    rate = stage.page.get_by_role("slider", name="Learning rate, Adam", exact=True)
    expect(rate).to_be_hidden()
    expect(stage.deck.get_by_role("switch", name="Nesterov", exact=True)).to_be_hidden()
    stage.page.get_by_role("button", name="Settings of Adam").tap()
    expect(rate).to_be_visible()
    rail = stage.card("Adam").locator(".rv-rail:visible").last
    rail.evaluate("(rail) => rail.scrollIntoView({ block: 'center' })")
    expect(stage.map).not_to_be_in_viewport()
    rail.hover()
    stage.page.mouse.down()
    stage.page.mouse.move(100, 100)
    expect(stage.map).to_be_in_viewport(ratio=1)
    stage.page.mouse.up()
    expect(stage.map).not_to_be_in_viewport()
    family(stage, "descent").tap()
    stage.deck.get_by_role("switch", name="Nesterov", exact=True).tap()
    stage.until("methods.includes('nesterov')")


def test_what_a_surface_refuses_says_why(visit):
    stage = visit("?view=map&surface=beale&methods=adam,natural_gradient")
    assert stage.data("methods") == "adam"
    expect(stage.card("Natural gradient").get_by_role("alert")).to_contain_text("Natural gradient needs")
    stage.card("Natural gradient").get_by_role("switch").click()
    expect(stage.card("Natural gradient")).to_have_count(0)
    stage.deck.get_by_role("searchbox").fill("natural")
    chip = stage.deck.get_by_role("switch", name="Natural gradient", exact=True)
    expect(chip).to_be_disabled()
    expect(stage.deck.get_by_text("Natural gradient needs")).to_be_visible()


def test_clipping_is_switched_on_and_off_on_the_card(visit):
    """The browser walks the race with it as the server does; it is told on the path."""
    stage = visit("?view=map&surface=beale&methods=adam&steps=60")
    stage.answered()
    free, card = stage.paths(), stage.card("Adam")
    card.get_by_role("button", name="Gradient clipping, Adam: none. Set it").click()
    expect(card.get_by_role("slider", name="Gradient clipping, Adam")).to_be_focused()
    wait_until(stage.page, "location.search.includes('adam.clip=1')")
    stage.answered()
    clipped = stage.paths()
    assert clipped != free
    expect(stage.scores).to_contain_text("Its gradient was clipped at")
    expect(stage.page.get_by_text("The gradients of Adam are clipped, as set")).to_be_visible()
    card.get_by_role("button", name="No gradient clipping, Adam").click()
    wait_until(stage.page, "!location.search.includes('clip')")
    stage.answered()
    assert stage.paths() == free
