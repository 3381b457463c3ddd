"""Newton's method as it stands in the books, x − H⁻¹g wherever that leads, and where it ends.

The app's own Newton takes a gradient step where the parabola has no bottom; here nothing holds it back.
"""

from collections.abc import Callable

import numpy as np

from experiments.geometry.rest import MINIMA, Place, beside
from experiments.studies.cloud import cloud
from landscapes import Surface

STEPS = 100


def ends(surface: Surface, starts: np.ndarray) -> np.ndarray:
    """(runs, 2) where it is after STEPS steps; NaN where it met 0/0, or left where f is defined."""
    points = starts
    with np.errstate(all="ignore"):
        for _ in range(STEPS):
            gradient, hessian = surface.gradient(points), surface.hessian(points)
            a, b, c = hessian[..., 0, 0], hessian[..., 0, 1], hessian[..., 1, 1]
            gx, gy = gradient.T
            jump = np.stack([b * gy - c * gx, b * gx - a * gy], axis=-1) / (a * c - b * b)[:, None]
            points = points + np.where((gradient == 0).all(axis=-1)[:, None], 0, jump)
    return points


def at_minimum(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(runs,) whether these are at minima."""
    return np.isin(beside(surface, points)[1], MINIMA)


def at_saddle(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(runs,) whether these are at saddles."""
    saddles: np.ndarray = beside(surface, points)[1] == Place.SADDLE
    return saddles


def lost(surface: Surface, starts: np.ndarray) -> np.ndarray:
    """(runs,) whether it fails from there: in the end it is at no minimum, whichever."""
    return ~at_minimum(surface, ends(surface, starts))


def far(surface: Surface, starts: np.ndarray) -> np.ndarray:
    """(runs,) whether these are at least a quarter of the window's side from every global minimum."""
    away = np.linalg.norm(starts[:, None] - np.array(surface.minima), axis=-1).min(axis=1)
    return away >= max(high - low for low, high in surface.domain) / 4


def starts_where(
    surface: Surface, budget: int, seed: int, wanted: Callable[[Surface, np.ndarray], np.ndarray]
) -> np.ndarray:
    """(budget, 2) drawn starts for which wanted(surface, starts) holds; fewer where it is rarer than 1 in 20."""
    starts = cloud(surface, 20 * budget, seed, "report")
    return starts[wanted(surface, starts)][:budget]
