"""The length of a vector, of numbers or of arrays of one shape: the same bits here and in the browser.

Products, sums and roots are exactly rounded everywhere; np.hypot and Math.hypot are each rounded in a way of their own.
"""

from __future__ import annotations

from landscapes.formula.numbers import Values
from optimizers.base import maximum, sqrt, where

LARGE, SMALL = 2.0**500, 2.0**-500  # beyond these a square is, or may be, too large or too small for a float
SHRUNK, GROWN = 2.0**-600, 2.0**600  # powers of two change no digit


def length(a: Values, b: Values) -> Values:
    """√(a² + b²)."""
    longest = maximum(abs(a), abs(b))
    unit = where(longest > LARGE, SHRUNK, where(longest < SMALL, GROWN, 1.0))
    u, v = a * unit, b * unit
    return sqrt(u * u + v * v) / unit
