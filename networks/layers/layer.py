"""What a layer is. Values are arrays (G, features, N): G vectors of weights at once, the N samples last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]  # real, or complex where a derivative is taken by a complex step
Kept = Any  # what a layer keeps of its way forward for its way back

Kind = Literal["weight", "bias", "scale", "shift"]


@dataclass(frozen=True)
class Piece:
    """A part of the vector of weights: what it is called, its shape, and what it does."""

    name: str
    shape: tuple[int, ...]
    kind: Kind


class Layer(Protocol):
    """A function of values and weights, with its derivatives."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The parts of the vector of weights that it has, in their order."""

    def forward(self, weights: Sequence[Array], given: Array, fit: slice) -> tuple[Array, Kept]:
        """(G, features, N) what it makes of `given`, and what backward() needs.

        weights  an array (G, *shape) for each of its pieces
        fit      the samples that statistics are taken of
        """

    def pushed(self, weights: Sequence[Array], moved: Sequence[Array], kept: Kept, given: Array) -> Array:
        """(K, features, N) the derivative of what it makes, along `moved` of its weights and `given` of what is given.

        moved  an array (K, *shape) for each of its pieces
        kept   of its way forward
        """

    def backward(self, weights: Sequence[Array], kept: Kept, slope: Array) -> tuple[Array, list[Array]]:
        """The derivatives of the loss by what was given and by its weights, from that by what it made of it."""
