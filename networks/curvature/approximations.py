"""What methods take for a matrix of curvature, to have less of it: how far off it is, and where its step leads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from networks.curvature import factors
from networks.curvature.blocks import FORMS, kept
from networks.curvature.matrices import KINDS, TOO_LARGE, matrix
from networks.curvature.signals import mixed, of_data, of_model
from networks.curvature.units import units
from networks.layers.layer import Array
from networks.network import Network, columns
from optimizers import SettingError

SHARE = 0.01  # the damping, of the largest eigenvalue's size


@dataclass(frozen=True, eq=False)
class Approximation:
    """An approximation of a matrix.

    key     "exact", "diagonal", "neurons", "layers" or "kronecker": that of its cost
    name    what it is called
    about   what it leaves out, in a line
    matrix  (D, D)
    error   ‖approximation − matrix‖ / ‖matrix‖, Frobenius norms; NaN where the matrix is zero
    angle   degrees between its damped step and the exact damped step on the gradient; NaN where there is none
    """

    key: str
    name: str
    about: str
    matrix: Array
    error: float
    angle: float


@dataclass(frozen=True, eq=False)
class Approximations:
    """The approximations of a matrix, itself first, and the damping λ that their steps (M + λI)⁻¹ g have in common."""

    kind: str
    damping: float
    each: tuple[Approximation, ...]


def approximations(net: Network, theta: Array, X: Array, y: Array, kind: str) -> Approximations:
    """Those of a matrix of a kind, a key of KINDS, at θ (D,). Raises SettingError as matrix() does."""
    true = matrix(net, theta, X, y, kind)
    g = net.gradient(theta, X, y)
    found = [("exact", KINDS[kind].name, KINDS[kind].about, true)]
    found += [(key, form.name, form.about, kept(net, key, true).whole(net.size)) for key, form in FORMS.items()]
    product, about = kronecker(net, theta, X, y, kind, true)
    found.append(("kronecker", "Kronecker product", about, product))
    if not all(np.isfinite(near).all() for *_, near in found):
        raise SettingError("theta", TOO_LARGE)
    damping = damped(true)
    exact = stepped(true, g, damping)
    return Approximations(
        kind,
        damping,
        tuple(
            Approximation(
                key,
                name,
                about,
                near,
                error(near, true),
                angle(exact, stepped(near, g, damping)),
            )
            for key, name, about, near in found
        ),
    )


def error(near: Array, true: Array) -> float:
    """‖near − true‖ / ‖true‖; NaN where that is 0. Entries are scaled first: their squares may overflow."""
    largest = np.abs(true).max()
    if not largest > 0:
        return np.nan
    return float(np.linalg.norm(near / largest - true / largest) / np.linalg.norm(true / largest))


def damped(true: Array) -> float:
    """λ: a share of the largest eigenvalue's size; more by the most negative one, so that M + λI bends upwards."""
    values = np.linalg.eigvalsh(true)
    return float(SHARE * np.abs(values).max() + max(0.0, -values[0]))


def stepped(near: Array, g: Array, damping: float) -> Array:
    """(D,) (M + λI)⁻¹ g; NaN where that is not one step."""
    try:
        return np.asarray(np.linalg.solve(near + damping * np.eye(len(g)), g))
    except np.linalg.LinAlgError:
        return np.full(len(g), np.nan)


def angle(a: Array, b: Array) -> float:
    """Degrees between two vectors; NaN where one has no direction."""
    a, b = direction(a), direction(b)
    return float(np.degrees(2 * np.arctan2(np.linalg.norm(a - b), np.linalg.norm(a + b))))


def direction(vector: Array) -> Array:
    """The vector with length 1, however long it is; NaN where it has none."""
    with np.errstate(invalid="ignore", divide="ignore"):
        scaled = vector / np.abs(vector).max()
        return np.asarray(scaled / np.linalg.norm(scaled))


def kronecker(net: Network, theta: Array, X: Array, y: Array, kind: str, true: Array) -> tuple[Array, str]:
    """(D, D) a product of two matrices for each layer, 0 outside of the layers; and what it leaves out, in a line."""
    inputs = columns(X)
    if kind in ("fisher", "gauss_newton") and not mixed(net):
        found = factors.factors(of_model(net, theta, inputs))
    elif kind == "empirical_fisher":
        found = factors.factors(of_data(net, theta, inputs, net.targets(y)))
    else:
        return nearest(net, true), "Each layer's block is replaced by the nearest product of two small matrices."
    return factors.whole(net, found), (
        "K-FAC: in each layer, inputs and gradients are taken as independent of each other."
    )


def nearest(net: Network, true: Array) -> Array:
    """(D, D) the product G ⊗ A nearest to each layer's block (Van Loan and Pitsianis 1993).

    Reordered so that each G entry has a row, G ⊗ A is a matrix of rank 1: the nearest one is that of the largest
    singular value.
    """
    found = np.zeros_like(true)
    for at in units(net):
        places = np.ix_(at.ravel(), at.ravel())
        m, n = at.shape
        rows = true[places].reshape(m, n, m, n).swapaxes(1, 2).reshape(m * m, n * n)
        left, sizes, right = np.linalg.svd(rows, full_matrices=False)
        best = sizes[0] * np.outer(left[:, 0], right[0])
        found[places] = best.reshape(m, m, n, n).swapaxes(1, 2).reshape(m * n, m * n)
    return found
