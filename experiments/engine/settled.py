"""Since when a run has settled, by its place and by its height.

A run at rest beside the lowest minimum may be above the tolerance in steep ground: so long it has not settled there.
"""

import numpy as np

from experiments.geometry.known import within
from landscapes import Surface


def settled(surface: Surface, foot: np.ndarray, last: np.ndarray, stopped: int, value: np.ndarray) -> int | None:
    """The step since which a run has settled that has kept to a minimum, foot (2,), since the step `stopped`; None if
    it has not, and is above the tolerance at its last point (2,). At a lowest known minimum it is the first step from
    which its f has been within tolerance too: value (steps + 1,), or shorter where not every step was recorded, and
    then `stopped` is as much as is known.
    """
    at_lowest, ends_low = within(surface, surface.value(foot)), within(surface, surface.value(last))
    if ends_low is None or not at_lowest:
        return stopped
    if not ends_low:
        return None
    low = within(surface, value)
    out = np.flatnonzero(~low) if low is not None else np.empty(0)
    return max(stopped, int(out[-1]) + 1) if len(out) else stopped
