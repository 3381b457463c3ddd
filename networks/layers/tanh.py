"""The hyperbolic tangent of every value: between −1 and 1, flat at both ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from networks.layers.layer import Array, Kept, Piece


@dataclass(frozen=True)
class Tanh:
    pieces: tuple[Piece, ...] = ()

    def forward(self, weights: Sequence[Array], given: Array, fit: slice) -> tuple[Array, Kept]:
        made = np.tanh(given)
        return made, made

    def backward(self, weights: Sequence[Array], kept: Kept, slope: Array) -> tuple[Array, list[Array]]:
        return slope * (1 - kept * kept), []

    def pushed(self, weights: Sequence[Array], moved: Sequence[Array], kept: Kept, given: Array) -> Array:
        return self.backward(weights, kept, given)[0]  # value by value, both ways are the same product
