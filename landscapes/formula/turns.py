"""What is seen of a formula along straight lines across a window: where its heights turn, up or down.

A map has colours, by which low ground is told from lower. A curve has heights alone: a turn counts there by its share
of the height that is drawn.
"""

import math

import numpy as np
from numpy.typing import NDArray

from landscapes.formula.numbers import Array

LINES, POINTS = 6, 96  # lines each way across a window, and points of each
CURVE_POINTS = 256
LITTLE = 0.05  # of a window: heights are told apart from how far f rises on the lowest part of it
SEEN = (0.03,)  # of the range of heights: a smaller rise or fall is not seen
CURVE_SEEN = (0.1, 0.03, 0.01)  # of the height that is drawn: what is clear, what is plain, what is just seen
TALL, SHARE = 6, 0.1  # a curve is cut where a tenth of it is more than so many times as high as the rest
LEVEL = 0.6  # of a curve: where more is drawn at one level, a wall hides what is seen of it
MOST = 24  # turns of a line: more are too close to each other to be drawn
ALIKE = 0.75  # of the turns are found again by every other point, unless they are too fast for the points
ENOUGH = 3  # turns of a line: more are more of the same
RIM = 0.9  # of the half side: what lies farther out leaves the window


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
    if single:
        richness = np.where(level(heights.reshape(len(heights), -1)) > LEVEL, richness / 2, richness)
    return richness, found[-1]


def level(heights: Array) -> Array:
    """(windows,) the part of the heights (windows, points) that is drawn at one level: the floor beside a wall."""
    rising = np.sort(heights, axis=1)
    count = np.isfinite(rising).sum(axis=1)
    middle = np.take_along_axis(rising, (count // 2)[:, None], axis=1)
    alike = abs(heights - middle) <= CURVE_SEEN[-1] * range_of(heights)[:, None]
    part: Array = alike.sum(axis=1) / np.maximum(count, 1)
    return part


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
    count = len(heights)
    found = np.zeros((count, heights.shape[1]), dtype=bool)
    way = np.ones(count)  # 1 while a line rises, -1 while it falls: falling is rising upside down
    top, place = np.full(count, -np.inf), np.zeros(count, dtype=int)
    first = np.full(count, -1)
    for point, here in enumerate(heights.T.copy()):
        up = way * here
        higher = up > top
        np.copyto(top, up, where=higher)
        np.copyto(place, point, where=higher)
        falls = np.flatnonzero(top - up > seen)
        if len(falls):
            found[falls, place[falls]] = True
            first[falls] = np.where(first[falls] < 0, place[falls], first[falls])
            way[falls] = -way[falls]
            top[falls], place[falls] = -up[falls], point
    # A line that falls from its beginning has not turned there.
    lines = np.flatnonzero(first >= 0)
    before = np.fmin.accumulate(heights[lines], axis=1)[np.arange(len(lines)), first[lines]]
    found[lines, first[lines]] = heights[lines, first[lines]] - before > seen[lines]
    return found
