"""How far points are from a line of minima or of maxima that is drawn by some of its points: to the line itself.

On the way straight across from the line, the slope changes its sign at the line. The drawn points say which way that is
and about where; the sign change is found by Newton's method, and by halving where that does not lead on: at a kink, and
where the curvature vanishes. So the distance is as exact near the line as the gradient is.
"""

from __future__ import annotations

import numpy as np

from landscapes import Surface

ROUNDS = 120  # of halving, every second one at worst: no float64 resolves more
EXACT = 1e-9  # of the distance: a step this short is the last
ROUNDING = 4 * np.finfo(float).eps  # of the coordinates: no step is seen that is shorter
ASIDE = 0.25  # of the way between two drawn points: the line between them is no farther off
AT_ONCE = 2**20  # distances from points to drawn points


def away_from(surface: Surface, sign: int, line: np.ndarray, points: np.ndarray) -> np.ndarray:
    """How far points (..., 2) are from a line (n, 2) on which sign·f is lowest across: (...), NaN where they are."""
    ways, flat = along(line), points.reshape(-1, 2)
    parts = np.array_split(flat, max(1, len(flat) * len(line) // AT_ONCE))
    return np.concatenate([of_some(surface, sign, line, ways, part) for part in parts]).reshape(points.shape[:-1])


def foot(line: np.ndarray, point: np.ndarray) -> np.ndarray:
    """The place (2,) nearest to a point on a drawn line (n, 2), straight from each of its points to the next."""
    if len(line) == 1:
        only: np.ndarray = line[0]
        return only
    ways, off = np.diff(line, axis=0), point - line[:-1]
    part = np.clip((off * ways).sum(axis=1) / (ways * ways).sum(axis=1), 0, 1)
    feet: np.ndarray = line[:-1] + part[:, None] * ways
    nearest: np.ndarray = feet[np.hypot(*(feet - point).T).argmin()]
    return nearest


def along(line: np.ndarray) -> np.ndarray:
    """(n, 2) the direction of a line (n, 2) at each of its points."""
    closed = (line[0] == line[-1]).all()
    points = np.vstack([line[-2], line, line[1]]) if closed else line
    lengths = np.hypot(*np.diff(points, axis=0).T)
    ways = np.gradient(points, np.concatenate([[0], lengths.cumsum()]), axis=0, edge_order=2)
    ways = ways[1:-1] if closed else ways
    unit: np.ndarray = ways / np.hypot(*ways.T)[:, None]
    return unit


def of_some(surface: Surface, sign: int, line: np.ndarray, ways: np.ndarray, points: np.ndarray) -> np.ndarray:
    """(m,) how far points (m, 2) are from a line (n, 2) with its directions (n, 2)."""
    with np.errstate(over="ignore"):  # of a point that is farther than any root of a number can be
        squares = ((points[:, None] - line) ** 2).sum(axis=-1)
    ahead = points @ ways.T - (line * ways).sum(axis=-1)  # how far on, as seen from each point of the line
    nearest = squares.min(axis=1)
    longest = np.hypot(*np.diff(line, axis=0).T).max()
    passed = (ahead[:, :-1] >= 0) & (ahead[:, 1:] < 0)
    passed &= np.minimum(squares[:, :-1], squares[:, 1:]) <= nearest[:, None] + longest**2
    which, piece = np.nonzero(passed)
    part = (ahead[which, piece] / (ahead[which, piece] - ahead[which, piece + 1]))[:, None]
    feet = line[piece] + part * (line[piece + 1] - line[piece])
    way = ways[piece] + part * (ways[piece + 1] - ways[piece])
    across = np.stack([-way[:, 1], way[:, 0]], axis=-1) / np.hypot(*way.T)[:, None]
    found = abs(crossing(surface, sign, points[which], across, feet, ASIDE * longest))
    away: np.ndarray = np.sqrt(np.minimum(squares[:, 0], squares[:, -1]))
    away[~passed.any(axis=1)] = np.sqrt(nearest[~passed.any(axis=1)])
    np.minimum.at(away, which, found)
    return away


@np.errstate(all="ignore")
def crossing(
    surface: Surface, sign: int, points: np.ndarray, across: np.ndarray, feet: np.ndarray, width: float
) -> np.ndarray:
    """(m,) how far along directions (m, 2) from points (m, 2) the slope of sign·f changes from falling to rising, no
    farther than `width` from the feet (m, 2); the feet's own distance where it does not.
    """
    found: np.ndarray = ((feet - points) * across).sum(axis=1)
    x, y = points.T.copy()
    u, v = across.T.copy()
    low, high = found - width, found + width

    def slope(at: np.ndarray, on: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        px, py = x[on] + at * u[on], y[on] + at * v[on]
        gx, gy = surface.arrays.gradient(px, py)
        return sign * (gx * u[on] + gy * v[on]), px, py

    every = np.arange(len(points))
    left = np.flatnonzero((slope(low, every)[0] < 0) & (slope(high, every)[0] > 0))
    here, before = found[left], np.full(len(left), np.nan)
    for _ in range(ROUNDS):
        if not len(left):
            break
        steep, px, py = slope(here, left)
        a, b, c = surface.arrays.hessian(px, py)
        bend = sign * (a * u[left] ** 2 + 2 * b * u[left] * v[left] + c * v[left] ** 2)
        low[left] = np.where(steep <= 0, here, low[left])
        high[left] = np.where(steep >= 0, here, high[left])
        # Towards a floor without curvature each step is the same part of the one before: the sum of all is known.
        step = -steep / bend
        slow = (step / before > 0.4) & (step / before < 0.99)
        newton = here + np.where(slow, step / (1 - step / before), step)
        fits = (newton >= low[left]) & (newton <= high[left]) & ~(abs(step) > abs(before))
        there = np.where(fits, newton, (low[left] + high[left]) / 2)
        before = np.where(fits & ~slow, step, np.nan)
        length = abs(there - here)
        found[left] = there
        on = length > np.maximum(EXACT * abs(there), ROUNDING * np.maximum(abs(px), abs(py)))
        left, here, before = left[on], there[on], before[on]
    return found
