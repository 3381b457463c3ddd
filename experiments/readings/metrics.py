"""What can be read off runs afterwards, in bulk: each (recorded, runs), NaN where the path is."""

import numpy as np

from experiments.engine.runs import Runs
from experiments.geometry.known import away, lowest_known, within
from experiments.geometry.lengths import length
from landscapes import Surface
from landscapes.formula.numbers import Values


def gradient_norm(surface: Surface, runs: Runs) -> np.ndarray:
    """The length of the true gradient, without noise, at each recorded point: (recorded, runs)."""
    gradient = surface.gradient(runs.path)
    with np.errstate(all="ignore"):
        norm = length(gradient[..., 0], gradient[..., 1])
    return np.where(np.isnan(runs.path).any(axis=-1), np.nan, norm)  # a slope that is the same everywhere is no end


def distance_to_minimum(surface: Surface, runs: Runs) -> np.ndarray | None:
    """How far the nearest known minimum is from each recorded point: (recorded, runs); None where none is known."""
    return away(surface, runs.path)


def loss_gap(surface: Surface, runs: Runs) -> np.ndarray | None:
    """f above its lowest known minimum at each recorded point: (recorded, runs); None where none is known."""
    lowest = lowest_known(surface)
    return None if lowest is None else above(runs.value, lowest)


def steps_to_tolerance(surface: Surface, runs: Runs) -> np.ndarray | None:
    """The step at which each run arrived: the first recorded one at which f is within tolerance of its lowest known
    minimum.

    (runs,) floats, NaN for a run that never did; None where no minimum is known.
    """
    low = within(surface, runs.value)
    return None if low is None else np.where(low.any(axis=0), runs.steps[low.argmax(axis=0)], np.nan)


def steps_left(surface: Surface, runs: Runs) -> np.ndarray | None:
    """The recorded step at which each run that had arrived left again: the first from which it is not within tolerance.

    (runs,) floats, NaN for a run that never arrived or is within tolerance at its end; None where no minimum is known.
    """
    low = within(surface, runs.value)
    if low is None:
        return None
    known = ~np.isnan(runs.value)
    last = known.shape[0] - 1 - known[::-1].argmax(axis=0)
    inside = low.shape[0] - 1 - low[::-1].argmax(axis=0)
    left = low.any(axis=0) & (inside < last)
    return np.where(left, runs.steps[np.minimum(inside + 1, len(runs.steps) - 1)], np.nan)


def above(value: Values, lowest: float) -> Values:
    """How far values are above the lowest."""
    return value - lowest
