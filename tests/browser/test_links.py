"""The whole set-up is in the address, and whatever an address holds is met with composure."""

import re
from urllib.parse import parse_qs, quote, urlparse

from playwright.sync_api import expect

from tests.browser.stage import Stage
from ui.session.setup import Setup


def test_a_shared_link_restores_the_race(visit):
    first = visit("?view=map", fresh=True)
    first.choose("Himmelblau")
    first.until("surface === 'himmelblau'")
    with first.moved():
        first.click(-2, 1)
    first.add("Newton")
    first.until("methods.includes('newton')")
    first.type("Learning rate, Adam, exact value", "0.03")
    expect(first.page).to_have_url(re.compile(r"adam\.lr=0\.03"))
    first.type("Steps", "120")
    first.until("steps === '120'")
    first.type("Noise σ", "0.25")
    expect(first.page).to_have_url(re.compile("noise=0.25"))
    expect(first.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")

    first.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    share = first.page.get_by_test_id("share")
    share.get_by_role("button", name="Copy link").click()
    expect(share.get_by_role("status")).to_have_text("The link was copied.")
    link = first.page.evaluate("navigator.clipboard.readText()")
    assert parse_qs(urlparse(link).query) == parse_qs(urlparse(first.page.url).query)

    # A page that is embedded, or served without encryption, has no clipboard: the link stands selected then.
    first.page.evaluate("navigator.clipboard.writeText = async () => { throw new Error('refused'); }; undefined")
    share.get_by_role("button", name="Copy link").press("Enter")
    field = share.get_by_role("textbox", name="Link to this page")
    expect(field).to_be_focused()
    expect(field).to_have_value(link)
    assert first.page.evaluate("getSelection().toString()") == link
    first.page.keyboard.press("Escape")
    expect(field).to_be_hidden()

    second = visit("?" + link.partition("?")[2])  # in another browser: the first was a fresh one
    assert second.paths() == first.paths()
    assert second.paths().keys() == {*Setup.methods, "newton"}
    for name in ("start", "steps", "methods", "surface", "view"):
        assert second.data(name) == first.data(name), name
    assert second.rows() == first.rows()
    expect(second.field("Learning rate, Adam, exact value")).to_have_value("0.03")
    expect(second.field("Noise σ")).to_have_value("0.25")


MARKUP = ("<img src=x onerror=\"document.title='hurt'\">", "**bold** [link](https://example.org)", "$$x$$ :red[red]")


def test_a_bad_link_opens_with_notes_in_which_nothing_is_rendered(visit):
    """What is answered, and how, is tested without a browser."""
    bad = "surface=own&formula=x%20%2B*%20y&start=nan,inf&steps=1e9&steps=10&adam.lr=-1&noise=" + "9" * 100_000
    stage = visit(
        f"?view=map&{bad}&method={quote(MARKUP[0])}&" + "&".join(f"{quote(text)}=1" for text in MARKUP), fresh=True
    )
    notes = stage.page.locator(".st-key-notes")
    for words in (
        "formula: ",
        "start: ",
        "adam.lr: ",
        "noise: ",
        "“steps” more than once",
        *(text[:20] for text in MARKUP),
    ):
        expect(notes).to_contain_text(words)
    assert stage.page.get_by_test_id("stException").count() == 0
    assert len(stage.rows()) >= 4
    assert notes.locator("img, b, strong, a, .katex, [style*=color]").count() == 0
    assert stage.page.title() != "hurt"

    with stage.moved():
        stage.click(1, 1)
    expect(notes).to_have_count(0)


def test_back_undoes_change_after_change(visit):
    stage = visit("?view=map")
    first = stage.start
    for point in ((1, 1), (-1, 1)):
        before = stage.page.url
        with stage.moved():
            stage.click(*point)
        # The browser has walked the race before the server hears of the click and writes its address.
        expect(stage.page).not_to_have_url(before)
        stage.answered()
    with stage.moved():
        stage.page.go_back()
    x, y = stage.start
    assert abs(x - 1) < 0.02 and abs(y - 1) < 0.02
    stage.page.go_back()
    stage.until(f"start === '{first[0]:g},{first[1]:g}'")
    expect(stage.field("Start x")).to_have_value(f"{first[0]:g}")


def test_a_reload_keeps_the_race(visit):
    stage = visit("?view=map")
    with stage.moved():
        stage.click(1, -1)
    expect(stage.page).to_have_url(re.compile("start="))
    start = stage.data("start")
    stage.page.reload()
    again = Stage(stage.page)
    again.until(f"start === '{start}'")
