"""Numbers by which vectors are divided so that squares of their entries are numbers, without a change of any digit."""

import numpy as np

from networks.layers.layer import Array


def power_of_two(v: Array) -> Array:
    """(...) the power of two at or below the largest entry of vectors (..., D); 1 where there is none, or no number."""
    most = np.abs(v).max(axis=-1)
    _, exponent = np.frexp(most)
    return np.where(np.isfinite(most) & (most > 0), np.ldexp(1.0, exponent - 1), 1.0)
