"""What a data set is: a way to draw samples, some of which are held out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from numbers import Real

import numpy as np

from experiments.engine.race import MOST_SEED, whole_number
from networks.network import MOST_SAMPLES
from networks.samples import Samples
from optimizers import SettingError

OF_SAMPLES, LEAST = 12, 4  # sets these draws apart from all others of the same seed; the fewest samples of a kind
Drawn = tuple[np.ndarray, np.ndarray]  # X (N, features), y (N,)


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """A declaration, a file each in this folder; called, it draws.

    name, about, source  what it is called, what it is in a line, where it is from
    draw                 (random, count, noise) -> X, y of `count` samples
    noise                how much of it is usual; what it does is told by `noise_about`
    classes              how many classes there are; 0 where the targets are numbers
    order                where it stands among the others
    """

    name: str
    about: str
    source: str
    draw: Callable[[np.random.Generator, int, float], Drawn]
    noise: float
    noise_about: str
    classes: int
    order: int

    def __call__(
        self, samples: int = 200, noise: float | None = None, seed: int = 0, held_out: int | None = None
    ) -> Samples:
        """So many samples to train on, and `held_out` beside them; as many if not given. Raises SettingError."""
        count = whole_number("samples", samples, LEAST, MOST_SAMPLES)
        held = whole_number("held_out", samples if held_out is None else held_out, LEAST, MOST_SAMPLES)
        seed = whole_number("seed", seed, 0, MOST_SEED)
        level = self.noise if noise is None else noise
        if not isinstance(level, Real) or not 0 <= float(level) < np.inf:
            raise SettingError("noise", "noise must be a finite number of at least 0.")
        random = np.random.default_rng([seed, OF_SAMPLES])
        X, y = self.draw(random, count + held, float(level))
        return Samples(X[:count], y[:count], X[count:], y[count:], self.classes)
