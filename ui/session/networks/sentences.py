"""What is said of a training: what the network and the data are, and what came of each method."""

from __future__ import annotations

import numpy as np

from networks import DATASETS, Network, Samples
from networks.layers.layer import Array
from networks.training.training import Training
from networks.training.walk import State
from optimizers.base.numbers import measured
from ui.session.networks.moments import by_layer, layers
from ui.session.networks.setup import NetworkSetup


def network_words(net: Network) -> str:
    """What a network is, in a line."""
    sizes = "–".join(map(str, net.sizes))
    parts = [net.activation, *["skip connections"] * bool(net.skips), *["batch norm"] * net.batch_norm]
    return f"{sizes}, {', '.join(parts)}: {net.size:,} weights"


def data_words(setup: NetworkSetup, samples: Samples) -> str:
    """What the data are, in a line."""
    name = DATASETS[setup.data].name
    return f"{name}: {len(samples.X):,} samples to train on, {len(samples.X_held):,} held out"


def layer_names(net: Network) -> tuple[str, ...]:
    """What the layers with weights are called, from the inputs on."""
    hidden = len(net.sizes) - 2
    return (*(f"Hidden layer {number}" for number in range(1, hidden + 1)), "Output layer")


def broken_off(training: Training, before: Array, method: int, step: int) -> str:
    """Why a method broke off at a step, and what to change; `before` (D,) are its last weights that were numbers."""
    net, samples, theta = training.net, training.samples, before[None]
    with np.errstate(all="ignore"):
        made = np.array([np.abs(each).max() for each in layers(net, theta, samples.X)])
        slopes = by_layer(net, net.gradient(theta, samples.X, samples.y))[0]
    place = first_beyond(made) if not np.isfinite(made).all() else first_beyond(slopes)
    entry = training.entries[method]
    advice = "a smaller learning rate" if "lr" in entry.optimizer.defaults else "other settings"
    clip = "" if entry.clip else ", or a limit on the length of its gradient"
    return (
        f"{entry.optimizer.name} broke off at step {step:,}: its weights were no numbers any more. The layer that "
        f"grew beyond all bounds is “{layer_names(net)[place]}”. Try {advice}{clip}. The others go on."
    )


def first_beyond(sizes: Array) -> int:
    """The first place of what is not finite; where all are, the largest."""
    endless = ~np.isfinite(sizes)
    return int(endless.argmax() if endless.any() else sizes.argmax())


def came_of(training: Training, state: State, broken: dict[int, str]) -> tuple[str, ...]:
    """What came of each method until now; `broken` are the sentences of those that have broken off."""
    samples, net = training.samples, training.net
    with np.errstate(all="ignore"):
        loss = net.loss(state.theta, samples.X, samples.y)
        held = net.loss(state.theta, samples.X_held, samples.y_held, fit=samples.X)
    return tuple(
        broken.get(i)
        or f"{entry.optimizer.name} after {state.t:,} steps: training loss {measured(float(loss[i]))}, held-out loss "
        f"{measured(float(held[i]))}."
        for i, entry in enumerate(training.entries)
    )
