"""The noise on the gradient, step by step."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from math import ceil

import numpy as np

from experiments.engine.batch import Batch

DRAWN_AHEAD = 64  # steps of noise drawn at once
KEPT = 16  # draws of single runs


def noise(batch: Batch) -> Iterator[np.ndarray]:
    """(2, runs) on x and y at each step. Each stream is drawn in the order of the steps: longer runs begin alike.

    Where f has one weight, there is none on y.
    """
    numbers, met = np.unique(batch.streams, return_inverse=True)
    drawn = [draws(batch.race.seed, number) for number in numbers]
    level = batch.race.noise * weighed(batch.race.surface.single)[:, None]
    while True:
        yield from level * np.stack([next(stream) for stream in drawn], axis=-1).take(met, axis=-1)


def weighed(single: bool) -> np.ndarray:
    """(2,) 1 for a weight that f has, 0 for one that it does not have."""
    return np.array([1.0, 0.0 if single else 1.0])


def draws(seed: int, stream: int) -> Iterator[np.ndarray]:
    """(DRAWN_AHEAD, 2) of a stream, of standard deviation 1."""
    generator = np.random.default_rng([seed, stream])
    while True:
        yield generator.standard_normal((DRAWN_AHEAD, 2))


@lru_cache(maxsize=KEPT)
def unit_draws(seed: int, steps: int, single: bool = False) -> np.ndarray:
    """(2, steps) what the level of the noise multiplies on x and on y in a single run, which meets the first stream.

    single  whether f has one weight
    """
    found = np.concatenate(list(islice(draws(seed, 0), ceil(steps / DRAWN_AHEAD))))
    return np.ascontiguousarray((found[:steps] * weighed(single)).T)
