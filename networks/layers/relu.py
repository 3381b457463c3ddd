"""The positive part of every value; where it is 0, nothing is learned from the sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from networks.layers.layer import Array, Kept, Piece


@dataclass(frozen=True)
class ReLU:
    pieces: tuple[Piece, ...] = ()

    def forward(self, weights: Sequence[Array], given: Array, fit: slice) -> tuple[Array, Kept]:
        on = given.real > 0  # a complex step is beside a real number, which decides
        return given * on, on

    def backward(self, weights: Sequence[Array], kept: Kept, slope: Array) -> tuple[Array, list[Array]]:
        return slope * kept, []

    def pushed(self, weights: Sequence[Array], moved: Sequence[Array], kept: Kept, given: Array) -> Array:
        return self.backward(weights, kept, given)[0]  # value by value, both ways are the same product
