"""The style of each method: colour, dash and end marker differ together, so that nobody depends on colour.

Hues in the order of Okabe and Ito (2008), "Color Universal Design", darkened or lightened until each stands at 3:1
or more against the lightest and the darkest band of its theme's surface; tests measure it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """One method's look: CSS colours on a light and a dark page, dash lengths in pixels, the marker at its head."""

    light: str
    dark: str
    dash: tuple[int, ...]
    marker: str

    @property
    def colours(self) -> dict[str, str]:
        """The colour by the theme's name."""
        return {"light": self.light, "dark": self.dark}


STYLES = (
    Style("#0063a3", "#6cb8f2", (), "circle"),
    Style("#ad3f00", "#ff9a57", (10, 3), "square"),
    Style("#8a5a00", "#f2bd3d", (7, 3, 2, 3), "triangle"),
    Style("#006b80", "#58d3e6", (3, 3), "pentagon"),
    Style("#7a4330", "#dba98f", (12, 3, 2, 3), "hexagon"),
    Style("#00694b", "#3fd6a4", (6, 3), "diamond"),
    Style("#9c2a78", "#f49bd3", (), "star"),
    Style("#566400", "#cfdb57", (2, 2), "wedge"),
    Style("#26323d", "#f4f7fa", (14, 4), "cross"),
)

# Bands of the surface from low to high: one quiet hue, the minimum where the light (or the depth) is.
BANDS = {"light": ("#fbfcfd", "#a9bccb"), "dark": ("#0f151b", "#4b5e6f")}


def styles(keys: list[str]) -> dict[str, Style]:
    """The style of every method, by its place in the catalogue: it keeps its colour whoever it races against."""
    return {key: STYLES[place % len(STYLES)] for place, key in enumerate(keys)}
