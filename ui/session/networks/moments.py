"""What is told of a training at a moment: how far each method is, and what its network looks like inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from networks import Network, Samples
from networks.curvature.lanczos import sharpness
from networks.layers import ACTIVATIONS
from networks.layers.layer import Array
from networks.layers.skip import Skip
from networks.network import columns
from networks.training.training import Entry, Training
from networks.training.walk import State, at
from ui.session.messages.networks import MethodMoment, Moment
from ui.session.networks.pictures import pictures

NEAR = 1e-3  # of λmax: what a chart shows of it
MOST_MOMENTS = 100  # after the start; as many as fit when each is as many steps after the one before it


def between(steps: int) -> int:
    """How many steps are from a moment to the next."""
    return -(-steps // MOST_MOMENTS)


def recorded(steps: int) -> list[int]:
    """The steps after which a moment is told: the start, equal distances, and the last."""
    return sorted({*range(0, steps + 1, between(steps)), steps})


def moment(training: Training, state: State, before: State | None, *, sharp: bool) -> Moment:
    """Where a training is; `before` is its state one step earlier, None at the start.

    `sharp` is whether λmax is worked out, which is left open otherwise.
    """
    net, samples = training.net, training.samples
    going = [i for i, stop in enumerate(state.stopped) if not stop]
    told: list[MethodMoment | None] = [None] * len(training.entries)
    if going:
        theta = state.theta[going]
        steps = theta - before.theta[going] if before else np.full_like(theta, np.nan)
        largest = np.full(len(going), np.nan)
        if sharp:
            largest = sharpness(net, theta, samples.X, samples.y, tolerance=NEAR).values[:, 0]
        with np.errstate(all="ignore"):  # what is too large is told as it is
            for i, found, curvature in zip(going, methods(net, samples, theta, steps), largest.tolist(), strict=True):
                found["sharpness"] = curvature
                found["limit"] = limit(training.entries[i], training.steps, state.t)
                told[i] = MethodMoment(**found)
    return Moment("moment", state.t, tuple(told))


def methods(net: Network, samples: Samples, theta: Array, steps: Array) -> Iterator[dict[str, Any]]:
    """What is told of each of the vectors (G, D), by the fields of a MethodMoment."""
    loss = net.loss(theta, samples.X, samples.y)
    held_out = net.loss(theta, samples.X_held, samples.y_held, fit=samples.X)
    right = accuracy(net, theta, samples.X, samples.y, samples)
    held_right = accuracy(net, theta, samples.X_held, samples.y_held, samples)
    gradient = by_layer(net, net.gradient(theta, samples.X, samples.y))
    rate = by_layer(net, steps) / by_layer(net, theta)
    made = list(layers(net, theta, samples.X))
    activation = np.stack([np.sqrt((each**2).mean(axis=(-2, -1))) for each in made], axis=-1)
    dead = np.stack([(np.ptp(each, axis=-1) == 0).mean(axis=-1) for each in made], axis=-1).astype(float)
    dead[:, -1] = np.nan
    drawn = pictures(net, theta, samples)
    for i in range(len(theta)):
        yield {
            "loss": float(loss[i]),
            "held_out": float(held_out[i]),
            "accuracy": float(right[i]),
            "held_accuracy": float(held_right[i]),
            "gradient": gradient[i],
            "activation": activation[i],
            "dead": dead[i],
            "rate": rate[i],
            "picture": drawn[i],
        }


def accuracy(net: Network, theta: Array, X: Array, y: Array, samples: Samples) -> Array:
    """(G,) the part of the classes that is right; NaN where the targets are numbers."""
    if not samples.classes:
        return np.full(len(theta), np.nan)
    found: Array = (net.output(theta, X, fit=samples.X).argmax(axis=-1) == y).mean(axis=-1)
    return found


def by_layer(net: Network, vectors: Array) -> Array:
    """(G, layers) the lengths of the parts of vectors (G, D) that belong to each layer with weights."""
    count = len(net.sizes) - 1
    squares = np.zeros((len(vectors), count))
    for piece, place in zip(net.pieces, net.places, strict=True):
        squares[:, int(piece.name[1:]) - 1] += (vectors[:, place] ** 2).sum(axis=-1)
    return np.sqrt(squares)


def layers(net: Network, theta: Array, X: Array) -> Iterator[Array]:
    """(G, units, N) what each layer with weights makes of the samples, after its activation; the last has none."""
    weights, given = net.parts(theta), columns(X)
    last = net.chain.layers[-1]
    for layer, share in zip(net.chain.layers, net.chain.shares, strict=True):
        given, _ = layer.forward(weights[share], given, slice(None))
        if layer is last or isinstance(layer, Skip) or layer in ACTIVATIONS.values():
            yield given


def limit(entry: Entry, steps: int, t: int) -> float:
    """The largest λmax at which a method is stable at step t; NaN where it has no such limit."""
    method = entry.optimizer
    if method.stability_limit is None or method.scales:
        return float("nan")
    hypers = {name: at(value, max(t, 1)) for name, value in entry.values(steps).items()}
    return float(method.stable_up_to(hypers) / hypers["lr"])
