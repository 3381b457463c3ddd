"""What a data set is: a way to draw samples, some of which are held out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from experiments.engine.race import MOST_SEED, noise_level, whole_number
from networks.datasets.components import on_components
from networks.network import MOST_SAMPLES
from networks.samples import Samples
from optimizers import SettingError
from optimizers.base.numbers import in_full

OF_SAMPLES, LEAST = 12, 4  # sets these draws apart from all others of the same seed; the fewest samples of a kind
Drawn = tuple[np.ndarray, np.ndarray]  # X (N, features), y (N,)


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """A declaration, a file each in this folder; called, it draws.

    name, about, source  what it is called, what it is in a line, where it is from
    draw                 (random, kinds, noise) -> X, y: inputs as they are, not standardised; `kinds` (N,) is the class
                         that each sample is to have, and all 0 where the targets are numbers
    inputs               how many inputs a sample has
    classes              how many classes there are; 0 where the targets are numbers
    noise                how much of it is usual; what it does is told by `noise_about`
    order                where it stands among the others
    """

    name: str
    about: str
    source: str
    draw: Callable[[np.random.Generator, np.ndarray, float], Drawn]
    inputs: int
    classes: int
    noise: float
    noise_about: str
    order: int

    @property
    def least(self) -> int:
        """The fewest samples of either kind: one of each class."""
        return max(LEAST, self.classes)

    def __call__(
        self,
        samples: int = 200,
        noise: float | None = None,
        seed: int = 0,
        held_out: int | None = None,
        components: int | None = None,
    ) -> Samples:
        """So many samples to train on, and `held_out` beside them; as many if not given. Raises SettingError.

        A seed draws the most that there can be, and the first of them are given: more samples of either kind, or more
        noise, leave the others where they are. Classes are as frequent as each other in both, to within one sample.

        components  None for the inputs as they are; k for their first k principal components, see on_components()
        """
        count = whole_number("samples", samples, self.least, MOST_SAMPLES)
        held = whole_number("held_out", samples if held_out is None else held_out, self.least, MOST_SAMPLES)
        seed = whole_number("seed", seed, 0, MOST_SEED)
        level = noise_level(self.noise if noise is None else noise)
        random = np.random.default_rng([seed, OF_SAMPLES])
        kinds = np.concatenate([shuffled(random, MOST_SAMPLES, max(1, self.classes)) for _ in range(2)])
        with np.errstate(over="ignore"):
            X, y = self.draw(random, kinds, level)
        if not (np.isfinite(X).all() and np.isfinite(y).all()):
            raise SettingError(
                "noise", f"With noise of {in_full(level)} the samples are too large for numbers; use less."
            )
        held_out_ones = slice(MOST_SAMPLES, MOST_SAMPLES + held)
        drawn = Samples(X[:count], y[:count], X[held_out_ones], y[held_out_ones], self.classes)
        return drawn if components is None else self._on(drawn, components)

    def _on(self, drawn: Samples, components: int) -> Samples:
        if self.inputs == 1:
            raise SettingError("components", f"{self.name} has one input, so it has no components; leave them out.")
        wanted = whole_number("components", components, 1, self.inputs)
        X, X_held, explained = on_components(drawn.X, drawn.X_held, wanted)
        return replace(drawn, X=X, X_held=X_held, explained=explained)


def shuffled(random: np.random.Generator, count: int, classes: int) -> np.ndarray:
    """(count,) classes in a drawn order; among the first n of them each is as frequent as any other, to within one."""
    rounds = np.tile(np.arange(classes), (-(-count // classes), 1))
    found: np.ndarray = random.permuted(rounds, axis=1).ravel()[:count]
    return found
