"""A surface in numbers of 150 digits and any size, for what 64-bit arithmetic cannot tell."""

from __future__ import annotations

from typing import Any

import numpy as np

from landscapes import Surface
from landscapes.formula.surface import Point

Many = Any  # a number of many digits: mpmath has no types of its own


def exactly(surface: Surface, name: str, point: Point | np.ndarray) -> tuple[Many, ...] | None:
    """What a program ("value", "gradient" or "hessian") gives at a point (2,); None where it is not defined.

    Raises OverflowError where it is too large even for such numbers.
    """
    # mpmath takes a while to load, and few points need it.
    from landscapes.formula.limits import MANY_DIGITS, many

    x, y = (many.mpf(float(part)) for part in point)
    try:
        found = getattr(surface.over(MANY_DIGITS), name)(x, y)
    except OverflowError:
        raise
    except (ArithmeticError, ValueError):
        return None
    numbers = found if isinstance(found, tuple) else (found,)
    return numbers if all(map(many.isfinite, numbers)) else None
