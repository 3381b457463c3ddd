"""Conjugate gradients: a system of equations solved by products with its matrix alone."""

from __future__ import annotations

import numpy as np

from networks.curvature.products import Product
from networks.layers.layer import Array
from optimizers.base import recursions
from optimizers.base.vectors import on_vectors

OF_VECTORS = on_vectors(recursions.conjugate_steps)  # the definition that the plane has, too


def conjugate_steps(product: Product, g: Array, iterations: float) -> Array:
    """(D,) the s that conjugate gradients find for M s = −g from s = 0 in so many iterations.

    product  v (1, D) -> M v; they stop with the s they have where M does not bend upwards along a direction
    """
    s, _ = OF_VECTORS(g, lambda v: product(v[None])[0], iterations)
    return np.asarray(s)
