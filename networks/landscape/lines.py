"""The loss along the straight line between two networks of the same shape."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from networks.landscape.plane import losses_at
from networks.layers.layer import Array
from networks.network import Network
from networks.samples import Samples

BEYOND = 0.5  # of the way between the two, that is looked at before the first and behind the second
BETWEEN = 40  # steps from one to the other


@dataclass(frozen=True, eq=False)
class Line:
    """Losses on the way from one network to another, each array (points,).

    at        where: 0 is the one, 1 the other
    loss      of the samples that are trained on
    held_out  of those that are held out
    """

    at: Array
    loss: Array
    held_out: Array

    @property
    def barrier(self) -> float:
        """How far the loss rises above the straight line between the losses of both ends: 0 where it never does."""
        at, loss = self._between
        return float((loss - ((1 - at) * loss[0] + at * loss[-1])).max())

    @property
    def rise(self) -> float:
        """How far the loss goes up again on its way from 0 to 1: 0 where it falls all the way."""
        _, loss = self._between
        return float((loss - np.minimum.accumulate(loss)).max())

    @property
    def _between(self) -> tuple[Array, Array]:
        inside = (self.at >= 0) & (self.at <= 1)
        return self.at[inside], self.loss[inside]


def line(net: Network, data: Samples, one: Array, other: Array, beyond: float = BEYOND) -> Line:
    """The losses along the straight line from weights (D,) to others, and `beyond` of it further on both sides.

    Goodfellow, Vinyals and Saxe 2015 look at it from the start of a training to its end. Batch norm's statistics are
    worked out anew at every point.
    """
    outside = round(beyond * BETWEEN)
    at = np.arange(-outside, BETWEEN + outside + 1) / BETWEEN
    loss, held_out = losses_at(net, data, (1 - at)[:, None] * one + at[:, None] * other)
    return Line(at, loss, held_out)
