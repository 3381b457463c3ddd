"""Conjugate gradients: a system of equations solved by products with its matrix alone."""

from __future__ import annotations

from networks.curvature.products import Product
from networks.layers.layer import Array


def conjugate_steps(product: Product, g: Array, iterations: float) -> Array:
    """(D,) the s that conjugate gradients find for M s = −g from s = 0 in so many iterations.

    product  v (1, D) -> M v; they stop with the s they have where M does not bend upwards along a direction
    """
    s = 0 * g
    r = p = -g
    size = r @ r
    for _ in range(int(iterations)):
        q = product(p[None])[0]
        bend = p @ q
        if not (size > 0 and bend > 0):
            break
        a = size / bend
        s, r = s + a * p, r - a * q
        left = r @ r
        p, size = r + left / size * p, left
    return s
