"""A skip connection: what a branch makes of its input is added to that input (He and others 2016)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from networks.layers.chain import Chain
from networks.layers.layer import Array, Kept, Piece


@dataclass(frozen=True)
class Skip:
    branch: Chain

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return self.branch.pieces

    def forward(self, weights: Sequence[Array], given: Array, fit: slice) -> tuple[Array, Kept]:
        made, kept = self.branch.forward(weights, given, fit)
        return given + made, kept

    def backward(self, weights: Sequence[Array], kept: Kept, slope: Array) -> tuple[Array, list[Array]]:
        by_given, by_weights = self.branch.backward(weights, kept, slope)
        return slope + by_given, by_weights

    def pushed(self, weights: Sequence[Array], moved: Sequence[Array], kept: Kept, given: Array) -> Array:
        return given + self.branch.pushed(weights, moved, kept, given)
