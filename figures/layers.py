"""What the map can show instead of the surface's height: how it bends, as colours over a window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from experiments.geometry.certain import certain_curvatures
from experiments.geometry.curvature import condition, stable_rate
from figures.scale import Scale, height
from landscapes import Surface
from landscapes.formula.asking import TooManyLimits, searching

POINTS = 121  # a side of the grid
MARGIN = 0.1  # of the window: the field reaches this far beyond it, as the map's does
KEPT_FIELDS = 64  # 60 kB each

Window = tuple[tuple[float, float], tuple[float, float]]
ONE_HUE = {"light": ("#fffaf0", "#b0702a"), "dark": ("#16120c", "#c98a3c")}
ABOUT_ZERO = {"light": ("#d98a5b", "#fbfcfd", "#8fb0cc"), "dark": ("#9c5a2e", "#0f151b", "#3f6a8c")}


@dataclass(frozen=True)
class Layer:
    """A number at every point: its name, what it says, how it follows from the two curvatures, and its colours."""

    name: str
    about: str
    of: Callable[[np.ndarray, np.ndarray], np.ndarray]
    ramp: Mapping[str, tuple[str, ...]]

    @property
    def signed(self) -> bool:
        return self.ramp is ABOUT_ZERO


LAYERS = {
    "kappa": Layer("κ", "Condition number κ = |λ|max / |λ|min of the Hessian, on a log scale", condition, ONE_HUE),
    "lowest": Layer(
        "λmin",
        "Smallest eigenvalue of the Hessian; below 0, beyond the drawn line, the surface is not convex",
        lambda low, high: low,
        ABOUT_ZERO,
    ),
    "rate": Layer(
        "2/λmax",
        "Largest stable learning rate 2/λmax of gradient descent, on a log scale; hatched where nothing bends upwards",
        lambda low, high: stable_rate(high),
        ONE_HUE,
    ),
}


@dataclass(frozen=True, eq=False)
class Field:
    """A layer over a window: heights (POINTS, POINTS), row by row from the lowest y; ticks in its own numbers.

    known: whether they were worked out; where that would need too many limits of derivatives, all are NaN.
    """

    heights: np.ndarray
    window: Window
    low: float
    high: float
    ticks: tuple[float, ...]
    known: bool


@lru_cache(maxsize=KEPT_FIELDS)
def field(surface: Surface, key: str, window: Window) -> Field:
    """A layer over a window and a little beyond."""
    (x0, x1), (y0, y1) = grown = tuple(
        (low - MARGIN * (high - low), high + MARGIN * (high - low)) for low, high in window
    )
    grid = np.stack(np.meshgrid(np.linspace(x0, x1, POINTS), np.linspace(y0, y1, POINTS)), axis=-1)
    known = True
    try:
        with searching():
            low, high = certain_curvatures(surface, grid)
    except TooManyLimits:
        known, low, high = False, *np.full((2, POINTS, POINTS), np.nan)
    values = LAYERS[key].of(low, high)
    scale = signed_scale(values) if LAYERS[key].signed else log_scale(values)
    ticks = np.array([scale.low, (scale.low + scale.high) / 2, scale.high])
    heights = height(scale, values).astype("<f4")
    return Field(heights, (grown[0], grown[1]), scale.low, scale.high, tuple(original(scale, ticks).tolist()), known)


def log_scale(values: np.ndarray) -> Scale:
    """Positive values by their logarithm, from the 2nd to the 98th percentile; at least a factor of ten wide."""
    finite = values[np.isfinite(values)]
    low, high = np.log10(np.percentile(finite, [2, 98])) if finite.size else (0.0, 1.0)
    spare = max(0.0, 1 - (high - low)) / 2
    return Scale("log", float(low - spare), float(high + spare), offset=0.0)


def signed_scale(values: np.ndarray) -> Scale:
    """Values of both signs, as far to either side of 0 as the 98th percentile of their sizes."""
    finite = np.abs(values[np.isfinite(values)])
    usual, most = np.percentile(finite, [25, 98]) if finite.size else (1.0, 1.0)
    offset = float(usual or most or 1.0)
    end = float(np.log10(1 + (most or 1.0) / offset))
    return Scale("symlog", -end, end, offset=offset)


def original(scale: Scale, heights: np.ndarray) -> np.ndarray:
    """The values that have these heights."""
    if scale.kind == "log":
        return 10**heights
    return np.sign(heights) * scale.offset * (10 ** np.abs(heights) - 1)
