"""The pages of the experiments in a real browser: a cell is pointed at and raced, long work stopped, results kept."""

import csv
import re
from contextlib import contextmanager
from urllib.parse import parse_qs, urlparse

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from experiments import run
from experiments.studies.basins import basins
from figures.tokens import INKS
from landscapes import LANDSCAPES
from optimizers import OPTIMIZERS
from tests.browser.pool import PHONE
from tests.browser.reading import read
from tests.browser.stage import Stage
from tests.browser.tabs import go_to, until_here
from tests.browser.waiting import wait_until
from ui.session.link import from_link
from ui.session.setup import Setup
from ui.session.study_axes import SWEEP

BEALE, RAVINE = LANDSCAPES["beale"], LANDSCAPES["ravine"]
PNG = b"\x89PNG\r\n\x1a\n"
CENTRE = """([row, column]) => {
  const plot = document.querySelector(".rv-chart .rv-plot"), { xaxis, yaxis } = plot._fullLayout;
  const { x, y } = plot._fullData[0], box = plot.getBoundingClientRect();
  return [box.left + xaxis._offset + xaxis.l2p(x[column]), box.top + yaxis._offset + yaxis.l2p(y[row])];
}"""


class Experiment:
    """A page with a figure of cells and the preview beside it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.figure = page.get_by_test_id("figure")
        self.chart = page.locator(".rv-chart")
        self.preview = page.get_by_test_id("preview")
        self.drawn()

    def drawn(self) -> None:
        """Waits until the figure is drawn and the page has come to rest."""
        wait_until(self.page, "document.querySelector('[data-testid=figure]')?.dataset.revision >= 1")
        expect(self.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        expect(self.preview).to_have_attribute("data-serial", re.compile(r"\d"))

    def at(self, row: int, column: int) -> tuple[float, float]:
        """Where a cell is on the screen."""
        across, down = self.page.evaluate(CENTRE, [row, column])
        return across, down

    def point(self, row: int, column: int) -> None:
        """Moves the pointer to a cell and waits for its run."""
        self.page.mouse.move(*self.at(row, column))
        expect(self.preview).to_have_attribute("data-cell", f"{row},{column}")

    def select(self, row: int, column: int) -> None:
        """Clicks a cell, which then stays the one that is shown, wherever the pointer goes."""
        self.page.mouse.click(*self.at(row, column))
        expect(self.figure).to_have_attribute("data-selected", f"{row},{column}")
        self.page.mouse.move(*self.at(row // 2, column // 2))
        expect(self.preview).to_have_attribute("data-cell", f"{row},{column}")

    def race(self) -> None:
        """Races the cell that is shown."""
        with self.raced():
            self.preview.get_by_role("button", name="Race this").click()

    def fact(self, name: str) -> str:
        """What the preview says of the cell, with every digit of a number."""
        value = self.preview.locator(f"[data-fact='{name}'] b")
        return value.get_attribute("title") or value.inner_text()

    @contextmanager
    def raced(self):
        """Whatever is done inside takes the reader to the race."""
        yield
        stage = Stage(self.page)
        stage.until("revision >= 1")
        until_here(self.page, "Race")


def link(page: Page) -> dict[str, str]:
    return {name: text for name, (text,) in parse_qs(urlparse(page.url).query).items()}


@pytest.fixture(autouse=True)
def reloading_is_allowed(watch):
    watch.allowed += ["/(map|basins|rates|compare)/_stcore/"]  # Streamlit looks for itself below a page first


@pytest.fixture
def opened(come):
    """opened(page, **options of the context) -> an experiment, opened from its link."""

    return lambda *link, **options: Experiment(come(*link, **options))


def test_a_map_is_built_a_cell_is_seen_and_raced(visit):
    stage = visit("?view=map&surface=beale&methods=adam&method=momentum&steps=60&grid=50")
    page = stage.page
    go_to(page, "Map")
    experiment = Experiment(page)
    across, up = SWEEP.axes(from_link(link(page))[0])
    for row, column in ((10, 5), (30, 20), (40, 45)):
        lr, beta = float(across.values[column]), float(up.values[row])
        experiment.point(row, column)
        alone = run(BEALE, "momentum", BEALE.start, steps=60, hypers={"lr": lr, "beta": beta})
        assert read(experiment.fact("Learning rate α")) == lr and read(experiment.fact("Momentum β")) == beta
        expect(experiment.preview).to_contain_text(alone.sentence())
        gap = experiment.fact("Above the minimum")
        if gap != "–":
            assert read(gap) == pytest.approx(alone.value[-1, 0])

    expect(experiment.preview.locator(".rv-preview-hint")).to_be_hidden()
    experiment.select(30, 20)
    expect(experiment.preview.locator(".rv-preview-head")).to_contain_text(re.compile("Momentum with α = .*, β = "))
    experiment.race()
    lr, beta = float(across.values[20]), float(up.values[30])
    raced, notes = from_link(link(page))
    assert notes == [] and raced.methods == ("momentum", "adam")
    assert raced.hypers == {("momentum", "lr"): lr, ("momentum", "beta"): beta}
    box = stage.card("Momentum").get_by_role("textbox", name="Learning rate, Momentum, exact value")
    box.focus()  # which then shows every digit
    assert float(box.input_value()) == lr
    assert stage.data("methods") == "momentum,adam"

    page.go_back()
    page.wait_for_url(re.compile("/map"))
    expect(Experiment(page).figure).to_have_attribute("data-selected", "30,20")


def test_keys_move_from_cell_to_cell_and_race_one(opened):
    experiment = opened("map?method=adam&steps=40&grid=50")
    experiment.chart.focus()
    for key, cell in (("ArrowRight", "25,26"), ("ArrowUp", "26,26"), ("Shift+ArrowLeft", "26,16"), ("End", "26,16")):
        experiment.page.keyboard.press(key)
        expect(experiment.preview).to_have_attribute("data-cell", cell)
    with experiment.raced():
        experiment.page.keyboard.press("Enter")
    across, up = SWEEP.axes(Setup(method="adam", grid=50))
    raced = from_link(link(experiment.page))[0]
    assert raced.hypers == {("adam", "lr"): across.values[16], ("adam", "beta1"): up.values[26]}


COLOURS = """() => {
  const plot = document.querySelector(".rv-chart .rv-plot"), canvas = document.querySelector(".rv-living");
  const { xaxis, yaxis } = plot._fullLayout, { x, y } = plot._fullData[0], sharp = canvas.width / canvas.clientWidth;
  const [across, down] = [x.map((at) => xaxis._offset + xaxis.l2p(at)), y.map((at) => yaxis._offset + yaxis.l2p(at))];
  const colour = (left, top) => canvas.getContext("2d").getImageData(sharp * left, sharp * top, 1, 1).data.join();
  return Array.from(down, (top) => Array.from(across, (left) => colour(left, top)));
}"""  # of the cells that the browser has painted


def drags_a_setting(experiment: Experiment, sent: list) -> None:
    """The map follows the slider of β₁ with nothing sent, and says what the server says when it is let go."""
    page, figure = experiment.page, experiment.figure
    row = page.get_by_test_id("settings").locator(".rv-row", has_text=re.compile("^Gradient memory"))
    box = row.locator(".rv-rail").bounding_box()
    assert box
    page.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + box["height"] / 2)
    page.mouse.down()
    told, seen, entries = len(sent), set(), page.evaluate("history.length")
    for part in (0.4, 0.6, 0.8):
        page.mouse.move(box["x"] + part * box["width"], box["y"] + box["height"] / 2)
        value = row.get_by_role("textbox").input_value()
        expect(figure).to_have_attribute("data-walked", re.compile(f'"value":{re.escape(value)}}}'))
        expect(figure).to_have_attribute("data-side", "50")  # the hand rests
        seen.add(str(page.evaluate(COLOURS)))
    assert len(seen) == 3 and len(sent) == told
    expect(figure).to_have_class(re.compile("rv-moving"))
    painted = page.evaluate(COLOURS)
    page.mouse.up()
    expect(figure).not_to_have_class(re.compile("rv-moving"))
    assert page.evaluate("history.length") == entries + 1
    setup = from_link(link(page))[0]
    assert setup.hypers_of("adam")["beta1"] == float(value)
    reached = basins(setup.race("adam"), setup.landscape().domain, 50).reached
    meaning = {colour: set(reached[np.array(painted) == colour].tolist()) for row in painted for colour in row}
    assert len(meaning) >= 5 and {len(places) for places in meaning.values()} == {1}


@pytest.mark.parametrize("asked", ["ends", "wins"])
def test_a_race_begins_at_the_start_that_was_chosen_among_the_basins(opened, watch, asked):
    experiment = opened(f"basins?surface=himmelblau&method=adam&methods=momentum,adam&steps=60&grid=50&asked={asked}")
    if asked == "ends":
        drags_a_setting(experiment, watch.sent)
    experiment.point(5, 44)
    x, y = read(experiment.fact("Start x")), read(experiment.fact("Start y"))
    experiment.select(5, 44)
    experiment.race()
    stage = Stage(experiment.page)
    assert stage.start == (x, y) and stage.data("methods") == "momentum,adam"
    assert from_link(link(experiment.page))[0].start == (x, y)


def test_on_a_phone_a_tap_shows_a_value_and_a_button_races_it(opened):
    experiment = opened("rates?surface=himmelblau&method=gradient_descent", **PHONE)
    assert experiment.page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(experiment.figure.locator(".rv-bars")).to_contain_text("2-cycle")
    box = experiment.chart.bounding_box()
    experiment.page.touchscreen.tap(box["x"] + 0.5 * box["width"], box["y"] + 0.3 * box["height"])
    expect(experiment.preview).to_have_attribute("data-cell", re.compile(r"0,\d+"))
    lr = read(experiment.fact("Learning rate α"))
    with experiment.raced():
        experiment.preview.get_by_role("button", name="Race this").tap()
    assert from_link(link(experiment.page))[0].hypers == {("gradient_descent", "lr"): lr}


def test_long_work_tells_how_far_it_is_is_stopped_and_gone_on_with(come):
    page = come("map?method=bfgs&steps=2000&grid=100")
    work = page.locator(".st-key-work")
    expect(work).to_contain_text("10,000 runs of BFGS, 2,000 steps each")
    work.get_by_role("button", name="Stop").click()
    stopped = page.locator(".st-key-stopped")
    expect(stopped).to_contain_text("Stopped: 10,000 runs of BFGS")
    expect(work.get_by_test_id("stProgress")).to_have_count(0)
    expect(page.get_by_test_id("figure")).to_have_count(0)
    stopped.get_by_role("button", name="Go on").click()
    expect(work).to_contain_text("10,000 runs")
    page.locator(".st-key-choice_grid").get_by_text("50²").click()
    page.get_by_label("Steps", exact=True).fill("2")
    page.get_by_label("Steps", exact=True).press("Enter")
    Experiment(page)
    assert link(page)["steps"] == "2"


def test_numbers_figure_and_picture_are_kept(opened, new_page, tmp_path):
    experiment = opened("map?method=momentum&steps=40&grid=50&colour=gap")
    kept = {}
    for name in ("CSV", "HTML", "PNG"):
        with experiment.page.expect_download() as download:
            experiment.page.get_by_role("button", name=name, exact=True).click()
        kept[name] = tmp_path / download.value.suggested_filename
        download.value.save_as(kept[name])
    assert {path.name for path in kept.values()} == {
        f"momentum-on-ravine-40-steps.{end}" for end in ("csv", "html", "png")
    }
    rows = list(csv.DictReader(kept["CSV"].open()))
    assert len(rows) == 2500
    lr, beta = (float(rows[777][name]) for name in ("lr", "beta"))
    alone = run(RAVINE, "momentum", RAVINE.start, steps=40, hypers={"lr": lr, "beta": beta})
    assert int(rows[777]["stopped"]) == alone.stopped[0]
    assert kept["PNG"].read_bytes().startswith(PNG)

    page, asked = new_page(offline=True), []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(kept["HTML"].read_text())
    expect(page.locator(".xtitle")).to_have_text("Learning rate α")
    assert [url for url in asked if not url.startswith(("data:", "blob:", "about:"))] == []


def test_a_comparison_is_reported_and_raced(come):
    page = come("compare?surface=beale&methods=momentum,adam&steps=60&cloud=10&budget=8")
    report = page.get_by_test_id("scoreboard")
    expect(report.locator("tr[data-method]")).to_have_count(2)
    expect(report).to_contain_text("8 settings tried by each method, 60 steps, and the same 10 starts")
    page.get_by_role("button", name="Race them").click()
    stage = Stage(page)
    stage.until("revision >= 1 && methods === 'momentum,adam'")
    tuned = from_link(link(page))[0].hypers
    assert {name for _, name in tuned} <= {
        hyper.name for key in ("momentum", "adam") for hyper in OPTIMIZERS[key].hypers
    }
    assert tuned


def test_the_figure_follows_the_theme_and_keeps_its_zoom(opened):
    experiment = opened("map?method=momentum&steps=40&grid=50")
    page = experiment.page
    shown = "document.querySelector('.rv-chart .rv-plot')._fullLayout"
    assert page.evaluate(f"{shown}.font.color") == INKS["light"].ink
    page.emulate_media(color_scheme="dark")
    wait_until(page, f"{shown}.font.color === '{INKS['dark'].ink}'")
    home = experiment.figure.get_by_role("button", name="Reset view")
    expect(home).to_be_hidden()
    page.mouse.move(*experiment.at(25, 25))
    page.mouse.wheel(0, -300)
    expect(home).to_be_visible()
    zoomed = page.evaluate(f"{shown}.xaxis.range")
    page.locator(".st-key-choice_colour").get_by_text("Final gap").click()
    expect(page).to_have_url(re.compile("colour=gap"))
    experiment.drawn()
    assert page.evaluate(f"{shown}.xaxis.range") == pytest.approx(zoomed)
    home.click()
    expect(home).to_be_hidden()
