"""The start marker in the hand: paths follow, the address waits for the hand to let go."""

import re

from playwright.sync_api import expect


def test_paths_follow_a_drag_and_the_link_follows_its_end(visit):
    stage = visit("?view=map")
    stage.pause()
    address, seen = stage.page.url, {stage.data("start")}
    mouse = stage.page.mouse
    mouse.move(*stage.on_screen(*stage.start))
    mouse.down()
    for point in ((-1, 0.9), (0, 1.1), (1, 1.3)):
        with stage.moved():
            mouse.move(*stage.on_screen(*point), steps=4)
        seen.add(stage.data("start"))
    assert len(seen) == 4 and stage.page.url == address
    stage.until("Math.abs(start.split(',')[0] - 1) < 0.02")
    mouse.up()
    expect(stage.page).to_have_url(re.compile("start="))
    x, y = stage.start
    dx, dy = stage.pixel()
    assert abs(x - 1) < 2 * dx and abs(y - 1.3) < 2 * dy
    assert stage.data("playing") == "false"


def test_a_drag_is_one_entry_of_the_history(visit):
    stage = visit("?view=map")
    start = stage.data("start")
    entries = stage.page.evaluate("history.length")
    mouse = stage.page.mouse
    mouse.move(*stage.on_screen(*stage.start))
    mouse.down()
    with stage.moved():
        mouse.move(*stage.on_screen(0.5, 0.9), steps=6)
    mouse.up()
    expect(stage.page).to_have_url(re.compile("start="))
    assert stage.page.evaluate("history.length") == entries + 1
    stage.page.go_back()
    stage.until(f"start === '{start}'")
