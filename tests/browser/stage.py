"""The page as a reader uses it: where things are, what they show, and waiting until they do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.pool import PATIENCE
from tests.browser.waiting import wait_until

MAP = "document.querySelector('.rv-map .rv-plot')"
SCENE = "document.querySelector('.rv-relief .rv-plot')._fullLayout.scene"
TO_SCREEN = f"""([x, y]) => {{
  const plot = {MAP}, {{ xaxis, yaxis }} = plot._fullLayout, box = plot.getBoundingClientRect();
  return [box.left + xaxis._offset + xaxis.l2p(x), box.top + yaxis._offset + yaxis.l2p(y)];
}}"""
DATA = r"\b(?:start|step|steps|playing|methods|revision|surface|view|theme|muted|live|ready)\b"

expect.set_options(timeout=PATIENCE)

# The stage has not moved for ten frames.
IN_PLACE = """() => new Promise((done) => {
  let [before, still] = ["", 0];
  const look = () => {
    const box = JSON.stringify(document.querySelector("[data-testid=stage] [role=group]").getBoundingClientRect());
    still = box === before ? still + 1 : 0;
    before = box;
    if (still < 10) requestAnimationFrame(look); else done(true);
  };
  look();
})"""


class Stage:
    """One open page and the stage in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.get_by_test_id("stage")
        self.map = page.locator(".rv-map")
        self.relief = page.locator(".rv-relief")
        self.marker = page.get_by_test_id("start-marker")
        self.scores = page.get_by_test_id("scoreboard")
        self.deck = page.get_by_test_id("methods")

    def open(self, address: str) -> Stage:
        """Goes to an address and waits for the race to be painted and to have taken its place on the page."""
        self.page.goto(address)
        return self.painted()

    def painted(self) -> Stage:
        """Waits for the race to be painted and to have taken its place on the page."""
        self.until("revision >= 1")
        wait_until(self.page, IN_PLACE)
        return self

    # --- what it shows ------------------------------------------------------------------------------------

    def data(self, name: str) -> str:
        value = self.root.get_attribute(f"data-{name}")
        assert value is not None, f"the stage has no data-{name}"
        return value

    @property
    def start(self) -> tuple[float, float]:
        x, y = self.data("start").split(",")
        return float(x), float(y)

    @property
    def step(self) -> int:
        return int(self.data("step"))

    def until(self, condition: str) -> None:
        """Waits for a JavaScript condition on the stage's data-* attributes, named without the prefix."""
        names = ", ".join(sorted(set(re.findall(DATA, condition))))
        wait_until(
            self.page,
            "(() => { const stage = document.querySelector('[data-testid=stage]');"
            f"return stage && (({{ {names} }}) => {condition})(stage.dataset); }})()",
        )

    @contextmanager
    def moved(self) -> Iterator[None]:
        """Whatever is done inside, the start has changed when it ends."""
        before = self.data("start")
        yield
        self.until(f"start !== '{before}'")

    @contextmanager
    def repainted(self) -> Iterator[None]:
        """Whatever is done inside, the race has been painted afresh when it ends."""
        before = self.data("revision")
        yield
        self.until(f"revision > {before}")

    def ranges(self) -> list[list[float]]:
        """The window of the map: [[x0, x1], [y0, y1]]."""
        return self.page.evaluate(f"(({{ xaxis, yaxis }}) => [[...xaxis.range], [...yaxis.range]])({MAP}._fullLayout)")

    def until_window(self, condition: str) -> None:
        """Waits for a JavaScript condition on x0, x1, y0 and y1 of the map's window."""
        shown = f"(({{ xaxis, yaxis }}) => [...xaxis.range, ...yaxis.range])({MAP}._fullLayout)"
        wait_until(self.page, f"(([x0, x1, y0, y1]) => {condition})({shown})")

    def camera(self) -> dict[str, Any]:
        """The camera of the 3-D view."""
        return self.page.evaluate(f"{SCENE}._scene.getCamera()")

    def until_relief(self) -> None:
        """Waits until the 3-D view is drawn: it comes after the rest."""
        wait_until(
            self.page,
            "document.querySelector('.rv-relief .rv-plot')?._fullLayout?.scene?._scene?.glplot?.cameraParams?.view",
        )

    def ready(self) -> None:
        """Waits until the browser can walk this race by itself."""
        self.until("ready === 'true'")

    def answered(self) -> None:
        """Waits until what is shown is what the server has told: nothing is in the hand, or on its way."""
        self.until("live === 'false'")

    def row(self, method: str) -> str:
        """The scoreboard's row of a method, as text."""
        self.answered()
        return self.scores.locator(f"[data-method={method}]").inner_text()

    def paths(self) -> dict[str, list[list[float]]]:
        """The path of every method, by its key: x and y of each step, to the last bit."""
        read = "(stage) => stage.race.methods.map(({ key, x, y }) => [key, [[...x], [...y]]])"
        return dict(self.root.evaluate(read))

    def rows(self) -> dict[str, str]:
        """Every row of the scoreboard as text, by method, in the order shown."""
        self.answered()
        methods = [key for key in self.data("methods").split(",") if key]
        expect(self.scores.locator("tr[data-method]")).to_have_count(len(methods))
        read = "(rows) => rows.map((row) => [row.dataset.method, row.innerText])"
        return dict(self.scores.locator("tr[data-method]").evaluate_all(read))

    # --- what a reader does -------------------------------------------------------------------------------

    def on_screen(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the map is on the screen."""
        across, down = self.page.evaluate(TO_SCREEN, [x, y])
        return across, down

    def pixel(self) -> tuple[float, float]:
        """How much of x and of y one pixel of the map spans."""
        (x0, x1), (y0, y1) = self.ranges()
        left, bottom = self.on_screen(x0, y0)
        right, top = self.on_screen(x1, y1)
        return (x1 - x0) / (right - left), (y1 - y0) / (bottom - top)

    def click(self, x: float, y: float) -> None:
        self.page.mouse.click(*self.on_screen(x, y))

    def drag(self, part: Locator, across: float, down: float) -> None:
        """Presses in the middle of a part of the page, and lets go so many pixels away."""
        box = part.bounding_box()
        assert box
        x, y, mouse = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, self.page.mouse
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + across, y + down, steps=4)
        mouse.up()

    def button(self, name: str) -> Locator:
        """A button of the transport or the tools by the beginning of its label."""
        return self.root.get_by_role("button", name=re.compile(f"^{re.escape(name)}"))

    def pause(self) -> None:
        """Stops the clock, whether it is running or not."""
        if self.data("playing") == "true":
            self.button("Pause").click()
        self.until("playing === 'false'")

    def scrub(self, step: int) -> None:
        """Moves the timeline to a step, and lets go of it."""
        timeline = self.root.get_by_role("slider", name="Step", exact=True)
        timeline.fill(str(step))
        timeline.blur()

    def choose(self, name: str) -> None:
        """Opens the picker and chooses a surface by its picture."""
        self.page.get_by_test_id("surface").click()
        self.page.get_by_role("option", name=name, exact=True).click()

    def add(self, name: str) -> None:
        """Finds a method that does not race yet, by its name, and puts it into the race."""
        self.deck.get_by_role("searchbox").fill(name)
        self.deck.get_by_role("switch", name=name, exact=True).click()
        expect(self.card(name)).to_be_attached()

    def card(self, name: str) -> Locator:
        """The card of a method that races."""
        return self.deck.locator("article").filter(has=self.page.get_by_role("switch", name=name, exact=True))

    def field(self, label: str) -> Locator:
        """A number or text input beside the stage."""
        return self.page.get_by_label(label, exact=True)

    def type(self, label: str, text: str) -> None:
        """Types into an input and presses Enter."""
        self.field(label).fill(text)
        self.field(label).press("Enter")
