"""A window and a start for a formula that nobody has looked at yet: a square in which something is to be seen.

What there is to see is where f turns, from falling to rising or back, along straight lines across the window: a bowl
turns once each way, a wave many times, a wall never. Windows of several sizes are compared. Only values are looked at,
so that a window costs milliseconds and is always the same one.

A map has colours, by which low ground is told from lower. A curve has heights alone: a turn counts there by its share
of the height that is drawn.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from landscapes.formula.numbers import Array
from landscapes.formula.surface import Domain, Point, Programs

# Half sides of the windows that are compared. Among equals the one nearest to USUAL is taken.
HALVES = np.array([0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000])
USUAL = 5.0
CURVE_HALVES = np.sort(np.outer([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8], 10.0 ** np.arange(-2, 4)).ravel())
LINES, POINTS = 6, 96  # lines each way across a window, and points of each
CURVE_POINTS = 256
LOOKS = 3  # how often a window is moved to what was found in it
FINITE, CURVE_FINITE = 0.2, 0.3  # of a window: with less, most of it would be blank
LITTLE = 0.05  # of a window: heights are told apart from how far f rises on the lowest part of it
SEEN = (0.03,)  # of the range of heights: a smaller rise or fall is not seen
CURVE_SEEN = (0.1, 0.03, 0.01)  # of the height that is drawn: what is clear, what is plain, what is just seen
TALL, SHARE = 6, 0.1  # a curve is cut where a tenth of it is more than so many times as high as the rest
MOST = 24  # turns of a line: more are too close to each other to be drawn
ALIKE = 0.75  # of the turns are found again by every other point, unless they are too fast for the points
ENOUGH = 3  # turns of a line: more are more of the same
MIDDLE, RIM = 0.25, 0.9  # of the half side: what lies nearer to the middle needs no move; what lies farther out leaves
CURVE_MIDDLE = 0.1
ASIDE, SMALLER = 0.6, 0.5  # of a half side: what lies farther aside needs a move; of a window: one is worth a move
# Where to begin, as fractions of the window: off its axes and diagonals, on which many surfaces are special.
FIRST_PLACES = [(0.15, 0.8), (0.8, 0.15), (0.3, 0.35), (0.7, 0.6), (0.9, 0.9), (0.1, 0.1), (0.55, 0.45), (0.95, 0.55)]
MORE_PLACES = 200
UNUSUAL = 50  # times the median slope: one that is steeper is a wall; as many times less is flat


class View(NamedTuple):
    """The best window around a point: its half side, the middle of what is seen in it, and how far that is aside, in
    half sides.
    """

    half: float
    middle: Point
    aside: float


def suggested_window(value: Callable[[Array, Array], Array], *, single: bool = False) -> Domain:
    """A square window for a formula by its array program of values. It is moved to what was found, where it can be
    smaller there, or would show little else. Of a `single` weight, f is drawn as a curve.
    """
    (x, y), view = (0.0, 0.0), best_view(value, (0.0, 0.0), single)
    for _ in range(LOOKS - 1):
        if view.aside < (CURVE_MIDDLE if single else MIDDLE):
            break
        there = rounded(view.middle[0], view.half), rounded(view.middle[1], view.half)
        closer = best_view(value, there, single)
        if closer.half > SMALLER * view.half and view.aside <= ASIDE:
            break
        (x, y), view = there, closer
    return (x - view.half, x + view.half), (y - view.half, y + view.half)


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


@np.errstate(all="ignore")
def best_view(value: Callable[[Array, Array], Array], middle: Point, single: bool) -> View:
    """The best window around a point. It is defined in a good part, and f turns in it about as often as in any other.
    A larger one is taken for a place that is lower than all of it, and not at its own rim. Of what remains, the one
    nearest to the usual size is taken.
    """
    halves = CURVE_HALVES if single else HALVES
    x, y = lines_across(single)
    sizes = halves[:, None, None, None]
    at_x, at_y = middle[0] + sizes * x, middle[1] + sizes * y
    values = np.array(value(at_x.ravel(), at_y.ravel())).reshape(len(halves), -1)
    values[~np.isfinite(values)] = np.nan
    defined = np.isfinite(values).mean(axis=1) >= (CURVE_FINITE if single else FINITE)
    lowest, little = lowest_part(values)
    heights = drawn(values) if single else told(values, lowest, little)
    richness, found = turns_seen(heights.reshape(len(halves), *x.shape), single)
    richness = richness * defined
    rich = richness == richness.max() if single else richness > richness.max() / 2
    places = np.where(np.isnan(values), np.inf, values).argmin(axis=1)
    inside = rich & (np.maximum(abs(x), abs(y)).ravel()[places] < RIM)
    if single:  # where it also turns: beside a gap it is only cut off
        inside &= np.take_along_axis(found.reshape(len(halves), -1), places[:, None], axis=1)[:, 0]
    lower = lowest < (lowest - little)[:, None]  # (windows, windows): the second than all that is seen in the first
    misses = (lower & inside & (halves[:, None] < halves)).any(axis=1)
    far = abs(np.log(halves / USUAL)).round(6)
    best = int(np.lexsort((-halves, far, misses, ~defined, ~rich))[0])
    half = float(halves[best])
    offsets = [middle_of(lines[0], each) for lines, each in zip((x[0], y[-1]), found[best][[0, -1]], strict=True)]
    return View(half, (middle[0] + half * offsets[0], middle[1] + half * offsets[1]), max(map(abs, offsets)))


def lines_across(single: bool) -> tuple[Array, Array]:
    """The lines that are looked at, in half sides of a window, as x and y (ways, lines, points): lines along x, then
    lines along y; of a `single` weight, the one line along it.
    """
    if single:
        curve = spread(CURVE_POINTS)[None, None]
        return curve, np.zeros_like(curve)
    x = np.stack(np.broadcast_arrays(spread(POINTS), spread(LINES)[:, None]))
    return x, x[::-1]


def turns_seen(heights: Array, single: bool) -> tuple[Array, NDArray[np.bool_]]:
    """How much is seen in each window of heights (windows, ways, lines, points): turns of a usual line, (windows,); and
    where they are, as heights. A curve also has to go on beyond a turn, and what is clear counts more than once.
    """
    lines = heights.reshape(-1, heights.shape[-1])
    size = np.repeat(range_of(heights.reshape(len(heights), -1)), len(lines) // len(heights))
    shares = CURVE_SEEN if single else SEEN
    seen = np.concatenate([share * size for share in shares])
    found, thinned = (turning(np.tile(each, (len(shares), 1)), seen) for each in (lines, lines[:, ::2]))
    if single:
        found, thinned = found & (abs(spread(CURVE_POINTS)) < RIM), thinned & (abs(spread(CURVE_POINTS)[::2]) < RIM)
    shape = (len(shares), *heights.shape[:3], -1)
    found = found.reshape(shape)
    often, again = (each.sum(axis=4).mean(axis=3) for each in (found, thinned.reshape(shape)))
    clear = ((again >= ALIKE * often) & (often <= MOST)).all(axis=2)
    richness: Array = (clear * np.minimum(often, ENOUGH).sum(axis=2)).sum(axis=0)
    return richness, found[-1]


def spread(count: int) -> Array:
    """So many numbers from -1 to 1, one in each of as many parts, unevenly: even ones could keep step with a wave."""
    part = np.arange(count)
    jitter = 0.25 + 0.5 * (part * (math.sqrt(5) - 1) / 2 % 1)
    places: Array = 2 * (part + jitter) / count - 1
    return places


def lowest_part(values: Array) -> tuple[Array, Array]:
    """Of values (windows, points), NaN where there is none: the lowest of each window, and how far f rises on its
    lowest part.
    """
    known = np.where(np.isnan(values), np.inf, values)
    lowest = known.min(axis=1)
    above = np.sort(known - lowest[:, None], axis=1)
    count = np.isfinite(known).sum(axis=1)
    little = np.take_along_axis(above, (LITTLE * count).astype(int)[:, None], axis=1)[:, 0]
    return lowest, np.where(little > 0, little, np.where(above > 0, above, np.inf).min(axis=1))


def told(values: Array, lowest: Array, little: Array) -> Array:
    """Heights (windows, points) in which a wall does not hide all else: the logarithm of how far a value is above the
    lowest.
    """
    heights = np.log(little[:, None] + values - lowest[:, None])
    return np.where(np.isfinite(heights), heights, np.nan)


def drawn(values: Array) -> Array:
    """Values (windows, points) as a curve of each window shows them: cut where a small part would leave no room for the
    rest.
    """
    rising = np.sort(values, axis=1)
    count = np.isfinite(rising).sum(axis=1)
    rest = (SHARE * count).astype(int)
    low, high = (
        np.take_along_axis(rising, np.maximum(place, 0)[:, None], axis=1) for place in (rest, count - 1 - rest)
    )
    room = np.where(high > low, TALL * (high - low), np.inf)
    return np.clip(values, low - room, high + room)


def range_of(heights: Array) -> Array:
    """(windows,) how far apart the highest and the lowest of heights (windows, points) are; inf where there is none."""
    known = np.isfinite(heights)
    highest, lowest = np.where(known, heights, -np.inf).max(axis=1), np.where(known, heights, np.inf).min(axis=1)
    return np.where(highest > lowest, highest - lowest, np.inf)


def turning(heights: Array, seen: Array) -> NDArray[np.bool_]:
    """(lines, points) where heights turn along each line, from falling to rising or back. A rise or fall of no more
    than `seen` (lines,) is passed over, and so is NaN.
    """
    found = np.zeros(heights.shape, dtype=bool)
    count = len(heights)
    way, top, bottom = (np.zeros(count, dtype=int) for _ in range(3))  # way: 1 while it rises, -1 while it falls
    high, low = np.full(count, -np.inf), np.full(count, np.inf)
    for point, here in enumerate(heights.T):
        higher, lower = here > high, here < low
        high, top = np.where(higher, here, high), np.where(higher, point, top)
        low, bottom = np.where(lower, here, low), np.where(lower, point, bottom)
        rises, falls = (way <= 0) & (here - low > seen), (way >= 0) & (high - here > seen)
        for turned, place in ((rises & (way < 0), bottom), (falls & (way > 0), top)):
            found[turned, place[turned]] = True
        changed = rises | falls
        way = np.where(rises, 1, np.where(falls, -1, way))
        high, top = np.where(changed, here, high), np.where(changed, point, top)
        low, bottom = np.where(changed, here, low), np.where(changed, point, bottom)
    return found


def middle_of(along: Array, found: NDArray[np.bool_]) -> float:
    """The median of the places (points,) that are marked on lines (lines, points); 0 where none is."""
    return float(np.median(np.broadcast_to(along, found.shape)[found])) if found.any() else 0.0


def rounded(part: float, half: float) -> float:
    """A coordinate as a number that is pleasant to read beside a window of this size."""
    step = 10.0 ** math.floor(math.log10(half)) / 10
    return step * round(part / step)
