"""The style of each method: colour, dash and end marker differ together, so that nobody depends on colour.

Hues in the order of Okabe and Ito (2008), "Color Universal Design", darkened or lightened until each stands at 3:1
or more against the lightest and the darkest band of its theme's surface; tests measure it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from optimizers import OPTIMIZERS


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

    @property
    def told(self) -> dict[str, Any]:
        """What the browser draws it from."""
        return {"colours": self.colours, "dash": self.dash, "marker": self.marker}


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

# The parts of a step that is taken apart: arrows and boxes on the map, and their terms in the formulas.
PARTS = {
    part: STYLES[place].colours
    for part, place in (("gradient", 1), ("momentum", 0), ("velocity", 6), ("squares", 5), ("sizes", 2), ("step", 8))
}


FORMS_ON = 4  # how far the forms move on against the colours with each round; it shares no divisor with the nine


def styles(
    racers: Iterable[str], guests: Iterable[str] = (), catalogue: Iterable[str] = OPTIMIZERS
) -> dict[str, Style]:
    """A style for every racer (keys of the catalogue), no two alike; up to nine racers have nine colours.

    A method prefers the style of its place in the catalogue, in which those that came later stand last here. The first
    of those that prefer the same has it, and the others take the next that nobody here prefers: so methods keep their
    styles while others come and go, as far as can be. `guests` may join later: they have what the racers leave.
    """
    catalogue = sorted(catalogue, key=_joined)
    racing = sorted(racers, key=catalogue.index)
    taken: dict[int, str] = {}
    for key in racing:
        taken.setdefault(catalogue.index(key) % len(STYLES), key)
    for key in (*racing, *sorted(guests, key=catalogue.index)):
        if key not in taken.values():
            taken[next(place for place in _wanted(catalogue.index(key)) if place not in taken)] = key
    return {key: _style(place) for place, key in taken.items()}


def _joined(key: str) -> int:
    """When a method came into the catalogue."""
    return OPTIMIZERS[key].joined if key in OPTIMIZERS else 0


def _wanted(preferred: int) -> Iterator[int]:
    """Places, the preferred one first, then those after it, round by round."""
    nine = len(STYLES)
    return (nine * lap + (preferred + on) % nine for lap in count() for on in range(nine))


def _style(place: int) -> Style:
    """After the first round the same colours come again, in other forms."""
    lap, colour = divmod(place, len(STYLES))
    form = STYLES[(colour + FORMS_ON * lap) % len(STYLES)]
    return replace(STYLES[colour], dash=form.dash, marker=form.marker)


def mixed(colour: str, other: str, part: float) -> str:
    """#rrggbb, `part` of the way from one colour to the other."""
    pairs = zip(*([int(each[i : i + 2], 16) for i in (1, 3, 5)] for each in (colour, other)), strict=True)
    return "#" + "".join(f"{round(a + part * (b - a)):02x}" for a, b in pairs)
