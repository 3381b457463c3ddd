"""Sentences about a training: the network, the data, and the result of each method."""

from __future__ import annotations

import numpy as np

from experiments.engine.words import steps
from networks import DATASETS, Network, Samples
from networks.training.training import Training
from networks.training.walk import State
from optimizers.base.numbers import in_text
from ui.session.networks.comparisons import ACTIVATION_NAMES
from ui.session.networks.setup import NetworkSetup


def network_words(net: Network) -> str:
    """What a network is, in a line."""
    sizes = "–".join(map(str, net.sizes))
    activation = [ACTIVATION_NAMES[net.activation]] * (len(net.sizes) > 2)  # one without hidden layers has none
    parts = [*activation, *["skip connections"] * bool(net.skips), *["batch norm"] * net.batch_norm]
    return f"{', '.join([sizes, *parts])}: {net.size:,} weights"


def data_words(setup: NetworkSetup, samples: Samples) -> str:
    """What the data are, in a line."""
    name = DATASETS[setup.data].name
    return f"{name}: {len(samples.X):,} samples to train on, {len(samples.X_held):,} held out"


def beyond(loss: float, first: float) -> str:
    """What is said beside a loss that is above the one before training; "" of one that is not."""
    return f", more than the {in_text(first)} at the start" if loss > first else ""


def came_of(training: Training, state: State, broken: dict[int, str]) -> tuple[str, ...]:
    """What came of each method until now; `broken` are the sentences of those that have broken off."""
    samples, net, drawn = training.samples, training.net, training.batched
    first = net.loss(training.starts(), samples.X, samples.y)
    with np.errstate(all="ignore"):
        loss = net.loss(state.theta, samples.X, samples.y)
        held = net.loss(state.theta, samples.X_held, samples.y_held, fit=samples.X)
    return tuple(
        broken.get(i)
        or f"{entry.optimizer.called(drawn)} has a training loss of {in_text(float(loss[i]))} after {steps(state.t)}"
        f"{beyond(float(loss[i]), float(first[i]))}. Its held-out loss is {in_text(float(held[i]))}."
        for i, entry in enumerate(training.entries)
    )
