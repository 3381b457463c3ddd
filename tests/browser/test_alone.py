"""A page that still computes, opened from a disk: it follows the hand as the app does, and asks nobody for anything."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from landscapes.data.data import Data
from tests.browser.pool import DESK, STILL
from tests.browser.stage import Stage
from ui.alone.page import page as written
from ui.session.exports import lineup_of
from ui.session.link import from_link
from ui.session.setup import OWN, Setup
from ui.session.tracks import tracks

LINK = {"surface": "beale", "methods": "gradient_descent,adam", "steps": "150"}
SETUP, _ = from_link(LINK)
SAME = 30  # points of a path on a turned surface, before rounding is amplified


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a race, saved."""
    found = tmp_path_factory.mktemp("page") / "beale.html"
    found.write_text(written(SETUP, lineup_of(SETUP, "https://ravine.example/")), encoding="utf-8")
    return found


@pytest.fixture
def saved(chromium: Browser) -> Iterator[Callable[[Path], Page]]:
    """saved(file) -> its page; at the end nothing has been asked for but that file, and nothing went wrong in it."""
    options: dict[str, Any] = {"viewport": DESK, "reduced_motion": STILL}
    context = chromium.new_context(**options)
    asked: list[str] = []
    wrong: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    opened: list[str] = []

    def to(file: Path) -> Page:
        opened.append(file.as_uri())
        page = context.new_page()
        page.goto(file.as_uri())
        return page

    yield to
    context.close()
    assert [url for url in asked if not url.startswith(("blob:", "data:"))] == opened, "it asks for more than itself"
    assert wrong == []


def painted(page: Page) -> Stage:
    stage = Stage(page)
    expect(stage.root).to_have_attribute("data-revision", re.compile("[1-9]"))
    return stage


def shown(stage: Stage) -> dict[str, Any]:
    """The race that is shown: where it starts, its rate of gradient descent, and its paths."""
    read = "(stage) => [stage.race.start, stage.race.methods[0].hypers.lr]"
    start, rate = stage.root.evaluate(read)
    return {"start": tuple(start), "rate": rate, "paths": stage.paths()}


def tuned_to(rate: float) -> dict[tuple[str, str], float]:
    return {("gradient_descent", "lr"): rate}


def walked(start: tuple[float, float], rate: float) -> dict[str, list[list[float]]]:
    """The paths of run()."""
    setup = replace(SETUP.started_at(*start), hypers=tuned_to(rate))
    return {key: track.runs.path[:, 0].T.tolist() for key, track in tracks(setup).items()}


def dragged(page: Page, stage: Stage, across: float, down: float) -> Iterator[dict[str, Any]]:
    """Moves the ring by so many pixels in a few steps; gives what is shown while it is in the hand."""
    box = stage.marker.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for part in (0.5, 1.0):
        before = stage.data("revision")
        page.mouse.move(x + part * across, y + part * down)
        expect(stage.root).not_to_have_attribute("data-revision", before)
        yield shown(stage)
    page.mouse.up()


def slid(page: Page, stage: Stage, label: str) -> None:
    """Moves a slider to the left, and sees the paths follow before it is let go."""
    box = page.get_by_label(label, exact=True).bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 0.5 * box["width"], y)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.3 * box["width"], y)
    expect(stage.root).to_have_attribute("data-live", "true")
    page.mouse.up()


def text_of(page: Page) -> dict[str, Any]:
    """The set-up that stands in a page."""
    found: dict[str, Any] = json.loads(page.locator("#setup").text_content() or "")
    return found


def by_run(setup: Setup) -> dict[str, list[list[float]]]:
    """The paths of run()."""
    return {key: track.runs.path[:, 0].T.tolist() for key, track in tracks(setup).items()}


def test_data_and_batches_are_in_it_and_are_walked_as_they_stand(saved, tmp_path):
    link = {"surface": "line_fit", "batch": "2", "seed": "3", "steps": "40", "methods": "momentum,bfgs"}
    setup, notes = from_link(link)
    assert notes == []
    written_down = written(setup, lineup_of(setup))
    (tmp_path / "line.html").write_text(written_down, encoding="utf-8")
    page = saved(tmp_path / "line.html")
    assert painted(page).paths() == by_run(setup)
    told = text_of(page)
    assert told["columns"] == {name: column.tolist() for name, column in (setup.samples() or {}).items()}

    stage = painted(page)
    for moved in dragged(page, stage, 60, -40):
        assert moved["paths"] == by_run(setup.started_at(*moved["start"]))

    held = json.dumps(told["columns"]["t"])
    assert written_down.count(f'"t": {held}') == 1
    changed = written_down.replace(f'"t": {held}', '"t": [0, 3, 1, 2, 5]').replace('"batch": 2', '"batch": 3')
    (tmp_path / "edited.html").write_text(changed, encoding="utf-8")
    edited = saved(tmp_path / "edited.html")
    stage = painted(edited)
    expect(edited.locator("#notes")).to_be_hidden()
    data = Data({"u": told["columns"]["u"], "t": [0, 3, 1, 2, 5]})
    race = replace(setup, rows=data, data=OWN, batch=3, start=setup.point())
    assert stage.paths() == by_run(race)

    damaged = written_down.replace(f'"t": {held}', '"t": [0, 3, "=cmd()", 2, 5]')
    (tmp_path / "broken.html").write_text(damaged, encoding="utf-8")
    broken = saved(tmp_path / "broken.html")
    assert painted(broken).paths() == by_run(setup)
    expect(broken.locator("#notes")).to_contain_text("Sample 3 of the column t must be a number")


def test_it_follows_the_hand_by_itself_and_walks_as_the_server_does(saved, file):
    page = saved(file)
    stage = painted(page)
    first, rows = shown(stage), stage.rows()
    assert first["paths"] == walked(first["start"], first["rate"]) and first["start"] == SETUP.point()

    moved = [first, *dragged(page, stage, -90, 60)]
    assert len({str(each["paths"]) for each in moved}) == 3
    expect(stage.root).to_have_attribute("data-live", "false")
    at_rest = shown(stage)
    assert at_rest == moved[-1]
    assert at_rest["paths"] == walked(at_rest["start"], at_rest["rate"])
    assert stage.rows() != rows

    rows = stage.rows()
    slid(page, stage, "Learning rate, Gradient descent")
    expect(stage.root).to_have_attribute("data-live", "false")
    tuned = shown(stage)
    assert tuned["rate"] != at_rest["rate"] and tuned["start"] == at_rest["start"]
    assert tuned["paths"] == walked(tuned["start"], tuned["rate"])
    assert tuned["paths"]["adam"] == at_rest["paths"]["adam"] != tuned["paths"]["gradient_descent"]
    assert stage.rows()["gradient_descent"] != rows["gradient_descent"]

    page.get_by_text("Turn and stretch").click()
    stage.type("Turn, of the surface, exact value", "30")
    expect(stage.root).not_to_have_attribute("data-start", ",".join(map(str, tuned["start"])))
    turned = shown(stage)
    there = replace(SETUP.started_at(*tuned["start"]), hypers=tuned_to(turned["rate"])).shaped("turn", 30.0)
    np.testing.assert_allclose(turned["start"], there.point(), rtol=1e-12)
    for key, track in tracks(there).items():
        ours, theirs = np.array(turned["paths"][key]), track.runs.path[:, 0].T
        np.testing.assert_allclose(ours[:, :SAME], theirs[:, :SAME], rtol=1e-9)

    stage.add("Newton")
    expect(stage.root).to_have_attribute("data-methods", "gradient_descent,adam,newton")
    stage.type("Learning rate, Gradient descent, exact value", "-1")
    expect(stage.card("Gradient descent").get_by_role("alert")).to_have_text(
        re.compile(r"lr must be a number above 0\..*kept")
    )


def embedded(text: str, file: Path) -> Path:
    """A course page that has this page in it, with no right but that to run scripts."""
    file.write_text(
        f'<iframe sandbox="allow-scripts" width="1300" height="800" srcdoc="{escape(text)}"></iframe>', "utf-8"
    )
    return file


def test_a_broken_set_up_opens_the_race_as_it_was_exported_also_in_a_course_page(saved, file):
    text = file.read_text(encoding="utf-8")
    broken = re.sub(r'"steps": 150', '"steps": "many"', text, count=1)
    assert broken != text
    inside = saved(embedded(broken, file.with_name("course.html"))).frame_locator("iframe")
    expect(inside.get_by_test_id("stage")).to_have_attribute("data-steps", "150")
    expect(inside.get_by_role("status").first).to_have_text(
        "The set-up in this page cannot be used. steps must be a whole number from 1 to 2,000. "
        "The race is shown as it was exported."
    )
