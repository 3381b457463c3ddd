"""What methods that train side by side have recorded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from networks.layers.layer import Array


@dataclass(frozen=True, eq=False)
class Paths:
    """The weights of several methods at the same steps.

    names  (methods,) what the methods are called
    steps  (recorded,) the numbers of the steps
    theta  (recorded, methods, D); NaN once a method has broken off
    """

    names: tuple[str, ...]
    steps: Array
    theta: Array

    @property
    def together(self) -> bool:
        """Whether all begin at the same weights."""
        return bool((self.theta[0] == self.theta[0, :1]).all())

    @property
    def going(self) -> list[int]:
        """The methods that have not broken off."""
        found: list[int] = np.flatnonzero(np.isfinite(self.theta[-1]).all(axis=-1)).tolist()
        return found

    def last(self, method: int) -> int:
        """The place of the last record in which a method's weights are numbers."""
        return int(np.flatnonzero(np.isfinite(self.theta[:, method]).all(axis=-1))[-1])

    @property
    def compared(self) -> Array:
        """(recorded, going, D) those of the methods that have not broken off: a huge step of one that has would
        leave nothing to be seen of the others."""
        return self.theta[:, self.going]
