"""The largest eigenvalue of a symmetric matrix that is known by its products alone (Lanczos 1950).

From a random vector the products span a space that grows by one direction a step; the largest eigenvalue of the matrix
within that space soon is that of the whole. Every new direction is made orthogonal to all before it, twice: without
that, rounding brings eigenvalues back that were found already. How often an eigenvalue is there, one such space does
not tell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from networks import given
from networks.curvature.products import hessian_products
from networks.layers.layer import Array
from networks.network import Network, columns
from networks.scaling import power_of_two

STEPS, TOLERANCE = 40, 1e-6
CLOSED = 1e-13  # of the largest entry: a direction that is left as short as this is rounding, the space is closed
OF_LANCZOS = 14  # sets the draws of its first vector apart from all others of the same seed


@dataclass(frozen=True, eq=False)
class Eigen:
    """The largest eigenvalue of each of some matrices; NaN where a product is not finite.

    values     (...)
    vectors    (..., D), each of length 1
    residuals  (...) ‖H v − λ v‖: within that distance of λ there is an eigenvalue
    converged  (...) whether the residual is at most `tolerance` of the largest eigenvalue's size
    steps      (...) how many products it took
    """

    values: Array
    vectors: Array
    residuals: Array
    converged: Array
    steps: Array


def sharpness(
    net: Network,
    theta: Array,
    X: Array,
    y: Array,
    *,
    steps: int = STEPS,
    tolerance: float = TOLERANCE,
    seed: int = 0,
) -> Eigen:
    """λmax, the largest eigenvalue of the loss's Hessian, at each θ (..., D), worked out together; each as if alone.

    It is the curvature along the direction that bends most upwards: gradient descent is stable for rates up to 2/λmax.
    X (N, inputs) and y are the samples. Where θ or a product is not finite, all that is found of it is NaN.
    """
    theta, X = given.weights(theta, net.size), given.inputs(X, net.sizes[0])
    flat = theta.reshape(-1, net.size)
    inputs, targets = columns(X), net.wanted(y, X)

    def products(v: Array, going: Array) -> Array:
        with np.errstate(all="ignore"):  # weights that are not finite are told of by NaN
            return hessian_products(net, flat[going], v, inputs, targets)

    found = lanczos(products, flat.shape, steps=steps, tolerance=tolerance, seed=seed)
    lead = theta.shape[:-1]
    return Eigen(
        found.values.reshape(lead)[()],
        found.vectors.reshape(theta.shape),
        found.residuals.reshape(lead)[()],
        found.converged.reshape(lead)[()],
        found.steps.reshape(lead)[()],
    )


def lanczos(
    products: Callable[[Array, Array], Array],
    shape: tuple[int, ...],
    *,
    steps: int = STEPS,
    tolerance: float = TOLERANCE,
    seed: int = 0,
) -> Eigen:
    """The largest eigenvalues of the matrices with `products(v, which)`, those of the matrices at the places `which`
    (n,) with vectors v (n, D); shape is (G, D).

    Each matrix is done with once its eigenvalue has converged, after `steps` products, or once the space is closed: the
    matrix leads out of it no more, and its eigenvalue there is exact.
    """
    count, size = shape
    most = min(steps, size)
    start = np.random.default_rng([seed, OF_LANCZOS]).standard_normal((1, size))
    basis, small = np.zeros((count, most, size)), np.zeros((count, most, most))
    basis[:, 0] = start / lengths(start)
    scale = np.ones(count)
    ended = Eigen(
        values=np.full(count, np.nan),
        vectors=np.full((count, size), np.nan),
        residuals=np.full(count, np.nan),
        converged=np.zeros(count, dtype=bool),
        steps=np.zeros(count, dtype=np.int64),
    )
    going = np.arange(count)
    for done in range(1, most + 1):
        newest, spanned = basis[going, done - 1], basis[going, :done]
        made = products(newest, going)
        if done == 1:
            scale = power_of_two(made)
        made = made / scale[going, None]
        small[going, done - 1, done - 1] = (newest * made).sum(axis=-1)
        left = orthogonal(made, spanned)
        length = lengths(left)
        inside = small[going, :done, :done]
        found = within(inside, spanned, length, tolerance)
        over = found.converged | np.isnan(found.values) | (length <= CLOSED * np.abs(inside).max(axis=(-2, -1)))
        over |= done == most
        keep(ended, going[over], found, over, scale)
        going, left, length = going[~over], left[~over], length[~over]
        if not going.size:
            break
        small[going, done - 1, done] = small[going, done, done - 1] = length
        basis[going, done] = left / length[:, None]
    return ended


def keep(ended: Eigen, places: Array, found: Eigen, over: Array, scale: Array) -> None:
    """Writes what was found of those that are over to their places."""
    ended.values[places] = found.values[over] * scale[places]
    ended.vectors[places] = found.vectors[over]
    ended.residuals[places] = found.residuals[over] * scale[places]
    ended.converged[places] = found.converged[over]
    ended.steps[places] = found.steps[over]


def within(small: Array, spanned: Array, length: Array, tolerance: float) -> Eigen:
    """The largest eigenvalues of the matrices within the spaces.

    small    (G, m, m) the matrices there
    spanned  (G, m, D) the directions of the spaces
    length   (G,) of what the last product has outside
    """
    finite = np.isfinite(small).all(axis=(-2, -1)) & np.isfinite(length)
    values, turned = np.linalg.eigh(np.where(finite[:, None, None], small, 0.0))
    chosen = turned[:, :, -1]
    residuals = np.where(finite, length, np.nan) * np.abs(chosen[:, -1])
    return Eigen(
        values=np.where(finite, values[:, -1], np.nan),
        vectors=np.where(finite[:, None], (chosen[:, None] @ spanned)[:, 0], np.nan),
        residuals=residuals,
        converged=residuals <= tolerance * np.abs(values).max(axis=-1),
        steps=np.full(len(small), small.shape[-1]),
    )


def orthogonal(v: Array, spanned: Array) -> Array:
    """(G, D) what of v (G, D) is orthogonal to the directions (G, m, D)."""
    for _ in range(2):
        v = v - ((spanned @ v[..., None]).swapaxes(-1, -2) @ spanned)[:, 0]
    return v


def lengths(v: Array) -> Array:
    """(G,) of vectors (G, D)."""
    return np.asarray(np.sqrt((v * v).sum(axis=-1)))
