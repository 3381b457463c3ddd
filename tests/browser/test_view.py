"""Zoom, pan and camera: the reader's, and left alone by every change."""

import re

from playwright.sync_api import expect

from tests.browser.stage import SCENE
from tests.browser.waiting import wait_until


def close(a, b):
    return all(abs(u - v) < 1e-9 for row, other in zip(a, b, strict=True) for u, v in zip(row, other, strict=True))


def test_the_wheel_zooms_about_the_pointer(visit):
    stage = visit("?view=map")
    before = stage.on_screen(0.5, 0.5)
    stage.page.mouse.move(*before)
    stage.page.mouse.wheel(0, -400)
    stage.until_window("x1 - x0 < 3.9 && y1 - y0 < 3.9")
    after = stage.on_screen(0.5, 0.5)
    assert max(abs(a - b) for a, b in zip(before, after, strict=True)) < 2


def test_buttons_zoom_and_reset(visit):
    stage = visit("?view=map")
    expect(stage.button("Reset view")).to_be_hidden()
    stage.button("Zoom in").click()
    stage.until_window("x1 - x0 < 3")
    stage.root.get_by_role("button", name="Zoom out", exact=True).click()
    stage.until_window("x1 - x0 > 3.5")
    stage.button("Reset view").click()
    stage.until_window("x0 === -2 && x1 === 2 && y0 === -2 && y1 === 2")


def test_a_zoom_survives_what_the_reader_changes(visit):
    stage = visit("?view=map")
    stage.button("Zoom in").click()
    stage.until_window("x1 - x0 < 3")
    window = stage.ranges()
    with stage.moved():
        stage.click(0.3, 0.4)
    assert close(stage.ranges(), window)
    with stage.repainted():
        stage.page.get_by_role("slider", name="Learning rate, Adam", exact=True).press("ArrowLeft")
    assert close(stage.ranges(), window)
    with stage.repainted():
        stage.add("Nesterov")
    assert close(stage.ranges(), window)


def test_a_pan_follows_the_hand_even_if_it_rests(visit):
    stage = visit("?view=map")
    across, down = stage.on_screen(0.5, 0.5)
    mouse = stage.page.mouse
    mouse.move(across, down)
    mouse.down()
    mouse.move(across - 50, down)
    stage.page.keyboard.press("r")
    stage.until("step > 30")  # a hand that rests: for longer than the map waits before it draws itself afresh
    mouse.move(across - 100, down)
    mouse.up()
    stage.until_window("x0 > -1.9")
    assert abs(stage.on_screen(0.5, 0.5)[0] - (across - 100)) < 2


def test_another_surface_is_shown_whole(visit):
    stage = visit("?view=map")
    stage.button("Zoom in").click()
    stage.until_window("x1 - x0 < 3")
    stage.choose("Himmelblau")
    stage.until("surface === 'himmelblau'")
    stage.until_window("x1 - x0 > 5")


def turned_by_hand(stage):
    """Turns the 3-D view with the mouse; the camera once it has come to rest."""
    first = stage.camera()
    stage.drag(stage.relief, 120, 20)
    stage.page.mouse.move(5, 5)
    wait_until(
        stage.page,
        f"""(before) => {{
          const {{ eye }} = {SCENE}._scene.getCamera(), rests = window.lastEye === JSON.stringify(eye);
          window.lastEye = JSON.stringify(eye);
          return rests && Math.hypot(eye.x - before.x, eye.y - before.y) > 0.1;
        }}""",
        arg=first["eye"],
        polling=200,
    )
    return stage.camera()


def same_camera(a, b):
    return all(abs(a[part][axis] - b[part][axis]) < 1e-6 for part in ("eye", "center", "up") for axis in "xyz")


def test_the_camera_survives_what_the_reader_changes(visit):
    stage = visit()
    stage.until_relief()
    camera = turned_by_hand(stage)
    with stage.moved():
        stage.click(1, 1)
    with stage.repainted():
        stage.page.get_by_role("slider", name="Learning rate, Adam", exact=True).press("ArrowLeft")
    assert same_camera(stage.camera(), camera)


def test_the_camera_survives_a_zoom_of_the_map(visit):
    stage = visit()
    stage.until_relief()
    camera = turned_by_hand(stage)
    stage.button("Zoom in").click()
    wait_until(stage.page, f"(({{ range }}) => range[1] - range[0] < 3)({SCENE}.xaxis)")
    assert same_camera(stage.camera(), camera)


def test_a_path_that_leaves_can_be_shown_whole(visit):
    stage = visit("?view=map&surface=saddle&methods=gradient_descent&start=1,0.5&steps=150")
    fit = stage.page.get_by_test_id("zoom-to-fit")
    expect(fit).to_be_visible()
    fit.click()
    stage.until_window("y1 - y0 > 4.1")
    expect(fit).to_be_hidden()
    (x0, x1), (y0, y1) = stage.ranges()
    assert abs((x1 - x0) - (y1 - y0)) < 1e-6
    assert y1 > 0.5 * 1.02**150  # gradient descent with its rate of 0.01 multiplies y by 1.02 at every step
    stage.button("Reset view").click()
    expect(fit).to_be_visible()


def test_no_path_leaves_no_button(visit):
    stage = visit("?view=map&surface=bowl&methods=adam")
    expect(stage.page.get_by_test_id("zoom-to-fit")).to_be_hidden()


def part(stage, name):
    """The button that shows a part of the stage, or hides it."""
    return stage.root.locator(f"button[data-view={name}]")


def test_either_view_alone(visit):
    stage = visit()
    for other, view, shows, hides in (
        ("relief", "map", ".rv-map", ".rv-relief"),
        ("map", "relief", ".rv-relief", ".rv-map"),
    ):
        part(stage, other).click()
        expect(stage.page.locator(shows)).to_be_visible()
        expect(stage.page.locator(hides)).to_be_hidden()
        expect(stage.page).to_have_url(re.compile(f"view={view}"))
        part(stage, view).click()  # the last one stays
        expect(stage.page.locator(shows)).to_be_visible()
        part(stage, other).click()
        expect(stage.map).to_be_visible()
        expect(stage.relief).to_be_visible()
        stage.until_relief()


TARGETS = "(stage) => [...stage.race.samples.columns.t]"


def test_samples_stand_beside_the_map_and_the_race_follows_one_that_is_dragged(visit):
    stage = visit("?surface=line_fit&methods=gradient_descent&steps=60")
    stage.ready()
    samples, handle = stage.page.locator(".rv-samples"), stage.page.get_by_test_id("sample-handle")
    expect(samples).to_be_visible()
    expect(stage.relief).to_be_hidden()
    before, path = stage.root.evaluate(TARGETS), stage.paths()["gradient_descent"]
    box = handle.bounding_box()
    assert box
    x, y, mouse = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, stage.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, y - 60, steps=4)
    stage.until("live === 'true'")
    assert stage.paths()["gradient_descent"] != path and "rows=" not in stage.page.url
    mouse.up()
    stage.answered()
    expect(stage.page).to_have_url(re.compile("rows="))
    after = stage.root.evaluate(TARGETS)
    assert after[0] > before[0] and after[1:] == before[1:]

    handle.press("Delete")
    wait_until(stage.page, "document.querySelector('[data-testid=stage]').race.samples.columns.t.length === 4")
    stage.answered()
    stage.page.go_back()
    wait_until(stage.page, "document.querySelector('[data-testid=stage]').race.samples.columns.t.length === 5")
    assert stage.root.evaluate(TARGETS) == after


def test_a_note_has_a_strip_of_its_own_above_the_samples(visit):
    stage = visit("?surface=rare_feature&methods=adam&steps=20&view=data")
    stage.page.set_viewport_size({"width": 390, "height": 844})
    stage.ready()
    handle, note = stage.page.get_by_test_id("sample-handle"), stage.page.locator(".rv-samples-note")
    expect(note).to_contain_text("the mean of t")
    highest = stage.root.evaluate("(stage) => stage.race.samples.columns.v.indexOf(1)")
    for _ in range(highest):
        handle.press("PageDown")
    sample, words = handle.bounding_box(), note.bounding_box()
    assert sample and words and words["height"] > 30, "it takes two lines here"
    assert words["y"] + words["height"] <= sample["y"]


def test_curves_count_epochs_and_gradients_of_samples_are_drawn(visit):
    stage = visit("?surface=moons&methods=adam&steps=40&batch=50&held_out=0.5&view=data")
    expect(stage.map).to_be_hidden()
    stage.page.get_by_label("Count", exact=True).select_option("epochs")
    expect(stage.page).to_have_url(re.compile("counted=epochs"))
    expect(stage.root.locator(".rv-count")).to_have_text("20 / 20")
    slopes = stage.page.get_by_test_id("slopes")
    slopes.click()
    expect(slopes).to_have_attribute("aria-pressed", "true")
    expect(stage.page).to_have_url(re.compile("arrows=yes"))
    expect(stage.scores.locator("th", has_text="Held-out loss")).to_be_visible()
