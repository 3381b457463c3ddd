"""The Kronecker factors of a dense layer's Fisher matrix (Martens and Grosse 2015), and steps by their inverses.

The layer's Fisher matrix is the mean of (g ⊗ ā)(g ⊗ ā)ᵀ = g gᵀ ⊗ ā āᵀ. Taken as if g and ā had nothing to do with each
other it is G ⊗ A, with G the mean of g gᵀ and A that of ā āᵀ. Its inverse is G⁻¹ ⊗ A⁻¹: two small matrices.
"""

from __future__ import annotations

import numpy as np

from networks.curvature.signals import Signal
from networks.curvature.units import units
from networks.layers.layer import Array
from networks.network import Network

Factors = tuple[tuple[Array, Array], ...]  # of each dense layer A (inputs + 1, inputs + 1) and G (outputs, outputs)


def factors(signals: list[Signal]) -> Factors:
    """A and G of each layer, means over the samples."""
    return tuple((signal.given @ signal.given.T / signal.samples, back(signal)) for signal in signals)


def back(signal: Signal) -> Array:
    """(outputs, outputs) the mean of g gᵀ; over draws it is a sum, as each g has the root of its probability."""
    together = signal.slope.swapaxes(0, 1).reshape(signal.slope.shape[1], -1)
    return np.asarray(together @ together.T / signal.samples)


def averaged(old: Factors, new: Factors, kept: float) -> Factors:
    """Running averages of factors: `kept` of the old ones; the new ones alone where there are none before."""
    if not old:
        return new
    return tuple(
        (kept * a + (1 - kept) * also_a, kept * g + (1 - kept) * also_g)
        for (a, g), (also_a, also_g) in zip(old, new, strict=True)
    )


def solved(net: Network, found: Factors, v: Array, damping: float) -> Array:
    """(D,) the step by the damped inverses of the factors, on v (D,).

    Factored Tikhonov damping (section 6.3): A + π √λ I and G + √λ/π I, where π² is the mean diagonal entry of A over
    that of G, in place of λ I beside their product.
    """
    s = np.empty_like(v)
    for at, (a, g) in zip(units(net), found, strict=True):
        more_a, more_g = shares(a, g, damping)
        turned = np.linalg.solve(g + more_g * np.eye(len(g)), v[at])
        s[at] = np.linalg.solve(a + more_a * np.eye(len(a)), turned.T).T
    return s


def shares(a: Array, g: Array, damping: float) -> tuple[float, float]:
    """What of the damping is added to the diagonals of A and of G; √λ for each where one of them is zero."""
    of_a, of_g = np.trace(a) / len(a), np.trace(g) / len(g)
    pi = float(np.sqrt(of_a / of_g)) if of_a > 0 and of_g > 0 else 1.0
    return pi * damping**0.5, damping**0.5 / pi


def whole(net: Network, found: Factors) -> Array:
    """(D, D) the matrix that the factors stand for."""
    matrix = np.zeros((net.size, net.size))
    for at, (a, g) in zip(units(net), found, strict=True):
        flat = at.ravel()
        matrix[np.ix_(flat, flat)] = np.kron(g, a)
    return matrix
