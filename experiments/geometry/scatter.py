"""How the gradients of single samples scatter around their mean: the noise that batches are made of.

A batch's mean gradient differs from the gradient of the whole loss by a draw of this noise. It is rarely round, changes
from place to place, and where every sample is fitted it is none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.geometry.curvature import eigenvalues
from landscapes import Surface
from landscapes.formula.numbers import Array
from landscapes.formula.surface import Point


@dataclass(frozen=True)
class Scatter:
    """The noise of one sample at a point.

    mean   the gradient of the whole loss, the mean of the samples' own
    wide, narrow  the standard deviations of one sample's gradient along the two axes of the noise
    along  the unit vector along which it is wide, to the right or up
    """

    mean: tuple[float, float]
    wide: float
    narrow: float
    along: tuple[float, float]

    @property
    def ratio(self) -> float:
        """How many times as wide as narrow it is; NaN where there is none, infinite where it is all along one line."""
        return float(np.divide(self.wide, self.narrow)) if self.narrow else (np.inf if self.wide else np.nan)

    def of_batch(self, share: float) -> Scatter:
        """The noise of a batch's mean, whose variance is this share of that of one sample."""
        return Scatter(self.mean, self.wide * share**0.5, self.narrow * share**0.5, self.along)


def scatter(surface: Surface, point: Point | Array) -> Scatter:
    """The noise of one sample at a point (2,) of a surface over data, by the covariance of the samples' gradients."""
    each = surface.sample_gradients(np.asarray(point, dtype=float))
    mean = surface.gradient(point)
    off = each - mean
    xx, xy, yy = ((off[:, i] * off[:, j]).mean() for i, j in ((0, 0), (0, 1), (1, 1)))
    low, high = (max(0.0, float(part)) for part in eigenvalues(xx, xy, yy))
    angle = float(np.arctan2(2 * xy, xx - yy)) / 2
    x, y = np.cos(angle), np.sin(angle)
    along = (float(x), float(y)) if (x, y) > (0, 0) else (float(-x), float(-y))
    return Scatter((float(mean[0]), float(mean[1])), high**0.5, low**0.5, along)


def spread(surface: Surface, points: Array) -> Array:
    """(n,) the variance of one sample's gradient at points (n, 2): the mean square of its distance from the mean."""
    x, y = np.ascontiguousarray(points.T)
    (xx, _, yy), (gx, gy) = surface.arrays.samples(x, y), surface.arrays.gradient(x, y)
    with np.errstate(all="ignore"):
        return np.maximum(xx + yy - gx * gx - gy * gy, 0.0)


def strongest(surface: Surface, points: Array) -> Array:
    """(n,) the root of the mean square of the samples' gradients at points (n, 2): 0 where none of them slopes."""
    x, y = np.ascontiguousarray(points.T)
    xx, _, yy = surface.arrays.samples(x, y)
    return np.sqrt(xx + yy)
