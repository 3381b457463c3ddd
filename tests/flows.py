"""The gradient flow by another method than the app's, in tiny steps: the judge of basins."""

import numpy as np

from experiments.geometry.basins import NONE
from experiments.geometry.flow import BEYOND
from experiments.geometry.scale import near, side

UNDER_WAY = -2


def walked(surface, points, minima, rounds=6000):
    """(n,) the number of the minimum that each of the points is carried to by Runge and Kutta's method of order 4, in
    steps of a 2000th of the side at most and of a time in which the stiffest direction stays stable; NONE where it gets
    out, UNDER_WAY where it has not come so far.
    """
    size = side(surface)
    low, high = np.transpose(surface.domain) + size * BEYOND * np.array([[-1], [1]])
    found, left, x = np.full(len(points), UNDER_WAY), np.arange(len(points)), points
    with np.errstate(all="ignore"):
        for turn in range(rounds):
            if not len(left):
                break
            slope = surface.gradient(x)
            bends = abs(np.linalg.eigvalsh(surface.hessian(x))).max(axis=1)
            h = np.minimum(size / 2000 / np.hypot(*slope.T), 0.5 / bends)[:, None]
            b = surface.gradient(x - h / 2 * slope)
            c = surface.gradient(x - h / 2 * b)
            x = x - h / 6 * (slope + 2 * b + 2 * c + surface.gradient(x - h * c))
            told = np.where(((x < low) | (x > high)).any(axis=1), NONE, UNDER_WAY)
            if len(minima) and turn % 10 == 0:
                away = np.hypot(*(x[:, None] - minima).transpose(2, 0, 1))
                told = np.where(away.min(axis=1) < near(surface) / 10, away.argmin(axis=1), told)
            found[left[told != UNDER_WAY]] = told[told != UNDER_WAY]
            left, x = left[told == UNDER_WAY], x[told == UNDER_WAY]
    return found
