"""A lecture: a teacher composes a link, the class opens it, by keyboard and in a course page."""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage
from tests.browser.waiting import wait_until

# The lower part of the first underlined term in a part of the page, where the reach of a slider covers it.
TERM = """(part) => {
  for (const range of CSS.highlights.get("rv-term") ?? []) {
    const box = range.startContainer.parentElement?.closest(part) && range.getBoundingClientRect();
    if (box?.width) return [box.x + box.width / 2, box.y + 0.85 * box.height];
  }
  return null;
}"""


def query(link):
    return {name: texts[0] for name, texts in parse_qs(urlparse(link).query).items()}


def test_a_teacher_composes_a_link_and_the_class_opens_it(visit, app):
    teacher = visit("?steps=120&view=map")
    page = teacher.page
    teacher.button("Zoom in").click()
    teacher.until_window("x1 < 2")
    share = page.get_by_test_id("share")
    share.get_by_role("button", name="QR code").click()
    code = share.get_by_role("dialog", name="QR code of the link").first
    expect(code.locator("svg")).to_be_visible()
    expect(code).to_contain_text("Phones cannot follow this link: 127.0.0.1 is this computer itself.")
    assert query(code.locator(".rv-poster-link").inner_text()) | {"look": ""} == {
        "steps": "120",
        "view": "map",
        "look": "",
    }
    page.keyboard.press("Escape")
    expect(code).to_be_hidden()

    # Terms are explained where they stand, under the pointer and until Escape; the link leads to another page only.
    term = page.get_by_test_id("term")
    for part, links in ((".rv-caption", 0), ("[data-testid=methods] .rv-row", 1)):
        wait_until(page, f"() => ({TERM})({part!r})")
        x, y = page.evaluate(f"() => ({TERM})({part!r})")
        page.mouse.move(x, y)
        expect(term).to_be_visible()
        expect(term.get_by_role("link", name="See it")).to_have_count(links)
        page.keyboard.press("Escape")
        expect(term).to_be_hidden()

    # A preset is a short link, and Details has what it chose.
    lecture = share.get_by_role("button", name="Lecture")
    lecture.press("Enter")
    preset = share.get_by_role("button", name="Students change one rate")
    preset.click()
    expect(preset).to_have_attribute("aria-pressed", "true")
    composed = query(share.get_by_role("textbox", name="Link for the lecture").input_value())
    assert (composed["lock"], composed["free"]) == ("settings", "gradient_descent.lr")
    share.get_by_text("Details", exact=True).click()
    expect(share.get_by_role("radio", name="Lock: Start")).to_be_checked()
    expect(share.get_by_role("radio", name="Hide: Questions to observe")).to_have_count(0)  # another page has them
    page.keyboard.press("Escape")
    lecture.press("Enter")
    for choice in ("Hide: Curves", "Hide: Tabs to the other pages", "Lock: Start", "Lock: Settings of the methods"):
        share.get_by_role("radio", name=choice).check()
    expect(preset).to_have_attribute("aria-pressed", "false")
    share.get_by_label("Rate left free").select_option("momentum.lr")
    share.get_by_label("at speed").select_option("2")
    share.get_by_label("The race plays").select_option("still")
    link = share.get_by_role("textbox", name="Link for the lecture").input_value()
    assert query(link) | {"look": ""} == {
        "steps": "120",
        "view": "map",
        "hide": "curves,tabs",
        "lock": "start,methods",
        "free": "momentum.lr",
        "play": "still",
        "speed": "2",
        "look": "",
    }
    code = share.get_by_role("textbox", name="Code for a course page").input_value()
    assert code.startswith("<iframe ") and "embed=true" in code and "&amp;" in code
    expect(teacher.root.locator(".rv-curves")).to_be_visible()  # the teacher's page stays as it is

    there = Stage(page).open(link)
    assert there.step == 0 and there.data("playing") == "false"
    assert there.ranges() == [[round(end, 9) for end in side] for side in there.ranges()] != [[-2, 2], [-2, 2]]
    expect(there.root.locator(".rv-curves")).to_be_hidden()
    expect(page.locator(".st-key-tabs")).to_have_count(0)
    expect(there.root.get_by_label("Speed")).to_have_value("2")
    start = there.data("start")
    there.click(0.5, 0.5)
    expect(there.marker).to_be_disabled()
    expect(there.field("Start x")).to_be_disabled()
    expect(there.field("Learning rate, Adam, exact value")).to_be_disabled()
    expect(there.field("Learning rate, Momentum, exact value")).to_be_enabled()
    expect(there.field("Momentum, Momentum, exact value")).to_be_disabled()
    expect(there.card("Adam").get_by_role("switch")).to_be_enabled()

    # 1 to 9 hide and show a path, at once and in the link; typing is typing.
    page.keyboard.press("2")
    there.until("muted === 'momentum'")
    expect(there.card("Momentum")).to_have_class(re.compile("rv-muted"))
    expect(page).to_have_url(re.compile("muted=momentum"))
    there.field("Steps").press("1")
    there.card("Adam").get_by_role("button", name="Path of Adam").click()
    there.until("muted === 'momentum,adam'")
    page.keyboard.press("2")
    there.until("muted === 'adam'")
    expect(page).to_have_url(re.compile("muted=adam"))
    assert there.data("start") == start

    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    assert there.data("muted") == "adam"

    page.reload()
    there.painted()
    assert there.data("muted") == "adam" and there.rows().keys() >= {"adam"}
    share.get_by_role("button", name="Show everything").click()
    expect(there.root.locator(".rv-curves")).to_be_visible()
    expect(page.locator(".st-key-tabs")).to_have_count(1)
    expect(page).not_to_have_url(re.compile("hide=|lock=|free="))
    with there.moved():
        there.click(0.5, 0.5)

    # Where motion is not wanted a link does not bring it.
    there.open(f"{app.address}?hide=relief&play=loop")
    assert there.data("playing") == "false" and there.step == 300
    expect(there.button("Loop")).to_have_attribute("aria-pressed", "true")
    expect(there.root.get_by_role("group", name="Views")).to_be_hidden()
    assert there.data("view") == "map"


@pytest.fixture
def course(watch):
    """course(page) -> its address on a server that is not the app's."""

    pages: list[str] = []

    class Course(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(pages[-1].encode())

        def log_message(self, *_):
            pass

    def at(page):
        pages.append(page)
        watch.allowed.append(f"^request to another host: {address}")
        return address

    with ThreadingHTTPServer(("127.0.0.1", 0), Course) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        Thread(target=server.serve_forever, daemon=True).start()
        yield at
        server.shutdown()


def test_a_course_page_holds_the_race(new_page, app, watch, course):
    """In a frame of another origin, where the keyboard is the race's only while it is in there."""
    watch.allowed += ["/_stcore/", "/favicon.ico"]
    page = new_page()
    race = f"<iframe title='Race' src='{app.address}?embed=true&play=still&steps=50' width=800 height=620></iframe>"
    page.goto(course(f"<!DOCTYPE html><h1>Week 3</h1><input aria-label='Notes'>{race}"))
    frame = page.frame_locator("iframe")
    stage = frame.get_by_test_id("stage")
    for part, seen in ((".rv-caption", True), (".rv-map", True), (".rv-transport", True), (".rv-relief", False)):
        expect(stage.locator(part)).to_be_visible(visible=seen)
    for part in ("stLogo", "share", "methods", "scoreboard", "stNumberInput"):
        expect(frame.get_by_test_id(part)).to_have_count(0)
    bottom = stage.locator(".rv-transport").evaluate("(bar) => bar.getBoundingClientRect().bottom - innerHeight")
    assert bottom <= 0  # nothing is to be scrolled to

    page.get_by_label("Notes").press("Space")
    page.get_by_label("Notes").press("ArrowRight")
    expect(stage).to_have_attribute("data-step", "0")
    expect(stage).to_have_attribute("data-playing", "false")
    stage.locator(".rv-caption").click()
    page.keyboard.press("ArrowRight")
    expect(stage).to_have_attribute("data-step", "1")
    page.keyboard.press("1")
    expect(stage).to_have_attribute("data-muted", "gradient_descent")
    page.keyboard.press("Space")
    expect(stage).to_have_attribute("data-step", "50")
    out = stage.get_by_role("link", name="Open in Ravine")
    out.focus()
    assert query(out.get_attribute("href")) == {
        "surface": "ravine",
        "play": "still",
        "steps": "50",
        "muted": "gradient_descent",
    }
