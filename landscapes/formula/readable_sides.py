"""Middles and half sides of windows as numbers that are pleasant to read."""

import math

ROUNDING = 1e-12  # of a step: rounding may have left as much


def rounded(part: float, half: float) -> float:
    """A coordinate as a number that is pleasant to read beside a window of this size."""
    step = 10.0 ** math.floor(math.log10(half)) / 10
    return step * round(part / step)


def readable_above(half: float) -> float:
    """The smallest half side of two digits that is no smaller than this."""
    step = 10.0 ** math.floor(math.log10(half)) / 10
    return step * math.ceil(half / step - ROUNDING)
