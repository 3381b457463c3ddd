"""What methods that train side by side have recorded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from networks.layers.layer import Array


@dataclass(frozen=True, eq=False)
class Paths:
    """The weights of several methods at the same steps.

    names  (methods,) what the methods are called
    steps  (recorded,) the numbers of the steps
    theta  (recorded, methods, D); NaN once a method has broken off, ∞ where a record cannot hold a weight
    """

    names: tuple[str, ...]
    steps: Array
    theta: Array

    @property
    def together(self) -> bool:
        """Whether all begin at the same weights."""
        return bool((self.theta[0] == self.theta[0, :1]).all())

    @cached_property
    def known(self) -> Array:
        """(recorded, methods) whether the weights, and their length, are numbers."""
        with np.errstate(over="ignore", invalid="ignore"):
            found: Array = np.isfinite((self.theta * self.theta).sum(axis=-1))
        return found

    @property
    def going(self) -> list[int]:
        """The methods of which all records are numbers: they have not broken off, nor left all bounds on their way."""
        found: list[int] = np.flatnonzero(self.known.all(axis=0)).tolist()
        return found

    def last(self, method: int) -> int:
        """The place of the last record before a method's weights first are no numbers."""
        known = self.known[:, method]
        return int(known.argmin()) - 1 if not known.all() else len(known) - 1

    @property
    def compared(self) -> Array:
        """(recorded, going, D) those of the methods that are going: a huge step of another would leave nothing to be
        seen of them."""
        return self.theta[:, self.going]
