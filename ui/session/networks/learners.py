"""What lessons measure: networks that one method trains when they are first asked for, and that are then kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from experiments.engine.progress import Progress
from lessons.learner import Learner
from networks.training.train import train
from ui.session.lazy import Lazy
from ui.session.networks.moments import between
from ui.session.networks.setup import NetworkSetup

KEPT = 64  # 4 MB each at the largest, with 5,000 weights


@dataclass(frozen=True)
class Trains:
    """A set-up, equal to any other that trains alike."""

    digest: str
    setup: NetworkSetup = field(compare=False)


def trains(setup: NetworkSetup) -> Trains:
    return Trains(setup.digest, setup)


def learner(setup: NetworkSetup, method: str) -> Lazy[Learner]:
    """The network as one method trains it, whether it is among those of the set-up or not."""
    return _learner(trains(replace(setup, methods=(method,))))


@lru_cache(maxsize=KEPT)
def _learner(of: Trains) -> Lazy[Learner]:
    return Lazy(partial(learnt, of.setup))


def learnt(setup: NetworkSetup, progress: Progress | None = None) -> Learner:
    """The training of a set-up with one method, recorded at the moments that the page shows."""
    asked = setup.training()
    (entry,) = asked.entries
    trained = train(
        asked.net,
        asked.samples,
        entry.method,
        steps=asked.steps,
        hypers=entry.hypers,
        batch=asked.batch,
        order=asked.order,
        seed=asked.seed,
        clip=entry.clip,
        l2=entry.l2,
        decay=entry.decay,
        record=between(asked.steps),
        progress=progress,
    )
    return Learner(asked.net, asked.samples, trained, asked.seed)
