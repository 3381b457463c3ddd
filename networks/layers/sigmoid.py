"""The logistic function of every value: between 0 and 1, flat at both ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from networks.layers.layer import Array, Kept, Piece


@dataclass(frozen=True)
class Sigmoid:
    pieces: tuple[Piece, ...] = ()

    def forward(self, weights: Sequence[Array], given: Array, fit: slice) -> tuple[Array, Kept]:
        made = 0.5 * (1 + np.tanh(0.5 * given))  # 1/(1 + e^−z), for which no number is too large
        return made, made

    def backward(self, weights: Sequence[Array], kept: Kept, slope: Array) -> tuple[Array, list[Array]]:
        return slope * kept * (1 - kept), []

    def pushed(self, weights: Sequence[Array], moved: Sequence[Array], kept: Kept, given: Array) -> Array:
        return self.backward(weights, kept, given)[0]  # value by value, both ways are the same product
