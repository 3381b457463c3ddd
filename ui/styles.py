"""The stylesheet: the colours, and the sheets of static/styles/ in the order in which they overrule each other.

It is served as a file, which a browser keeps for good: its name is another when its text is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from figures.tokens import custom_properties

STYLES = Path(__file__).resolve().parent.parent / "static" / "styles"
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
STYLE = "style"  # where it is served
FIRST = re.compile(r"/\* --- the first paint.*?(?=/\* --- )", re.DOTALL)
WIDTH = re.compile(r"\((max|min)-width: (\d+)px\)")  # of a page or a container, where its layout becomes another


@lru_cache(maxsize=32)
def stylesheet(size: float = 1) -> str:
    """All of it, for type and lines that are `size` times as large.

    What is enlarged needs more room, so a wide page is laid out as a narrower one is.
    """
    sheets = (STYLES.joinpath(f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    return enlarged("\n".join([custom_properties(), *sheets]), size)


@lru_cache(maxsize=32)
def styles_address(size: float = 1) -> str:
    """Where it is served, below the app's own address."""
    return f"{STYLE}/{size:g}.{sha256(stylesheet(size).encode()).hexdigest()[:16]}.css"


@lru_cache(maxsize=32)
def first_styles(size: float = 1) -> str:
    """The part of it that the page has in its head, so that what comes first stands where it will stay."""
    found = FIRST.search((STYLES / "streamlit.css").read_text(encoding="utf-8"))
    return f"<style>{enlarged(found[0] if found else '', size)}</style>"


def enlarged(styles: str, size: float) -> str:
    """Styles for type that is `size` times as large: each width at which the layout becomes another is so too."""
    if size == 1:
        return styles
    wider = WIDTH.sub(lambda found: f"({found[1]}-width: {int(found[2]) * size:g}px)", styles)
    return f"{wider}\n:root {{ --rv-size: {size:g}; }}"
