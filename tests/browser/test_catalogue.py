"""The catalogue as a reader uses it: find a method, read it, race it."""

import re
from urllib.parse import urlparse

import pytest
from playwright.sync_api import expect

from optimizers import OPTIMIZERS
from tests.browser.pool import PHONE
from tests.browser.stage import Stage


@pytest.fixture
def read(come, watch):
    """read(link, **options of the context) -> the catalogue with its entry, as a reader finds it."""
    watch.allowed += ["/methods/_stcore/"]  # Streamlit looks for itself below the address of a page first

    def open_at(link="", **options):
        page = come("methods" + link, **options)
        expect(page.locator(".rv-portrait svg")).to_be_visible()
        return page

    return open_at


def card(page, key):
    return page.locator(f".rv-index [data-method={key}]")


def filtered(page):
    return page.get_by_role("searchbox", name="Filter the methods")


def heading(page):
    return page.locator(".rv-entry-head h2")


def until_read(page, key):
    """Waits until the entry of that method is open, and marked in the index."""
    expect(heading(page)).to_contain_text(OPTIMIZERS[key].name)
    expect(card(page, key)).to_have_attribute("aria-current", "true")
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def test_every_method_is_found_under_its_family(read):
    page = read()
    assert page.locator(".rv-index a[data-method]").count() == len(OPTIMIZERS)
    shown = page.locator(".rv-index a[data-method]").evaluate_all("(cards) => cards.map((card) => card.dataset.method)")
    assert sorted(shown) == sorted(OPTIMIZERS)
    for title in page.locator(".rv-index section").evaluate_all("(parts) => parts.map((part) => part.ariaLabel)"):
        family = page.locator(f".rv-index section[aria-label='{title}'] a")
        keys = family.evaluate_all("(cards) => cards.map((card) => card.dataset.method)")
        assert len({OPTIMIZERS[key].family for key in keys}) == 1
        assert [OPTIMIZERS[key].order for key in keys] == sorted(OPTIMIZERS[key].order for key in keys)


def test_from_the_filter_to_the_race(read):
    page = read("?methods=momentum&view=map")
    filtered(page).fill("kingma ba")
    expect(page.locator(".rv-index a[data-method]:visible")).not_to_have_count(len(OPTIMIZERS))
    card(page, "adam").click()
    until_read(page, "adam")
    expect(page).to_have_url(re.compile("method=adam"))
    expect(page.locator(".katex-display").first).to_be_visible()
    page.get_by_role("link", name="Race it").click()
    stage = Stage(page)
    stage.until("methods === 'momentum,adam'")
    stage.until("playing === 'true' || step > 0")
    assert urlparse(page.url).path == "/"
    page.go_back()
    until_read(page, "adam")


def test_a_method_that_the_surface_refuses_is_raced_where_it_runs(read):
    page = read("?method=natural_gradient&view=map")
    page.get_by_role("link", name="Race it on").click()
    stage = Stage(page)
    stage.until("methods.includes('natural_gradient')")
    assert "natural_gradient" in stage.rows()


def test_a_rule_under_the_race_leads_to_its_entry(visit):
    page = visit("?view=map&steps=120").page
    page.get_by_text("The update rules, as they run").click()
    page.locator(".st-key-rules").get_by_role("link", name="RMSProp").click()
    until_read(page, "rmsprop")
    assert "steps=120" in page.url


@pytest.mark.parametrize("key", ["bfgs", "natural_gradient"])
def test_a_step_of_a_method_can_be_taken_apart(read, key):
    page = read(f"?method={key}&step=40")
    page.get_by_role("link", name="Take a step apart").click()
    expect(page.locator(".st-key-lines .katex").first).to_be_visible()
    assert f"method={key}" in page.url and "step=" not in page.url
    expect(page.locator(".st-key-problem_step")).to_have_count(0)


def test_a_link_opens_its_method_and_back_returns(read, watch):
    page = read("?method=lion", fresh=True)
    until_read(page, "lion")
    length, asked = page.evaluate("history.length"), len(watch.sent)
    card(page, "adan").click()
    until_read(page, "adan")
    assert (page.evaluate("history.length"), len(watch.sent)) == (length + 1, asked + 1)
    page.go_back()
    until_read(page, "lion")
    page.go_forward()
    until_read(page, "adan")


def test_another_entry_is_read_from_its_beginning(read):
    page = read("?method=bfgs")
    main = page.get_by_test_id("stMain")
    main.evaluate("(main) => main.scrollTo({ top: 600 })")
    expect(card(page, "bfgs")).to_be_visible()
    assert main.evaluate("(main) => main.scrollTop") > 300
    card(page, "lbfgs").click()
    until_read(page, "lbfgs")
    expect(heading(page)).to_be_in_viewport()


def test_a_filter_says_when_nothing_is_found(read):
    page = read()
    filtered(page).fill("<b>nothing</b>")
    found = page.locator(".rv-found")
    expect(found).to_contain_text("<b>nothing</b>")
    assert found.locator("b").count() == 0
    expect(page.locator(".rv-index a[data-method]:visible")).to_have_count(0)
    filtered(page).fill("")
    expect(page.locator(".rv-index a[data-method]:visible")).to_have_count(len(OPTIMIZERS))


def test_by_keyboard(read):
    page = read()
    filtered(page).fill("newton")
    filtered(page).press("ArrowDown")
    first = page.locator(".rv-index a[data-method]:visible").first
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    second = page.locator(".rv-index a[data-method]:visible").nth(1)
    expect(second).to_be_focused()
    key = second.get_attribute("data-method")
    page.keyboard.press("Enter")
    until_read(page, key)
    page.locator(".rv-index a[data-method]:visible").first.focus()
    page.keyboard.press("ArrowUp")
    expect(filtered(page)).to_be_focused()
    filtered(page).fill("lion")
    page.keyboard.press("Enter")
    until_read(page, "lion")


def test_a_card_can_be_opened_beside_the_page(read):
    page = read("?steps=120")
    href = card(page, "adam").get_attribute("href")
    assert href.startswith("?") and "steps=120" in href and "method=adam" in href


@pytest.mark.parametrize("key", ["adam", "bfgs", "local_gains"])
def test_a_phone_shows_an_entry_in_its_width(read, key):
    page = read(f"?method={key}", **PHONE)
    for frame in ("html", "[data-testid=stMain]"):
        assert page.evaluate("(frame) => document.querySelector(frame).scrollWidth", frame) <= 390
    expect(card(page, "yogi")).to_be_hidden()
    page.get_by_text(f"All {len(OPTIMIZERS)} methods").click()
    card(page, "yogi").click()
    expect(heading(page)).to_contain_text("Yogi")
    expect(card(page, "yogi")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_portrait_follows_the_theme(read, scheme):
    page = read(color_scheme=scheme)
    fill = page.locator(".rv-portrait svg path").first.evaluate("(path) => getComputedStyle(path).fill")
    brightness = sum(map(int, re.findall(r"\d+", fill))) / 3
    assert (brightness < 60) == (scheme == "dark")
