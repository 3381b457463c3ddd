"""How badly conditioned a surface is where it matters: at the minimum, or else where the race begins.

What a preparation of the data does to κ is seen by asking before and after.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.geometry.curvature import condition, curvatures
from experiments.geometry.known import single_minima
from landscapes import Surface
from landscapes.formula.surface import Point


@dataclass(frozen=True)
class Conditioning:
    """The condition number of a surface at a point.

    kappa       λmax/|λmin|; infinite where a curvature is 0, NaN where there is none
    at          the point
    at_minimum  whether that is a known minimum; else it is the start
    """

    kappa: float
    at: Point
    at_minimum: bool


def conditioning(surface: Surface, start: Point) -> Conditioning:
    """The condition number at the known minimum at which it is smallest in value, the first of several, or at the start
    of the race where no minimum is known at which f has a curvature.
    """
    known = [each for each in single_minima(surface) if np.isfinite(surface.hessian(each)).all()]
    bent = [each for each in known if curvatures(surface, np.array(each))[1] > 0]
    at = bent[0] if bent else start
    low, high = curvatures(surface, np.array(at))
    return Conditioning(float(condition(low, high)), at, bool(bent))
