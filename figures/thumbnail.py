"""Pictures as wide as a thumb: a race on its surface, or a network's units. SVGs for light and for dark pages at once.

The paths of a race are one group of the class `rv-runs`, so that a page can hide them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from figures.palette import BANDS, Style
from figures.portrait import OUT, SIZE, bands, drawn, on_picture, themed
from landscapes import Landscape

SMALL = {"grid": 40, "levels": 8, "within": 2.0, "crowding": 2.5}  # how fine the bands of such a picture are
COARSE = 2.5  # how far a path may pass from the points it stands for, in units of the picture
MOST_UNITS = 8  # of a layer that are drawn
MARGIN = 40.0  # around a network, in units of the picture


def of_race(surface: Landscape, runs: Sequence[tuple[np.ndarray, Style]]) -> str:
    """An SVG of a surface in bands, the ring of the start, and each path (points, 2) in its style."""
    shapes = "".join(f'<path d="{d}" fill="{fill}" fill-rule="evenodd"/>' for d, fill in bands(surface, **SMALL))
    lines = "".join(_line(surface, path, style) for path, style in runs)
    x, y = on_picture(surface, runs[0][0][:1])[0]
    ring = f'<circle cx="{x:.0f}" cy="{y:.0f}" r="13" fill="none" stroke="{INK}" stroke-width="6"/>'
    return _svg(f'{shapes}<g class="rv-runs">{lines}</g>{ring}')


def of_network(sizes: Sequence[int]) -> str:
    """An SVG of a network with `sizes` units in each layer, from the inputs on; of a wide layer only some are drawn."""
    xs = np.linspace(MARGIN, SIZE - MARGIN, len(sizes))
    layers = [[(float(x), y) for y in _heights(size)] for x, size in zip(xs, sizes, strict=True)]
    joined = "".join(
        f"M{x0:.0f},{y0:.0f}L{x1:.0f},{y1:.0f}"
        for before, after in pairwise(layers)
        for x0, y0 in before
        for x1, y1 in after
    )
    radius = min(11.0, 0.3 * (xs[1] - xs[0]))
    units = "".join(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.1f}"/>' for layer in layers for x, y in layer)
    ground = f'<path d="M0,0H{SIZE:g}V{SIZE:g}H0Z" fill="{themed(BANDS["light"][0], BANDS["dark"][0])}"/>'
    lines = f'<path d="{joined}" stroke="{INK}" stroke-opacity=".25" stroke-width="2"/>'
    return _svg(f'{ground}{lines}<g fill="{INK}">{units}</g>')


def _heights(size: int) -> list[float]:
    """Where the units of a layer stand, from the top down."""
    shown = min(size, MOST_UNITS)
    gap = (SIZE - 2 * MARGIN) / (MOST_UNITS - 1)
    return [SIZE / 2 + gap * (i - (shown - 1) / 2) for i in range(shown)]


def _line(surface: Landscape, path: np.ndarray, style: Style) -> str:
    """A path, up to its first point far out, with a dot where it ends."""
    points = on_picture(surface, path)
    out = np.abs(points).max(axis=1) > OUT
    points = points[: int(out.argmax()) + 1] if out.any() else points
    colour, (x, y) = themed(style.light, style.dark), points[-1]
    line = f'<path d="{drawn(points, COARSE)}" fill="none" stroke-linejoin="round" stroke="{colour}" stroke-width="7"/>'
    return f'{line}<circle cx="{x:.0f}" cy="{y:.0f}" r="13" fill="{colour}"/>'


def _svg(shapes: str) -> str:
    box = f"0 0 {SIZE:g} {SIZE:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" overflow="hidden" aria-hidden="true">{shapes}</svg>'
    )


INK = themed(BANDS["dark"][0], BANDS["light"][0])
