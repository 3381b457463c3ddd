"""The scale of a landscape of losses, which serves the paths over it as well."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from figures.scale import BOTH, Scale, scale_for, unbroken
from optimizers.base.numbers import in_text, rounded

NAME = "loss"
WIDE = 10.0  # the highest loss over the lowest: above this, losses near the ends of training would have one colour


def loss_scale(planes: Iterable[np.ndarray], paths: Iterable[np.ndarray]) -> Scale:
    """The scale for the losses of some planes, each (side, side), and for those along paths, each (moments,).

    The planes decide how wide it is: logarithmic where their losses span powers of ten. A path may run below all of
    them, off the plane: its lowest loss has a height too.
    """
    losses = finite(planes)
    least = finite(paths).min(initial=losses.min(initial=np.inf))
    lowest, highest = losses.min(initial=np.inf), losses.max(initial=-np.inf)
    if least < 0 or highest <= WIDE * lowest:
        return scale_for(losses, float(least) if losses.size else None, NAME)
    offset = float(lowest) or WIDE**-2 * float(highest)
    low, high = np.log10(np.array([least, highest]) + offset).tolist()
    label = unbroken(f"log₁₀({NAME} + {in_text(rounded(offset, 2))})")
    return Scale("log", low, high, 0.0, offset, label, f"{BOTH} {label}")


def finite(arrays: Iterable[np.ndarray]) -> np.ndarray:
    """All finite numbers of some arrays, one after another."""
    values = np.concatenate([np.ravel(array) for array in arrays] or [np.empty(0)])
    return values[np.isfinite(values)]
