"""What is reproduced: some methods lined up at one start, and the link that opens their race."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from experiments.geometry.told import listed
from landscapes import Landscape
from optimizers import OPTIMIZERS


@dataclass(frozen=True)
class Lineup:
    """The races of some methods on one surface from one start, as plain values.

    methods  key -> what differs from its default hyperparameters: numbers or schedules
    link     the set-up as the query of a link, which opens it in Ravine
    address  where that Ravine is served, if it is known
    """

    surface: Landscape
    start: tuple[float, float]
    steps: int
    methods: Mapping[str, Mapping[str, Any]]
    noise: float = 0.0
    seed: int = 0
    link: Mapping[str, str] = field(default_factory=dict)
    address: str = ""

    @property
    def called(self) -> str:
        """Adam, Momentum and Newton on Beale."""
        names = [OPTIMIZERS[key].called(self.noise) for key in self.methods]
        return f"{listed(names) or 'No method'} on {self.surface.name}"

    @property
    def opens(self) -> str:
        """The link that opens it again; without where Ravine is served, if that is not known."""
        return self.address + (f"?{urlencode(self.link, safe=',()')}" if self.link else "")

    def settings(self, key: str) -> dict[str, Any]:
        """All hyperparameters of a method, those at their defaults too."""
        return {hyper.name: float(hyper.default) for hyper in OPTIMIZERS[key].hypers} | dict(self.methods[key])

    @property
    def asked(self) -> list[str]:
        """The programs of the surface that the rules need: all see values and gradients."""
        wanted = {name for key in self.methods for name in OPTIMIZERS[key].asks}
        return ["value", "gradient", *sorted(wanted - {"value", "gradient"})]
