"""Layers one after the other, and how their weights lie in one vector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from networks.layers.layer import Array, Kept, Layer, Piece


@dataclass(frozen=True)
class Chain:
    """Each layer takes what the one before it has made."""

    layers: tuple[Layer, ...]

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for layer in self.layers for piece in layer.pieces)

    @cached_property
    def shares(self) -> tuple[slice, ...]:
        """Which of the pieces each layer has."""
        ends = [0]
        for layer in self.layers:
            ends.append(ends[-1] + len(layer.pieces))
        return tuple(slice(*pair) for pair in pairwise(ends))

    def forward(self, weights: Sequence[Array], given: Array, fit: slice) -> tuple[Array, list[Kept]]:
        kept = []
        for layer, share in zip(self.layers, self.shares, strict=True):
            given, needed = layer.forward(weights[share], given, fit)
            kept.append(needed)
        return given, kept

    def backward(self, weights: Sequence[Array], kept: Sequence[Kept], slope: Array) -> tuple[Array, list[Array]]:
        found: list[Array] = []
        for layer, share, needed in zip(self.layers[::-1], self.shares[::-1], kept[::-1], strict=True):
            slope, by_weights = layer.backward(weights[share], needed, slope)
            found = by_weights + found
        return slope, found

    def pushed(self, weights: Sequence[Array], moved: Sequence[Array], kept: Sequence[Kept], given: Array) -> Array:
        for layer, share, needed in zip(self.layers, self.shares, kept, strict=True):
            given = layer.pushed(weights[share], moved[share], needed, given)
        return given
