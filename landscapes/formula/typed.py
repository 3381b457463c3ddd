"""A landscape from a formula somebody typed."""

from typing import Any

import numpy as np

from landscapes.formula.landscape import Landscape
from landscapes.formula.programs import compiled
from landscapes.formula.surface import Domain, Point
from landscapes.formula.window import suggested_window

NAME = "Your formula"
# Where to begin, as fractions of the window: off its axes and diagonals, on which many surfaces are special.
FIRST_PLACES = [(0.15, 0.8), (0.8, 0.15), (0.3, 0.35), (0.7, 0.6), (0.9, 0.9), (0.1, 0.1), (0.55, 0.45), (0.95, 0.55)]
MORE_PLACES = 200


def from_formula(text: str, **facts: Any) -> Landscape:
    """The landscape of a formula such as "x^2 + 10y^2".

    facts: fields of Landscape that are known about it. If no domain is given, one is chosen in which something is to
    be seen; if no start is given, one where value and gradient are finite. Raises FormulaError with a sentence and
    the position that it is about.
    """
    compiled(text)  # what cannot be read is refused here, whatever else is known about it
    facts = {"name": NAME, **facts}
    if "domain" not in facts:
        facts["domain"] = suggested_window(compiled(text).arrays.value)
    if "start" not in facts:
        facts["start"] = suggested_start(text, facts["domain"])
    return Landscape(formula=text, **facts)


def suggested_start(text: str, domain: Domain) -> Point:
    """A place in the window where value and gradient are finite, or its middle where none is found."""
    low, high = np.transpose(domain)
    spread = np.random.default_rng(0).random((MORE_PLACES, 2))
    x, y = (low + (high - low) * np.vstack([FIRST_PLACES, spread])).T.copy()
    programs = compiled(text).arrays
    good = np.isfinite([programs.value(x, y), *programs.gradient(x, y)]).all(axis=0)
    if not good.any():
        return float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2
    first = int(np.argmax(good))
    return float(x[first]), float(y[first])
