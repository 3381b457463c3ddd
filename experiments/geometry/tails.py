"""Tails: ground on which f falls for ever, ever more slowly, so that there is a slope but no bottom, as of e^(−x).

From a point the way down is followed far beyond the window, in steps that grow; in a valley it is the way along the
floor. On a tail the slope shrinks from step to step and goes on shrinking, and to the sides of that way f nowhere falls
more steeply than at its beginning, as it does beside a crest. So far out that floats hold no slope any more, the way
back is looked at: where the last slopes that they hold are small beyond all measure and lead down to the point, it is a
tail too.
"""

from __future__ import annotations

import numpy as np

from experiments.geometry.curvature import lower_axis
from experiments.geometry.scale import directions, near, side, slope, turns
from landscapes import Surface
from landscapes.formula.asking import as_floats_give

FAR = 2.0 ** np.arange(-1, 36, 0.5)  # of near(): beyond all that a run may reach
SHRINKS = 0.99  # a slope that goes on shrinking is, twice as far away, smaller by more than this
EXACT = 1e-9  # of the window's side: so near to a floor is on it
FLOOR = 0.05  # of the larger curvature: along the floor of a valley f bends no more than this
ASIDE = 0.3  # radians to the sides of the way
SETTLING = 3  # steps of Newton's method across the way
BACK = 1.05  # on the way back each place is so many times as far away as the one before
AROUND = 16  # ways back
ROUNDING = 4 * np.finfo(float).eps  # of the coordinates: so inexact a point of a floor is
GONE = 1e-12  # of the slope at the beginning: a smaller one may be rounding
FADED = 1e-8  # of the usual slope: so small the last slopes have become that floats hold


@np.errstate(all="ignore")
def on_tails(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n,) whether each of the points (n, 2) lies on a tail."""
    points, ways, falls, floor, bend = downhill(surface, points)
    found = np.zeros(len(points), dtype=bool)
    on = np.flatnonzero((falls > 0) & (along(bend, ways) > 0))
    for far in (FAR[-1:], FAR):  # almost everywhere else f has another slope far away
        if len(on):
            on = on[ever_slower(surface, points[on].T, ways[:, on], falls[on], floor[on], near(surface) * far)]
    found[on] = True
    level = np.flatnonzero(falls == 0)
    if len(level):
        traces = looked_back(surface, points[level], ways[:, level])
        found[level] = (traces != 0).any(axis=1) & (traces >= 0).all(axis=1)
    return found


@np.errstate(all="ignore")
def faded(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(n,) whether points (n, 2), at which f looks level, lie where its slope has grown too small for floats."""
    points, ways, *_ = downhill(surface, points)
    found: np.ndarray = (looked_back(surface, points, ways) != 0).any(axis=1)
    return found


def downhill(
    surface: Surface, points: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, tuple[np.ndarray, ...]]:
    """The points (n, 2), those in a valley put onto its floor; the ways down from there (2, n), along the floor or else
    against the slope, 0 where there is neither; how steep they are (n,), 0 where that may be rounding; which of the
    points are on a floor, (n,); and the Hessian's entries there.
    """
    steep, bend = np.array(surface.arrays.gradient(*points.T.copy())), surface.arrays.hessian(*points.T.copy())
    a, b, c = bend
    middle, half = (a + c) / 2, np.hypot((a - c) / 2, b)
    floor = lower_axis(a, b, c).T
    across, high = np.array([-floor[1], floor[0]]), middle + half
    off = (across * steep).sum(axis=0) / high
    valley = (high > 0) & (abs(middle - half) <= FLOOR * high) & (abs(off) <= EXACT * side(surface))
    if valley.any():
        points = np.where(valley, points.T - off * across, points.T).T
        steep = np.where(valley, surface.arrays.gradient(*points.T.copy()), steep)
    length = np.hypot(*steep)
    floor = floor * np.where((floor * steep).sum(axis=0) > 0, -1, 1)
    ways = np.where(valley, floor, np.where(length > 0, -steep / length, 0))
    falls = -(steep * ways).sum(axis=0)
    rounding = (ROUNDING * (abs(points).max(axis=1) + side(surface))) ** 2 * high / side(surface)
    return points, ways, np.where(valley & (falls <= rounding), 0, falls), valley, bend


def along(bend: tuple[np.ndarray, ...], ways: np.ndarray) -> np.ndarray:
    """The curvature along ways (2, ...)."""
    (a, b, c), (u, v) = bend, ways
    curvature: np.ndarray = a * u * u + 2 * b * u * v + c * v * v
    return curvature


def ever_slower(
    surface: Surface, points: np.ndarray, ways: np.ndarray, falls: np.ndarray, floor: np.ndarray, far: np.ndarray
) -> np.ndarray:
    """(n,) whether f falls for ever, ever more slowly, from points (2, n) on along ways (2, n), as far as is seen at
    distances (m,); falls (n,): how steeply it begins; floor (n,): whether the way is the floor of a valley, which may
    bend a little.
    """
    begun, way, across = points[:, :, None], ways[:, :, None], np.array([-ways[1], ways[0]])[:, :, None]

    def fall(there: np.ndarray, way: np.ndarray) -> np.ndarray:
        steep: np.ndarray = -(np.array(surface.arrays.gradient(*there)) * way).sum(axis=0)
        return steep

    here, off = begun + far * way, np.zeros((len(falls), len(far)))
    for _ in range(SETTLING if floor.any() else 0):
        bend = along(surface.arrays.hessian(*here), across)
        off = off + np.where(floor[:, None] & (bend > 0), fall(here, across) / np.where(bend > 0, bend, 1), 0)
        here = begun + far * way + off * across
    ahead, aside = fall(here, way), fall(here, across)
    ahead = np.where(abs(ahead) <= GONE * falls[:, None], 0, ahead)
    slopes = np.concatenate([falls[:, None], ahead], axis=1)
    shrinks = (slopes[:, 1:] < slopes[:, :-1]) & (slopes[:, 1:] >= 0) | (slopes[:, 1:] == 0)
    slower = slopes[:, -1] <= SHRINKS * slopes[:, max(-3, -slopes.shape[1])]
    straight = np.where(floor[:, None], abs(off) <= ASIDE * far, (abs(aside) <= ASIDE * ahead) | (ahead == 0))
    found: np.ndarray = (shrinks & straight).all(axis=1) & slower
    if not found.any():
        return found
    for sign in (1, -1):
        apart = np.cos(ASIDE) * way + sign * np.sin(ASIDE) * across
        found &= ~(fall(begun + far * apart, apart) > falls[:, None]).any(axis=1)
    return found


def looked_back(surface: Surface, points: np.ndarray, ways: np.ndarray) -> np.ndarray:
    """(n, m) the last slopes that floats hold on the ways to points (n, 2) at which they hold none: how f rises from a
    point there, 0 where it has not grown level little by little. ways: (2, n) the floors of their valleys, or 0.
    """
    home = np.mean(surface.domain, axis=1) - points
    farthest = side(surface) + 2 * np.hypot(*home.T)
    near_by = near(surface) * BACK ** np.arange(np.log(farthest.max() / near(surface)) / np.log(BACK))
    valley = ways.any(axis=0)
    traces = np.zeros((len(points), AROUND, len(near_by) * 3))
    for some, out in ((valley, ways.T[valley, None] * [[1], [-1]]), (~valley, directions(turns(AROUND)))):
        if not some.any():
            continue
        # From far out the window is small, and the places on the way are close to one another there too.
        ahead = (home[some, None] * out).sum(axis=-1, keepdims=True)
        ahead = np.where(ahead > side(surface), ahead, 0)
        far = np.sort(np.concatenate([near_by + 0 * ahead, abs(ahead - near_by), ahead + near_by], axis=-1))
        with as_floats_give():
            steep = surface.gradient(points[some, None, None] + far[..., None] * out[..., None, :])
        rises = (steep * out[..., None, :]).sum(axis=-1)
        sizes, place = abs(rises), np.arange(far.shape[-1])
        early = np.logical_and.accumulate(sizes <= FADED * slope(surface), axis=-1)
        early &= far <= farthest[some, None, None]
        last = np.where(early, sizes, 0).argmax(axis=-1)[..., None]
        early &= (place <= last) & (last > 0)  # as far as they grow: beyond, the way leads past where they come from
        early &= 2 * sizes >= np.hypot(*np.moveaxis(steep, -1, 0))  # not what is left of a slope across
        traces[some, : rises.shape[1]] = np.where(early, rises, 0)
    return traces.reshape(len(points), -1)
