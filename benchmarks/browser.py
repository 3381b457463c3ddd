"""What a reader waits for, measured in a real browser.

    python -m benchmarks.browser
    python -m benchmarks.browser --networks         # the page on networks alone
    python -m benchmarks.browser --before FOLDER    # presses, visits, drags and play, beside another checkout of Ravine

A click is timed from the release of the button until the stage has been painted with the new race, in turns with the
floor: the least that any Streamlit page can do, a component that asks and shows the number it is answered. Their ratio
is what Ravine adds. Nothing is asserted: the numbers are for reading.
"""

from __future__ import annotations

import os
import platform
import random
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import parse_qsl

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from benchmarks.readme import report
from benchmarks.turns import timed as milliseconds_of
from experiments.studies.basins import basins
from optimizers import OPTIMIZERS
from tests.browser.app import ROOT, App
from tests.browser.chromium import MISSING, found
from tests.browser.stage import Stage
from tests.browser.waiting import wait_until
from ui.session.link import from_link

NOW = "now"
CLICKS = 30
VISITS = 5
TURNS = 3
# It is trained for longer than clicks are measured, since a step of its method takes long.
TRAINED = "networks?net.methods=natural_gradient_layers&net.hidden=20,20,20&net.steps=2000&net.batch=200"
SECONDS = 3.0
PRESSES = 10
SETTLED = 400  # milliseconds, after which a press has been answered
DESK: ViewportSize = {"width": 1440, "height": 900}
EIGHT = ",".join(list(OPTIMIZERS)[:8])

MOVES = 150
MAP_LINK = "basins?surface=himmelblau&method=adam&steps=300&grid=200"
NOTE_MAPS = """() => {
  window.mapsSeen = [];
  const figure = document.querySelector('[data-testid=figure]'), { dataset } = figure;
  const seen = () => window.mapsSeen.push([Number(dataset.side), Number(dataset.took)]);
  new MutationObserver(seen).observe(figure, { attributes: true, attributeFilter: ['data-took'] });
}"""

FLOOR = '''
import streamlit as st

JS = """export default ({ parentElement, data, setTriggerValue }) => {
  parentElement.onclick = () => setTriggerValue("ask", { at: Date.now() });
  parentElement.style.cssText = "display: block; width: 300px; height: 200px";
  parentElement.dataset.testid = "floor";
  parentElement.dataset.answer = data.answer;
}"""
if "answer" not in st.session_state:
    st.session_state.answer = 0


def asked():
    st.session_state.answer += 1


echo = st.components.v2.component("echo", js=JS, isolate_styles=False)
echo(key="echo", data={"answer": st.session_state.answer}, on_ask_change=asked)
'''

# Milliseconds from an event of the pointer until an attribute of an element is another one.
TIMED = """([selector, attribute, event]) => {
  window.took = new Promise((done) => {
    let released;
    const element = document.querySelector(selector), before = element.getAttribute(attribute);
    addEventListener(event, () => { released = performance.now(); }, { capture: true, once: true });
    const watch = new MutationObserver(() => {
      if (element.getAttribute(attribute) === before) return;
      watch.disconnect();
      done(performance.now() - released);
    });
    watch.observe(element, { attributes: true });
  });
}"""
# Watches a drag: its frames, and how many of those with a move of the mouse did not see the stage painted anew.
DRAGGED = """() => {
  const stage = document.querySelector('[data-testid=stage]');
  const drag = window.drag = { frames: 0, missed: 0, painted: 0, began: performance.now(), going: true };
  let [moved, movedBefore, before] = [false, false, stage.dataset.revision];
  addEventListener('pointermove', () => { moved = true; }, { capture: true });
  const frame = () => {
    const painted = stage.dataset.revision !== before;
    drag.frames += 1;
    drag.painted += painted;
    drag.missed += movedBefore && !painted; // the stage paints after this, in the same frame
    [moved, movedBefore, before] = [false, moved, stage.dataset.revision];
    if (drag.going) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""
STOPPED = """() => {
  const { drag } = window, seconds = (performance.now() - drag.began) / 1000;
  drag.going = false;
  return [drag.painted / seconds, drag.frames / seconds, drag.missed, drag.frames];
}"""
FRAMES = """(seconds) => new Promise((done) => {
  let [frames, began, last, longest] = [0, null, null, 0];
  const frame = (now) => {
    began ??= now;
    if (last !== null) { frames += 1; longest = Math.max(longest, now - last); }
    last = now;
    if (now - began < 1000 * seconds) requestAnimationFrame(frame);
    else done([1000 * frames / (now - began), longest]);
  };
  requestAnimationFrame(frame);
})"""
# Notes when a place on the page first has something drawn: once an attribute of it is above 0.
NOTE_FIRST = """new MutationObserver((_, watch) => {
  if (!(document.querySelector('[data-testid=%s]')?.dataset.%s > 0)) return;
  watch.disconnect();
  requestAnimationFrame(() => { window.firstSeen = performance.now(); });
}).observe(document, { subtree: true, childList: true, attributes: true })"""
RACE, LEARNED = ("stage", "revision"), ("networks", "moments")
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
RENDERER = """() => {
  const gl = document.createElement('canvas').getContext('webgl');
  const known = gl?.getExtension('WEBGL_debug_renderer_info');
  return known ? gl.getParameter(known.UNMASKED_RENDERER_WEBGL) : 'no WebGL';
}"""


def timed(page: Page, selector: str, attribute: str, act: Callable[[], None], event: str = "pointerup") -> float:
    """Milliseconds from the event of the pointer in `act` until the attribute has changed."""
    page.bring_to_front()
    page.evaluate(TIMED, [selector, attribute, event])
    act()
    return page.evaluate("window.took")


def clicks(stage: Stage, floor: Page) -> tuple[list[float], list[float]]:
    """Times of a click on the map and of the floor, taken in turns."""
    draw, ours, least = random.Random(1), [], []
    for _ in range(CLICKS):
        spot = (draw.uniform(-1.8, 1.8), draw.uniform(-1.8, 1.8))
        ours.append(timed(stage.page, "[data-testid=stage]", "data-start", partial(stage.click, *spot)))
        least.append(timed(floor, "[data-testid=floor]", "data-answer", floor.get_by_test_id("floor").click))
    return ours, least


def slides(stage: Stage) -> list[float]:
    """Times from a press on a slider's rail until the race is painted with its value."""
    rail = stage.page.get_by_role("slider", name="Learning rate, Gradient descent", exact=True)
    rail.scroll_into_view_if_needed()
    box = rail.bounding_box()
    assert box
    draw, took = random.Random(2), []
    for turn in range(CLICKS):
        part = draw.uniform(0.1, 0.3) + 0.3 * (turn % 2)  # never where it was
        across, down = box["x"] + part * box["width"], box["y"] + box["height"] / 2
        press = partial(stage.page.mouse.click, across, down)
        took.append(timed(stage.page, "[data-testid=stage]", "data-revision", press, "pointerdown"))
        stage.until("live === 'false'")
    return took


def dragging(stage: Stage) -> tuple[float, float, int, int]:
    """Of dragging the start marker to and fro: repaints a second, frames a second, the frames with a move of the mouse
    in which the race was not painted anew, and all frames.
    """
    stage.page.bring_to_front()
    stage.pause()
    mouse = stage.page.mouse
    mouse.move(*stage.on_screen(*stage.start))
    mouse.down()
    path = [stage.on_screen(-1.5 + 3 * abs(1 - i % 100 / 50), 0.8 - i % 70 / 50) for i in range(150)]
    stage.page.evaluate(DRAGGED)
    for point in path:
        mouse.move(*point)
    painted, frames, missed, all_frames = stage.page.evaluate(STOPPED)
    mouse.up()
    return painted, frames, missed, all_frames


def playing(stage: Stage) -> tuple[float, float]:
    """Frames a second while a race plays, and the longest frame in milliseconds."""
    stage.page.bring_to_front()
    stage.button("Loop").click()
    stage.button("Restart").click()
    stage.until("step > 5")
    rate, longest = stage.page.evaluate(FRAMES, SECONDS)
    return rate, longest


# What a hand does: a link, and how many frames a second there are.
BY_HAND: dict[str, tuple[str, Callable[[Stage], float]]] = {
    "dragging the start, 4 methods × 300 steps, map and 3-D": ("", lambda stage: dragging(stage)[1]),
    "dragging the start, 8 methods × 1,000 steps, map and 3-D": (
        f"?methods={EIGHT}&steps=1000",
        lambda stage: dragging(stage)[1],
    ),
    "dragging the start, 4 methods × 300 steps over 200 samples, map and 3-D": (
        "?surface=moons&steps=300",
        lambda stage: dragging(stage)[1],
    ),
    "playing 8 methods × 300 steps, map and 3-D": (f"?methods={EIGHT}&steps=300", lambda stage: playing(stage)[0]),
}


def first_seen(browser: Browser, address: str, what: tuple[str, str] = RACE) -> tuple[float, float]:
    """When a browser that was never here paints anything, and when it has painted what is asked for: milliseconds."""
    context = browser.new_context(viewport=DESK)
    context.add_init_script(NOTE_FIRST % what)
    page = context.new_page()
    page.goto(address)
    wait_until(page, f"window.firstSeen && {FIRST_PAINT}")
    first, seen = page.evaluate(FIRST_PAINT), page.evaluate("window.firstSeen")
    context.close()
    return first, seen


def loaded() -> str:
    """How busy the machine is, in words."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def networks(browser: Browser, log: Path) -> None:
    """The page on networks: how long its first picture takes, and a click on the race beside a training."""
    with App(log) as app:
        address = f"{app.address}networks"
        _, cold = first_seen(browser, address, LEARNED)
        warm = [first_seen(browser, address, LEARNED)[1] for _ in range(VISITS)]
        report("the first picture of Networks, a server just started", cold, "ms", f"; {loaded()}")
        more = f" (p50), the longest {max(warm):.0f} ms; {loaded()}"
        report("the first picture of Networks", median(warm), "ms", more)
        alone, beside = beside_a_training(browser, app)
    (alone50, alone95), (beside50, beside95) = spread(alone), spread(beside)
    more = f" (p50), p95 {beside95:.0f} ms; with none {alone50:.0f} and {alone95:.0f} ms, "
    more += f"{beside50 / alone50:.2f} and {beside95 / alone95:.2f} times; {loaded()}"
    report("click to repainted beside a training", beside50, "ms", more)


def beside_a_training(browser: Browser, app: App) -> tuple[list[float], list[float]]:
    """Times of a click on the map while no network is trained, and while one is, taken in turns."""
    stage = Stage(browser.new_page(viewport=DESK)).open(f"{app.address}?view=map")
    training = browser.new_page(viewport=DESK)
    training.goto(app.address + TRAINED)
    button, root = training.get_by_test_id("run-training"), training.get_by_test_id("networks")
    draw = random.Random(3)
    took: tuple[list[float], list[float]] = ([], [])
    for turn in range(2 * TURNS):
        begun = turn % 2
        state = "going" if begun else "stopped"
        if root.get_attribute("data-state") != state:
            training.bring_to_front()
            button.click()
        expect(root).to_have_attribute("data-state", state, timeout=0)
        for _ in range(CLICKS // TURNS * 2):
            spot = (draw.uniform(-1.8, 1.8), draw.uniform(-1.8, 1.8))
            took[begun].append(timed(stage.page, "[data-testid=stage]", "data-start", partial(stage.click, *spot)))
        assert root.get_attribute("data-state") == state, "the training has ended: give it more steps"
    training.close()
    stage.page.close()
    return took


def spent(app: App) -> float:
    """Milliseconds of a processor that the server has used so far."""
    fields = Path(f"/proc/{app.process.pid}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Costs:
    """An open race: what its presses cost in messages, in bytes of them, and in the server's milliseconds."""

    PRESSES: Mapping[str, Callable[[Stage, random.Random], None]] = {
        "a click on the map": lambda stage, draw: stage.click(draw.uniform(-1.5, 1.5), draw.uniform(-1.5, 1.5)),
        "a slider of one method": lambda stage, draw: stage.page.get_by_role(
            "slider", name="Learning rate, Adam", exact=True
        ).press("ArrowLeft"),
        "a button that changes no race": lambda stage, draw: stage.button("Events").click(),
    }

    def __init__(self, browser: Browser, app: App) -> None:
        page = browser.new_context(viewport=DESK, reduced_motion="reduce").new_page()
        self.app, self.got = app, list[int]()
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: self.got.append(len(frame))))
        self.stage = Stage(page).open(app.address + "?view=map")
        self.draw = random.Random(1)

    def of(self, press: Callable[[Stage, random.Random], None]) -> tuple[int, int, float]:
        """What one press costs: messages, bytes, milliseconds without those that an idle server uses as long."""
        self.rest()
        before, began = len(self.got), spent(self.app)
        press(self.stage, self.draw)
        self.stage.page.wait_for_timeout(SETTLED)
        took = spent(self.app) - began
        self.stage.page.wait_for_timeout(SETTLED)
        got = self.got[before:]
        return len(got), sum(got), took - (spent(self.app) - began - took)

    def rest(self) -> None:
        self.stage.page.bring_to_front()
        self.stage.page.wait_for_timeout(SETTLED)


def visit(browser: Browser, app: App) -> tuple[int, float]:
    """A first visit: how many requests, and kilobytes as they come over the wire."""
    page, asked = browser.new_context(viewport=DESK).new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    Stage(page).open(app.address)
    sizes = "performance.getEntriesByType('resource').reduce((sum, { transferSize }) => sum + transferSize, 0)"
    size = page.evaluate(sizes) / 1000
    page.context.close()
    return len(asked), size


def costs(browser: Browser, apps: Mapping[str, App]) -> None:
    """Prints what presses and visits cost each of these servers, taken in turns."""
    opened = {name: Costs(browser, app) for name, app in apps.items()}
    for what, press in Costs.PRESSES.items():
        took: dict[str, list[tuple[int, int, float]]] = {name: [] for name in opened}
        for _ in range(PRESSES):
            for name, cost in opened.items():
                took[name].append(cost.of(press))
        for name, each_time in took.items():
            messages, size, _ = map(median, zip(*each_time, strict=True))
            milliseconds = sum(each for *_, each in each_time) / PRESSES
            more = f" of server CPU, {messages:.0f} messages, {size / 1000:.1f} kB"
            report(titled(what, name), milliseconds, "ms", more)
    for name, app in apps.items():
        requests, size = visit(browser, app)
        times = (first_seen(browser, app.address) for _ in range(VISITS))
        first, race = map(median, zip(*times, strict=True))
        more = f" after something is on the screen, itself after {first:.0f} ms; {requests} requests, {size:.0f} kB"
        report(titled("the race on the first visit", name), race - first, "ms", more)


def by_hand(browser: Browser, apps: Mapping[str, App]) -> None:
    """Prints how smooth each of these servers' pages are under a hand, and while a race plays, taken in turns."""
    for what, (link, act) in BY_HAND.items():
        rates: dict[str, list[float]] = {name: [] for name in apps}
        for _ in range(TURNS):
            for name, app in apps.items():
                stage = Stage(browser.new_page(viewport=DESK)).open(app.address + link)
                rates[name].append(act(stage))
                stage.page.close()
        for name, each_time in rates.items():
            report(titled(what, name), median(each_time), "frames a second")


def maps(browser: Browser, app: App) -> None:
    """A map that is repainted while β is dragged: what its coarse and its fine runs take, beside the server's."""
    page = browser.new_page(viewport=DESK)
    page.goto(f"{app.address}{MAP_LINK}")
    wait_until(page, "document.querySelector('[data-testid=figure]')?.dataset.revision >= 1")
    page.evaluate(NOTE_MAPS)
    rail = page.get_by_test_id("settings").locator(".rv-rail:visible").last.bounding_box()
    assert rail
    y = rail["y"] + rail["height"] / 2
    page.mouse.move(rail["x"] + 0.3 * rail["width"], y)
    page.mouse.down()
    began = page.evaluate("performance.now()")
    for i in range(MOVES):
        page.mouse.move(rail["x"] + (0.3 + 0.4 * abs(1 - i % 40 / 20)) * rail["width"], y)
        page.wait_for_timeout(16)
    seconds = (page.evaluate("performance.now()") - began) / 1000
    dragged = len(page.evaluate("window.mapsSeen"))
    for part in (0.4, 0.5, 0.6, 0.5, 0.4):
        page.mouse.move(rail["x"] + part * rail["width"], y)
        wait_until(page, "document.querySelector('[data-testid=figure]').dataset.side === '200'")
    took: dict[int, list[float]] = {}
    for side, milliseconds in page.evaluate("window.mapsSeen"):
        took.setdefault(side, []).append(milliseconds)
    page.mouse.up()
    page.close()
    report("a map while a slider is dragged", dragged / seconds, "repaints a second")
    setup = from_link(dict(parse_qsl(MAP_LINK.partition("?")[2])))[0]
    race, domain = setup.race(setup.method), setup.landscape().domain
    for side in sorted(took):
        server = median(milliseconds_of(partial(basins, race, domain, side)) for _ in range(5))
        what = (
            f"a map of {side} × {side} starts × {setup.steps} steps of {OPTIMIZERS[setup.method].name} in the browser"
        )
        report(what, median(took[side]), "ms", f"; the server takes {server:.0f} ms")


def titled(what: str, name: str) -> str:
    """What was measured, and of which checkout where that is not this one."""
    return what if name == NOW else f"{what}, {name}"


def spread(values: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return median(values), quantiles(values, n=20, method="inclusive")[-1]


def measure(browser: Browser, app: App, floor: App) -> None:
    def opened(link: str) -> Stage:
        return Stage(browser.new_page(viewport=DESK)).open(app.address + link)

    empty = browser.new_page(viewport=DESK)
    empty.goto(floor.address)
    empty.get_by_test_id("floor").wait_for()
    print(f"{os.cpu_count()} cores ({platform.machine()}); Chromium draws with {empty.evaluate(RENDERER)}")

    costs(browser, {NOW: app})
    for name, link in (("map and 3-D", ""), ("map alone", "?view=map")):
        stage = opened(link)
        stage.until("playing === 'true'")
        ours, least = clicks(stage, empty)
        (p50, p95), (floor50, floor95) = spread(ours), spread(least)
        beside = f" (p50), p95 {p95:.0f} ms; an empty rerun beside it {floor50:.0f} and {floor95:.0f} ms"
        report(f"click to repainted, {name}", p50, "ms", beside)
        p50, p95 = spread(slides(stage))
        report(f"slider to repainted, {name}", p50, "ms", f" (p50), p95 {p95:.0f} ms")
        stage.page.close()
        eight = f"?methods={EIGHT}&steps=1000&view={'map' if link else 'both'}"
        samples = f"?surface=moons&steps=300&view={'map' if link else 'both'}"
        races = (
            ("4 methods × 300 steps", link),
            ("8 methods × 1,000 steps", eight),
            ("4 methods × 300 steps over 200 samples", samples),
            ("the same in batches of 10", f"{samples}&batch=10"),
        )
        for what, drawn in races:
            stage = opened(drawn)
            painted, frames, missed, all_frames = dragging(stage)
            more = f", {painted:.0f} repaints; {missed} of {all_frames} frames with a move had none"
            report(f"dragging the start, {what}, {name}", frames, "frames a second", more)
            stage.page.close()

    maps(browser, app)
    for name, view in (("map and 3-D", "both"), ("map alone", "map")):
        stage = opened(f"?methods={EIGHT}&steps=300&view={view}")
        rate, longest = playing(stage)
        report(f"playing 8 methods × 300 steps, {name}", rate, "frames a second", f", the longest {longest:.0f} ms")
        stage.page.close()


def main() -> None:
    path = found()
    if not path:
        raise SystemExit(MISSING)
    before = sys.argv[2] if sys.argv[1:2] == ["--before"] else None
    with TemporaryDirectory() as name, ExitStack() as open_until_the_end:
        folder = Path(name)
        shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
        (folder / "floor.py").write_text(FLOOR)
        start = open_until_the_end.enter_context
        app = start(App(folder / "app.log"))
        playwright = start(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        if before:
            apps = {"before": start(App(folder / "before.log", folder=Path(before))), NOW: app}
            costs(browser, apps)
            by_hand(browser, apps)
        else:
            if sys.argv[1:] != ["--networks"]:
                measure(browser, app, start(App(folder / "floor.log", "floor.py", folder)))
            networks(browser, folder / "networks.log")
        browser.close()


if __name__ == "__main__":
    main()
