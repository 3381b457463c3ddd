"""The whole set-up is in the address, and whatever an address holds is met with composure."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage


def test_a_shared_link_restores_the_race(visit):
    first = visit("?view=map")
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

    second = visit("?" + first.page.url.partition("?")[2])
    for name in ("start", "steps", "methods", "surface", "view"):
        assert second.data(name) == first.data(name), name
    assert second.rows() == first.rows()
    expect(second.field("Learning rate, Adam, exact value")).to_have_value("0.03")
    expect(second.field("Noise σ")).to_have_value("0.25")


BAD = (
    "surface=nowhere",
    "start=1",
    "start=nan,inf",
    "methods=adam,atom",
    "steps=0",
    "steps=1e9",
    "noise=-1",
    "seed=x",
    "adam.lr=-1",
    "adam.lr=nan",
    "adam.beta1=1",
    "view=sideways",
    "wat=1",
)


@pytest.mark.parametrize(
    "link", ["&".join(BAD[:6]), "&".join(BAD[6:]), "surface=own&formula=" + quote("x +* y"), "formula=" + "x" * 5000]
)
def test_a_bad_link_opens_with_notes(visit, link):
    stage = visit(f"?{link}" if "view=" in link else f"?{link}&view=map")
    notes = stage.page.locator(".st-key-notes")
    expect(notes).to_be_visible()
    for name in (part.partition("=")[0] for part in link.split("&") if part != "surface=own"):
        expect(notes).to_contain_text(name)
    assert stage.page.get_by_test_id("stException").count() == 0
    assert len(stage.rows()) >= 4


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=\"document.title='hurt'\">", "**bold** [link](https://example.org)", "$$x$$ :red[red]"]
)
def test_markup_in_a_link_is_not_rendered(visit, text):
    stage = visit(f"?view=map&surface={quote(text)}&{quote(text)}=1")
    notes = stage.page.locator(".st-key-notes")
    expect(notes).to_contain_text(text[:20])
    assert notes.locator("img, b, strong, a, .katex, [style*=color]").count() == 0
    assert stage.page.title() != "hurt"


def test_a_note_goes_when_the_reader_goes_on(visit):
    stage = visit("?view=map&surface=nowhere")
    expect(stage.page.locator(".st-key-notes")).to_be_visible()
    with stage.moved():
        stage.click(1, 1)
    expect(stage.page.locator(".st-key-notes")).to_have_count(0)


def test_back_undoes_change_after_change(visit):
    stage = visit("?view=map")
    first = stage.start
    for point in ((1, 1), (-1, 1)):
        with stage.moved():
            stage.click(*point)
        expect(stage.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
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
