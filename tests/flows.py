"""The gradient flow by another method than the app's, in tiny steps: the judge of basins."""

import numpy as np

from experiments.geometry.basins import NONE
from experiments.geometry.flow import BEYOND
from experiments.geometry.scale import near, side

UNDER_WAY = -2
MEASURED = 5  # steps: in so few, each no longer than a 2000th of the side, curvatures hardly change


def walked(surface, points, minima, rounds=6000):
    """(n,) the number of the minimum that each of the points is carried to by Runge and Kutta's method of order 4, in
    steps of a 2000th of the side at most and of a time in which the stiffest direction stays stable; NONE where it gets
    out, UNDER_WAY where it has not come so far.
    """
    size, close = side(surface), near(surface) / 10
    low, high = np.transpose(surface.domain)[..., None] + size * BEYOND * np.array([-1, 1])[:, None, None]
    found, left, x = np.full(len(points), UNDER_WAY), np.arange(len(points)), np.ascontiguousarray(points.T)

    def slope(at):
        return np.array(surface.arrays.gradient(*at))

    with np.errstate(all="ignore"):
        for turn in range(rounds):
            if not len(left):
                break
            if turn % MEASURED == 0:
                a, b, c = surface.arrays.hessian(*x)
                bends = abs(a + c) / 2 + np.hypot((a - c) / 2, b)
            first = slope(x)
            h = np.minimum(size / 2000 / np.hypot(*first), 0.5 / bends)
            second = slope(x - h / 2 * first)
            third = slope(x - h / 2 * second)
            x = x - h / 6 * (first + 2 * second + 2 * third + slope(x - h * third))
            told = np.where(((x < low) | (x > high)).any(axis=0), NONE, UNDER_WAY)
            if len(minima) and turn % 10 == 0:
                away = np.hypot(*(x[:, :, None] - minima.T[:, None]))
                told = np.where(away.min(axis=1) < close, away.argmin(axis=1), told)
            found[left[told != UNDER_WAY]] = told[told != UNDER_WAY]
            on = told == UNDER_WAY
            if not on.all():
                left, x, bends = left[on], x[:, on], bends[on]
    return found
