"""The batches of a walk: which samples each step sees, drawn by the seed, so that every method meets the same ones."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

import numpy as np

from experiments.engine.batch import Batch
from experiments.engine.race import SHUFFLE, Race

OF_BATCHES = 1  # sets their draws apart from those of the noise, which have the same seed
KEPT = 16  # draws of single runs


def batches(batch: Batch) -> Iterator[np.ndarray]:
    """The places of the samples that each step sees: (n, runs), or (n, 1) where all runs meet the same stream."""
    race = batch.race
    assert race.batch and race.surface.data
    numbers, met = np.unique(batch.streams, return_inverse=True)
    drawn = [rows_of(race.seed, int(number), race.surface.data.count, race.batch, race.order) for number in numbers]
    if len(drawn) == 1:
        yield from (rows[:, None] for rows in drawn[0])
    while True:
        yield np.stack([next(stream) for stream in drawn], axis=-1).take(met, axis=-1)


def rows_of(seed: int, stream: int, count: int, size: int, order: str) -> Iterator[np.ndarray]:
    """(n,) the places, rising, of the samples in each batch of a stream, of so many samples altogether.

    Shuffled, each epoch is a new permutation, cut into batches of this size, and the last may be smaller. Rising places
    make the batch of all samples the very same sum as the loss itself.
    """
    generator = np.random.default_rng([seed, stream, OF_BATCHES])
    while True:
        if order == SHUFFLE:
            epoch, even = generator.permutation(count), count - count % size
            yield from np.sort(epoch[:even].reshape(-1, size), axis=1)
            if even < count:
                yield np.sort(epoch[even:])
        else:
            yield np.sort(generator.integers(count, size=size))


@lru_cache(maxsize=KEPT)
def first_rows(seed: int, count: int, size: int, order: str, steps: int) -> tuple[np.ndarray, ...]:
    """The batches of a single run, which meets the first stream: for each step the places (n,) of its samples."""
    return tuple(islice(rows_of(seed, 0, count, size, order), steps))


def work(race: Race) -> np.ndarray:
    """(steps + 1,) how many evaluations of the whole loss one evaluation a step comes to, up to each step: whole
    numbers, or with batches of b from N samples b/N a step.
    """
    taken = np.arange(race.steps + 1)
    if not race.batched:
        return taken
    assert race.batch and race.surface.data
    return samples_seen(taken, race.surface.data.count, race.batch, race.order) / race.surface.data.count


def afforded(race: Race) -> float:
    """How many evaluations of the whole loss a race comes to with one evaluation a step: work() after its last."""
    evaluations: float = work(race)[-1].item()
    return evaluations


def share(count: int, size: int, order: str) -> float:
    """How much of the variance of one sample's gradient that of a batch's mean has, of so many samples altogether.

    Without drawing any twice it falls to 0 for all of them. The last batch of an epoch, which may be smaller, has more.
    """
    return (count - size) / (size * (count - 1)) if order == SHUFFLE else 1 / size


def samples_seen(steps: np.ndarray, count: int, size: int, order: str) -> np.ndarray:
    """How many samples the batches of the first `steps` (...) steps have in all."""
    if order != SHUFFLE:
        return steps * size
    each = -(-count // size)  # batches in an epoch
    epochs, within = np.divmod(steps, each)
    seen: np.ndarray = epochs * count + np.minimum(within * size, count)
    return seen
