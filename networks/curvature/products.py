"""Products of matrices of curvature with vectors, exact, without the matrices.

A complex step takes the derivative of any function along v: Im f(θ + ihv) / h. Nothing is subtracted, so h can be so
small that the next term of the series is lost in rounding. Of the gradient that is the Hessian times v; of the outputs
it is J v, with J their derivative by the weights.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from networks.layers import Loss
from networks.layers.layer import Array
from networks.network import Network

STEP = 1e-20  # its square vanishes beside 1

Product = Callable[[Array], Array]  # v (K, D) -> the matrix times each (K, D)


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

    What does not depend on v is worked out once, for methods that ask for many products at one θ.
    """
    weights = net.parts(theta[None])
    outputs, kept = net.chain.forward(weights, inputs, slice(None))

    def product(v: Array) -> Array:
        moved, _ = net.forward(theta + STEP * 1j * v, inputs)
        curved = outputs_product(net.kind, outputs, moved.imag / STEP, wanted)
        return net.pulled(weights, kept, curved)

    return product


def outputs_product(loss: Loss, outputs: Array, u: Array, wanted: Array) -> Array:
    """(K, outputs, N) the Hessian of the loss by the outputs, times u (K, outputs, N)."""
    return np.asarray(loss.slope(outputs + STEP * 1j * u, wanted).imag / STEP)
