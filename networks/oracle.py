"""What a rule that moves all weights as one vector may ask about the loss of the samples that a step sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from networks.curvature import blocks, factors, products, signals
from networks.curvature.blocks import Blocks
from networks.curvature.factors import Factors
from networks.curvature.products import Product
from networks.layers.layer import Array
from networks.network import Network
from networks.scaling import power_of_two
from optimizers import Optimizer
from optimizers.base import share_kept
from optimizers.base.vectors import dot

OF_SINGLE_SAMPLES = {"fisher", "factors"}  # what of it needs a gradient of each sample


@dataclass
class NetworkOracle:
    """The loss and its derivatives at weights x (D,).

    inputs, wanted  (1, inputs, N) and (outputs, N): the samples that the step sees, as the network takes them
    clip, l2        as in an Entry: value and gradient are those of the loss with its penalty; a gradient of the loss
                    that is longer than `clip` is shortened before the penalty's is added
    cut             whether one was
    """

    net: Network
    inputs: Array
    wanted: Array
    clip: float | None = None
    l2: float = 0.0
    cut: bool = field(default=False, init=False)

    def value(self, x: Array) -> float:
        outputs, _ = self.net.forward(x[None], self.inputs)
        return float(self.net.kind.loss(outputs, self.wanted)[0] + 0.5 * self.l2 * dot(x, x))

    def gradient(self, x: Array) -> Array:
        g, cut = shortened(self.net.back(x[None], self.inputs, self.wanted)[0], self.clip)
        self.cut = self.cut or cut
        return g + self.l2 * x if self.l2 else g

    def hessian(self, x: Array) -> Product:
        """v -> the Hessian at x times v."""
        return lambda v: products.hessian_products(self.net, x, v, self.inputs, self.wanted) + self.l2 * v

    def gauss_newton(self, x: Array) -> Product:
        """v -> the Gauss–Newton matrix at x times v, with what the penalty adds to the curvature."""
        product = products.gauss_newton(self.net, x, self.inputs, self.wanted)
        return lambda v: product(v) + self.l2 * v

    def fisher(self, x: Array, form: str) -> Blocks:
        """Blocks of the Fisher matrix at x, for targets of the model, with what the penalty adds; see FORMS."""
        return blocks.fisher(self.net, form, signals.of_model(self.net, x, self.inputs)).plus(self.l2)

    def factors(self, x: Array) -> Factors:
        """A and G of each layer at x, for targets of the model."""
        return factors.factors(signals.of_model(self.net, x, self.inputs))

    def kronecker_solved(self, found: Factors, v: Array, damping: float) -> Array:
        """The step by the damped inverses of the factors, on v (D,)."""
        return factors.solved(self.net, found, v, damping + self.l2)

    def by_matrix(self, turn: Callable[[Array], Array], v: Array) -> Array:
        """(D,) what `turn` makes of the part of v at each matrix of weights; 0 at all other weights."""
        found = np.zeros_like(v)
        for piece, at in zip(self.net.pieces, self.net.places, strict=True):
            if piece.kind == "weight":
                found[at] = turn(v[at].reshape(piece.shape)).ravel()
        return found

    def beside_matrices(self, v: Array) -> Array:
        """(D,) v, with 0 at the matrices of weights."""
        return v - self.by_matrix(lambda part: part, v)


def refused(net: Network, method: Optimizer) -> str:
    """Why a network cannot be trained by a method, in a sentence; "" if it can."""
    apart = OF_SINGLE_SAMPLES & set(method.step.__code__.co_names)
    return f"{method.name} cannot train this network. {signals.mixed(net)}" if apart and signals.mixed(net) else ""


def shortened(g: Array, most: float | None) -> tuple[Array, bool]:
    """A gradient (D,) no longer than `most`, with the same direction, and whether it was longer."""
    if most is None:
        return g, False
    unit = power_of_two(g)
    scaled = g / unit
    share = float(share_kept(np.sqrt(dot(scaled, scaled)), most / unit))
    return (scaled * (share * unit), True) if share < 1 else (g, False)
