"""Paths of training, projected onto a plane."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from networks.landscape.paths import Paths
from networks.landscape.plane import Plane, losses_at
from networks.layers.layer import Array
from networks.network import Network
from networks.samples import Samples


@dataclass(frozen=True, eq=False)
class Projection:
    """Paths on a plane; every array is (recorded, methods), NaN once a method has broken off.

    x, y             the coordinates of the point of the plane that is nearest
    away             how far the weights are from it
    length           how long the weights are; away/length is the part of them that the picture leaves out
    loss, held_out   the true losses, those of the weights themselves
    """

    x: Array
    y: Array
    away: Array
    length: Array
    loss: Array
    held_out: Array


def projected(net: Network, data: Samples, paths: Paths, onto: Plane) -> Projection:
    """The paths on a plane."""
    with np.errstate(all="ignore"):  # the weights of a method that has broken off are no numbers
        x, y = np.moveaxis(onto.coordinates(paths.theta), -1, 0)
        away, length = onto.away(paths.theta), np.linalg.norm(paths.theta, axis=-1)
        loss, held_out = losses_at(net, data, paths.theta.reshape(-1, net.size)).reshape(2, *x.shape)
    return Projection(x, y, away, length, loss, held_out)
