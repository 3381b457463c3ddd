"""Where a point is, in words."""

import numpy as np

from experiments.geometry.scale import snapped
from landscapes import Surface
from optimizers.base.numbers import in_text, point


def placed(surface: Surface, at: np.ndarray) -> str:
    """A point (2,) as texts show it: (1.2, −3), or x = 1.2 where f has one weight."""
    x, y = snapped(surface, at).tolist()
    return f"{surface.weights[0]} = {in_text(x)}" if surface.single else point((x, y))


def apposed(surface: Surface, at: np.ndarray) -> str:
    """The same right after the name of a kind of point: (1.2, −3), or at x = 1.2."""
    return f"{'at ' if surface.single else ''}{placed(surface, at)}"
