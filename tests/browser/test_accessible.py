"""Every page, light and dark, looked over by axe: no serious violation; what moves on the race's page as well.

And every page at five sizes and at twice its size, under forced colours, and by the tab key.
"""

from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import expect

from tests.browser.contrast import unseen
from tests.browser.layout import faults_at
from tests.browser.pool import PHONE
from tests.browser.tabs import until_here
from tests.browser.waiting import wait_until
from tests.golden.links import ADDRESSES
from ui.session.pages import PAGES, RACE

AXE = Path(__file__).parent / "axe" / "axe.min.js"
GRAVE = ("serious", "critical")
LOOK = """async (rules) => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...rules });
  const told = ({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ""}`;
  return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(told) }));
}"""
DARK = "getComputedStyle(document.querySelector('.stApp')).backgroundColor === 'rgb(18, 24, 30)'"
COLOURS = {"runOnly": ["color-contrast"]}  # all that a theme changes


@cache
def axe():
    return AXE.read_text(encoding="utf-8")


def complaints(page, rules=None):
    page.evaluate(f"() => {{ if (!window.axe) {{ {axe()} }} }}")
    return [found for found in page.evaluate(LOOK, rules or {}) if found["impact"] in GRAVE]


def at_rest(page):
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    wait_until(page, "document.querySelector('.rv-share')?.checkVisibility()")


PLAYED = ("Race",)  # the pages on which something is played
TO_PLAY = 10  # tab stops, the first being the link that skips the bar
SET_UP = "?surface=beale&methods=adam,newton&steps=120&view=map&adam.lr=0.03"


@pytest.mark.parametrize("title", [page.title for page in PAGES.values()])
def test_every_page_opens_from_a_link_and_has_no_serious_violation(come, watch, title):
    watch.allowed += ["/_stcore/"]
    place = ADDRESSES[title]
    page = come(place + SET_UP)
    until_here(page, title)
    at_rest(page)
    address = urlparse(page.url)
    assert (address.path, parse_qs(address.query)) == (f"/{place}", parse_qs(SET_UP[1:]))
    assert "Ravine" in page.title() and (title in page.title() or title == PAGES[RACE].title)
    assert page.locator(".st-key-notes").count() == 0
    assert_sound(page)
    assert unseen(page) == []
    assert faults_at(page) == {}
    if title in PLAYED:
        assert_played_by_keyboard(page)


def test_a_scene_of_a_lesson_has_no_serious_violation(come, watch):
    watch.allowed += ["/_stcore/"]
    page = come("lessons?lesson=step")
    at_rest(page)
    assert_sound(page)


def assert_played_by_keyboard(page):
    """The first tab stop skips the bar; without it Play is not far either, and no stop holds the focus."""
    skip, play = page.locator("a[href='#stMain']"), page.get_by_role("button", name="Play", exact=False)
    skip.press("Enter")
    expect(page.get_by_test_id("stage")).to_be_focused()
    skip.focus()
    for _ in range(TO_PLAY - 1):
        page.keyboard.press("Tab")
        if play.evaluate("(play) => play === document.activeElement"):
            break
    expect(play).to_be_focused()
    stops = set()
    while page.evaluate("document.activeElement.closest('.rv-stage') !== null"):
        stop = page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)")
        assert stop not in stops
        stops.add(stop)
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")


def assert_sound(page):
    light = complaints(page)
    page.emulate_media(color_scheme="dark")
    wait_until(page, DARK)
    dark = complaints(page, COLOURS)
    assert (light, dark) == ([], [])


def test_what_opens_has_none_either_on_a_phone(visit):
    stage = visit("?lock=start,methods&muted=adam&noise=0.1&fan=5&surface=himmelblau", **PHONE)
    page = stage.page
    assert complaints(page) == []
    page.get_by_test_id("share").get_by_role("button", name="Lecture").click()
    assert complaints(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert complaints(page) == []


def test_the_data_and_their_table_have_none_on_a_phone(visit):
    stage = visit("?surface=moons&prepare=whitened&held_out=0.2&batch=8&fan=5&steps=50&view=map", **PHONE)
    page = stage.page
    assert complaints(page) == []
    panel = page.get_by_test_id("data-panel")
    panel.get_by_role("button", name="Data: Moons").click()
    expect(panel.get_by_role("option", name="Iris")).to_be_visible()
    assert complaints(page) == []
    panel.get_by_role("option", name="Your own data…").click()
    expect(page.get_by_test_id("table")).to_contain_text("200 rows")
    assert complaints(page) == []
    page.emulate_media(color_scheme="dark")
    wait_until(page, DARK)
    assert complaints(page, COLOURS) == []


def test_samples_beside_the_map_have_none_either(visit):
    stage = visit("?surface=moons&methods=adam&steps=40&batch=50&held_out=0.5")
    assert complaints(stage.page) == []
