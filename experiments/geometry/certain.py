"""How a surface bends, as far as 64-bit arithmetic can tell: a curvature that may be rounding alone is 0."""

from __future__ import annotations

import numpy as np

from experiments.geometry.curvature import curvatures
from experiments.geometry.digits import bounded
from landscapes import Surface


def certain_curvatures(surface: Surface, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and the highest curvature over all directions at points (..., 2), each (...); one that the errors of
    the Hessian's entries may have made of a 0 is 0.

    Along the axis v of an eigenvalue, errors of the entries E move it by no more than |v|ᵀE|v|, to first order.
    """
    flat = np.reshape(points, (-1, 2))
    low, high = curvatures(surface, flat)
    hessians = surface.hessian(flat)
    known = np.isfinite(hessians).all(axis=(1, 2))
    entries = bounded(surface, "hessian", flat[known])[1]
    axes = abs(np.linalg.eigh(hessians[known]).eigenvectors)
    with np.errstate(all="ignore"):
        moved = np.einsum("nik,ijn,njk->kn", axes, entries[[[0, 1], [1, 2]]], axes)
    for curvature, most in zip((low, high), moved, strict=True):
        # An error that nothing bounds says nothing.
        curvature[known] = np.where(np.isfinite(most) & (abs(curvature[known]) <= most), 0.0, curvature[known])
    return low.reshape(np.shape(points)[:-1]), high.reshape(np.shape(points)[:-1])
