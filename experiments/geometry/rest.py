"""The critical point beside a point, and of what kind it is: what a run that has come to rest there has found.

Newton's method finds it. It takes no step along a direction in which the surface does not bend; there the values of f
around the point say what kind it is. Where f has a kink or a tip, the known minimum nearby is looked at.
"""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from experiments.geometry.curvature import curvatures
from experiments.geometry.profile import profile
from experiments.geometry.scale import height, near, side, slope
from landscapes import Surface

ROUNDS = 80
NONE = 1e-8  # of the larger curvature: one this much smaller is none, as far as Newton's method can tell
BENT = 1e-9  # of the curvature with which f rises by its height over the window's side: one this small is none
EXACT = 1e-9  # of the window's side: a step this short has arrived
LEVEL = 1e-6  # of f's height: ground is level that would not change f by more over the window's side
FADED = 1e-8  # of the usual slope: a tail's slope is this small, and smaller the farther out
SAMPLES = 64  # points between a point and the window's middle
FLOOR = 0.05  # of the larger curvature: along the floor of a valley f bends no more than this


class Place(StrEnum):
    """The kinds of place that a run can be at; SLOPE where it is at no critical point."""

    MINIMUM = "minimum"
    DEGENERATE = "degenerate minimum"
    TROUGH = "trough"
    TIP = "tip"
    SADDLE = "saddle"
    MAXIMUM = "maximum"
    FLAT = "flat"
    SLOPE = "slope"


MINIMA = (Place.MINIMUM, Place.DEGENERATE, Place.TROUGH, Place.TIP)
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


def beside(surface: Surface, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(n, 2) the critical point within near() of each of the points (n, 2), and (n,) the Place that it is.

    Where there is none it is the point itself, and Place.SLOPE, or Place.FLAT where f is as good as level.
    """
    found, arrived = searched(surface, points, NONE)
    if not arrived.all():  # along a line of minima a surface bends so little that the search may be led astray
        floor, there = searched(surface, points[~arrived], FLOOR)
        there &= np.hypot(*newton(surface, floor.T.copy(), NONE)) <= EXACT * side(surface)
        at = np.flatnonzero(~arrived)[there]
        found[at], arrived[at] = floor[there], True
    kinds = np.full(len(points), Place.SLOPE, dtype=object)
    low, high = curvatures(surface, found)
    with np.errstate(all="ignore"):
        bends = np.minimum(abs(low), abs(high)) > NONE * np.maximum(abs(low), abs(high))
        bends &= np.maximum(abs(low), abs(high)) > BENT * height(surface) / side(surface) ** 2
    kinds[arrived & bends] = Place.SADDLE
    kinds[arrived & bends & (low > 0)] = Place.MINIMUM
    kinds[arrived & bends & (high < 0)] = Place.MAXIMUM
    told: dict[tuple[float, ...], Place] = {}
    for run in np.flatnonzero(arrived & ~bends).tolist():
        at = tuple(found[run].tolist())  # many runs may end at the very same point
        if at not in told:
            told[at] = around(surface, found[run])
        kinds[run] = told[at]
    for run in np.flatnonzero(~arrived & bool(surface.minima)).tolist():
        tip = min(surface.minima, key=lambda at: float(np.hypot(*(points[run] - at))))
        if np.hypot(*(points[run] - tip)) <= near(surface) and not np.isfinite(surface.gradient(tip)).all():
            found[run], kinds[run] = tip, Place.TIP
    lost = kinds == Place.SLOPE
    found[lost] = points[lost]
    slopes = np.hypot(*surface.gradient(points[lost]).T) if lost.any() else np.empty(0)
    kinds[np.flatnonzero(lost)[slopes * side(surface) <= LEVEL * height(surface)]] = Place.FLAT
    return found, kinds


def around(surface: Surface, point: np.ndarray) -> Place:
    """What a level point (2,) is by the values of f around it."""
    place = PROFILES.get(profile(surface, point).kind, Place.SLOPE)
    if place == Place.DEGENERATE and along_a_line(surface, point):
        place = Place.TROUGH
    return Place.FLAT if place == Place.TROUGH and faded(surface, point) else place


def along_a_line(surface: Surface, point: np.ndarray) -> bool:
    """Whether a critical point (2,) is one of a line of them: there are others beside it, on both sides."""
    a, b, c = surface.arrays.hessian(*point[:, None])
    angle = float(np.arctan2(2 * b, a - c)[0]) / 2
    turn = 0.0 if abs(float((a + c)[0])) == 0 else np.pi / 2 * (float((a + c)[0]) > 0)
    way = np.array([np.cos(angle + turn), np.sin(angle + turn)])
    aside = point + near(surface) * np.outer([-1, 1], way)
    others, arrived = searched(surface, aside, FLOOR)
    level = np.hypot(*surface.gradient(others).T) * side(surface) <= LEVEL**2 * height(surface)
    return bool((arrived & level & (np.hypot(*(others - aside).T) < near(surface) / 2)).all())


def faded(surface: Surface, point: np.ndarray) -> bool:
    """Whether a point (2,) lies far out on a tail, where f still falls, by less than a float can tell: on the way from
    the window's middle the slope grows small beyond all measure, and not at once.
    """
    middle = np.mean(surface.domain, axis=1)
    way = point + np.linspace(0, 1, SAMPLES)[:, None] * (middle - point)
    slopes = np.hypot(*surface.gradient(way).T)
    return bool(((slopes > 0) & (slopes <= FADED * slope(surface))).sum() > 2)


def searched(surface: Surface, points: np.ndarray, none: float) -> tuple[np.ndarray, np.ndarray]:
    """Where Newton's method ends from each of the points (n, 2), and (n,) whether it arrived within near() of it.
    A curvature that is this part of the other one or less is taken for `none`.
    """
    found, arrived = np.array(points, dtype=float), np.zeros(len(points), dtype=bool)
    left, here, before = np.arange(len(points)), np.array(points, dtype=float).T.copy(), np.full(len(points), np.nan)
    for _ in range(ROUNDS):
        if not len(left):
            break
        step = newton(surface, here, none)
        length = np.hypot(*step)
        with np.errstate(all="ignore"):
            # Towards a degenerate point each step is the same part of the one before: the sum of all to come is known.
            part = length / before
            ahead = np.where((part > 0.4) & (part < 0.99), 1 / (1 - part), 1.0)
        here = here - ahead * step
        inside = np.hypot(*(here - points[left].T)) <= near(surface)
        there = inside & (length <= EXACT * side(surface))
        found[left[there]], arrived[left[there]] = here[:, there].T, True
        going = inside & ~there
        left, here = left[going], np.ascontiguousarray(here[:, going])
        before = np.where(ahead[going] > 1, np.nan, length[going])
    return found, arrived


def newton(surface: Surface, here: np.ndarray, none: float) -> np.ndarray:
    """(2, n) Newton's step from points (2, n), none along a direction in which the surface does not bend."""
    (gx, gy), (a, b, c) = surface.arrays.gradient(*here), surface.arrays.hessian(*here)
    with np.errstate(all="ignore"):
        middle, reach = (a + c) / 2, np.hypot((a - c) / 2, b)
        angle = np.arctan2(2 * b, a - c) / 2
        step = np.zeros_like(here)
        most = np.maximum(abs(middle + reach), abs(middle - reach))
        for value, turn in ((middle + reach, angle), (middle - reach, angle + np.pi / 2)):
            way = np.cos(turn), np.sin(turn)
            along = np.where(abs(value) > none * most, (gx * way[0] + gy * way[1]) / value, 0)
            step += along * np.array(way)
    return step
