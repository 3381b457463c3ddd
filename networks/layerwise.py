"""What is asked of each layer with weights, from the inputs on: its name, its part of a vector, what it makes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from networks.layers.dense import Dense
from networks.layers.layer import Array, Kept
from networks.layers.skip import Skip
from networks.network import Network


def layer_names(net: Network) -> tuple[str, ...]:
    """What the layers are called."""
    return (*(f"Hidden layer {number}" for number in range(1, len(net.sizes) - 1)), "Output layer")


def lengths(net: Network, vectors: Array) -> Array:
    """(..., layers) the lengths of the parts of vectors (..., D) that belong to each layer."""
    found: Array = np.sqrt(np.add.reduceat(vectors * vectors, begins(net), axis=-1))
    return found


def endless(net: Network, vector: Array) -> Array:
    """(layers,) whether the part of a vector (D,) that belongs to each layer has numbers that are not finite."""
    found: Array = np.logical_or.reduceat(~np.isfinite(vector), begins(net))
    return found


def begins(net: Network) -> list[int]:
    """Where the part of each layer begins in a vector of weights: with its matrix."""
    return [at.start for piece, at in zip(net.pieces, net.places, strict=True) if piece.kind == "weight"]


def made(net: Network, outputs: Array, kept: Sequence[Kept]) -> list[Array]:
    """(G, units, N) what each layer gives to the next, and the outputs; `kept` is what forward() kept.

    A dense layer keeps what it was given, and that is what the layer before it has made.
    """
    needed = [
        each[0] if isinstance(layer, Skip) else each  # a branch begins with its dense layer
        for layer, each in zip(net.chain.layers, kept, strict=True)
        if isinstance(layer, Skip | Dense)
    ]
    return [*needed[1:], outputs]


def added(net: Network, made: Sequence[Array]) -> list[Array]:
    """(G, units, N) what each hidden layer's own units make: with a skip, what the branch has added to its input."""
    before = dict(enumerate(made, start=1))
    skipped = [isinstance(layer, Skip) for layer in net.chain.layers if isinstance(layer, Skip | Dense)]
    return [each - before[i] if skipped[i] else each for i, each in enumerate(made[:-1])]
