"""train(): one method trains a network, and what is recorded of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from experiments.engine.progress import Progress
from experiments.engine.race import SHUFFLE, Setting, whole_number
from networks.network import Network
from networks.samples import Samples
from networks.training.training import MOST_STEPS, Entry, Training
from networks.training.walk import begun, walk
from optimizers import SettingError


@dataclass(frozen=True, eq=False)
class Trained:
    """What is recorded of a training.

    steps          (recorded,) the numbers of the steps
    theta          (recorded, D) the weights; NaN after a divergence
    loss           (recorded,) the loss of all samples that it is trained on
    held_out_loss  (recorded,) that of those that are held out; batch norm's statistics are those of the others
    outcome        "trained", however high its loss may be; "diverged" where its weights ceased to be finite, at step
                   `stopped`, or where its last loss is not: then from the record at that step on
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
    entry = Entry(method, {} if hypers is None else hypers, clip, l2, decay)
    training = Training(net, data, (entry,), steps, batch, order, seed)
    return traced(training, every=between(record, steps))


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
    with np.errstate(all="ignore"):  # just before a divergence losses may be too large for a number
        loss = net.loss(theta, data.X, data.y)
        held_out = net.loss(theta, data.X_held, data.y_held, fit=data.X)
    recorded = np.array([t for t, _ in kept])
    stopped = state.stopped[method] or lost(recorded, loss)
    return Trained(
        steps=recorded,
        theta=theta,
        loss=loss,
        held_out_loss=held_out,
        outcome="diverged" if stopped else "trained",
        stopped=stopped,
        clipped=state.clipped[method],
    )


def lost(steps: np.ndarray, loss: np.ndarray) -> int:
    """The step of the record after the last finite loss; 0 if the last recorded loss is finite."""
    known = np.flatnonzero(np.isfinite(loss))
    first = known[-1] + 1 if known.size else 1
    return int(steps[first]) if first < len(steps) else 0


def between(record: object, steps: int) -> int:
    """After how many steps the weights are recorded again."""
    named = {"all": 1, "last": steps}
    if isinstance(record, str) and record in named:
        return named[record]
    try:
        return whole_number("record", record, 1, MOST_STEPS)
    except SettingError:
        raise SettingError(
            "record", "record must be “all”, “last”, or a whole number: after how many steps it records again."
        ) from None
