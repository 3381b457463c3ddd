"""A cloud of starts: points drawn evenly from a surface's window, where f has a value."""

import numpy as np

from landscapes import Surface
from optimizers import SettingError

DRAWS = ("report", "tuning")  # clouds of one seed that have nothing to do with each other
ROUNDS = 100  # of draws; a window in which f is defined nowhere would take forever


def cloud(surface: Surface, count: int, seed: int, draw: str) -> np.ndarray:
    """(count, 2) starts; `draw` is one of DRAWS. A larger cloud begins with a smaller one.

    Points at which f is undefined are no starts, and others are drawn for them. Raises SettingError where hardly any
    point of the window has a value.
    """
    random = np.random.default_rng([seed, DRAWS.index(draw)])
    low, high = np.transpose(surface.domain)
    found = np.empty((0, 2))
    for _ in range(ROUNDS):
        points = random.uniform(low, high, (max(count, ROUNDS), 2))
        found = np.concatenate([found, points[np.isfinite(surface.value(points))]])
        if len(found) >= count:
            return found[:count]
    raise SettingError("starts", "f is defined hardly anywhere in this window, so there are no starts to compare from.")
