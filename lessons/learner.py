"""What measures of a training are taken of: a network that one method has trained."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.engine.once import once
from networks.curvature.approximations import Approximation, approximations
from networks.curvature.lanczos import sharpness
from networks.landscape.cuts import CUTS
from networks.landscape.lines import Line, line
from networks.landscape.minima import minima
from networks.landscape.paths import Paths
from networks.landscape.plane import COMPARED, plane
from networks.network import Network
from networks.readings import Readings, readings
from networks.samples import Samples
from networks.training.train import Trained

TIMES = 10  # as much, or as little, are the weights of two layers whose scales are shifted


@dataclass(frozen=True, eq=False)
class Learner:
    """A network, the samples, what was recorded of its training, and the seed of all that is drawn."""

    net: Network
    samples: Samples
    trained: Trained
    seed: int

    @property
    def broken(self) -> bool:
        """Whether its numbers ceased to be finite."""
        return bool(self.trained.stopped)

    @property
    def first(self) -> np.ndarray:
        """(D,) the weights before the first step."""
        return self.trained.theta[0]

    @property
    def last(self) -> np.ndarray:
        """(D,) the last recorded weights that are numbers."""
        return self.trained.theta[np.isfinite(self.trained.theta).all(axis=-1)][-1]

    @once
    def start(self) -> Readings:
        """What is read off the network before the first step."""
        return readings(self.net, self.samples, self.first[None])

    @once
    def end(self) -> Readings:
        """What is read off the network at its last weights."""
        return readings(self.net, self.samples, self.last[None])

    @once
    def sharpness(self) -> np.ndarray:
        """(2,) λmax of the training loss, at the first and the last weights."""
        return self.largest(np.stack([self.first, self.last]))

    def largest(self, theta: np.ndarray) -> np.ndarray:
        """(n,) λmax of the training loss at weights (n, D)."""
        return sharpness(self.net, theta, self.samples.X, self.samples.y).values

    def scaled(self) -> np.ndarray | None:
        """(D,) other weights of the same function as the last ones: the first layer's are TIMES as small, the next
        one's as large. None where that is another function: only ReLU lets a scale through.
        """
        net, theta = self.net, self.last.copy()
        if net.activation != "relu" or net.skip or net.batch_norm or len(net.sizes) < 3:
            return None
        places = {piece.name: at for piece, at in zip(net.pieces, net.places, strict=True)}
        for name, factor in (("W1", 1 / TIMES), ("b1", 1 / TIMES), ("W2", TIMES)):
            theta[places[name]] *= factor
        return theta

    @once
    def minima(self) -> float:
        """How many minima of the training loss the page shows in its plane of random directions around the end.

        NaN of a training that broke off.
        """
        if self.broken:
            return np.nan
        paths = Paths(("the network",), self.trained.steps, self.trained.theta[:, None])
        cut = CUTS["random"].make(self.net, paths, 0, self.seed)
        (_, reach), _ = cut.window
        laid = cut.plane.along, cut.plane.up
        return minima(plane(self.net, self.samples, cut.plane.centre, directions=laid, side=COMPARED, reach=reach))

    @once
    def way(self) -> Line:
        """The losses along the straight line from the first weights to the last."""
        return line(self.net, self.samples, self.first, self.last)

    @once
    def fisher(self) -> dict[str, Approximation]:
        """The Fisher matrix at the last weights and what is taken for it, by the keys of their costs."""
        found = approximations(self.net, self.last, self.samples.X, self.samples.y, "fisher")
        return {each.key: each for each in found.each}
