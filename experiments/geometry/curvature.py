"""How a surface bends at a point: the eigenvalues of its Hessian, and what follows from them."""

import numpy as np

from experiments.geometry.lengths import length
from landscapes import Surface
from landscapes.formula.numbers import Array, Values
from optimizers.base import maximum, minimum, where

# Of the two products whose difference is a determinant: a smaller one is zero.
ROUNDING = 64 * float(np.finfo(float).eps)


def curvatures(surface: Surface, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest curvature over all directions at points (..., 2), each (...)."""
    hessian = surface.hessian(points)
    with np.errstate(all="ignore"):
        return eigenvalues(*told(surface, hessian[..., 0, 0], hessian[..., 0, 1], hessian[..., 1, 1]))


def told(surface: Surface, a: Values, b: Values, c: Values) -> tuple[Values, Values, Values]:
    """The entries of a Hessian as rules are told them: f of one weight bends as much in the direction that it has not,
    so that it is no valley.
    """
    return (a, b, a) if surface.single else (a, b, c)


def bends(surface: Surface, x: Array) -> Array:
    """(n,) f″ at places x (n,) of a surface of one weight."""
    return np.asarray(surface.arrays.hessian(x, np.zeros_like(x))[0])


def eigenvalues(a: Values, b: Values, c: Values) -> tuple[Values, Values]:
    """The lower and the higher of [[a, b], [b, c]], of numbers or of arrays of one shape.

    One that is no more than what rounding of the entries makes of a zero is 0. The smaller in size comes from the
    determinant: middle - reach would lose its digits where the other is much larger.
    """
    middle, reach = (a + c) / 2, length((a - c) / 2, b)
    far = middle + np.copysign(reach, middle)
    unit = np.exp2(np.floor(np.log2(where(far == 0, 1.0, abs(far)))))  # in which nothing overflows
    straight, crossed = a / unit * c, b / unit * b
    area = straight - crossed
    flat = abs(area) <= ROUNDING * (abs(straight) + abs(crossed))
    near = where(flat, 0.0, area * (unit / where(far == 0, 1.0, far)))
    return minimum(near, far), maximum(near, far)


def lower_axis(a: Array, b: Array, c: Array) -> np.ndarray:
    """(n, 2) the direction in which the curvature of [[a, b], [b, c]] is lowest, each entry (n,); along x or y exactly
    where that is x or y.
    """
    angle = np.arctan2(2 * b, a - c) / 2 + np.pi / 2
    axis: np.ndarray = np.where(b == 0, [a < c, a >= c], [np.cos(angle), np.sin(angle)]).T
    return axis


def condition(low: Values, high: Values) -> Values:
    """The condition number: the ratio of the curvatures' sizes, larger to smaller; infinite where one vanishes."""
    small, large = np.minimum(abs(low), abs(high)), np.maximum(abs(low), abs(high))
    with np.errstate(all="ignore"):
        return np.where(small > 0, large / np.where(small > 0, small, 1), np.where(np.isnan(large), np.nan, np.inf))


def stable_rate(high: Values) -> Values:
    """2/λmax: the learning rate below which gradient descent is stable; NaN where nothing bends upwards."""
    with np.errstate(all="ignore"):
        return np.where(np.asarray(high) > 0, 2 / np.where(np.asarray(high) > 0, high, 1), np.nan)
