"""The matrices of curvature of a small network, whole: KINDS, key -> what each is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from networks import given
from networks.curvature.blocks import apart
from networks.curvature.products import gauss_newton, hessian_products
from networks.curvature.signals import Signal, mixed, of_data, of_model
from networks.curvature.units import units
from networks.layers.layer import Array
from networks.network import Network, columns, would_fit
from optimizers import SettingError
from optimizers.base import unknown

MOST = 400  # weights whose matrices are worked out
TOO_LARGE = "The weights are too large to compute the matrix. Take earlier weights, or a smaller learning rate."


@dataclass(frozen=True)
class Kind:
    """A matrix of curvature.

    name    what it is called
    about   what it is, in a line
    single  whether it is made of gradients of single samples, which batch norm does not leave
    make    (net, θ (D,), inputs (1, inputs, N), wanted (outputs, N)) -> (D, D)
    """

    name: str
    about: str
    single: bool
    make: Callable[[Network, Array, Array, Array], Array]


def hessian(net: Network, theta: Array, inputs: Array, wanted: Array) -> Array:
    return symmetric(hessian_products(net, theta, np.eye(net.size), inputs, wanted))


def of_products(net: Network, theta: Array, inputs: Array, wanted: Array) -> Array:
    """The Gauss–Newton matrix."""
    product = gauss_newton(net, theta, inputs, wanted)
    rows = [product(some) for some in net.chunks(np.eye(net.size), inputs.shape[-1])]
    return symmetric(np.concatenate(rows))


def fisher(net: Network, theta: Array, inputs: Array, wanted: Array) -> Array:
    return squared(gradients(net, of_model(net, theta, inputs)))


def empirical_fisher(net: Network, theta: Array, inputs: Array, wanted: Array) -> Array:
    return squared(gradients(net, of_data(net, theta, inputs, wanted)))


def covariance(net: Network, theta: Array, inputs: Array, wanted: Array) -> Array:
    each = gradients(net, of_data(net, theta, inputs, wanted))
    return squared(each - each.mean(axis=1))


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "hessian": Kind("Hessian", "All second derivatives of the loss.", False, hessian),
        "gauss_newton": Kind(
            "Gauss–Newton",
            "The second derivatives, with the outputs taken as linear in the weights.",
            False,
            of_products,
        ),
        "fisher": Kind(
            "Fisher",
            "The mean of g gᵀ over the samples, with targets from the model itself. Here it equals Gauss–Newton.",
            True,
            fisher,
        ),
        "empirical_fisher": Kind(
            "Empirical Fisher",
            "The mean of g gᵀ over the samples, with targets from the data.",
            True,
            empirical_fisher,
        ),
        "covariance": Kind(
            "Gradient covariance",
            "The empirical Fisher matrix minus g gᵀ of the mean gradient: how the gradients of samples scatter.",
            True,
            covariance,
        ),
    }
)


def matrix(net: Network, theta: Array, X: Array, y: Array, kind: str) -> Array:
    """(D, D) of a kind, a key of KINDS, at θ (D,) over samples X (N, inputs) with targets y.

    Raises SettingError with a sentence where there is none, or the network is too large, see refused(), and where
    weights are so large that entries are no numbers.
    """
    if not isinstance(kind, str) or kind not in KINDS:
        raise unknown("kind", "matrix", kind, KINDS)
    sentence = refused(net, kind)
    if sentence:
        raise SettingError("sizes" if net.size > MOST else "batch_norm", sentence)
    theta, X = given.weights(theta, net.size), given.inputs(X, net.sizes[0])
    if theta.ndim != 1:
        raise SettingError("theta", f"A matrix is that of one vector of weights. {given.has_shape(theta)}")
    wanted = net.wanted(y, X)
    with np.errstate(all="ignore"):
        found = KINDS[kind].make(net, theta, columns(X), wanted)
    if not np.isfinite(found).all():
        raise SettingError("theta", TOO_LARGE)
    return found


def refused(net: Network, kind: str) -> str:
    """Why a network's matrix of a kind is not worked out, in a sentence; "" if it is."""
    if net.size > MOST:
        return (
            f"The network has {net.size:,} weights, so its matrix would have {net.size**2:,} entries. "
            f"Matrices are shown for up to {MOST} weights. {would_fit(net, MOST)}"
        )
    return mixed(net) if KINDS[kind].single else ""


def gradients(net: Network, found: list[Signal]) -> Array:
    """(draws, N, D) the gradient of each sample's loss, for each draw of its target."""
    each = np.empty((*found[0].slope.shape[::2], net.size))
    for at, signal in zip(units(net), found, strict=True):
        each[..., at] = apart(signal)
    return each


def symmetric(found: Array) -> Array:
    """The matrix without what rounding has made different on both sides of its diagonal."""
    return np.asarray((found + found.T) / 2)


def squared(each: Array) -> Array:
    """(D, D) the mean of g gᵀ over samples, summed over draws, from g (draws, N, D)."""
    flat = each.reshape(-1, each.shape[-1])
    return np.asarray(flat.T @ flat / each.shape[1])


def names(net: Network) -> tuple[str, ...]:
    """(D,) what each weight is called: W1[2,1] leads from the first input to the second unit."""
    return tuple(
        f"{piece.name}[{','.join(str(i + 1) for i in index)}]"
        for piece in net.pieces
        for index in np.ndindex(piece.shape)
    )
