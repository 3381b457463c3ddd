"""train(): one method trains a network, and what is recorded of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from experiments.engine.progress import Progress
from experiments.engine.race import SHUFFLE, Setting
from networks.network import Network
from networks.samples import Samples
from networks.training.training import Entry, Training
from networks.training.walk import begun, walk


@dataclass(frozen=True, eq=False)
class Trained:
    """What is recorded of a training.

    steps          (recorded,) the numbers of the steps
    theta          (recorded, D) the weights; NaN after a divergence
    loss           (recorded,) the loss of all samples that it is trained on
    held_out_loss  (recorded,) that of those that are held out; batch norm's statistics are those of the others
    outcome        "trained", or "diverged" where its numbers ceased to be finite, at step `stopped`
    clipped        how many steps had a gradient that was shortened
    """

    steps: np.ndarray
    theta: np.ndarray
    loss: np.ndarray
    held_out_loss: np.ndarray
    outcome: str
    stopped: int
    clipped: int


def train(
    net: Network,
    data: Samples,
    method: str,
    *,
    steps: int = 300,
    hypers: Mapping[str, Setting] | None = None,
    batch: int | None = None,
    order: str = SHUFFLE,
    seed: int = 0,
    clip: float | None = None,
    l2: float = 0.0,
    decay: float = 0.0,
    record: str | int = "all",
) -> Trained:
    """Trains by `method`, a key of METHODS, from the network's weights of that seed; see Training and Entry.

    record  "all", k for every k-th step, or "last" for the first and the last
    Raises SettingError with one sentence for what cannot be trained.
    """
    entry = Entry(method, hypers or {}, clip, l2, decay)
    training = Training(net, data, (entry,), steps, batch, order, seed)
    every = {"all": 1, "last": steps}[record] if isinstance(record, str) else record
    return traced(training, every=every)


def traced(training: Training, method: int = 0, *, every: int = 1, progress: Progress | None = None) -> Trained:
    """What is recorded of one of a training's methods, by its place: the start, every `every`-th step, and the last.

    `progress` is told at each step which part is done.
    """
    net, data, steps = training.net, training.samples, training.steps
    first = state = begun(training)
    kept = [(0, first.theta[method])]
    for state in walk(training):
        if progress:
            progress(state.t / steps)
        if state.t % every == 0 or state.t == steps:
            kept.append((state.t, state.theta[method]))
    theta = np.array([each for _, each in kept])
    stopped = state.stopped[method]
    with np.errstate(all="ignore"):  # just before a divergence losses may be too large for a number
        loss = net.loss(theta, data.X, data.y)
        held_out = net.loss(theta, data.X_held, data.y_held, fit=data.X)
    return Trained(
        steps=np.array([t for t, _ in kept]),
        theta=theta,
        loss=loss,
        held_out_loss=held_out,
        outcome="diverged" if stopped else "trained",
        stopped=stopped,
        clipped=state.clipped[method],
    )
