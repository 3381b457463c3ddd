"""Every page, light and dark, looked over by axe: no serious violation; what moves on the race's page as well."""

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ui.pages import LESSONS, PAGES, RACE

AXE = Path(__file__).parent / "axe" / "axe.min.js"
GRAVE = ("serious", "critical")
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
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
    page.wait_for_function("document.querySelector('.rv-share')?.checkVisibility()")


def place(file):
    return "" if file == RACE else PAGES[file].lower()


@pytest.mark.parametrize("link", [*map(place, PAGES), f"{place(LESSONS)}?lesson=step"])
def test_no_page_has_a_serious_violation(come, watch, link):
    watch.allowed += ["/_stcore/"]
    page = come(link)
    at_rest(page)
    light = complaints(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(DARK)
    dark = complaints(page, COLOURS)
    page.emulate_media(color_scheme="light")  # the next test has this page
    page.wait_for_function(f"!({DARK})")
    assert (light, dark) == ([], [])


def test_what_opens_has_none_either_on_a_phone(visit):
    stage = visit("?lock=start,methods&muted=adam&noise=0.1&fan=5&surface=himmelblau", **PHONE)
    page = stage.page
    assert complaints(page) == []
    page.get_by_test_id("share").get_by_role("button", name="Lecture").click()
    assert complaints(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Keys", exact=True).click()
    assert complaints(page) == []
