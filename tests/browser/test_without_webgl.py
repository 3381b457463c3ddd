"""The 3-D view without WebGL, or when it is lost: a canvas shows the surface, and can be turned and clicked."""

from __future__ import annotations

import pytest

from tests.browser.chromium import found
from tests.browser.pool import Pool
from tests.browser.stage import Stage
from tests.browser.test_view import turned_by_hand
from tests.browser.waiting import wait_until
from tests.conftest import FLAGS

DRAWN = ".rv-relief canvas.rv-drawn"
# How many colours there are on it: a surface has as many as heights.
COLOURS = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return new Set(new Uint32Array(data.buffer)).size;
}"""
# The edges of what is painted of the race, in pixels of the canvas.
EXTENT = """(canvas) => {
  const { width, height } = canvas, { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let i = 0; i < width * height; i += 1) {
    if (!data[4 * i + 3]) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return [left, right, top, bottom];
}"""
LOSE = """(relief) => {
  const contexts = [...relief.querySelectorAll("canvas")].map((canvas) => canvas.getContext("webgl"));
  contexts.find(Boolean).getExtension("WEBGL_lose_context").loseContext();
}"""


@pytest.fixture
def without(chromium, app, watch):
    """The stage in a Chromium that has no WebGL."""
    browser = chromium.browser_type.launch(executable_path=found(), args=[*FLAGS, "--disable-3d-apis"])
    page = Pool(browser, app.address).new(watch).page
    yield Stage(page).open(app.address)
    browser.close()


def test_a_canvas_shows_the_surface_and_takes_turns_and_clicks(without):
    canvas = without.page.locator(DRAWN)
    canvas.wait_for()
    assert canvas.evaluate(COLOURS) > 500
    assert "WebGL" not in without.relief.inner_text()

    before = str(without.relief.locator(".rv-canvas").evaluate(EXTENT))
    without.drag(canvas, 120, 20)
    paths = "document.querySelector('.rv-relief .rv-canvas')"
    wait_until(without.page, f"(before) => String(({EXTENT})({paths})) !== before", arg=",".join(map(str, before)))
    with without.moved():
        canvas.click()


def test_a_context_that_is_lost_leaves_the_view_as_it_was(visit):
    stage = visit()
    stage.until_relief()
    turned_by_hand(stage)
    paths = stage.relief.locator(".rv-canvas")
    before = paths.evaluate(EXTENT)
    stage.relief.evaluate(LOSE)
    stage.page.locator(DRAWN).wait_for()
    assert stage.page.locator(DRAWN).evaluate(COLOURS) > 500
    assert max(abs(a - b) for a, b in zip(before, paths.evaluate(EXTENT), strict=True)) <= 2
    with stage.moved():
        stage.relief.click()
