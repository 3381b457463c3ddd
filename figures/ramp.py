"""Numbers as tones of one hue, strong where they are low: steps, gaps, values of f. NaN has no tone.

What is said here decides only what is drawn; tables hold the numbers themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from figures.bars import bar
from figures.ticks import decades, decimal
from optimizers.base.numbers import on_axis, rounded

# From low to high, soon to late.
RAMP = {"light": ("#08304f", "#2f83c0", "#c3def2"), "dark": ("#e6f4ff", "#57a3da", "#173a55")}
# From the most negative over 0 to the most positive.
SIGNED = {
    "light": ("#8f3600", "#e3a57c", "#fbfcfd", "#86b3d6", "#004f8a"),
    "dark": ("#ffb27d", "#a2592b", "#11171d", "#34769f", "#9bd3ff"),
}
SHORT = 0.5  # of the figure's height
FLOOR = 1e-12  # gaps below this are rounding, and are drawn as this
SPACES = 6  # between the numbers beside the ramp, at most
MOST = 98  # percentile: a few outliers would eat the ramp


@dataclass(frozen=True, eq=False)
class Tones:
    """heights (rows, columns), NaN where there is none; the ends of the ramp; what stands beside it, and its title."""

    heights: np.ndarray
    low: float
    high: float
    ticks: dict[float, str]
    title: str


def toned(theme: str, tones: Tones, length: float = SHORT) -> dict[str, Any]:
    """A heatmap of tones, without its coordinates."""
    return {
        "type": "heatmap",
        "z": tones.heights.astype(np.float32),
        "zmin": tones.low,
        "zmax": tones.high,
        "colorscale": [[place / 2, colour] for place, colour in enumerate(RAMP[theme])],
        "colorbar": bar(
            theme,
            tones.title,
            tickvals=list(tones.ticks),
            ticktext=list(tones.ticks.values()),
            len=length,
            y=1,
            yanchor="top",
        ),
    }


def step_tones(steps: np.ndarray) -> Tones:
    """Steps by log₁₀(1 + steps), so that those who are there at once have a tone too."""
    heights = np.log10(1 + steps)
    low, high = ends(heights)
    ticks = {float(np.log10(1 + number)): on_axis(number) for number in decimal(max(1, 10**low - 1), 10**high - 1)}
    return Tones(heights, low, high, ticks, "steps")


def gap_tones(gap: np.ndarray) -> Tones:
    """Gaps by their logarithm, between powers of ten: from FLOOR or the lowest to beyond nearly all."""
    heights = np.log10(np.maximum(gap, FLOOR))
    finite = heights[np.isfinite(heights)]
    low, high = (finite.min(), np.percentile(finite, MOST)) if finite.size else (0.0, 1.0)
    places = decades(low, high, SPACES)
    ticks = {place: on_axis(10**place) for place in places}
    return bounded(heights, ticks, bool((gap < 10 ** places[0]).any()), "final gap")


def value_tones(value: np.ndarray) -> Tones:
    """Values of f as they are, between the percentiles that hold nearly all."""
    finite = value[np.isfinite(value)]
    low, high = np.percentile(finite, [100 - MOST, MOST]) if finite.size else (0.0, 1.0)
    places = np.linspace(low, high if high > low else low + 1, 5)
    ticks = {place: on_axis(rounded(place)) for place in places.tolist()}
    return bounded(value, ticks, bool((value < low).any()), "f")


def bounded(heights: np.ndarray, ticks: dict[float, str], below: bool, title: str) -> Tones:
    """Tones from the first to the last of the ticks, which say so where there is more below or above."""
    low, high = min(ticks), max(ticks)
    ticks[low] = f"≤ {ticks[low]}" if below else ticks[low]
    ticks[high] = f"≥ {ticks[high]}" if (heights > high).any() else ticks[high]
    return Tones(heights, low, high, ticks, title)


def ends(heights: np.ndarray) -> tuple[float, float]:
    """The lowest and the highest number, a little apart; 0 and 1 where there is none."""
    finite = heights[np.isfinite(heights)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
    return (low, high) if low < high else (low, low + 0.1)
