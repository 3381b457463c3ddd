"""A matrix whose singular values are all brought near 1, by products alone."""

from __future__ import annotations

import numpy as np

from networks.layers.layer import Array

FIRST, THIRD, FIFTH = 3.4445, -4.7750, 2.0315  # of Jordan 2024: σ → 3.4445 σ − 4.775 σ³ + 2.0315 σ⁵
ROUNDS = 5


def orthogonalised(matrix: Array) -> Array:
    """About U Vᵀ √max(1, rows/columns), for matrix = U Σ Vᵀ; singular values that were tiny may stay small."""
    size = float(np.linalg.norm(matrix))
    if size == 0:
        return matrix
    found = matrix / size
    tall = len(found) > len(found.T)
    found = found.T if tall else found
    for _ in range(ROUNDS):
        squared = found @ found.T
        found = FIRST * found + (THIRD * squared + FIFTH * squared @ squared) @ found
    return found.T * (len(matrix) / len(matrix.T)) ** 0.5 if tall else found
