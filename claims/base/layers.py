"""What becomes of a signal that goes through many layers, by the spread of the weights that are drawn for them."""

from collections.abc import Callable

import numpy as np

LAYERS, WIDTH = 10, 100


def passed(spread: Callable[[float], float], seed: int = 0) -> float:
    """The size (root of the mean square) of a signal of size 1 after LAYERS layers of WIDTH rectified units.

    spread  fan-in -> the standard deviation that the weights are drawn with
    """
    random = np.random.default_rng(seed)
    signal = random.standard_normal(WIDTH)
    for _ in range(LAYERS):
        signal = np.maximum(random.normal(0, spread(WIDTH), (WIDTH, WIDTH)) @ signal, 0)
    return float(np.sqrt((signal**2).mean()))
