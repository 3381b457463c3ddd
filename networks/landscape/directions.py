"""Random directions through the space of weights.

Reads as: Li, Xu, Taylor, Studer and Goldstein 2018, “Visualizing the Loss Landscape of Neural Nets”, section 4. A
filter is a unit's incoming weights, a row of its layer's matrix.
"""

from __future__ import annotations

import numpy as np

from networks.layers.layer import Array
from networks.network import Network

OF_DIRECTIONS = 21  # sets these draws apart from all others of the same seed: a direction never is the initialisation


def directions(net: Network, theta: Array, seed: int = 0) -> tuple[Array, Array]:
    """Two directions (D,), filter-normalised at the weights θ (D,)."""
    first, second = raw_directions(net, seed)
    return normalised(net, theta, first), normalised(net, theta, second)


def raw_directions(net: Network, seed: int = 0) -> tuple[Array, Array]:
    """Two directions (D,), normal numbers as they are drawn: longer than they should be where weights are small."""
    first, second = (np.random.default_rng([seed, OF_DIRECTIONS, which]).standard_normal(net.size) for which in (0, 1))
    return first, second


def normalised(net: Network, theta: Array, direction: Array) -> Array:
    """(D,) the direction with every row of every matrix as long as that row of θ (D,); 0 for all that is no matrix.

    So a step of 1 changes each unit by as much as it is, however the weights are scaled from layer to layer. Biases,
    γ and β stay as they are.
    """
    found = np.zeros(net.size)
    for piece, at in zip(net.pieces, net.places, strict=True):
        if piece.kind == "weight":
            own, drawn = theta[at].reshape(piece.shape), direction[at].reshape(piece.shape)
            found[at] = (drawn * (lengths(own) / lengths(drawn))).ravel()
    return found


def lengths(rows: Array) -> Array:
    """(n, 1) the lengths of rows (n, m)."""
    found: Array = np.linalg.norm(rows, axis=-1, keepdims=True)
    return found
