"""The stylesheet: the colours, and the sheets of static/styles/ in the order in which they overrule each other."""

from __future__ import annotations

import re
from functools import lru_cache

from figures.tokens import custom_properties
from ui.serving import STATIC

STYLES = STATIC / "styles"
VIEWS = (
    *(
        "page",
        "tabs",
        "stage",
        "samples",
        "deck",
        "scoreboard",
        "predict",
        "events",
        "catalogue",
        "claims",
        "misprints",
        "anatomy",
        "surfaces",
        "numbers",
        "data",
    ),
    *("landscape", "curvature", "shape", "figure", "share", "lessons", "networks", "compare", "glossary", "teaching"),
)
SHEETS = ("base", "parts", *VIEWS, "lecture", "forced", "streamlit")


WIDTH = re.compile(r"\((max|min)-width: (\d+)px\)")  # of a page or a container, where its layout becomes another


@lru_cache(maxsize=32)
def stylesheet(size: float = 1) -> str:
    """All of it as one <style>, for type and lines that are `size` times as large.

    A browser that has it already is sent its name only, which Streamlit does for what is large enough. What is enlarged
    needs more room, so a wide page is laid out as a narrower one is.
    """
    sheets = (STYLES.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    text = "\n".join([custom_properties(), *sheets])
    if size != 1:
        text = WIDTH.sub(lambda found: f"({found[1]}-width: {int(found[2]) * size:g}px)", text)
        text += f"\n:root {{ --rv-size: {size:g}; }}"
    return f"<style>\n{text}\n</style>"
