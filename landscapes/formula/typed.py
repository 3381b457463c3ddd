"""A landscape from a formula somebody typed."""

from typing import Any

import numpy as np

from landscapes.formula.landscape import Landscape, Point

WINDOW = ((-5.0, 5.0), (-5.0, 5.0))
# Places to begin, as fractions of the window; off the axes and the diagonals, where many surfaces are special.
PLACES = [(0.15, 0.8), (0.8, 0.15), (0.3, 0.35), (0.7, 0.6), (0.9, 0.9), (0.1, 0.1), (0.55, 0.45), (0.95, 0.55)]


def from_formula(text: str, **facts: Any) -> Landscape:
    """The landscape of a formula such as "x^2 + 10y^2"; facts are fields of Landscape known about it.

    Raises FormulaError, with a sentence and the position of the character it is about.
    """
    known = {"name": "Your formula", "domain": WINDOW, "start": None} | facts
    surface = Landscape(formula=text, **known)
    if surface.start is not None:
        surface.tree  # noqa: B018  a formula that cannot be read is refused here, not at its first use
        return surface
    return Landscape(formula=text, **(known | {"start": _start(surface)}))


def _start(surface: Landscape) -> Point:
    """The first place where value and gradient are finite; the middle of the window where there is none."""
    low, high = np.transpose(surface.domain)
    places = low + (high - low) * np.vstack([PLACES, np.random.default_rng(0).random((200, 2)), [[0.5, 0.5]]])
    good = np.isfinite(surface.value(places)) & np.isfinite(surface.gradient(places)).all(axis=-1)
    x, y = places[np.argmax(good)] if good.any() else places[-1]
    return float(x), float(y)
