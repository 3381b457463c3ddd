"""Play, scrub and keyboard: all of it in the browser, none of it asks the server."""

import re
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.pool import PHONE
from tests.browser.reading import read


@pytest.fixture
def race(visit):
    """A race standing still at step 0; the server has said all it had to say."""
    stage = visit("?view=map&steps=200")
    stage.pause()
    stage.scrub(0)
    stage.until("step == 0")
    expect(stage.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    return stage


@pytest.fixture
def in_the_browser(watch):
    """A block in which nothing goes to the server."""

    @contextmanager
    def block():
        before = len(watch.sent)
        assert before > 0, "the page said nothing to the server at all, so nothing would be noticed here"
        yield
        assert len(watch.sent) == before

    return block


def test_play_and_pause(race, in_the_browser):
    with in_the_browser():
        race.button("Play").click()
        race.until("playing === 'true' && step > 3")
        race.button("Pause").click()
        race.until("playing === 'false'")
        stood = race.step
        race.button("One step forward").click()
        race.until(f"step == {stood + 1}")
        race.button("One step back").click()
        race.button("One step back").click()
        race.until(f"step == {stood - 1}")


def test_it_ends_at_the_last_step_and_says_what_happened(race, in_the_browser):
    caption = race.root.locator(".rv-caption")
    question = caption.inner_text()
    with in_the_browser():
        race.scrub(190)
        race.button("Play").click()
        race.until("playing === 'false' && step == 200")
        expect(caption).not_to_have_text(question)
        expect(caption).to_contain_text("step")
        race.button("Play").click()
        race.until("playing === 'true' && step < 190")


def test_restart_and_scrub_which_stops_a_race_that_runs(race, in_the_browser):
    with in_the_browser():
        race.scrub(120)
        race.until("step == 120 && playing === 'false'")
        race.button("Restart").click()
        race.until("playing === 'true' && step > 2 && step < 100")
        race.scrub(177)
        race.until("step == 177 && playing === 'false'")
        expect(race.root.get_by_label("Step count")).to_have_text("177 / 200")


# Whether each canvas has anything in it, and which of them still have the point that was left in their corners.
MARK = (
    "(curves) => curves.querySelectorAll(':scope > canvas').forEach((one) => one.getContext('2d').fillRect(0, 0, 1, 1))"
)
MARKED = """(curves) => [...curves.querySelectorAll(':scope > canvas')].map((one) => {
  const { data } = one.getContext('2d').getImageData(0, 0, one.width, one.height);
  return [data.some((value, i) => i > 4 && value), data[3] > 0];
})"""


def test_a_click_on_the_curves_scrubs_and_what_stays_is_not_painted_again(race, in_the_browser):
    curves = race.page.locator(".rv-curves")
    expect(curves.locator("p")).to_have_text(
        re.compile("^Loss above the minimum from .+ to .+, on a log scale. Gradient")
    )
    with in_the_browser():
        curves.evaluate(MARK)
        box = curves.bounding_box()
        race.page.mouse.click(box["x"] + 0.2 * box["width"], box["y"] + 0.6 * box["height"])
        race.until("step > 20 && step < 190 && playing === 'false'")
        assert curves.evaluate(MARKED) == [[True, True], [True, True], [True, False]], "the clock's part alone"
        race.scrub(200)
        race.until("step == 200")
        assert curves.evaluate(MARKED) == [[True, True], [True, False], [True, False]], "the lines too, now strong"


def test_hovering_the_curves_shows_exact_values(race, in_the_browser):
    with in_the_browser():
        box = race.page.locator(".rv-curves").bounding_box()
        race.page.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 0.6 * box["height"])
        tip = race.page.get_by_role("tooltip")
        expect(tip).to_contain_text("at step")
        assert all(read(value) > 0 for value in tip.locator("b").all_inner_texts())
        assert tip.locator("b").count() == 4
        race.page.mouse.move(5, 5)
        expect(tip).to_be_hidden()


def test_loop_begins_again(race, in_the_browser):
    with in_the_browser():
        race.button("Loop").click()
        expect(race.button("Loop")).to_have_attribute("aria-pressed", "true")
        race.scrub(195)
        race.button("Play").click()
        race.until("playing === 'true' && step < 100")


def test_speed(race, in_the_browser):
    """Frames decide how far a moment gets, so the same clock is asked: steps a second at each speed."""
    pace = """(speed) => new Promise((done) => {
      const stage = document.querySelector('[data-testid=stage]');
      const picker = stage.querySelector('select[aria-label=Speed]');
      picker.value = speed; picker.dispatchEvent(new Event('change'));
      stage.querySelector('[aria-label^=Restart]').click();
      let [first, from] = [null, 0];
      const frame = (now) => {
        if (first === null) { if (+stage.dataset.step > 0) { first = now; from = +stage.dataset.step; } }
        else if (now - first > 900) { done((stage.dataset.step - from) / (now - first)); return; }
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    })"""
    with in_the_browser():
        slow, fast = race.page.evaluate(pace, "0.5"), race.page.evaluate(pace, "4")
    assert fast > 2 * slow


def test_keyboard(race, in_the_browser):
    press = race.page.keyboard.press
    with in_the_browser():
        press("Space")
        race.until("playing === 'true' && step > 2")
        press("Space")
        race.until("playing === 'false'")
        stood = race.step
        press("ArrowRight")
        press("ArrowRight")
        race.until(f"step == {stood + 2}")
        press("ArrowLeft")
        race.until(f"step == {stood + 1}")
        race.scrub(150)
        press("r")
        race.until("playing === 'true' && step > 2 && step < 140")
        race.scrub(0)
        race.until("playing === 'false'")
        race.root.get_by_role("slider", name="Step", exact=True).focus()
        press("Space")  # plays after the timeline was touched, too
        race.until("playing === 'true'")
        race.scrub(60)
        race.until("playing === 'false'")
    race.field("Start x").focus()
    press("r")
    press("ArrowLeft")
    assert (race.data("playing"), race.step) == ("false", 60), "keys typed into an input stay there"


BALLS = """() => {
  const canvas = document.querySelector('.rv-graph [data-layer=moving]'), { width, height } = canvas;
  return canvas.getContext('2d').getImageData(0, 0, width, height).data.reduce((sum, part) => sum + part, 0);
}"""


def test_a_race_of_one_weight_is_played_on_a_phone(visit):
    """On the curve: it plays, a tap starts it elsewhere, and the ring is dragged along the axis."""
    formula = quote("x^4 - 3x^2 + x")
    stage = visit(f"?surface=own&formula={formula}&window=-3,3,-3,3&start=2,0&steps=120&play=still", **PHONE)
    curve = stage.page.get_by_test_id("curve")
    expect(curve).to_be_in_viewport(ratio=1)
    expect(stage.map).to_be_hidden()
    before = stage.page.evaluate(BALLS)
    stage.button("Play").tap()
    stage.until("playing === 'true' && step > 3")
    stage.button("Pause").tap()
    assert stage.page.evaluate(BALLS) != before
    expect(stage.root.locator(".rv-legend")).to_have_text("2 minima1 maximum")

    box = curve.bounding_box()
    assert box
    left, right = box["x"] + 52, box["x"] + box["width"] - 14

    def pixel(x):
        return left + (x + 3) / 6 * (right - left), box["y"] + box["height"] / 2

    with stage.moved():
        stage.page.touchscreen.tap(*pixel(-1.5))
    assert stage.start[0] == pytest.approx(-1.5, abs=0.03) and stage.start[1] == 0
    ring = stage.page.get_by_test_id("start-on-curve").bounding_box()
    assert ring
    with stage.moved():
        stage.page.mouse.move(ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2)
        stage.page.mouse.down()
        stage.page.mouse.move(*pixel(0.5), steps=3)
        stage.page.mouse.up()
    stage.answered()
    assert stage.start[0] == pytest.approx(0.5, abs=0.1) and stage.start[1] == 0
    assert stage.page.evaluate("document.documentElement.scrollWidth") <= 390
