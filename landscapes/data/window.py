"""A window for a loss over data: around its lowest minimum, as wide as the weights are large that get there.

The minimum is looked for by a few steps of Newton's method from several places at once, which costs milliseconds.
Where none is found, few samples are enough to look for a window as for any other formula.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from landscapes.data.data import Data
from landscapes.formula.landscape import Landscape
from landscapes.formula.numbers import Array
from landscapes.formula.readable_sides import rounded
from landscapes.formula.surface import Domain, Point
from landscapes.formula.window import suggested_window

FEW = 25  # samples that show what a window is like
PLACES = np.stack(np.meshgrid([-2.3, -0.9, 0.4, 1.7], [-1.8, -0.5, 0.8, 2.2]), axis=-1).reshape(-1, 2)
BEST, STEPS = 8, 20  # of the places, those from which Newton's method goes on, and how far
PARTS_OF_STEP = np.array([1, 0.25, 1 / 16, 1 / 256])  # the best of them is taken
FLAT = 1e-9  # of the larger curvature: what is below is taken for none
ARRIVED, EQUAL = 1e-6, 1e-9  # of the size of the weights, and of the loss
LITTLE = 1e-3  # of a loss of facets: a step that lowers it by less is the last
WIDE = 1.5  # half sides from the middle to where all weights are 0
NEAR = 3.0  # times as far from 0 as the nearest of several minima


def window_over_data(surface: Landscape) -> Domain:
    """A square window for a loss over data."""
    found = ends(surface)
    return around(surface, found) if len(found) else by_few(surface)


def by_few(surface: Landscape) -> Domain:
    """The window that suits any formula, by a few of the samples."""
    few = replace(surface, data=few_samples(surface))
    return suggested_window(few.arrays.value, few.tree)


def few_samples(surface: Landscape) -> Data:
    """Some of its samples, evenly spread."""
    assert surface.data is not None
    return surface.data.some(np.unique(np.linspace(0, surface.data.count - 1, FEW).astype(int)))


def around(surface: Landscape, minima: Array) -> Domain:
    """The square window around minima (n, 2) that lie equally low, the farthest of which may be left out."""
    sizes = abs(minima).max(axis=1)
    near = minima[sizes <= NEAR * sizes.min()]
    low, high = near.min(axis=0), near.max(axis=0)
    middle = (low + high) / 2
    half = WIDE * max(abs(middle).max(), ((high - low) / 2).max(), width(surface, near[0])) or 1.0
    step = 10.0 ** math.floor(math.log10(half))
    half = step * math.ceil(half / step)
    x, y = (rounded(float(part), half) for part in middle)
    return (x - half, x + half), (y - half, y + half)


def width(surface: Landscape, minimum: Array) -> float:
    """How far from a minimum the loss has become twice as large, where it rises most; 0 where it is flat."""
    curvature, loss = float(abs(np.linalg.eigvalsh(surface.hessian(minimum))).max()), float(surface.value(minimum))
    return math.sqrt(2 * abs(loss) / curvature) if curvature > 0 else 0.0


def ends(surface: Landscape, places: Iterable[Point] = ()) -> Array:
    """(n, 2) the lowest points at which Newton's method has come to rest, from the best of PLACES and of these; none
    where it has come farther down elsewhere.
    """
    points = np.array([*places, *PLACES, (0.0, 0.0)])
    values = surface.value(points)
    best = [place for place in np.argsort(values)[:BEST] if np.isfinite(values[place])]
    points, values = points[best], values[best]
    rest = np.zeros(len(points), dtype=bool)
    for _ in range(STEPS):
        if rest.all():
            break
        points[~rest], values[~rest], rest[~rest] = moved(surface, points[~rest], values[~rest])
    if not rest.any() or values[rest].min() > values.min() * (1 + EQUAL):
        return points[:0]
    lowest: Array = points[rest & (values <= values[rest].min() * (1 + EQUAL))]
    return lowest


def moved(surface: Landscape, points: Array, values: Array) -> tuple[Array, Array, NDArray[np.bool_]]:
    """Points (n, 2) and their values (n,) after a step of Newton's method, down along every axis of curvature, and
    whether they are at rest.
    """
    slopes, bends = surface.gradient(points), surface.hessian(points)
    known = np.isfinite(slopes).all(axis=1) & np.isfinite(bends).all(axis=(1, 2))
    slopes[~known], bends[~known] = 0, np.eye(2)
    # A loss of facets has no curvature; the squares of its samples' slopes stand in for it.
    facets = ~bends.any(axis=(1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):  # where the loss is 0 there is no step, so no rest
        bends[facets] = outer(surface, points[facets]) / values[facets, None, None]
    sizes, axes = np.linalg.eigh(bends)
    sizes = abs(sizes)
    along = np.einsum("nij,ni->nj", axes, slopes)
    flat = sizes <= FLAT * sizes.max(axis=1, keepdims=True)
    steps = -np.einsum("nij,nj->ni", axes, np.where(flat, 0, along / np.where(flat, 1, sizes)))
    tried = points + PARTS_OF_STEP[:, None, None] * steps
    heights = surface.value(tried)
    heights[~np.isfinite(heights)] = np.inf
    best, each = heights.argmin(axis=0), np.arange(len(points))
    lower = heights[best, each] < values
    short = abs(steps).max(axis=1) <= ARRIVED * (1 + abs(points).max(axis=1))
    level = (abs(along) <= FLAT * np.sqrt(sizes.max(axis=1, keepdims=True) * abs(values).max())) | ~flat
    settled = facets & (heights[best, each] > values * (1 - LITTLE))
    rest = known & ((short & level.all(axis=1)) | settled)
    return np.where(lower[:, None], tried[best, each], points), np.where(lower, heights[best, each], values), rest


def outer(surface: Landscape, points: Array) -> Array:
    """(n, 2, 2) the mean of g gᵀ over the samples at points (n, 2)."""
    entries = np.stack(surface.arrays.samples(*points.T.copy()), axis=-1)
    matrices: Array = entries[:, [[0, 1], [1, 2]]]
    return matrices
