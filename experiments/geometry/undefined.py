"""What f lacks at a point: a value, because it has none or because 64-bit arithmetic finds none; a gradient; a Hessian.

A derivative that is 0/0 where its limit exists is no lack: programs give the limit (landscapes/formula/limits.py).
"""

import numpy as np

from experiments.geometry.exact import exactly
from experiments.geometry.told import Told
from landscapes import Surface
from landscapes.formula.surface import Point

LACKING = "reached a point where f or its gradient cannot be computed"  # what a run did that met one of FATAL


class Lack(Told):
    """What f may lack; each `sentence` says it without a place and a full stop, so that others can be made of it."""

    NOWHERE = "no point", "f needs finite coordinates, which are missing"
    VALUE = "undefined", "f is not defined"
    RANGE = "out of range", "f, or a number on the way to it, is beyond 64-bit arithmetic"
    GRADIENT = "no gradient", "f has a value but no gradient"
    HESSIAN = "no Hessian", "f has a gradient but no curvature"


FATAL = (Lack.NOWHERE, Lack.VALUE, Lack.RANGE, Lack.GRADIENT)  # no method can take a step from there


def lack(surface: Surface, point: Point | np.ndarray) -> Lack | None:
    """What f lacks at a point (2,), the first of the four that it does; None where it has all."""
    point = np.array(point, dtype=float)
    if not np.isfinite(point).all():
        return Lack.NOWHERE
    if not np.isfinite(surface.value(point)):
        return Lack.RANGE if has(surface, "value", point) else Lack.VALUE
    if not np.isfinite(surface.gradient(point)).all():
        if not has(surface, "value", point):
            return Lack.VALUE
        return Lack.RANGE if has(surface, "gradient", point) else Lack.GRADIENT
    return None if np.isfinite(surface.hessian(point)).all() else Lack.HESSIAN


def has(surface: Surface, program: str, point: np.ndarray) -> bool:
    """Whether f has a real value or gradient at a point (2,), however large; told by numbers of 150 digits."""
    try:
        return exactly(surface, program, point) is not None
    except OverflowError:
        return True  # too large even for these
