"""Where the weights of each unit are: the incoming weights of a unit, its bias, and batch norm's γ and β of it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from networks.layers.layer import Array
from networks.network import Network

KEPT = 8  # networks whose places are remembered


@lru_cache(maxsize=KEPT)
def units(net: Network) -> tuple[Array, ...]:
    """For each dense layer the places (outputs, weights of a unit) in θ: its inputs' weights, its bias, its γ and β."""
    layers: list[list[Array]] = []
    for piece, at in zip(net.pieces, net.places, strict=True):
        if piece.kind == "weight":
            layers.append([])
        layers[-1].append(np.arange(at.start, at.stop).reshape(piece.shape[0], -1))
    return tuple(np.concatenate(layer, axis=1) for layer in layers)
