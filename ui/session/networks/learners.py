"""What lessons measure: networks that one method trains when they are first asked for, and that are then kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

from experiments.engine.progress import Progress
from lessons.learner import Learner
from networks.training.train import traced
from ui.session.lazy import Lazy, kept
from ui.session.networks.moments import between
from ui.session.networks.setup import NetworkSetup

KEPT = 64  # 4 MB each at the largest, with 5,000 weights


@dataclass(frozen=True)
class Asked:
    """A method and a set-up in which it trains, equal to any other in which it trains alike."""

    digest: str
    method: str
    setup: NetworkSetup = field(compare=False)


def learner(setup: NetworkSetup, method: str) -> Lazy[Learner]:
    """The network as one method trains it, whether it is among those of the set-up or not.

    A method trains by itself as it does beside the others, but for the weights that it starts from where each has its
    own.
    """
    whole = setup.apart and method in setup.methods
    alone = setup if whole else replace(setup, methods=(method,))
    return _learner(Asked(alone.digest, method, alone))


@kept(maxsize=KEPT)
def _learner(asked: Asked) -> Lazy[Learner]:
    return Lazy(partial(learnt, asked.setup, asked.method))


def learnt(setup: NetworkSetup, method: str, progress: Progress | None = None) -> Learner:
    """The network that a method has trained, recorded at the moments that the page shows."""
    training = setup.training()
    place = setup.methods.index(method)
    trained = traced(training, place, every=between(setup.steps), progress=progress)
    return Learner(training.net, training.samples, trained, training.seed)
