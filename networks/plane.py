"""plane(): the loss over a plane through the space of weights."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from networks.network import Network
from networks.samples import Samples


def plane(
    net: Network,
    data: Samples,
    theta: ArrayLike,
    *,
    directions: tuple[ArrayLike, ArrayLike],
    side: int = 51,
    reach: float = 1.0,
    held_out: bool = False,
) -> np.ndarray:
    """(side, side) the loss at θ + a d1 + b d2, rows by b and columns by a, both from −reach to reach.

    Batch norm's statistics are worked out anew at every point, from the samples that the network is trained on.
    """
    along, up = (np.asarray(direction, dtype=np.float64) for direction in directions)
    steps = np.linspace(-reach, reach, side)
    points = np.asarray(theta) + steps[:, None, None] * up + steps[:, None] * along
    if held_out:
        return net.loss(points, data.X_held, data.y_held, fit=data.X)
    return net.loss(points, data.X, data.y)
