"""The largest eigenvalues of a symmetric matrix that is known by its products alone (Lanczos 1950).

From a random vector the products span a space that grows by one direction a step; the largest eigenvalues of the
matrix within that space soon are those of the whole. Every new direction is made orthogonal to all before it, twice:
without that, rounding brings eigenvalues back that were found already.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from networks.curvature.products import hessian_products
from networks.layers.layer import Array
from networks.network import Network, columns, vectors
from optimizers import SettingError

STEPS, TOLERANCE = 40, 1e-6
CLOSED = 1e-13  # of the largest entry: a direction that is left as short as this is rounding, the space is closed
OF_LANCZOS = 14  # sets the draws of its first vectors apart from all others of the same seed


@dataclass(frozen=True, eq=False)
class Eigen:
    """The `wanted` largest eigenvalues of each of some matrices, largest first; NaN where a product is not finite.

    values     (..., wanted)
    vectors    (..., wanted, D), each of length 1
    residuals  (..., wanted) ‖H v − λ v‖: within that distance of λ there is an eigenvalue
    converged  (..., wanted) whether the residual is at most `tolerance` of the largest eigenvalue's size
    steps      how many products were asked for, of each matrix
    """

    values: Array
    vectors: Array
    residuals: Array
    converged: Array
    steps: int


def sharpness(
    net: Network,
    theta: Array,
    X: Array,
    y: Array,
    *,
    wanted: int = 1,
    steps: int = STEPS,
    tolerance: float = TOLERANCE,
    seed: int = 0,
) -> Eigen:
    """The largest eigenvalues of the loss's Hessian at each θ (..., D), worked out together; λmax is values[..., 0].

    It is the curvature along the direction that bends most upwards: gradient descent is stable for rates up to 2/λmax.
    X (N, inputs) and y are the samples. Where θ or a product is not finite, all that is found of it is NaN.
    """
    theta = vectors(theta)
    flat = theta.reshape(-1, net.size)
    inputs, targets = columns(X), net.targets(y)

    def products(v: Array) -> Array:
        with np.errstate(all="ignore"):  # weights that are not finite are told of by NaN
            return hessian_products(net, flat, v, inputs, targets)

    found = lanczos(products, flat.shape, wanted=wanted, steps=steps, tolerance=tolerance, seed=seed)
    lead = theta.shape[:-1]
    return Eigen(
        found.values.reshape(*lead, -1),
        found.vectors.reshape(*lead, -1, net.size),
        found.residuals.reshape(*lead, -1),
        found.converged.reshape(*lead, -1),
        found.steps,
    )


def lanczos(
    products: Callable[[Array], Array],
    shape: tuple[int, ...],
    *,
    wanted: int = 1,
    steps: int = STEPS,
    tolerance: float = TOLERANCE,
    seed: int = 0,
) -> Eigen:
    """The largest eigenvalues of the matrices whose products with v (G, D) are `products(v)`; shape is (G, D).

    It ends once all have converged, after `steps` products, or after D, when they are exact.
    """
    count, size = shape
    if not 1 <= wanted <= size:
        raise SettingError("wanted", f"A matrix of {size} rows has {size} eigenvalues; ask for 1 to {size} of them.")
    most = max(wanted, min(steps, size))
    random = np.random.default_rng([seed, OF_LANCZOS])
    basis = np.zeros((count, most, size))
    small = np.zeros((count, most, most))  # the matrices, within the space
    basis[:, 0] = unit(random.standard_normal((1, size)))
    for done in range(1, most + 1):
        newest, spanned = basis[:, done - 1], basis[:, :done]
        made = products(newest)
        small[:, done - 1, done - 1] = (newest * made).sum(axis=-1)
        left = orthogonal(made, spanned)
        length = lengths(left)
        closed = length <= CLOSED * np.abs(small).max(axis=(-2, -1))
        found = within(small[:, :done, :done], spanned, length, wanted, tolerance)
        if done == most or (done >= wanted and (found.converged | np.isnan(found.values)).all()):
            break
        small[:, done - 1, done] = small[:, done, done - 1] = length
        if closed.any():  # the matrix leads to no new direction: any other will do
            others = orthogonal(np.repeat(random.standard_normal((1, size)), count, axis=0), spanned)
            left = np.where(closed[:, None], others, left)
        basis[:, done] = unit(left)
    return found


def within(small: Array, spanned: Array, length: Array, wanted: int, tolerance: float) -> Eigen:
    """The largest eigenvalues of the matrices within the spaces.

    small    (G, m, m) the matrices there
    spanned  (G, m, D) the directions of the spaces
    length   (G,) of what the last product has outside
    """
    done = small.shape[-1]
    finite = np.isfinite(small).all(axis=(-2, -1)) & np.isfinite(length)
    values, turned = np.linalg.eigh(np.where(finite[:, None, None], small, 0.0))
    largest = np.where(finite[:, None], values, np.nan)[:, ::-1][:, :wanted]
    chosen = turned[:, :, ::-1][:, :, :wanted]
    residuals = np.where(finite, length, np.nan)[:, None] * np.abs(chosen[:, -1])
    return Eigen(
        values=largest,
        vectors=np.where(finite[:, None, None], chosen.swapaxes(-1, -2) @ spanned, np.nan),
        residuals=residuals,
        converged=residuals <= tolerance * np.abs(values).max(axis=-1, keepdims=True),
        steps=done,
    )


def orthogonal(v: Array, spanned: Array) -> Array:
    """(G, D) what of v (G, D) is orthogonal to the directions (G, m, D)."""
    for _ in range(2):
        v = v - ((spanned @ v[..., None]).swapaxes(-1, -2) @ spanned)[:, 0]
    return v


def lengths(v: Array) -> Array:
    """(G,) of vectors (G, D)."""
    return np.asarray(np.sqrt((v * v).sum(axis=-1)))


def unit(v: Array) -> Array:
    return v / lengths(v)[:, None]
