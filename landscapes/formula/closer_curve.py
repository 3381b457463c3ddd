"""A closer window of a curve: around all places where it turns or begins to bend another way, if more is seen there."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from landscapes.formula.numbers import Array
from landscapes.formula.readable_sides import readable_above, rounded
from landscapes.formula.turns import drawn, lines_across, turns_seen

PLACES = 1024  # that are looked at
AROUND = (1.5, 2, 3, 4)  # times as wide as all that is found the windows are that are compared
ROUNDING = 1e-12  # of the largest height: rounding may have left as much


@np.errstate(all="ignore")
def with_all_that_bends(
    value: Callable[[Array, Array], Array], x: float, half: float, richness: float
) -> tuple[float, float]:
    """The middle and the half side of a window of a curve: those given, or those of a closer one around all places in
    it where f turns, or begins to bend another way, if more than this richness is seen there.
    """
    at = x + half * np.linspace(-1, 1, PLACES)
    heights = drawn(value(at, np.zeros_like(at))[None])[0]
    turned, bent = (at[1:-1][change] for change in changes(heights))
    tried = []
    for places in (turned, np.concatenate([turned, bent])):
        if len(places) and np.ptp(places) > 0:
            middle, hull = (places.min() + places.max()) / 2, np.ptp(places) / 2
            tried += [(rounded(middle, hull), readable_above(hull * part)) for part in AROUND]
    if not tried:
        return x, half
    middles, halves = np.transpose(tried)
    along, _ = lines_across(True)
    there = (middles[:, None] + halves[:, None] * along[0, 0]).ravel()
    values = value(there, np.zeros_like(there)).reshape(len(tried), -1)
    values[~np.isfinite(values)] = np.nan
    seen, _ = turns_seen(drawn(values)[:, None, None], True)
    best = int(np.lexsort((-halves, -seen))[0])
    return tried[best] if seen[best] > richness else (x, half)


def changes(heights: Array) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where evenly spaced heights (points,) turn, and where they begin to bend another way, (points - 2,) each. What
    rounding may have left is no change.
    """
    least = ROUNDING * np.nanmax(abs(heights), initial=0)
    slopes = np.diff(heights)
    bends = np.diff(slopes)
    turned, bent = (
        (np.sign(each[1:]) != np.sign(each[:-1])) & (np.minimum(abs(each[1:]), abs(each[:-1])) > least)
        for each in (slopes, bends)
    )
    return turned, np.append(bent, False)
