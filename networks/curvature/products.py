"""Products of matrices of curvature with vectors, exact, without the matrices.

A complex step takes the derivative of any function along v: Im f(θ + ihv) / h. Nothing is subtracted, so h can be so
small that the next term of the series is lost in rounding. Of the gradient that is the Hessian times v.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from networks.layers import Loss
from networks.layers.layer import Array
from networks.network import Network

STEP = 1e-20  # its square vanishes beside 1

Product = Callable[[Array], Array]  # v (..., D) -> the matrix times each (..., D)


def hessian_products(net: Network, theta: Array, v: Array, inputs: Array, wanted: Array) -> Array:
    """(..., D) the Hessian of the loss at θ times v; either may be one vector (D,), or both several (..., D).

    inputs, wanted  (1, inputs, N) and (outputs, N): the samples, as the network takes them
    """
    stepped = theta + STEP * 1j * v
    flat = stepped.reshape(-1, net.size)
    found = [net.back(some, inputs, wanted).imag for some in net.chunks(flat, inputs.shape[-1])]
    return np.concatenate(found).reshape(stepped.shape) / STEP


def gauss_newton(net: Network, theta: Array, inputs: Array, wanted: Array) -> Product:
    """The product with JᵀH_L J at θ (D,), where H_L is the loss's Hessian by the outputs (Schraudolph 2002).

    J v is what the layers push forward along v, Jᵀu what they pull back. The way forward through the network itself is
    taken once, for methods that ask for many products at one θ.
    """
    weights = net.parts(theta[None])
    outputs, kept = net.chain.forward(weights, inputs, slice(None))
    still = np.zeros_like(inputs)

    def product(v: Array) -> Array:
        moved = net.chain.pushed(weights, net.parts(v.reshape(-1, net.size)), kept, still)
        curved = outputs_product(net.kind, outputs, moved, wanted)
        return net.pulled(weights, kept, curved).reshape(v.shape)

    return product


def outputs_product(loss: Loss, outputs: Array, u: Array, wanted: Array) -> Array:
    """(K, outputs, N) the Hessian of the loss by the outputs, times u (K, outputs, N)."""
    return np.asarray(loss.slope(outputs + STEP * 1j * u, wanted).imag / STEP)
