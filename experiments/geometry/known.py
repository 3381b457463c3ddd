"""The minima of a surface that are known: those it declares, or else the lowest that are found in its window."""

from functools import lru_cache

import numpy as np

from experiments.geometry.critical import critical_points, minima
from experiments.geometry.scale import rise
from landscapes import Surface
from landscapes.formula.surface import Point

KEPT = 256  # surfaces
AS_LOW = 1e-6  # of how far f rises round the lowest minimum: one that is higher by less is as low


@lru_cache(maxsize=KEPT)
def known_minima(surface: Surface) -> tuple[Point, ...]:
    """The known global minima: those that are declared, else the lowest found in the window; empty where none is.

    A surface that declares none is searched when it is first asked for.
    """
    if surface.minima:
        return surface.minima
    found = minima(critical_points(surface))
    if not found:
        return ()
    lowest = found[0]
    spare = AS_LOW * rise(surface, np.array((lowest.x, lowest.y)))
    return tuple((point.x, point.y) for point in found if point.value <= lowest.value + spare)
