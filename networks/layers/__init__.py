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


LOSSES: dict[str, Loss] = {"cross_entropy": cross_entropy, "squared_error": squared_error}
