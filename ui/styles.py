"""The stylesheet: the colours, and the sheets of static/styles/ in the order in which they overrule each other."""

from __future__ import annotations

from functools import cache

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
SHEETS = ("base", "parts", *VIEWS, "lecture", "streamlit")


@cache
def stylesheet() -> str:
    """All of it as one <style>: a browser that has it already is sent its name only, which Streamlit does for what is
    large enough.
    """
    sheets = (STYLES.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    return "\n".join(["<style>", custom_properties(), *sheets, "</style>"])
