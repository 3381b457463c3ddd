"""The curve of a schedule over a race, ready to be drawn."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

POINTS = 240  # more would lie within one pixel of each other


def curve(schedule: Callable[[int], float], steps: int) -> tuple[list[int], list[float]]:
    """Steps of the race, from 1, evenly spread, and what the schedule gives at each: every step of a short race."""
    drawn = np.unique(np.linspace(1, steps, min(steps, POINTS)).round().astype(int)).tolist()
    return drawn, [schedule(step - 1) for step in drawn]
