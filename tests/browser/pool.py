"""Pages that are kept from test to test: to lead one on to another link costs a sixth of what opening a new one does.

A page is led away to another part of the app first, so that everything on it is taken down and built afresh; the link
is read as any link is. Only what the browser itself remembers is not new: a test of that asks for a fresh page.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlparse

from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.watch import Ear, Watch
from ui.session.pages import ANATOMY, CATALOGUE, PAGES, STRIP, address

DESK = {"width": 1440, "height": 900}
STILL = "reduce"  # a race that plays by itself would keep the processor from what is tested
USUAL = {"viewport": DESK, "color_scheme": "light", "reduced_motion": STILL}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
PATIENCE = 30_000  # milliseconds: two cores draw WebGL in software
KEPT = 3  # pages, of as many kinds of browser
LONGEST_HISTORY = 40  # entries: a browser keeps fifty, and a test may count them

AWAY = {f"/{address(page)}": PAGES[page].title for page in (ANATOMY, STRIP, CATALOGUE)}
COME = """(link) => {
  history.replaceState({}, "", link);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}"""
TIDY = """() => {
  document.activeElement?.blur();
  document.querySelector("[data-testid=stMain]").scrollTo(0, 0);
}"""


@dataclass
class Kept:
    """A page, what its browser was born with, and who listens to it."""

    page: Page
    born: str
    ear: Ear


def born(options: dict[str, Any]) -> str:
    """What cannot be changed once a browser is open; the rest of the options a kept page is given anew."""
    return json.dumps({name: value for name, value in options.items() if name not in USUAL}, sort_keys=True)


def dress(page: Page, options: dict[str, Any]) -> None:
    """Gives a page the size, the colour scheme and the motion of these options."""
    wear = USUAL | options
    page.emulate_media(color_scheme=wear["color_scheme"], reduced_motion=wear["reduced_motion"])
    if page.viewport_size != wear["viewport"]:
        page.set_viewport_size(wear["viewport"])


class Pool:
    """The pages of one browser that show the app at one address."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.idle: list[Kept] = []

    def new(self, watch: Watch, **options: Any) -> Kept:
        """A page, still empty, of a browser that was never here before; `options` are those of its context."""
        context = self.browser.new_context(**USUAL | options)
        context.set_default_timeout(PATIENCE)
        ear = Ear(context, watch)
        return Kept(context.new_page(), born(options), ear)

    def come(self, watch: Watch, link: str, **options: Any) -> Kept:
        """A page at a link below the app's address, on its way there."""
        kept = self._led(watch, link, options) if "embed" not in link else None
        if kept is None:
            kept = self.new(watch, **options)
            kept.page.goto(self.address + link)
        return kept

    def back(self, kept: Kept) -> None:
        """A test is done with a page that it was led to."""
        if kept.page.is_closed() or kept.page.evaluate("history.length") > LONGEST_HISTORY:
            kept.page.context.close()
            return
        self.idle.append(kept)
        if len(self.idle) > KEPT:
            self.idle.pop(0).page.context.close()

    def close(self) -> None:
        for kept in self.idle:
            kept.page.context.close()

    def _led(self, watch: Watch, link: str, options: dict[str, Any]) -> Kept | None:
        kept = next((kept for kept in self.idle if kept.born == born(options)), None)
        if kept is None:
            return None
        self.idle.remove(kept)
        kept.ear.watch = watch
        page, ends = kept.page, (urlparse(kept.page.url).path, "/" + urlparse(link).path)
        away = next(path for path in AWAY if path not in ends)
        try:
            page.mouse.move(0, 0)
            dress(page, options)
            page.evaluate(COME, f"{away}?methods=none")
            expect(page.locator(".rv-tab-all")).to_have_text(AWAY[away])
            expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
            page.evaluate(TIDY)
            page.evaluate(COME, self.address + link)
        except (Error, AssertionError):  # a test that failed may leave a page from which nothing leads away
            page.context.close()
            return None
        return kept
