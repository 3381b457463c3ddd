"""What a training process is asked, and what it answers: pickles in the pipes between it and the server."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from networks.training.walk import State
from ui.session.messages.networks import TrainingEnd
from ui.session.networks.setup import NetworkSetup

Weights = np.ndarray  # (methods, D) float32, of a moment


@dataclass(frozen=True)
class Checkpoint:
    """All that is needed to go on; `broken` are sentences about methods that have broken off, by their places."""

    state: State
    broken: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """A training, from its start or from a checkpoint; of moments up to step `told` nothing is told again."""

    setup: NetworkSetup
    checkpoint: Checkpoint | None = None
    told: int = -1


@dataclass(frozen=True)
class Told:
    """A moment, as the browser gets it, with the weights that the landscapes are made from."""

    step: int
    message: bytes
    weights: Weights


@dataclass(frozen=True)
class Ended:
    """The process has nothing more to tell."""

    end: TrainingEnd


Answer = Told | Checkpoint | Ended | bytes  # a message besides
