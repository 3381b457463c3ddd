"""What a rule that moves all weights as one vector may ask about the loss of the samples that a step sees."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from networks.layers.layer import Array
from networks.network import Network


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
        return float(self.net.kind.loss(outputs, self.wanted)[0] + 0.5 * self.l2 * (x @ x))

    def gradient(self, x: Array) -> Array:
        g, cut = shortened(self.net.back(x[None], self.inputs, self.wanted)[0], self.clip)
        self.cut = self.cut or cut
        return g + self.l2 * x if self.l2 else g


def shortened(g: Array, most: float | None) -> tuple[Array, bool]:
    """A gradient (D,) no longer than `most`, with the same direction, and whether it was longer."""
    if most is None:
        return g, False
    length = float(np.sqrt(g @ g))
    return (g * (most / length), True) if length > most else (g, False)
