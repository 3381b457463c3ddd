"""What can be read off runs afterwards, in bulk: each (recorded, runs), NaN where the path is."""

import numpy as np

from experiments.engine.outcomes import TOLERANCE
from experiments.engine.runs import Runs
from experiments.geometry.known import away, known_minima
from landscapes import Surface


def gradient_norm(surface: Surface, runs: Runs) -> np.ndarray:
    """The length of the true gradient, without noise, at each recorded point: (recorded, runs)."""
    gradient = surface.gradient(runs.path)
    return np.hypot(gradient[..., 0], gradient[..., 1])


def distance_to_minimum(surface: Surface, runs: Runs) -> np.ndarray | None:
    """How far the nearest known minimum is from each recorded point: (recorded, runs); None where none is known."""
    return away(surface, runs.path)


def lowest_known(surface: Surface) -> float | None:
    """f at its lowest known minimum; None where none is known."""
    known = known_minima(surface)
    return float(surface.value(np.array(known)).min()) if known else None


def loss_gap(surface: Surface, runs: Runs) -> np.ndarray | None:
    """f above its lowest known minimum at each recorded point: (recorded, runs); None where none is known."""
    lowest = lowest_known(surface)
    return None if lowest is None else runs.value - lowest


def steps_to_tolerance(surface: Surface, runs: Runs, tolerance: float = TOLERANCE) -> np.ndarray | None:
    """The first recorded step at which f is within `tolerance` of its lowest known minimum.

    (runs,) floats, NaN for a run that never is; None where no minimum is known.
    """
    gap = loss_gap(surface, runs)
    if gap is None:
        return None
    near = gap <= tolerance
    return np.where(near.any(axis=0), runs.steps[near.argmax(axis=0)], np.nan)
