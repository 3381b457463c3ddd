"""The layers of networks, one a file; a new activation or loss is a file and its name here."""

from typing import Protocol

from networks.layers import cross_entropy, squared_error
from networks.layers.layer import Array, Layer
from networks.layers.relu import ReLU
from networks.layers.sigmoid import Sigmoid
from networks.layers.tanh import Tanh

ACTIVATIONS: dict[str, Layer] = {"tanh": Tanh(), "relu": ReLU(), "sigmoid": Sigmoid()}


class Loss(Protocol):
    """What the module of a loss has."""

    def targets(self, y: Array, outputs: int) -> Array: ...
    def loss(self, outputs: Array, wanted: Array) -> Array: ...
    def slope(self, outputs: Array, wanted: Array) -> Array: ...
    def expected(self, outputs: Array) -> Array:
        """(draws, G, outputs, N) the derivatives s of a sample's loss by its outputs, for targets of the model.

        The loss is −log of the probability that the model gives the target. Each s is times the root of the target's
        probability, so that Σ s sᵀ over the draws is the exact expectation, without chance.
        """


LOSSES: dict[str, Loss] = {"cross_entropy": cross_entropy, "squared_error": squared_error}
