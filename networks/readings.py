"""What is read off the networks of several methods at a moment of their training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from networks.accuracy import accuracy
from networks.layers.layer import Array
from networks.layerwise import added, lengths, made
from networks.network import Network, columns
from networks.samples import Samples

ROUNDING = 1e-12  # of what a layer makes: a unit that varies by less does not vary


@dataclass(frozen=True, eq=False)
class Readings:
    """Of several methods; arrays are (methods,) or (methods, layers), layers from the inputs on.

    loss, held_out            the losses; batch norm's statistics are those of the samples that are trained on
    accuracy, held_accuracy   the part of the classes that is right; NaN where the targets are numbers
    gradient                  the length of each layer's part of the gradient of the loss
    activation                the root mean square of what each layer makes of the samples
    dead                      the part of each layer's units that make the same of all samples, so that they tell
                              nothing; with skips, the units of the branch. NaN of the last layer
    rate                      the length of each layer's part of the last step over that of its weights; NaN where both
                              are 0, and before the first step
    """

    loss: Array
    held_out: Array
    accuracy: Array
    held_accuracy: Array
    gradient: Array
    activation: Array
    dead: Array
    rate: Array


def readings(net: Network, samples: Samples, theta: Array, before: Array | None = None) -> Readings:
    """Of the weights (methods, D); `before` are those a step earlier, None at the start."""
    with np.errstate(all="ignore"):  # what is no number is told as such
        inputs, wanted = columns(samples.X), net.targets(samples.y)
        weights = net.parts(theta)
        outputs, kept = net.chain.forward(weights, inputs, slice(None))
        layers = made(net, outputs, kept)
        held = np.swapaxes(net.output(theta, samples.X_held, fit=samples.X), -1, -2)
        step = np.full_like(theta, np.nan) if before is None else theta - before
        return Readings(
            loss=net.kind.loss(outputs, wanted),
            held_out=net.kind.loss(held, net.targets(samples.y_held)),
            accuracy=right(samples, outputs, samples.y),
            held_accuracy=right(samples, held, samples.y_held),
            gradient=lengths(net, net.pulled(weights, kept, net.kind.slope(outputs, wanted))),
            activation=np.stack([np.sqrt((each * each).mean(axis=(-2, -1))) for each in layers], axis=-1),
            dead=np.stack([*map(dead, added(net, layers), layers), np.full(len(theta), np.nan)], axis=-1),
            rate=lengths(net, step) / lengths(net, theta),
        )


def dead(units: Array, layer: Array) -> Array:
    """(G,) the part of units (G, units, N) that do not vary over the samples, beside what their layer makes."""
    spread = units.max(axis=-1) - units.min(axis=-1)
    size = abs(layer).max(axis=(-2, -1))
    found: Array = (spread <= ROUNDING * size[:, None]).mean(axis=-1)
    return found


def right(samples: Samples, outputs: Array, y: Array) -> Array:
    """(G,) the part of the classes y (N,) that outputs (G, outputs, N) tell; NaN where targets are numbers."""
    return np.asarray(accuracy(outputs.swapaxes(-1, -2), y) if samples.classes else np.full(len(outputs), np.nan))
