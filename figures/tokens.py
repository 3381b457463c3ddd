"""The page's colours, each said once: figures read them here, the stylesheet has them as custom properties (--rv-ink),
the browser's modules read those, and a test holds Streamlit's own theme in .streamlit/config.toml to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Ink:
    """The colours of a theme, as CSS writes them."""

    ink: str  # what is written
    quiet: str  # what is said quietly
    line: str  # hairlines around what is ours
    border: str  # and around Streamlit's own widgets
    page: str  # the page, which lies beneath everything
    card: str  # what lies on the page
    accent: str  # what is chosen, linked, in focus
    on_accent: str  # what is written on the accent
    contour: str  # level lines of the map
    ridge: str  # level lines on the surface in 3-D
    halo: str  # around what must be seen on any ground
    alarm: str  # what went wrong
    good: str  # what is right, what holds
    partly: str  # what holds sometimes
    against: str  # what does not hold
    operator: str  # signs in a listing
    sample: str  # a sample of data, or one of the first of two classes: no method's colour
    other: str  # a sample of the second class


INKS = {
    "light": Ink(
        ink="#1b2530",
        quiet="#566573",
        line="#c9d2da",
        border="#d5dce3",
        page="#f4f6f8",
        card="#ffffff",
        accent="#0063a3",
        on_accent="#ffffff",
        contour="rgba(60, 84, 104, .34)",
        ridge="#8ea3b4",
        halo="#ffffff",
        alarm="#a8321c",
        good="#00694b",
        partly="#7a5500",
        against="#6a3d8f",
        operator="#8a4a00",
        sample="#a9bccb",
        other="#f0cf9a",
    ),
    "dark": Ink(
        ink="#e6ebf0",
        quiet="#9fadba",
        line="#35424e",
        border="#2d3843",
        page="#12181e",
        card="#1a222a",
        accent="#6cb8f2",
        on_accent="#0b1014",
        contour="rgba(190, 208, 222, .22)",
        ridge="#5d7183",
        halo="#0b1014",
        alarm="#ff9c85",
        good="#3fd6a4",
        partly="#f0b84a",
        against="#c9a2ee",
        operator="#f0b84a",
        sample="#5b7287",
        other="#a37f45",
    ),
}

# The same on a light and on a dark page.
STAR = "#fff"  # the stars at the minima
RIM = "#1b2530"  # and their rim
ALWAYS = {
    "star": STAR,
    "rim": RIM,
    "problem": "#c4472c",  # what a field cannot take
    "notice": "#b27a00",  # beside the notes above a page
    "shadow": "rgba(10, 20, 30, .16)",
    "deep-shadow": "rgba(10, 20, 30, .24)",
    "menu-shadow": "rgba(0, 0, 0, .18)",
    "veil": "rgba(10, 20, 30, .35)",
    "code-dark": "#000",  # of a QR code, which phones want dark on light
    "code-light": "#fff",
}


def custom_properties() -> str:
    """The colours for the stylesheet. The page follows its colour scheme; a part of ours that has marked itself with
    its theme has plain values, which its JavaScript can hand to a canvas.
    """
    light, dark = (asdict(INKS[theme]) for theme in ("light", "dark"))
    both = {name: f"light-dark({light[name]}, {dark[name]})" for name in light}
    return "\n".join(
        f"{selector} {{ {_declared(colours)} }}"
        for selector, colours in (
            (".stApp", both | ALWAYS),
            ('[data-theme="light"]', light),
            ('[data-theme="dark"]', dark),
        )
    )


def _declared(colours: Mapping[str, str]) -> str:
    return " ".join(f"--rv-{name.replace('_', '-')}: {colour};" for name, colour in colours.items())
