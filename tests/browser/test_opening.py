"""What a first-time visitor meets."""

import pytest
from playwright.sync_api import expect

from tests.browser.pool import PHONE
from tests.browser.waiting import wait_until


def test_a_race_is_on_before_anything_was_touched(visit):
    stage = visit(fresh=True, reduced_motion="no-preference")
    assert stage.data("methods") == "gradient_descent,momentum,rmsprop,adam"
    assert int(stage.data("steps")) == 300
    stage.until("playing === 'true' && step >= 2")
    for part in (stage.map, stage.relief, stage.button("Pause"), stage.page.locator(".rv-curves")):
        expect(part).to_be_in_viewport(ratio=0.99)
    assert set(stage.rows()) == {"gradient_descent", "momentum", "rmsprop", "adam"}
    stage.scrub(2)  # the race may have gone far past it by now
    expect(stage.root.get_by_text("zig-zag at step 1.")).to_be_visible()


def test_the_three_d_view_is_drawn(visit):
    stage = visit()
    stage.until_relief()
    assert stage.relief.locator("canvas").count() >= 2


def test_with_reduced_motion_it_stands_at_the_end(visit):
    stage = visit("?view=map")
    assert (stage.data("playing"), stage.step) == ("false", 300)
    with stage.moved():
        stage.click(1, 1)
    assert (stage.data("playing"), stage.step) == ("false", 300)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_system_into_the_dark(visit, scheme):
    stage = visit("?view=map", color_scheme=scheme)
    assert stage.data("theme") == scheme
    background = stage.page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    brightness = sum(int(part) for part in background[4:-1].split(",")) / 3
    assert (brightness < 60) == (scheme == "dark")
    lowest = stage.page.evaluate("document.querySelector('.rv-map .rv-plot').data[0].colorscale[0][1]")
    assert (int(lowest[1:3], 16) < 60) == (scheme == "dark")


def test_it_follows_while_it_is_open(visit):
    stage = visit("?view=map")
    stage.page.emulate_media(color_scheme="dark")
    stage.until("theme === 'dark'")
    wait_until(stage.page, "document.querySelector('.rv-map .rv-plot').data[0].colorscale[0][1] === '#0f151b'")


def test_a_phone_shows_it_all_in_its_width(visit):
    stage = visit(**PHONE)
    for frame in ("html", "[data-testid=stMain]"):
        assert stage.page.evaluate("(frame) => document.querySelector(frame).scrollWidth", frame) <= 390
    for part in (stage.map, stage.button("Restart"), stage.page.locator(".rv-curves")):
        part.scroll_into_view_if_needed()
        expect(part).to_be_in_viewport()
        box = part.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390


def test_a_tap_sets_the_start(visit):
    stage = visit("?view=map", **PHONE)
    stage.map.scroll_into_view_if_needed()
    dx, dy = stage.pixel()
    with stage.moved():
        stage.page.touchscreen.tap(*stage.on_screen(0.8, -0.5))
    x, y = stage.start
    assert abs(x - 0.8) < 2 * dx and abs(y + 0.5) < 2 * dy
