"""Where an axis has its numbers, and how they are written: a few round ones, as a hand would choose them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from experiments.studies.axes import Axis

FEW, MANY = 3, 7
ROUND = (1, 2, 5, 10)


def ticks(axis: Axis) -> list[float]:
    """Round values of an axis, rising: of 1 − value where the scale is that of 1 − value."""
    if axis.scale == "log":
        return decimal(axis.low, axis.high)
    if axis.scale == "one-minus-log":
        return [1 - rest for rest in reversed(decimal(1 - axis.high, 1 - axis.low))]
    return even(axis.low, axis.high)


def decimal(low: float, high: float) -> list[float]:
    """Powers of ten from low to high; where those are few also 2 and 5 times them, or else evenly spread numbers."""
    for leading in ((1,), (1, 2, 5)):
        found = [number for number in powers(low, high, leading) if inside(number, low, high)]
        if len(found) >= FEW:
            return found[:: -(-len(found) // MANY)]
    return even(low, high)


def powers(low: float, high: float, leading: tuple[int, ...]) -> Iterator[float]:
    for exponent in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1):
        for digit in leading:
            yield float(f"{digit}e{exponent}")


def decades(low: float, high: float, spaces: int) -> list[float]:
    """Exponents of ten, evenly from below one to another or beyond it, with `spaces` or fewer between them."""
    first = math.floor(low)
    apart = max(1, math.ceil((high - first) / spaces))
    return [float(first + apart * place) for place in range(max(1, math.ceil((high - first) / apart)) + 1)]


def even(low: float, high: float) -> list[float]:
    """Multiples of a round step from low to high."""
    wide = (high - low) / (MANY - 1)
    power = 10.0 ** math.floor(math.log10(wide))
    step = next(digit * power for digit in ROUND if digit * power >= wide * (1 - 1e-9))
    places = max(0, -math.floor(math.log10(step)))
    multiples = range(math.floor(low / step), math.ceil(high / step) + 1)
    return [number for n in multiples if inside(number := round(n * step, places), low, high)]


def inside(number: float, low: float, high: float) -> bool:
    """Whether low ≤ number ≤ high, but for rounding."""
    return low - 1e-9 * abs(low) <= number <= high + 1e-9 * abs(high)
