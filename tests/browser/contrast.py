"""What can be seen where the system forces its own colours, by the pixels of the page."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np
from PIL import Image  # which Streamlit brings
from playwright.sync_api import Page

DRAWN = "[role=switch], input[type=range]"  # switches, sliders and the timeline
ACROSS = 0.9  # part of its width that a control has to be drawn over
CHOSEN = {  # what is chosen, and what is not, of the same kind
    ".rv-tool[aria-pressed=true]": ".rv-tools > .rv-tool:not([aria-pressed=true])",
    ".rv-tabs > ul > li > [aria-current]": ".rv-tabs > ul > li > a:not([aria-current])",
    "[data-testid=stBaseButton-segmented_controlActive]": "[data-testid=stBaseButton-segmented_control]",
}
FRAME = 4  # pixels inside the edge, and the part of them that has to differ
DIFFERS = 0.12
BOXES = """(selector) => [...document.querySelectorAll(selector)].map((node) => {
  const { x, y, width, height } = node.getBoundingClientRect();
  const name = node.ariaLabel || node.innerText || node.closest("label")?.innerText || "";
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  return { name, box: [x, y, x + width, y + height], seen: top && (node.contains(top) || top.contains(node)) };
}).filter(({ seen }) => seen)"""


def unseen(page: Page) -> list[str]:
    """A line for each control in the window that forced colours leave without a shape, or a choice without a mark."""
    page.emulate_media(forced_colors="active")
    try:
        picture = Image.open(BytesIO(page.screenshot())).convert("L")
        return [*_shapeless(page, picture), *_unmarked(page, picture)]
    finally:
        page.emulate_media(forced_colors="none")


def _shapeless(page: Page, picture: Image.Image) -> Iterator[str]:
    for one in page.evaluate(BOXES, DRAWN):
        left, top, right, bottom = (round(at) for at in one["box"])
        part = np.asarray(picture.crop((left, top, right, bottom)), dtype=int)
        ground = int(np.asarray(picture)[max(top - 2, 0), max(left - 2, 0)])
        drawn = float((abs(part - ground) > 60).any(axis=0).mean()) if part.size else 0.0
        if drawn < ACROSS:
            yield f"{one['name'][:40]!r} is drawn over {drawn:.0%} of its width"


def _unmarked(page: Page, picture: Image.Image) -> Iterator[str]:
    for chosen, other in CHOSEN.items():
        marked, plain = ([_edge(picture, one["box"]) for one in page.evaluate(BOXES, each)] for each in (chosen, other))
        if marked and plain and min(abs(one - two) for one in marked for two in plain) < DIFFERS:
            yield f"{chosen} looks like {other}"


def _edge(picture: Image.Image, box: list[float]) -> float:
    """The part of the frame inside a box that is dark, from 0 to 1."""
    left, top, right, bottom = (round(at) for at in box)
    part = picture.crop((left, top, right, bottom))
    sides = (
        part.crop((0, 0, part.width, FRAME)),
        part.crop((0, part.height - FRAME, part.width, part.height)),
        part.crop((0, 0, FRAME, part.height)),
        part.crop((part.width - FRAME, 0, part.width, part.height)),
    )
    pixels = b"".join(side.tobytes() for side in sides)
    return sum(pixel < 128 for pixel in pixels) / len(pixels)
