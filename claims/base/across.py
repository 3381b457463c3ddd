"""Across a valley: which way that is, and whether the slope points there."""

import numpy as np

from landscapes import Surface


def mostly_across(surface: Surface, path: np.ndarray) -> np.ndarray:
    """(steps, runs) whether the gradient before each step is nearer to the axis of the steepest curvature."""
    gradient, steep = surface.gradient(path[:-1]), steepest_axis(surface, path[:-1])
    across = (gradient * steep).sum(axis=-1)
    return across**2 > (gradient**2).sum(axis=-1) / 2


def steepest_axis(surface: Surface, points: np.ndarray) -> np.ndarray:
    """(..., 2) unit vectors along which the surface curves most, either way, at points (..., 2)."""
    curvature, axes = np.linalg.eigh(surface.hessian(points))
    place = np.abs(curvature).argmax(axis=-1)[..., None, None]
    return np.take_along_axis(axes, np.broadcast_to(place, (*axes.shape[:-1], 1)), axis=-1)[..., 0]
