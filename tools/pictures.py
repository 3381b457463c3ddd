"""Takes the README's pictures from the app itself: `python -m tools.pictures` writes docs/*.png and docs/race.gif."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Page, ViewportSize, sync_playwright

from tests.browser.app import App
from tests.browser.chromium import found
from tests.browser.waiting import wait_until

DOCS = Path(__file__).resolve().parent.parent / "docs"
DESK: ViewportSize = {"width": 1440, "height": 900}
Scheme = Literal["light", "dark"]
STILLS: dict[str, tuple[Scheme, str]] = {
    "light": ("light", ""),
    "dark": ("dark", "?surface=beale&methods=gradient_descent,momentum,rmsprop,adam,newton"),
}
EXPERIMENTS: dict[str, tuple[Scheme, str]] = {
    "map": ("light", "map?surface=beale&method=momentum&steps=500"),
    "basins": ("dark", "basins?surface=himmelblau&method=momentum&grid=200"),
}
FRAMES = 48
FRAME_MS = 120
LAST_MS = 2500
GIF_WIDTH = 800
COLOURS = 128


def opened(browser: Browser, address: str, scheme: Scheme) -> Page:
    """The race at its end, on a page that does not move by itself."""
    page = browser.new_page(viewport=DESK, color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)
    page.wait_for_selector("[data-testid=stage]:not([data-revision='0'])")
    wait_until(page, "document.querySelector('.rv-relief .gl-container canvas')?.width > 0")
    page.wait_for_load_state("networkidle")
    return page


def drawn(browser: Browser, address: str, scheme: Scheme) -> Page:
    """An experiment with its figure and the preview beside it."""
    page = browser.new_page(viewport=DESK, color_scheme=scheme)
    page.goto(address)
    page.wait_for_selector("[data-testid=figure][data-revision]")
    page.wait_for_selector("[data-testid=preview][data-serial]")
    page.wait_for_load_state("networkidle")
    return page


def still(page: Page, clip: FloatRect | None = None) -> Image.Image:
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")


def race(page: Page) -> list[Image.Image]:
    """The stage at evenly spaced steps."""
    box = page.get_by_test_id("stage").bounding_box()
    assert box
    height = min(box["height"], 900 - box["y"])
    clip: FloatRect = {"x": box["x"] - 6, "y": box["y"], "width": box["width"] + 12, "height": height}
    slider = page.get_by_role("slider", name="Step", exact=True)
    steps = int(slider.get_attribute("max") or 0)
    frames = []
    for i in range(FRAMES + 1):
        slider.evaluate(
            "(node, step) => { node.value = step; node.dispatchEvent(new Event('input')); }", steps * i // FRAMES
        )
        frame = still(page, clip)
        frames.append(
            frame.resize((GIF_WIDTH, round(GIF_WIDTH * frame.height / frame.width)), Image.Resampling.LANCZOS)
        )
    return frames


def main() -> None:
    """Starts the app, takes the pictures, ends it."""
    DOCS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, App(Path(folder) / "log.txt") as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=["--no-sandbox"])
        for name, (scheme, link) in STILLS.items():
            still(opened(browser, app.address + link, scheme)).save(DOCS / f"{name}.png", optimize=True)
        for name, (scheme, link) in EXPERIMENTS.items():
            still(drawn(browser, app.address + link, scheme)).save(DOCS / f"{name}.png", optimize=True)
        frames = race(opened(browser, app.address, "light"))
        colours = [frame.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE) for frame in frames]
        durations = [FRAME_MS] * (len(colours) - 1) + [LAST_MS]
        colours[0].save(
            DOCS / "race.gif", save_all=True, append_images=colours[1:], duration=durations, loop=0, optimize=True
        )
        browser.close()


if __name__ == "__main__":
    main()
