"""Bounces across a valley: what can be read off a path about its crossings of the floor."""

from typing import Any

import numpy as np

from experiments.bounces import turned


def bounces(surface: Any, path: np.ndarray) -> np.ndarray:
    """(steps, runs) whether the slope turned round in each step of a path (steps + 1, runs, 2)."""
    return turned(surface.gradient(path))


def mostly_across(surface: Any, path: np.ndarray) -> np.ndarray:
    """(steps, runs) whether the gradient before each step is nearer to the axis of the steepest curvature."""
    gradient, steep = surface.gradient(path[:-1]), steepest_axis(surface, path[:-1])
    across = (gradient * steep).sum(axis=-1)
    return across**2 > (gradient**2).sum(axis=-1) / 2


def steepest_axis(surface: Any, points: np.ndarray) -> np.ndarray:
    """(..., 2) unit vectors along which the surface curves most, either way, at points (..., 2)."""
    curvature, axes = np.linalg.eigh(surface.hessian(points))
    place = np.abs(curvature).argmax(axis=-1)[..., None, None]
    return np.take_along_axis(axes, np.broadcast_to(place, (*axes.shape[:-1], 1)), axis=-1)[..., 0]
