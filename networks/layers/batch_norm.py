"""Batch normalisation: each unit's values are shifted and scaled to mean 0 and variance 1, then by weights of its own.

Ioffe and Szegedy 2015, as it is while it trains: the statistics are those of the samples themselves. Statistics of
other samples (see Layer.forward) have no way back, as in a network that is only looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from networks.layers.layer import Array, Kept, Piece

EPSILON = 1e-5  # added to the variance, as torch does


@dataclass(frozen=True)
class BatchNorm:
    """γ (z − mean) / √(variance + ε) + β; `number` is that of the layer whose outputs it normalises."""

    number: int
    features: int

    @property
    def pieces(self) -> tuple[Piece, ...]:
        shape = (self.features,)
        return Piece(f"γ{self.number}", shape, "scale"), Piece(f"β{self.number}", shape, "shift")

    def forward(self, weights: Sequence[Array], given: Array, fit: slice) -> tuple[Array, Kept]:
        gamma, beta = weights
        centred = given - given[..., fit].mean(axis=-1, keepdims=True)
        variance = (centred[..., fit] * centred[..., fit]).mean(axis=-1, keepdims=True)
        size = 1 / np.sqrt(variance + EPSILON)
        normal = centred * size
        return gamma[..., None] * normal + beta[..., None], (normal, size)

    def backward(self, weights: Sequence[Array], kept: Kept, slope: Array) -> tuple[Array, list[Array]]:
        normal, size = kept
        by_gamma, by_beta = (slope * normal).sum(axis=-1), slope.sum(axis=-1)
        count = slope.shape[-1]
        along = slope - (by_beta[..., None] + normal * by_gamma[..., None]) / count
        return weights[0][..., None] * size * along, [by_gamma, by_beta]

    def pushed(self, weights: Sequence[Array], moved: Sequence[Array], kept: Kept, given: Array) -> Array:
        by_gamma, by_beta = moved
        along, _ = self.backward(weights, kept, given)  # its derivative by what is given is symmetric
        return np.asarray(along + by_gamma[..., None] * kept[0] + by_beta[..., None])
