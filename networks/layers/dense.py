"""A dense layer: every output is a weighted sum of all inputs, and a bias."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from networks.layers.layer import Array, Kept, Piece


@dataclass(frozen=True)
class Dense:
    """W a + b, with W (outputs, inputs); `number` is that of the layer, from 1."""

    number: int
    inputs: int
    outputs: int

    @property
    def pieces(self) -> tuple[Piece, ...]:
        weight = Piece(f"W{self.number}", (self.outputs, self.inputs), "weight")
        return weight, Piece(f"b{self.number}", (self.outputs,), "bias")

    def forward(self, weights: Sequence[Array], given: Array, fit: slice) -> tuple[Array, Kept]:
        weight, bias = weights
        return weight @ given + bias[..., None], given

    def backward(self, weights: Sequence[Array], kept: Kept, slope: Array) -> tuple[Array, list[Array]]:
        by_weight = slope @ kept.swapaxes(-1, -2)
        return weights[0].swapaxes(-1, -2) @ slope, [by_weight, slope.sum(axis=-1)]

    def pushed(self, weights: Sequence[Array], moved: Sequence[Array], kept: Kept, given: Array) -> Array:
        by_weight, by_bias = moved
        return np.asarray(weights[0] @ given + by_weight @ kept + by_bias[..., None])
