"""The critical point beside a point, and of what kind it is: what a run that has come to rest there has found, what a
slow path is slow at, what a start lies beside.

Newton's method finds it. It takes no step along a direction in which the surface does not bend; there the values of f
around the point say what kind it is. Where f has a kink or a tip, the known minimum nearby is looked at.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from experiments.geometry.critical import survey
from experiments.geometry.curvature import lower_axis
from experiments.geometry.floors import floor_at
from experiments.geometry.nearest import crossing
from experiments.geometry.profile import RADII, profiles
from experiments.geometry.scale import circle, height, near, side
from experiments.geometry.single import nearest_turns
from experiments.geometry.tails import FLOOR, faded, on_tails
from experiments.geometry.told import Told
from landscapes import Landscape, Surface
from landscapes.formula.surface import Point

KEPT = 256  # surfaces
ROUNDS = 80
PATIENCE = 8  # rounds in which the steps have to grow half as long at least
FARTHEST = 4  # times the reach: so far ahead there is nothing beside
NONE = 1e-8  # of the larger curvature: one this much smaller is none, as far as Newton's method can tell
BENT = 1e-9  # of the curvature with which f rises by its height over the window's side: one this small is none
EXACT = 1e-9  # of the window's side: a step this short has arrived
ALIGNED = 0.05  # of a step: by no more it differs from a part of the one before
DOUBTFUL = 1e-4  # of the larger curvature: whether a smaller one is none is told at the very point
LEVEL = 1e-6  # of f's height: ground is level that would not change f by more over the window's side


class Place(Told):
    """The kinds of place that a run can be at; each `sentence` says what f does there."""

    MINIMUM = "minimum", "f rises in every direction."
    DEGENERATE = "degenerate minimum", "f rises in every direction, but more slowly than a parabola."
    TROUGH = "trough", "f is level along a line of minima, and rises to both sides."
    FLOOR = "floor", "f is the same on an area, and rises around it."
    TIP = "tip", "f rises in every direction, at once: it has no gradient."
    SADDLE = "saddle", "f is level, and rises one way and falls another."
    MAXIMUM = "maximum", "f is level, and falls all around."
    TAIL = "tail", "f keeps falling there, more and more slowly."
    FLAT = "flat", "f is level all around, or so nearly that its slope would not be seen in the window."
    SLOPE = "slope", "f falls to one side: no critical point is beside."


MINIMA = (Place.MINIMUM, Place.DEGENERATE, Place.TROUGH, Place.FLOOR, Place.TIP)
POINTS = (Place.MINIMUM, Place.DEGENERATE, Place.TIP)  # minima that are single points: f rises in every direction
PROFILES = {  # what f does around a level point -> what that is
    "minimum": Place.MINIMUM,
    "degenerate minimum": Place.DEGENERATE,
    "trough": Place.TROUGH,
    "tip": Place.TIP,
    "saddle": Place.SADDLE,
    "maximum": Place.MAXIMUM,
    "ridge": Place.MAXIMUM,
    "plain": Place.FLAT,
}
ON_A_CURVE = {  # kinds of points where a curve turns
    "minimum": Place.MINIMUM,
    "degenerate minimum": Place.DEGENERATE,
    "tip": Place.TIP,
    "floor": Place.FLOOR,
    "maximum": Place.MAXIMUM,
}


def beside(surface: Surface, points: np.ndarray, reach: float | None = None) -> tuple[np.ndarray, np.ndarray]:
    """(n, 2) the critical point within `reach`, or near(), of each of the points (n, 2), and (n,) the Place that it is.

    Where there is none it is the point itself, and Place.SLOPE, Place.TAIL, or Place.FLAT where f is as good as level.
    """
    reach = reach or near(surface)
    if surface.single:
        return beside_on_a_curve(surface, points, reach)
    found, kinds = np.array(points, dtype=float), np.full(len(points), Place.SLOPE, dtype=object)
    left = np.full(len(points), True)
    for tip in tips(surface):
        at = np.hypot(*(points - tip).T) <= reach
        found[at], kinds[at], left[at] = tip, Place.TIP, False
    if left.any():
        found[left], kinds[left] = searched_for(surface, points[left], reach)
    return found, kinds


def beside_on_a_curve(surface: Surface, points: np.ndarray, reach: float) -> tuple[np.ndarray, np.ndarray]:
    """What beside() says on a surface of one weight."""
    found, kinds = np.array(points, dtype=float), np.full(len(points), Place.SLOPE, dtype=object)
    has, turns = nearest_turns(surface, points, reach)
    rows = np.flatnonzero(has)[turns.kind != ""]
    found[rows, 0] = turns.x[turns.kind != ""]
    kinds[rows] = [ON_A_CURVE[kind] for kind in turns.kind[turns.kind != ""].tolist()]
    lost = np.flatnonzero(kinds == Place.SLOPE)
    if len(lost):
        slopes = abs(surface.gradient(points[lost])[:, 0])
        kinds[lost[slopes * side(surface) <= LEVEL * height(surface)]] = Place.FLAT
        kinds[lost[on_tails(surface, points[lost])]] = Place.TAIL
        kinds[[row for row in lost[slopes == 0].tolist() if floor_at(surface, points[row])]] = Place.FLOOR
    return found, kinds


@lru_cache(maxsize=KEPT)
def tips(surface: Surface) -> tuple[Point, ...]:
    """The minima at which f has no gradient, the known ones or else those that are found in the window: a search along
    slopes does not end there.
    """
    if surface.minima or not isinstance(surface, Landscape) or not surface.edges:
        return tuple(at for at in surface.minima if not np.isfinite(surface.gradient(at)).all())
    return tuple((each.x, each.y) for each in survey(surface).minima if each.kind == "tip")


def searched_for(surface: Surface, points: np.ndarray, reach: float) -> tuple[np.ndarray, np.ndarray]:
    """What beside() says of points that are at no tip."""
    found, arrived, low, high = searched(surface, points, NONE, reach)
    floors = found.copy()
    if not arrived.all():  # along a line of minima a surface bends so little that the search may be led astray
        lost = np.flatnonzero(~arrived)
        floors[lost], there, *bends = searched(surface, points[lost], FLOOR, reach)
        if there.any():
            there &= np.hypot(*newton(surface, floors[lost].T.copy(), NONE)[0]) <= EXACT * side(surface)
        at = lost[there]
        found[at], arrived[at], low[at], high[at] = floors[at], True, bends[0][there], bends[1][there]
    kinds = np.full(len(points), Place.SLOPE, dtype=object)
    most = np.maximum(abs(low), abs(high))
    bent = np.minimum(abs(low), abs(high)) > NONE * most
    bent &= arrived & (most > BENT * height(surface) / side(surface) ** 2)
    if isinstance(surface, Landscape) and surface.edges:
        bent[:] = False  # at an edge the curvature may be another one on the other side: f around it says what it is
    kinds[bent] = np.where(low > 0, Place.MINIMUM, np.where(high < 0, Place.MAXIMUM, Place.SADDLE))[bent]
    level = np.flatnonzero(arrived & ~bent)
    if len(level):  # many runs may end at the very same point
        places, which = np.unique(found[level], axis=0, return_inverse=True)
        kinds[level] = around(surface, places)[which.ravel()]
        rising = np.flatnonzero(kinds == Place.DEGENERATE)
        if len(rising):
            found[rising] = lowest_along(surface, found[rising])
    lost = np.flatnonzero(kinds == Place.SLOPE)
    if len(lost):
        slopes = np.hypot(*surface.gradient(points[lost]).T)
        kinds[lost[slopes * side(surface) <= LEVEL * height(surface)]] = Place.FLAT
        kinds[lost[on_tails(surface, floors[lost])]] = Place.TAIL
        found[lost] = points[lost]
    return found, kinds


def around(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n,) what level points (n, 2), at which f does not bend in every direction, are by f around them."""
    kinds = np.full(len(points), Place.TROUGH, dtype=object)
    single = np.flatnonzero(~along_a_line(surface, points))
    if len(single):
        kinds[single] = [PROFILES.get(each.kind, Place.SLOPE) for each in profiles(surface, points[single])]
        kinds[single[dead(surface, points[single])]] = Place.FLAT
    level = np.flatnonzero((kinds == Place.TROUGH) | (kinds == Place.FLAT))
    if len(level):
        kinds[level[faded(surface, points[level])]] = Place.FLAT
        kinds[level[on_tails(surface, points[level])]] = Place.TAIL
        kinds[[place for place in level.tolist() if floor_at(surface, points[place])]] = Place.FLOOR
    return kinds


def dead(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n,) whether points (n, 2) lie on a plateau up to an edge of the formula: f has no slope at all close around."""
    if not surface.edges:
        return np.full(len(points), False)
    around = points[:, None] + circle(np.zeros(2), RADII[-1] * side(surface), 8)
    no_slope: np.ndarray = (surface.gradient(around) == 0).all(axis=(1, 2))
    return no_slope


def lowest_along(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n, 2) where f is lowest along the axis of the least curvature through degenerate minima (n, 2): there Newton's
    method ends a little before.
    """
    a, b, c = surface.arrays.hessian(*points.T.copy())
    flat = lower_axis(a, b, c)
    lowest: np.ndarray = points + crossing(surface, 1, points, flat, points, near(surface) / 2)[:, None] * flat
    return lowest


def along_a_line(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n,) whether critical points (n, 2) are each one of a line of minima: f is level beside it as well, on both
    sides, and nowhere lower across. Circles round a point of a line that bends meet it only nearly.
    """
    a, b, c = surface.arrays.hessian(*points.T.copy())
    lower = near(surface) * lower_axis(a, b, c)
    higher = np.stack([-lower[:, 1], lower[:, 0]], axis=-1)
    rising = (a + c > 0)[:, None]
    way, across = np.where(rising, lower, higher), np.where(rising, higher, lower)
    aside = np.concatenate([points - way, points + way])
    others, arrived, *_ = searched(surface, aside, FLOOR, near(surface))
    level = np.hypot(*surface.gradient(others).T) * side(surface) <= LEVEL**2 * height(surface)
    there = arrived & level & (np.hypot(*(others - aside).T) < near(surface) / 2)
    sinks = surface.value(np.stack([points - across, points + across])) <= surface.value(points)
    both: np.ndarray = np.logical_and(*there.reshape(2, -1)) & ~sinks.any(axis=0)
    return both


@np.errstate(all="ignore")
def searched(
    surface: Surface, points: np.ndarray, none: float, reach: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Where Newton's method ends from each of the points (n, 2); whether it arrived within `reach` of it, (n,); and the
    lower and the higher curvature there, (n,) each, NaN where it did not. A curvature that is this part of the other
    one or less is taken for `none`. No step is longer than `reach`; a search that gets twice as far, or would if it
    were let, or whose steps do not shrink, is given up.
    """
    found, arrived = np.array(points, dtype=float), np.zeros(len(points), dtype=bool)
    bends = np.full((2, len(points)), np.nan)
    begun = np.ascontiguousarray(found.T)
    left, here, before = np.arange(len(points)), begun, np.full((2, len(points)), np.nan)
    shortest = np.full(len(points), np.inf)
    for turn in range(1, ROUNDS + 1):
        if not len(left):
            break
        step, curvatures = newton(surface, here, none)
        length = np.hypot(*step)
        # Towards a degenerate point each step is the same part of the one before: the sum of all to come is known.
        part = (step * before).sum(axis=0) / (before * before).sum(axis=0)
        slow = (part > 0.4) & (part < 0.99) & (np.hypot(*(step - part * before)) <= ALIGNED * length)
        here = here - np.where(slow, 1 / (1 - part), np.minimum(1.0, reach / length)) * step
        away = np.hypot(*(here - begun))
        exact = length <= EXACT * side(surface)
        there = exact & (away <= reach)
        if there.any():
            at = left[there]
            found[at], arrived[at], bends[:, at] = here[:, there].T, True, curvatures[:, there]
        going = ~exact & (away <= 2 * reach) & (length <= FARTHEST * reach)
        if turn % PATIENCE == 0:
            going &= length <= shortest / 2
            shortest = length
        left, here, begun, shortest = left[going], here[:, going], begun[:, going], shortest[going]
        before = np.where(slow, np.nan, step)[:, going]
    doubtful = np.flatnonzero(abs(bends[0]) <= DOUBTFUL * abs(bends[1]))  # as they are a last step away
    if len(doubtful):
        bends[:, doubtful] = newton(surface, found[doubtful].T.copy(), none)[1]
    return found, arrived, bends.min(axis=0), bends.max(axis=0)


@np.errstate(all="ignore")
def newton(surface: Surface, here: np.ndarray, none: float) -> tuple[np.ndarray, np.ndarray]:
    """(2, n) Newton's step to points (2, n) from the level ground ahead, none along a direction in which the surface
    does not bend; and (2, n) the curvatures, the smaller in size first.
    """
    (gx, gy), (a, b, c) = surface.arrays.gradient(*here), surface.arrays.hessian(*here)
    middle, half = (a + c) / 2, np.hypot((a - c) / 2, b)
    large = middle + np.copysign(half, middle)
    p, q, r = a / large, b / large, c / large  # products of tiny numbers would vanish
    part = np.where(large == 0, 0, p * r - q * q)
    both = abs(part) > none
    small, one = part * large, np.where(large == 0, np.inf, (1 - part) * large)  # along the way of the larger one alone
    step = np.array(
        [
            np.where(both, (r * gx - q * gy) / small, ((p - part) * gx + q * gy) / one),
            np.where(both, (p * gy - q * gx) / small, (q * gx + (r - part) * gy) / one),
        ]
    )
    step[:, large == 0] = 0
    return step, np.array([small, large])
