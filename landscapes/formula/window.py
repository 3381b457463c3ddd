"""A window for a formula that nobody has looked at yet: a square in which something is to be seen.

What there is to see is where f turns, from falling to rising or back, along straight lines across the window: a bowl
turns once each way, a wave many times, a wall never. Windows of several sizes are compared, around the place that the
numbers of the formula point to. Only values are looked at, so that a window costs milliseconds and is always the same.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from landscapes.formula.arithmetic import Tree
from landscapes.formula.closer_curve import with_all_that_bends
from landscapes.formula.hints import Hints, hints
from landscapes.formula.numbers import Array
from landscapes.formula.readable_sides import rounded
from landscapes.formula.surface import Domain, Point
from landscapes.formula.turns import RIM, drawn, lines_across, lowest_part, told, turns_seen

# Half sides of the windows that are compared. Among equals the one nearest to USUAL is taken, where x has the size 1.
HALVES = np.array([0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000])
USUAL = 5.0
CURVE_HALVES = np.sort(np.outer([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8], 10.0 ** np.arange(-2, 4)).ravel())
LOOKS = 3  # how often a window is moved to what was found in it
FINITE, CURVE_FINITE = 0.2, 0.3  # of a window: with less, most of it would be blank
MIDDLE, CURVE_MIDDLE = 0.25, 0.1  # of the half side: what lies nearer to the middle needs no move
ASIDE, SMALLER = 0.6, 0.5  # of a half side: what lies farther aside needs a move; of a window: one is worth a move
ROOM = 2.6  # times as wide, or as far, something may be for which a window is made wider or moved: two sizes
INNER = 0.65  # of the half side: places are low that are lowest in this part, since a slope is lowest at the rim
DOWN = (0.1, 0.1, 0.05, 0.02, 0.01)  # half sides: steps from a low place to where it is lowest around
FARTHEST = 0.24  # of the half side: a place from which one comes farther down is on a slope


class View(NamedTuple):
    """The best window around a point: its half side; the middle of what is seen in it, and how far that is aside, in
    half sides; the lowest place of all, where it is outside; and how much is seen.
    """

    half: float
    middle: Point
    aside: float
    lower: Point | None
    richness: float


def suggested_window(value: Callable[[Array, Array], Array], tree: Tree, *, single: bool = False) -> Domain:
    """A square window for a formula by its array program of values and its tree. It begins where the numbers of the
    tree point to, and is moved to what was found, where it can be smaller there, or would show little else. Of a
    `single` weight, f is drawn as a curve.
    """
    hinted = hints(tree)
    usual = USUAL * hinted.size
    near = max(map(abs, hinted.middle)) < MIDDLE * usual
    apart = hinted.reach > RIM * HALVES[-1]  # no window holds all these places: their middle is none of them
    x, y = (0.0, 0.0) if near or apart else (rounded(hinted.middle[0], usual), rounded(hinted.middle[1], usual))
    view = best_view(value, hinted._replace(middle=(x, y)), single)
    for _ in range(LOOKS - 1):
        if view.aside < (CURVE_MIDDLE if single else MIDDLE):
            break
        there = rounded(view.middle[0], view.half), rounded(view.middle[1], view.half)
        closer = best_view(value, hinted._replace(middle=there), single)
        if closer.half > SMALLER * view.half and view.aside <= ASIDE:
            break
        (x, y), view = there, closer
    half = view.half
    if single:
        x, half = with_all_that_bends(value, x, half, view.richness)
    elif view.lower is not None:
        x, y = rounded(view.lower[0], half), rounded(view.lower[1], half)
    elif max(abs(x), abs(y)) < MIDDLE * half:
        x, y = 0.0, 0.0
    return (x - half, x + half), (y - half, y + half)


@np.errstate(all="ignore")
def best_view(value: Callable[[Array, Array], Array], hinted: Hints, single: bool) -> View:
    """The best window around the middle of these hints. It is defined in a good part, it holds all of a bounded domain,
    or else the places of the hints, and f turns in it about as often as in any other. A larger one is taken for a place
    that is lower than all of it, and no slope. Of what remains, the one nearest to the usual size is taken, or one a
    little larger, where all that turns is off the rim.
    """
    middle, halves = hinted.middle, CURVE_HALVES if single else HALVES
    x, y = lines_across(single)
    sizes = halves[:, None, None, None]
    at_x, at_y = middle[0] + sizes * x, middle[1] + sizes * y
    values = np.array(value(at_x.ravel(), at_y.ravel())).reshape(len(halves), -1)
    bounds = [bounded(each.ravel(), values, halves) for each in (x, y)]
    values[~np.isfinite(values)] = np.nan
    defined = np.isfinite(values).mean(axis=1) >= (CURVE_FINITE if single else FINITE)
    lowest, little = lowest_part(values)
    heights = drawn(values) if single else told(values, lowest, little)
    richness, found = turns_seen(heights.reshape(len(halves), *x.shape), single)
    richness = richness * defined
    edge = max((max(high, -low) for low, high in filter(None, bounds)), default=hinted.reach / RIM)
    holding = halves >= edge
    if richness[holding].any():
        richness = richness * holding
    rich = richness == richness.max() if single else richness > richness.max() / 2
    known = np.where(np.isnan(values), np.inf, values)
    if single:  # a low place also turns: beside a gap it is only cut off
        places = known.argmin(axis=1)
        deepest = lowest
        still = (abs(x).ravel()[places] < RIM) & found.reshape(known.shape)[np.arange(len(halves)), places]
        whole = np.ones(len(halves), dtype=bool)
    else:
        inner = np.where(np.maximum(abs(x), abs(y)).ravel() < INNER, known, np.inf)
        places, deepest = inner.argmin(axis=1), inner.min(axis=1)
        starts = np.stack([x.ravel()[places], y.ravel()[places]])
        rests = at_rest(value, middle, halves, starts)
        still = abs(rests - starts).max(axis=0) < FARTHEST
        whole = ~(found & (abs(x[0]) > RIM)).any(axis=(1, 2, 3))
    lower = deepest < (lowest - little)[:, None]  # (windows, windows): the second than all that is seen in the first
    misses = (lower & still & rich & (halves[:, None] < halves)).any(axis=1)
    far = abs(np.log(halves / (USUAL * hinted.size))).round(6)
    best = int(np.lexsort((-halves, far, misses, ~holding, ~defined, ~rich))[0])
    wider = rich & whole & defined & (halves > halves[best]) & (halves < ROOM * halves[best])
    if not whole[best] and wider.any():
        best = int(np.argmax(wider))
    half = float(halves[best])
    offsets = [middle_of(lines[0], each) for lines, each in zip((x[0], y[-1]), found[best][[0, -1]], strict=True)]
    offsets = [sum(each) / 2 / half if each else offset for each, offset in zip(bounds, offsets, strict=True)]
    outside, most = None, int(deepest.argmin())
    if not single and still[most] and lower[best, most]:
        aside_x, aside_y = map(float, halves[most] * rests[:, most])
        if half < max(abs(aside_x), abs(aside_y)) < ROOM * half:
            outside = middle[0] + aside_x, middle[1] + aside_y
    there = middle[0] + half * offsets[0], middle[1] + half * offsets[1]
    return View(half, there, max(map(abs, offsets)), outside, float(richness[best]))


def bounded(along: Array, values: Array, halves: Array) -> tuple[float, float] | None:
    """The bounds of where f exists along one weight, from the middle of the windows, by values (windows, points) at
    places (points,); None where there are none on both sides. Beyond what is too large for a float none is known.
    """
    exists = ~np.isnan(values)
    low, high = np.where(exists, along, np.inf).min(axis=1), np.where(exists, along, -np.inf).max(axis=1)
    within = (low > -RIM) & (high < RIM) & (low < high) & ~np.isinf(values).any(axis=1)
    first = int(np.argmax(within))
    return (float(halves[first] * low[first]), float(halves[first] * high[first])) if within[first] else None


def at_rest(value: Callable[[Array, Array], Array], middle: Point, halves: Array, places: Array) -> Array:
    """(2, windows) where one comes to by going down a few steps from a place in each window (2, windows); both in half
    sides.
    """
    around = np.stack(np.meshgrid([-1.0, 0.0, 1.0], [-1.0, 0.0, 1.0])).reshape(2, 9, 1)
    for step in DOWN:
        tried = places[:, None] + step * around
        x, y = (middle[weight] + halves * tried[weight] for weight in range(2))
        values = np.array(value(x.ravel(), y.ravel())).reshape(x.shape)
        best = np.where(np.isnan(values), np.inf, values).argmin(axis=0)
        places = tried[:, best, np.arange(len(halves))]
    return places


def middle_of(along: Array, found: NDArray[np.bool_]) -> float:
    """The median of the places (points,) that are marked on lines (lines, points); 0 where none is."""
    return float(np.median(np.broadcast_to(along, found.shape)[found])) if found.any() else 0.0
