"""A matrix of which only square blocks on the diagonal are kept: single entries, the weights of a unit, of a layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from networks.curvature.signals import Signal
from networks.curvature.units import units
from networks.layers.layer import Array
from networks.network import Network


@dataclass(frozen=True, eq=False)
class Blocks:
    """Groups of blocks of one size.

    places    of each group (blocks, k): where the weights of each block are
    matrices  of each group (blocks, k, k)
    """

    places: tuple[Array, ...]
    matrices: tuple[Array, ...]

    def solved(self, v: Array, damping: float) -> Array:
        """(D,) the s with (M + damping·I) s = v, for the matrix M of these blocks."""
        s = np.empty_like(v)
        for at, matrix in zip(self.places, self.plus(damping).matrices, strict=True):
            s[at] = np.linalg.solve(matrix, v[at][..., None])[..., 0]
        return s

    def plus(self, more: float) -> Blocks:
        """The blocks of M + more·I."""
        return Blocks(self.places, tuple(matrix + more * np.eye(matrix.shape[-1]) for matrix in self.matrices))

    def whole(self, size: int) -> Array:
        """(D, D) the matrix, 0 outside of its blocks."""
        found = np.zeros((size, size))
        for at, matrix in zip(self.places, self.matrices, strict=True):
            found[at[:, :, None], at[:, None, :]] = matrix
        return found


@dataclass(frozen=True)
class Form:
    """Which weights are held together.

    name    what the approximation is called
    about   what it leaves out, in a line
    blocks  the places (outputs, weights of a unit) of a layer -> those of its blocks (blocks, k)
    fisher  what passed through a layer -> the blocks (blocks, k, k) of its Fisher matrix
    """

    name: str
    about: str
    blocks: Callable[[Array], Array]
    fisher: Callable[[Signal], Array]


def single(signal: Signal) -> Array:
    """The mean of (g āᵀ)² for each weight."""
    squares = (signal.slope * signal.slope).sum(axis=0) @ (signal.given * signal.given).T
    return np.asarray(squares / signal.samples).reshape(-1, 1, 1)


def of_units(signal: Signal) -> Array:
    """The mean of g² ā āᵀ for each unit, with its own g."""
    squares = (signal.slope * signal.slope).sum(axis=0)
    return np.asarray((squares[:, None] * signal.given) @ signal.given.T / signal.samples)


def of_layer(signal: Signal) -> Array:
    """The mean of (g ⊗ ā)(g ⊗ ā)ᵀ.

    The rows of each unit are a product of their own: a large product is spread over all cores, and waits a hundred
    times as long for them while others use them.
    """
    outputs, weights = signal.slope.shape[1], len(signal.given)
    each = apart(signal).reshape(-1, outputs * weights)
    found = each.T.reshape(outputs, weights, -1) @ each
    return np.asarray(found / signal.samples).reshape(1, outputs * weights, -1)


def apart(signal: Signal) -> Array:
    """(draws, N, outputs, inputs + 1) g āᵀ: the derivative of each sample's loss by the layer's weights."""
    slopes = np.moveaxis(signal.slope, -1, 1)
    return np.asarray(slopes[..., None] * signal.given.T[:, None])


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "diagonal": Form("Diagonal", "Each weight counts separately.", lambda places: places.reshape(-1, 1), single),
        "neurons": Form(
            "Blocks of neurons",
            "Only the weights and the bias of the same unit act together, as in TONGA.",
            lambda places: places,
            of_units,
        ),
        "layers": Form(
            "Blocks of layers",
            "Only weights of the same layer act together.",
            lambda places: places.reshape(1, -1),
            of_layer,
        ),
    }
)


def kept(net: Network, form: str, matrix: Array) -> Blocks:
    """The blocks of a matrix (D, D) that a form, a key of FORMS, keeps."""
    places = tuple(FORMS[form].blocks(layer) for layer in units(net))
    return Blocks(places, tuple(matrix[at[:, :, None], at[:, None, :]] for at in places))


def fisher(net: Network, form: str, signals: list[Signal]) -> Blocks:
    """The same blocks of the Fisher matrix, worked out without the others."""
    places = tuple(FORMS[form].blocks(layer) for layer in units(net))
    return Blocks(places, tuple(map(FORMS[form].fisher, signals)))
