"""Since when a run has settled, by its place and by its height.

A run at rest beside the lowest minimum may be above the tolerance in steep ground: so long it has not settled there.
"""

import numpy as np

from experiments.geometry.known import within
from landscapes import Surface


def settled(surface: Surface, foot: np.ndarray, stopped: int, steps: np.ndarray, value: np.ndarray) -> int | None:
    """The step since which a run has settled that has kept to a minimum, foot (2,), since the step `stopped`; None if
    it has not. At a lowest known minimum it is the first step from which its f, value (recorded,), has been within
    tolerance too. Unless every one of the steps (recorded,) is recorded, `stopped` is as much as is known.
    """
    at_lowest, low = within(surface, surface.value(foot)), within(surface, value)
    if low is None or not at_lowest:
        return stopped
    if not low[-1]:
        return None
    out = np.flatnonzero(~low)
    if not len(out) or len(steps) <= steps[-1]:
        return stopped
    return max(stopped, int(out[-1]) + 1)
