"""Which steps of a run followed a gradient that was shortened: found by walking it again, as the engine does."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

import numpy as np

from experiments.engine.batch import Batch
from experiments.engine.walking.floats import Walk
from landscapes.formula.sentences import listed
from optimizers.base import CLIP, Number


@dataclass(frozen=True, eq=False)
class Clipped:
    """The steps of a run at which a gradient was shortened.

    taken    how many steps it took
    steps    (n,) int, the numbers of those, from 1
    lengths  (n,) how long the longest gradient of each was before
    """

    taken: int
    steps: np.ndarray
    lengths: np.ndarray


def clipped(batch: Batch, steps: int) -> Clipped:
    """Of the first steps of a batch of one run."""
    met: list[float] = []

    def told(gx: Number, gy: Number) -> None:
        met.append(math.hypot(float(np.max(gx)), float(np.max(gy))))

    limit = batch.hypers[CLIP.name]
    longest = []
    with np.errstate(all="ignore"):
        for _ in islice(Walk(batch, floats=True, told=told), 1, steps + 1):
            longest.append(max(met, default=0.0))
            met.clear()
    lengths = np.array(longest)
    limits = np.array(limit[: len(lengths)]) if isinstance(limit, list) else float(np.max(limit))
    with np.errstate(invalid="ignore"):
        cut = np.flatnonzero(lengths > limits)
    return Clipped(len(lengths), cut + 1, lengths[cut])


def altered(clipped: Sequence[str], did: Literal["is", "was"] = "is") -> str:
    """Whether gradients and steps were clipped, as a sentence without a period; `clipped`: the methods that clip."""
    if not clipped:
        return f"Nothing {did} clipped, clamped or rescaled"
    whose = f"The gradients of {listed(clipped)} {'are' if did == 'is' else 'were'} clipped, as set"
    return f"{whose}; nothing else {did} clipped, clamped or rescaled"
