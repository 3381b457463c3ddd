"""How a surface's values become colours and heights: linear, log or symlog, and how far, robust to outliers.

The scale decides only what is drawn. Values are never altered: hover, curves and scoreboard show f itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from optimizers.base.numbers import in_text, rounded

HEAVY_TAIL = 5.0  # (max − min) / (p98 − p2): above this a few outliers would eat the ramp
ROUNDED = 1e-14  # of the range: a lowest value this small is 0 but for rounding
SKEWED = 8.0  # (p98 − min) / (median − min): above this the floor would be one flat colour
SMALLEST = float(np.finfo(np.float64).tiny)
BOTH = "Colour and height:"  # begins a note


@dataclass(frozen=True)
class Scale:
    """A rule from f to height.

    `kind` linear: f; log: log₁₀(f − minimum + offset); symlog: sign f · log₁₀(1 + |f| / offset).

    `low` and `high` bound the colour ramp, in heights. `label` says what heights are, on the axis and in `note`, the
    sentence about what was done; min f in it is the lowest value that is known or seen in the window.
    """

    kind: str
    low: float
    high: float
    minimum: float = 0.0
    offset: float = 1.0
    label: str = "f"
    note: str = ""


def unbroken(formula: str) -> str:
    """A formula in which no line is broken."""
    return formula.replace(" ", "\u00a0")


def height(scale: Scale, values: np.ndarray) -> np.ndarray:
    """Heights of `values`, same shape; NaN where f is not finite."""
    values = np.where(np.isfinite(values), values, np.nan)
    if scale.kind == "log":
        return np.log10(np.maximum(values - scale.minimum, 0.0) + scale.offset)
    if scale.kind == "symlog":
        with np.errstate(over="ignore"):
            return np.sign(values) * np.log10(1 + np.abs(values) / scale.offset)
    return values


def scale_for(values: np.ndarray, minimum: float | None = None, name: str = "f") -> Scale:
    """The scale that shows these values best (any shape; a grid over the window).

    `minimum` is the lowest known value, if one is known: a grid seldom hits it. Values that are not finite have no say.
    `name` is what readers call the values.
    """
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return Scale("linear", 0.0, 1.0, label=name, note=f"{name} cannot be worked out anywhere in this window")
    low, p2, median, p98, high = np.percentile(finite, [0, 2, 50, 98, 100])
    if minimum is not None:
        low = min(low, minimum)
    if high == low:
        constant = f"{name} is constant in this window"
        return Scale("linear", float(low) - 0.5, float(low) + 0.5, label=name, note=constant)
    heavy = (high - low) > HEAVY_TAIL * (p98 - p2)
    if heavy and low < 0 < high and min(-p2, p98) > 0:
        offset = float(np.percentile(np.abs(finite), 25)) or 1.0
        offset = max(offset, SMALLEST * max(-low, high))  # by less, the largest value would be divided to infinity
        ends = np.sign([p2, p98]) * np.log10(1 + np.abs([p2, p98]) / offset)
        label = unbroken(f"sign({name})·log₁₀(1 + |{name}| / {in_text(rounded(offset, 2))})")
        return Scale("symlog", float(ends[0]), float(ends[1]), offset=offset, label=label, note=f"{BOTH} {label}")
    if p98 - low > SKEWED * (median - low):
        offset = float(max(np.percentile(finite - low, 1), 1e-4 * (median - low), 1e-12 * (high - low)))
        top = high if not heavy else p98
        lowest = low if abs(low) > ROUNDED * (high - low) else 0  # a minimum of 0 on a turned surface is 1e-29
        shifted = f"{name} − min {name}" if lowest else name
        label = unbroken(f"log₁₀({shifted} + {in_text(rounded(offset, 2))})")
        high = float(np.log10(top - low + offset))
        return Scale("log", float(np.log10(offset)), high, float(low), offset, label, f"{BOTH} {label}")
    if heavy and p98 > p2:
        within = f"Colour: {name}, from its 2nd to its 98th percentile"
        return Scale("linear", float(p2), float(p98), label=name, note=within)
    return Scale("linear", float(low), float(high), label=name, note=f"{BOTH} {name}")
