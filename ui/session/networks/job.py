"""What a training process is asked, and what it answers: pickles in the pipes between it and the server."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from networks.training.walk import State
from ui.session.messages.networks import TrainingEnd
from ui.session.networks.setup import NetworkSetup

Recorded = tuple[int, np.ndarray]  # the step of a moment, and the weights (methods, D) float32


@dataclass(frozen=True)
class Checkpoint:
    """All that is needed to go on; `broken` are sentences about methods that have broken off, by their places."""

    state: State
    broken: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """A training, from its start or from a checkpoint; `known` are the moments that were told already."""

    setup: NetworkSetup
    checkpoint: Checkpoint | None = None
    known: tuple[Recorded, ...] = ()


@dataclass(frozen=True)
class Look:
    """Something that is looked at of a training: "plane", "compared" or "matrices".

    which    of the ways to lay a plane, or the kind of the matrix; "all" where there is nothing to choose
    method   the place of the method that is looked at
    known    the moments; none where the training is to be walked again, as one that was trained beforehand
    """

    setup: NetworkSetup
    what: str
    which: str
    method: int
    known: tuple[Recorded, ...]


@dataclass(frozen=True)
class Told:
    """A moment, as the browser gets it, with the weights that the landscapes are made from."""

    recorded: Recorded
    message: bytes


@dataclass(frozen=True)
class Ended:
    """The process has nothing more to tell."""

    end: TrainingEnd


Answer = Told | Checkpoint | Ended | bytes  # a message besides
