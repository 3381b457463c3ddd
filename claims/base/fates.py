"""What became of a path, in numbers, for the formulas that are printed wrong."""

from collections.abc import Mapping

import numpy as np

from landscapes import Surface


def steps_known(path: np.ndarray) -> float:
    """How many steps it takes until its point is no number any more; ∞ where it stays one."""
    lost = ~np.isfinite(path).all(axis=1)
    return float(lost.argmax() - 1) if lost.any() else np.inf


def distances(surface: Surface, path: np.ndarray) -> np.ndarray:
    """(points,) how far each point is from the first of the surface's minima."""
    return np.hypot(*(path - np.array(surface.minima[0])).T)


def one_way(surface: Surface, path: np.ndarray) -> Mapping[str, float]:
    """How many steps of a path (points, 2) go towards larger x, and how far from the minimum it begins and ends."""
    away = distances(surface, path)
    return {
        "steps towards larger x": float((np.diff(path[:, 0]) > 0).sum()),
        "distance to the minimum at the start": float(away[0]),
        f"distance to the minimum after {len(path) - 1} steps": float(away[-1]),
    }


def lengths(path: np.ndarray) -> np.ndarray:
    """(steps,) how long each step is."""
    return np.hypot(*np.diff(path, axis=0).T)
