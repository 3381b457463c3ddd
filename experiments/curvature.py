"""How a surface bends at a point: the eigenvalues of its Hessian."""

from typing import Any

import numpy as np


def curvatures(surface: Any, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest curvature over all directions at points (..., 2), each (...)."""
    hessian = surface.hessian(points)
    hxx, hxy, hyy = hessian[..., 0, 0], hessian[..., 0, 1], hessian[..., 1, 1]
    with np.errstate(all="ignore"):
        middle, reach = (hxx + hyy) / 2, np.hypot((hxx - hyy) / 2, hxy)
        return middle - reach, middle + reach
