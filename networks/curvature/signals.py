"""What passes through each dense layer: its input a on the way forward, and on the way back the derivative g.

g is the derivative of one sample's loss by the layer's sums W a + b. Of the weights [W b] of the layer the sample's
derivative is g āᵀ, with ā = a and a 1 below it for the bias: all that is said of single samples follows from g and ā.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from networks.layers.chain import Chain
from networks.layers.dense import Dense
from networks.layers.layer import Array, Kept, Layer
from networks.layers.skip import Skip
from networks.network import Network
from optimizers import SettingError

KEPT = 8  # chains that are remembered


@dataclass(frozen=True)
class Signal:
    """Of a dense layer.

    given  (inputs + 1, N) ā
    slope  (draws, outputs, N) g; where targets are the model's, one for each draw, whose squares add up
    """

    given: Array
    slope: Array

    @property
    def samples(self) -> int:
        return int(self.given.shape[-1])


def of_data(net: Network, theta: Array, inputs: Array, wanted: Array) -> list[Signal]:
    """The signals of the samples with their own targets, as one draw; θ is (D,)."""
    return _signals(net, theta, inputs, lambda outputs: net.kind.slope(outputs, wanted) * inputs.shape[-1])


def of_model(net: Network, theta: Array, inputs: Array) -> list[Signal]:
    """The signals with the targets that the model gives itself, all of them, by their probability."""
    return _signals(net, theta, inputs, lambda outputs: net.kind.expected(outputs)[:, 0])


def mixed(net: Network) -> str:
    """Why single samples of this network have no gradient of their own, in a sentence; "" if they have."""
    if not net.batch_norm:
        return ""
    return (
        "With batch norm, every output depends on all samples of a step, so a single sample has no gradient. "
        "Fisher matrices and the covariance of gradients are not defined. Switch batch norm off."
    )


def _signals(net: Network, theta: Array, inputs: Array, slope: Callable[[Array], Array]) -> list[Signal]:
    sentence = mixed(net)
    if sentence:
        raise SettingError("batch_norm", sentence)
    chain, weights = watched(net.chain), net.parts(theta[None])
    outputs, kept = chain.forward(weights, inputs, slice(None))
    _, found = chain.backward(weights, kept, slope(outputs))
    ones = np.ones((1, inputs.shape[-1]))
    return [Signal(np.concatenate([given[0], ones]), back) for given, back in zip(found[::2], found[1::2], strict=True)]


@dataclass(frozen=True)
class Watched(Dense):
    """A dense layer that hands out a and g, where another gives the derivatives by W and b."""

    def backward(self, weights: Sequence[Array], kept: Kept, slope: Array) -> tuple[Array, list[Array]]:
        return weights[0].swapaxes(-1, -2) @ slope, [kept, slope]


@lru_cache(maxsize=KEPT)
def watched(chain: Chain) -> Chain:
    """The same layers, with every dense one watched, also those below skip connections."""

    def seen(layer: Layer) -> Layer:
        if isinstance(layer, Skip):
            return Skip(watched(layer.branch))
        return Watched(layer.number, layer.inputs, layer.outputs) if isinstance(layer, Dense) else layer

    return Chain(tuple(map(seen, chain.layers)))
