"""What f lacks at a point: a value, because it has none or because floats cannot hold it; a gradient; a Hessian.

A derivative that is 0/0 where its limit exists is no lack: programs give the limit (landscapes/formula/limits.py).
"""

import numpy as np

from experiments.geometry.told import Told
from landscapes import Surface
from landscapes.formula.surface import Point


class Lack(Told):
    """What f may lack; each `sentence` says it of a point."""

    NOWHERE = "no point", "There is no such point: its coordinates are no finite numbers."
    VALUE = "undefined", "f is not defined here."
    RANGE = "too large", "f, or a number on the way to it, is too large here for 64-bit arithmetic."
    GRADIENT = "no gradient", "f has a value here but no gradient, as at a tip or an edge."
    HESSIAN = "no Hessian", "f has a gradient here but no curvature."


def lack(surface: Surface, point: Point | np.ndarray) -> Lack | None:
    """What f lacks at a point (2,), the first of the four that it does; None where it has all."""
    point = np.array(point, dtype=float)
    if not np.isfinite(point).all():
        return Lack.NOWHERE
    if not np.isfinite(surface.value(point)):
        return Lack.RANGE if has_a_value(surface, point) else Lack.VALUE
    if not np.isfinite(surface.gradient(point)).all():
        return Lack.GRADIENT if has_a_value(surface, point) else Lack.VALUE
    return None if np.isfinite(surface.hessian(point)).all() else Lack.HESSIAN


def has_a_value(surface: Surface, point: np.ndarray) -> bool:
    """Whether f has a real value at a point (2,), however large; told by numbers of 150 digits and any size."""
    # mpmath takes a while to load, and only a point without a value needs it.
    from landscapes.formula.limits import MANY_DIGITS, many

    try:
        return bool(many.isfinite(surface.over(MANY_DIGITS).value(*map(many.mpf, point.tolist()))))
    except OverflowError:
        return True  # too large even for these
    except (ArithmeticError, ValueError):
        return False
