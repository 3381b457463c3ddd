"""Many trainings by one method at once, each from its own weights on its own samples: what is told over seeds.

They stand side by side in the arrays, and each is what train() makes of it alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from experiments.engine.batches import rows_of
from experiments.engine.race import SHUFFLE, in_batches
from networks.layers.layer import Array
from networks.network import Network, columns
from networks.samples import Samples
from networks.training.training import Entry
from networks.training.walk import Rule, initial


@dataclass(frozen=True, eq=False)
class Cases:
    """The samples of each run: inputs (runs, features, N) and what the loss compares with, (runs, outputs, N).

    The same of those that are held out; each run has as many samples as any other.
    """

    inputs: Array
    wanted: Array
    held_inputs: Array
    held_wanted: Array

    @classmethod
    def of(cls, net: Network, samples: Sequence[Samples]) -> Cases:
        def stacked(X: str, y: str) -> tuple[Array, Array]:
            inputs = np.concatenate([columns(getattr(each, X)) for each in samples])
            return inputs, np.stack([net.targets(getattr(each, y)) for each in samples])

        return cls(*stacked("X", "y"), *stacked("X_held", "y_held"))

    def loss(self, net: Network, theta: Array) -> Array:
        """(runs,) the loss of all samples, each run at its own weights (runs, D)."""
        return net.kind.loss(net.forward(theta, self.inputs)[0], self.wanted)

    def held(self, net: Network, theta: Array) -> tuple[Array, Array]:
        """(runs,) the loss of the samples that are held out, and the part of their classes that is right."""
        both = np.concatenate([self.inputs, self.held_inputs], axis=-1)
        outputs, _ = net.forward(theta, both, self.inputs.shape[-1])
        right = (outputs.argmax(axis=1) == self.held_wanted.argmax(axis=1)).mean(axis=-1)
        return net.kind.loss(outputs, self.held_wanted), right


@dataclass(frozen=True, eq=False)
class Many:
    """What came of them.

    theta    (runs, D) the weights after the last step, or where the loss was first seen at its target or below
    loss     (runs,) the loss of all samples there; NaN of a run that broke off
    arrived  (runs,) the step at which that was; steps + 1 where it never was so
    """

    theta: Array
    loss: Array
    arrived: Array


def train_many(
    net: Network,
    cases: Cases,
    entry: Entry,
    seeds: Sequence[int],
    *,
    steps: int,
    batch: int | None = None,
    target: float | None = None,
    every: int = 10,
) -> Many:
    """One run for each of `seeds`, as train() has it; at every `every`-th step its loss is compared with the target."""
    theta = np.stack([net.parameters(seed) for seed in seeds])
    rule, state = Rule(net, entry, steps, 0), initial(entry, steps, theta)
    assert not rule.vector and entry.clip is None, "only rules of one coordinate run side by side"
    count = cases.inputs.shape[-1]
    drawn = [rows_of(seed, 0, count, batch or count, SHUFFLE) for seed in seeds]
    batched = batch is not None and in_batches(batch, SHUFFLE, count)
    met, arrived = theta.copy(), np.full(len(seeds), steps + 1)
    with np.errstate(all="ignore"):
        for t in range(1, steps + 1):
            inputs, wanted = cases.inputs, cases.wanted
            if batched:
                rows = np.stack([next(each) for each in drawn])[:, None]
                inputs, wanted = (np.take_along_axis(each, rows, axis=-1) for each in (inputs, wanted))
            rule.turn(t)
            gradient = net.back(rule.look(theta, state), inputs, wanted)
            theta, state, _ = rule.told(theta, gradient, state)
            if target is not None and (t % every == 0 or t == steps):
                new = (arrived > steps) & (cases.loss(net, theta) <= target)
                met[new], arrived[new] = theta[new], t
                if (arrived <= steps).all():
                    break
        ends = theta if target is None else np.where((arrived <= steps)[:, None], met, theta)
        return Many(ends, cases.loss(net, ends), arrived)
