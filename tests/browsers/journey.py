"""A short journey in the browsers that the other tests do not drive: `make browsers`, where they can be had.

Not named test_*: `make test` drives Chromium alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import pytest

from tests.browser.app import App
from tests.browser.stage import TO_SCREEN
from tests.browsers.drivers import firefox, screen, until, webkit
from tests.browsers.found import found

HERE = found()
STAGE = "document.querySelector('[data-testid=stage]')"
ADAM = f"JSON.stringify([...{STAGE}.race.methods.find(({{ key }}) => key === 'adam').x])"
BOX = """((node) => {
  node.scrollIntoView({ block: "nearest" });
  const box = node.getBoundingClientRect();
  return [box.left, box.top, box.width, box.height];
})(document.querySelector(SELECTOR))"""
PAINTED = """((canvas) => canvas?.width > 0
  && canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value)
)(document.querySelector(SELECTOR))"""


class Driver(Protocol):
    """A page of some browser."""

    def open(self, address: str) -> None: ...
    def read(self, expression: str) -> Any: ...
    def perform(self, actions: list[dict[str, Any]]) -> None: ...
    def errors(self) -> list[str]: ...


class Reader:
    """Whoever looks at a page and clicks on it."""

    def __init__(self, page: Driver) -> None:
        self.page = page

    def sees(self, condition: str, what: str) -> None:
        """Waits for a JavaScript condition, in which `data` are the stage's data-* attributes."""
        until(lambda: self.page.read(f"((data) => Boolean(data && ({condition})))({STAGE}?.dataset)"), what)

    def on(self, selector: str, script: str) -> Any:
        """What a script says of an element."""
        return self.page.read(script.replace("SELECTOR", json.dumps(selector)))

    def click(self, x: float, y: float) -> None:
        moves = [{"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}]
        moves += [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self.page.perform(
            [{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": moves}]
        )

    def click_on(self, selector: str, across: float = 0.5, down: float = 0.5) -> None:
        """Clicks at shares of an element's width and height."""
        left, top, width, height = self.on(selector, BOX)
        self.click(left + across * width, top + down * height)

    def start(self) -> tuple[float, float]:
        x, y = self.page.read(f"{STAGE}.dataset.start.split(',').map(Number)")
        return x, y


@pytest.fixture(scope="session")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A screen that nobody looks at."""
    if not HERE.screen:
        pytest.skip("no Xvfb: sudo apt-get install xvfb")
    with screen(HERE.screen, tmp_path_factory.mktemp("screen")) as name:
        yield name


Opened = Callable[[Path, str], AbstractContextManager[Driver]]


def with_firefox(**preferences: Any) -> Opened:
    if not HERE.firefox:
        pytest.skip("no Firefox: sudo apt-get install firefox-esr")
    return partial(firefox, HERE.firefox, preferences=preferences)


def with_webkit() -> Opened:
    if not (HERE.webkit and HERE.minibrowser):
        pytest.skip("no WebKit: sudo apt-get install webkit2gtk-driver")
    return partial(webkit, HERE.webkit, HERE.minibrowser)


@pytest.mark.parametrize(
    "opened",
    [
        pytest.param(with_firefox, id="firefox"),
        pytest.param(partial(with_firefox, **{"webgl.disabled": True}), id="firefox_without_webgl"),
        pytest.param(with_webkit, id="webkit"),
    ],
)
def test_the_race_opens_plays_and_takes_clicks(
    opened: Callable[[], Opened], app: App, display: str, tmp_path: Path
) -> None:
    with opened()(tmp_path, display) as page:
        reader = Reader(page)
        page.open(app.address)
        reader.sees("data.revision >= 1", "the race")
        for paths in (".rv-map [data-layer=still]", ".rv-relief .rv-canvas"):
            until(partial(reader.on, paths, PAINTED), f"paths on {paths}")
        reader.sees("data.step > 10", "the race plays")
        if page.read(f"{STAGE}.dataset.playing === 'true'"):
            reader.click_on(".rv-key-play")
        reader.sees("data.playing === 'false'", "the race rests")

        before = reader.start()
        reader.click(*page.read(f"({TO_SCREEN})([0.5, 1])"))
        reader.sees(f"data.start !== '{before[0]:g},{before[1]:g}'", "a click on the map moves the start")
        x, y = reader.start()
        assert abs(x - 0.5) < 0.02 and abs(y - 1) < 0.02

        walked = page.read(ADAM)
        reader.click_on("input[aria-label='Learning rate, Adam']", across=0.2)
        until(lambda: page.read(ADAM) != walked, "a slider changes a path")

        reader.click_on(".rv-relief")
        reader.sees(f"data.start !== '{x:g},{y:g}'", "a click on the surface moves the start")
        assert page.errors() == []
