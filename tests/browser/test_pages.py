"""From page to page: the set-up travels along, every page opens from a link, and Back leads out of it."""

import re
from urllib.parse import parse_qs, urlparse

from playwright.sync_api import expect

from tests.browser.listening import LISTENING
from tests.browser.stage import Stage
from tests.browser.tabs import REACHED, go_to, tab, until_here

LINK = "?surface=beale&methods=adam,newton&steps=120&view=map&adam.lr=0.03"


def path_and_link(page):
    address = urlparse(page.url)
    return address.path, parse_qs(address.query)


def test_the_set_up_travels_to_every_page_and_back(new_page, app, watch):
    """With one entry in the history and one question to the server each time; what a page had listen goes with it.

    And no page tries what its content security policy forbids.
    """
    page = new_page()
    page.add_init_script(LISTENING)
    stage = Stage(page).open(app.address + "?methods=adam,newton&steps=120&adam.lr=0.03")
    stage.until_relief()
    first = stage.data("start")
    theirs = {"wire/muting.js: muted", "view.js: change", "view.js: ResizeObserver", "vendor/plotly.js: frame"}
    assert theirs <= set(page.evaluate("listening()"))
    with stage.moved():
        stage.click(1, 1)
    expect(page).to_have_url(re.compile("start="))
    until_here(page, "Race")
    (_, link), start, shown = path_and_link(page), stage.data("start"), stage.rows()
    length = page.evaluate("history.length")

    def there(title):
        until_here(page, title)
        assert path_and_link(page) == ("/" if title == "Race" else f"/{title.lower()}", link)
        if title == "Race":
            back = Stage(page)
            back.until(f"revision >= 1 && start === '{start}'")
            assert back.rows() == shown

    titles = REACHED[1:]
    for count, title in enumerate(titles, start=1):
        asked = len(watch.sent)
        go_to(page, title)
        there(title)
        assert page.evaluate("history.length") == length + count
        assert len(watch.sent) == asked + 1
        if title == "Claims":  # which listens to nothing but what every page does, and comes after all that draw
            listening = page.evaluate("listening()")
            assert {name for name in listening if not name.startswith("views/glossary.js:")} == set()
            assert len(listening) == len(set(listening))
            assert page.evaluate("refused") == []
    for title in [*titles[-2::-1], "Race"]:
        asked = len(watch.sent)
        page.go_back()
        there(title)
        assert len(watch.sent) == asked + 1
    page.go_forward()
    there(titles[0])
    go_to(page, "Race")
    there("Race")
    page.go_back()
    there(titles[0])
    page.go_back()
    there("Race")
    page.go_back()
    Stage(page).until(f"start === '{first}'")


def test_tabs_are_links_and_are_led_through_by_keyboard(visit):
    """Whoever opens a tab in a new window finds the same set-up there; the arrow keys lead from tab to tab."""
    stage = visit(LINK)
    page, press = stage.page, stage.page.keyboard.press
    for title in REACHED:
        href = tab(page, title).get_attribute("href") or ""
        assert parse_qs(href.partition("?")[2]) == parse_qs(LINK[1:])

    menu, step = page.get_by_role("button", name="Explore"), stage.step
    tab(page, "Networks").focus()
    press("Tab")
    press("Shift+Tab")
    expect(tab(page, "Networks")).to_be_focused()  # all of them are one stop
    press("ArrowRight")
    expect(menu).to_be_focused()
    press("ArrowDown")
    expect(tab(page, "Step")).to_be_focused()
    press("ArrowUp")
    expect(tab(page, "Rates")).to_be_focused()
    press("Escape")
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    press("Enter")
    press("Tab")
    expect(tab(page, "Step")).to_be_focused()
    page.mouse.click(5, 300)
    expect(menu).to_have_attribute("aria-expanded", "false")
    assert stage.step == step  # arrows move the clock elsewhere
    menu.focus()
    press("ArrowDown")
    press("ArrowDown")
    press("Enter")
    until_here(page, "Curvature")
    expect(menu).to_be_focused()
    expect(menu).to_have_text("Explore: Curvature")


def test_an_embedded_race_has_no_tabs(visit):
    stage = visit("?view=map&embed=true")
    expect(stage.page.locator(".st-key-tabs")).to_have_count(0)
