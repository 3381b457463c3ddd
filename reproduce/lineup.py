"""What is reproduced: some methods lined up at their starts, and the link that opens their race."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from experiments.engine.race import SHUFFLE, Race
from landscapes import Landscape
from landscapes.formula.scope import typed
from landscapes.formula.sentences import listed
from optimizers import OPTIMIZERS, Optimizer


@dataclass(frozen=True)
class Lineup:
    """The races of some methods on one surface, as plain values.

    further  where every method starts besides `start`; each run meets the same chance
    methods  key -> what differs from its default hyperparameters: numbers or schedules
    batch, order  of the samples that each step sees, as a Race has them
    data_set      what the data are called, and how they were prepared, in words; empty on a surface without data
    link     the set-up as the query of a link, which opens it in Ravine
    address  where that Ravine is served, if it is known
    """

    surface: Landscape
    start: tuple[float, float]
    steps: int
    methods: Mapping[str, Mapping[str, Any]]
    noise: float = 0.0
    seed: int = 0
    batch: int | None = None
    order: str = SHUFFLE
    data_set: str = ""
    link: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    further: tuple[tuple[float, float], ...] = ()

    @property
    def starts(self) -> list[tuple[float, float]]:
        """All starts, the first one before the others."""
        return [self.start, *self.further]

    @property
    def called(self) -> str:
        """Adam, Momentum and Newton on Beale."""
        names = [OPTIMIZERS[key].called(self.drawn) for key in self.methods]
        return f"{listed(names) or 'No method'} on {self.surface.name}"

    @property
    def opens(self) -> str:
        """The link that opens it again; without where Ravine is served, if that is not known."""
        return self.address + (f"?{urlencode(self.link, safe=',()')}" if self.link else "")

    @cached_property
    def races(self) -> dict[str, Race]:
        """The race of each method."""
        given = self.noise, self.seed, self.batch, self.order
        return {key: Race(self.surface, key, self.start, self.steps, own, *given) for key, own in self.methods.items()}

    @property
    def batched(self) -> bool:
        """Whether steps see batches of the samples."""
        return any(race.batched for race in self.races.values())

    @property
    def drawn(self) -> bool:
        """Whether chance has a say in the race: by noise, or by batches."""
        return self.noise > 0 or self.batched

    @property
    def limited(self) -> bool:
        """Whether slopes may be of the form 0/0 and have a limit. Means over samples go without limits."""
        return self.surface.data is None and not self.surface.smooth

    @property
    def coordinates(self) -> tuple[str, ...]:
        """x and y, or the two weights, as code may call them; of a surface of one weight the first alone."""
        return tuple(map(typed, self.surface.weights))[: 1 if self.surface.single else 2]

    def optimizer(self, key: str) -> Optimizer:
        """A method as its settings make it."""
        return self.races[key].optimizer

    def settings(self, key: str) -> dict[str, Any]:
        """All hyperparameters of a method, those at their defaults too."""
        method = self.optimizer(key)
        own = {
            hyper.name: self.methods[key][hyper.name] for hyper in method.settings if hyper.name in self.methods[key]
        }
        return {hyper.name: float(hyper.default) for hyper in method.hypers} | own

    @property
    def asked(self) -> list[str]:
        """The programs of the surface that the rules need: all see values and gradients."""
        wanted = {name for key in self.methods for name in self.optimizer(key).asks}
        return ["value", "gradient", *sorted(wanted - {"value", "gradient"})]
