"""A curve between two networks that is bent until the loss along it is low.

Reads as: Garipov, Izmailov, Podoprikhin, Vetrov and Wilson 2018, “Loss Surfaces, Mode Connectivity, and Fast Ensembling
of DNNs”, equation 6: a quadratic Bézier curve, whose middle weights minimise the mean loss over the curve.
Differs: the places on the curve are drawn one in each of equal parts, and every step sees all samples.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.engine.progress import Progress
from networks.landscape.lines import BETWEEN, Line
from networks.landscape.plane import losses_at
from networks.layers.layer import Array
from networks.network import Network, columns
from networks.samples import Samples
from networks.training.training import Entry
from networks.training.walk import Rule, initial

OF_PLACES = 23  # sets the draws of the places apart from all others of the same seed
STEPS, PLACES, RATE = 300, 8, 0.03  # of the training, places that a step looks at, learning rate of Adam


@dataclass(frozen=True, eq=False)
class Bend:
    """A curve from one network over the weights `middle` (D,), which it does not reach, to another."""

    one: Array
    middle: Array
    other: Array

    def points(self, at: Array) -> Array:
        """(n, D) the weights at places (n,) from 0 to 1."""
        a, b, c = (part[:, None] for part in ((1 - at) ** 2, 2 * at * (1 - at), at**2))
        found: Array = a * self.one + b * self.middle + c * self.other
        return found

    def losses(self, net: Network, data: Samples) -> Line:
        """The losses along it."""
        at = np.linspace(0, 1, BETWEEN + 1)
        return Line(at, *losses_at(net, data, self.points(at)))


def bent(
    net: Network, data: Samples, one: Array, other: Array, seed: int = 0, progress: Progress | None = None
) -> Bend:
    """The curve between two networks (D,), straight at first, after its middle was trained by Adam."""
    adam = Entry("adam", {"lr": RATE})
    rule, state = Rule(net, adam, STEPS, 0), initial(adam, STEPS, one)
    random = np.random.default_rng([seed, OF_PLACES])
    inputs, wanted = columns(data.X), net.targets(data.y)
    bend = Bend(one, (one + other) / 2, other)
    for t in range(1, STEPS + 1):
        at = (np.arange(PLACES) + random.uniform(size=PLACES)) / PLACES
        slopes = net.back(bend.points(at), inputs, wanted)
        rule.turn(t)
        middle, state, _ = rule.told(bend.middle, (2 * at * (1 - at)) @ slopes / PLACES, state)
        bend = Bend(one, middle, other)
        if progress:
            progress(t / STEPS)
    return bend
