"""The noise on the gradient, step by step."""

from collections.abc import Iterator

import numpy as np

from experiments.engine.batch import Batch

DRAWN_AHEAD = 64  # steps of noise drawn at once


def noise(batch: Batch) -> Iterator[np.ndarray]:
    """(2, runs) on x and y at each step. Each stream is drawn in the order of the steps: longer runs begin alike."""
    numbers, met = np.unique(batch.streams, return_inverse=True)
    streams = [np.random.default_rng([batch.race.seed, number]) for number in numbers]
    while True:
        drawn = np.stack([stream.standard_normal((DRAWN_AHEAD, 2)) for stream in streams], axis=-1)
        yield from batch.race.noise * drawn.take(met, axis=-1)
