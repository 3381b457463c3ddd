"""The bounds within which a run goes on, checked for one point or for arrays of points of one shape."""

from __future__ import annotations

import math

from landscapes.formula.numbers import Values


def in_bounds(x: Values, y: Values, value: Values, gx: Values, gy: Values, far: float, highest: Values) -> Values:
    """Whether a run goes on from (x, y): it is not too far away, f is not too high, and f and its slope are numbers."""
    near = (abs(x) <= far) & (abs(y) <= far)
    return near & (abs(value) <= highest) & (abs(value) < math.inf) & (gx * gx + gy * gy < math.inf)


def flown(x: Values, y: Values, value: Values, far: float, highest: Values) -> Values:
    """Whether a run that does not go on flew off: it is too far away, or f is too high."""
    return (abs(x) > far) | (abs(y) > far) | (abs(value) > highest)
