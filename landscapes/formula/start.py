"""A start for a formula that nobody has looked at yet, in a window of it."""

import numpy as np

from landscapes.formula.numbers import Array
from landscapes.formula.surface import Domain, Point, Programs

# Where to begin, as fractions of the window: off its axes and diagonals, on which many surfaces are special.
FIRST_PLACES = [(0.15, 0.8), (0.8, 0.15), (0.3, 0.35), (0.7, 0.6), (0.9, 0.9), (0.1, 0.1), (0.55, 0.45), (0.95, 0.55)]
MORE_PLACES = 200
UNUSUAL = 50  # times the median slope: one that is steeper is a wall; as many times less is flat


def suggested_start(programs: Programs[Array], domain: Domain) -> Point:
    """A place in the window where value and gradient are finite, on a slope as the window usually has it: neither on a
    wall nor where it is flat. On any slope where none is usual; the window's middle where no place is found.
    """
    low, high = np.transpose(domain)
    spread = np.random.default_rng(0).integers(1, 100, (MORE_PLACES, 2)) / 100  # numbers that are pleasant to read
    x, y = (low + (high - low) * np.vstack([FIRST_PLACES, spread])).T.copy()
    values, slopes = programs.value(x, y), np.array(programs.gradient(x, y))
    good = np.isfinite([values, *slopes]).all(axis=0)
    steep = np.where(good, np.hypot(*slopes), 0.0)
    sloping = steep > 0
    usual = np.median(steep[sloping]) if sloping.any() else 0.0
    near = sloping & (steep <= UNUSUAL * usual) & (usual <= UNUSUAL * steep)
    kept = next((places for places in (near, sloping, good) if places.any()), None)
    if kept is None:
        return float(low[0] + high[0]) / 2, float(low[1] + high[1]) / 2
    first = int(np.argmax(kept))
    return float(x[first]), float(y[first])
