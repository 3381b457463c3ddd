"""The curve of a surface of one weight, and which of its heights a picture of it shows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from landscapes.formula.surface import Surface

POINTS = 601  # of a curve
# As static/plot/profile.js has it: the tenth of f that is TALL times as high as the rest is cut off.
SHARE, TALL = 0.1, 6
ROOM = 0.06  # of the height, left free above and below


def heights(surface: Surface, x: np.ndarray) -> np.ndarray:
    """f at weights of any shape; NaN where f has no value."""
    f = surface.value(np.stack([x, np.zeros_like(x)], axis=-1))
    return np.where(np.isfinite(f), f, np.nan)


def curve(surface: Surface, low: float, high: float) -> tuple[np.ndarray, np.ndarray]:
    """Weights from low to high and f there, (POINTS,) each."""
    x = np.linspace(low, high, POINTS)
    return x, heights(surface, x)


def ends(f: np.ndarray, kept: Sequence[float] = ()) -> tuple[float, float]:
    """The lowest and the highest f that a picture of these heights shows; those that are `kept` are among them."""
    known = np.sort(f[np.isfinite(f)])
    besides = [value for value in kept if np.isfinite(value)]
    if not len(known):
        return 0.0, 1.0
    first, last = known[int(SHARE * len(known))], known[-1 - int(SHARE * len(known))]
    low = max(known[0], first - TALL * (last - first)) if last > first else known[0]
    high = min(known[-1], last + TALL * (last - first)) if last > first else known[-1]
    low, high = min([low, *besides]), max([high, *besides])
    room = ROOM * ((high - low) or 1.0)
    return float(low - room), float(high + room)
