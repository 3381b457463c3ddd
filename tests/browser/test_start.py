"""Where the race starts: clicked, dragged, typed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.stage import SCENE
from tests.browser.waiting import wait_until


@pytest.mark.parametrize("point", [(1.2, -1.4), (-0.35, 0.9)])
def test_a_click_on_the_map_starts_the_race_there(visit, point):
    stage = visit("?view=map", reduced_motion="no-preference")
    dx, dy = stage.pixel()
    with stage.moved():
        stage.click(*point)
    x, y = stage.start
    assert abs(x - point[0]) < 2 * dx and abs(y - point[1]) < 2 * dy
    expect(stage.page).to_have_url(re.compile(rf"start={re.escape(f'{x:g}')}(%2C|,){re.escape(f'{y:g}')}"))
    expect(stage.field("Start x")).to_have_value(f"{x:g}")
    expect(stage.field("Start y")).to_have_value(f"{y:g}")
    stage.until("playing === 'true'")


# Counts what the page sends from now on; notes in every frame where the methods end, and what is shown of that.
WATCH_THE_HAND = """() => {
  const root = document.querySelector("[data-testid=stage]"), send = WebSocket.prototype.send;
  Object.assign(window, { sent: 0, frames: [], unwatch: () => { WebSocket.prototype.send = send; window.frame = 0; } });
  WebSocket.prototype.send = function (...what) { window.sent += 1; return send.apply(this, what); };
  const note = () => {
    const row = document.querySelector("[data-testid=scoreboard] tr[data-method=adam]");
    window.frames.push([root.race.methods.map(({ x }) => x.at(-1)).join(), row.children[1].title].join(" "));
    if (window.frame) window.frame = requestAnimationFrame(note);
  };
  window.frame = requestAnimationFrame(note);
}"""


def test_the_race_follows_a_drag_without_a_message_and_the_answer_is_the_same_race(visit):
    stage = visit("?view=map&surface=beale")
    stage.pause()
    stage.ready()
    address, mouse = stage.page.url, stage.page.mouse
    stage.page.evaluate(WATCH_THE_HAND)
    mouse.move(*stage.on_screen(*stage.start))
    mouse.down()
    for i in range(60):
        mouse.move(*stage.on_screen(1.5 + i / 50, 0.9 - i / 60))
    stage.until("Math.abs(start.split(',')[0] - 2.68) < 0.05")
    frames = stage.page.evaluate("window.frames")
    assert len(set(frames)) > 20 and len({frame.split(" ")[1] for frame in frames}) > 20  # paths, and numbers with them
    assert stage.page.evaluate("window.sent") == 0 and stage.page.url == address
    walked = stage.paths()
    mouse.up()
    stage.answered()
    stage.page.evaluate("window.unwatch()")
    expect(stage.page).to_have_url(re.compile("start="))
    assert stage.page.evaluate("window.sent") == 1
    assert stage.paths() == walked  # Beale needs nothing but + − × ÷ √: the server's numbers, to the bit
    assert stage.data("playing") == "false"


def test_a_drag_is_one_entry_of_the_history(visit):
    stage = visit("?view=map", fresh=True)
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


def test_the_marker_moves_by_keyboard(visit):
    stage = visit("?view=map")
    stage.marker.focus()
    for key, moves in (("ArrowRight", (1, 0)), ("ArrowUp", (0, 1))):
        x, y = stage.start
        with stage.moved():
            stage.page.keyboard.press(key)
        after = stage.start
        assert [(b > a) - (b < a) for a, b in zip((x, y), after, strict=True)] == list(moves)


def test_a_pan_is_not_a_click(visit):
    stage = visit("?view=map")
    before = stage.data("start")
    mouse = stage.page.mouse
    mouse.move(*stage.on_screen(1, 1))
    mouse.down()
    mouse.move(*stage.on_screen(0.2, 0.4))
    mouse.up()
    stage.until_window("Math.abs(x0 + 1.2) < 0.1 && Math.abs(y1 - 2.6) < 0.1")
    assert stage.data("start") == before


def test_the_start_as_numbers(visit):
    stage = visit("?view=map&start=1,0.6")
    stage.type("Start x", "0.125")
    stage.until("start === '0.125,0.6'")
    expect(stage.page).to_have_url(re.compile("start=0.125"))
    stage.type("Start y", "-1e9")
    expect(stage.page.get_by_text(re.compile("Start y: .*outside"))).to_be_visible()
    expect(stage.field("Start y")).to_have_value("0.6")
    assert stage.data("start") == "0.125,0.6"


def test_a_click_on_the_surface_starts_the_race_there(visit):
    stage = visit("?view=relief&surface=bowl&start=1,1")
    stage.until_relief()
    box = stage.relief.bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    stage.page.mouse.move(*middle)
    wait_until(stage.page, f"{SCENE}._scene.glplot.selection?.object")
    with stage.moved():
        stage.page.mouse.click(*middle)
    x, y = stage.start
    (x0, x1), (y0, y1) = stage.page.evaluate(f"(({{ xaxis, yaxis }}) => [xaxis.range, yaxis.range])({SCENE})")
    assert x0 < x < x1 and y0 < y < y1
