"""The record of one bundled data set: its columns, or how they are drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike

from landscapes.data.data import Data
from landscapes.formula.numbers import Array

Drawn = Mapping[str, Array]
TARGET = "t"  # what the column is called that models are fitted to; inputs are u and v
DECIMALS = 3  # of drawn numbers: they read well, take little room in links, and are the same on every machine
KEPT = 64
STREAM = tuple(b"data")  # keeps the numbers apart from those that noise and batches draw from the same seed


@dataclass(frozen=True, eq=False)
class DataSet:
    """Samples with a name.

    name: as a reader sees it. about: one line on what is in it. source: where it comes from.
    columns: the numbers, name -> (N,); or a function that draws them with a random generator.
    titles: column -> what readers see, where that says more than its letter.
    order: its place among the others.
    """

    name: str
    about: str
    source: str
    columns: Mapping[str, ArrayLike] | Callable[[np.random.Generator], Drawn]
    titles: Mapping[str, str] = field(default_factory=dict)
    order: int = 0

    @property
    def drawn(self) -> bool:
        """Whether its numbers come from a seed."""
        return callable(self.columns)

    def samples(self, seed: int = 0) -> Data:
        """The samples; a set that is not drawn has the same for every seed."""
        return samples(self, seed if self.drawn else 0)


@lru_cache(maxsize=KEPT)
def samples(data_set: DataSet, seed: int) -> Data:
    """The samples of a data set with this seed."""
    if not callable(data_set.columns):
        return Data(data_set.columns, data_set.titles)
    drawn = data_set.columns(np.random.default_rng([seed, *STREAM]))
    return Data({name: np.round(numbers, DECIMALS) for name, numbers in drawn.items()}, data_set.titles)
