"""The noise on the gradient, step by step."""

from collections.abc import Iterator

import numpy as np

from experiments.engine.race import Setup

DRAWN_AHEAD = 64  # steps of noise drawn at once


def noise(setup: Setup, block: slice) -> Iterator[np.ndarray]:
    """(2, runs) on x and y at each step: each stream is drawn in step order, so that longer runs begin alike."""
    numbers, met = np.unique(setup.streams[block], return_inverse=True)
    streams = [np.random.default_rng([setup.seed, number]) for number in numbers]
    while True:
        drawn = np.stack([stream.standard_normal((DRAWN_AHEAD, 2)) for stream in streams], axis=-1)
        yield from setup.noise * drawn.take(met, axis=-1)
