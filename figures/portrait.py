"""A small picture of runs: the surface in bands, the paths across it. An SVG for light and for dark pages at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape

import numpy as np

from experiments.geometry.known import lowest_known
from figures import heights
from figures.isolines import loops
from figures.palette import BANDS, Style, mixed
from figures.scale import height, scale_for
from landscapes import Landscape

SIZE = 320.0  # a side of the picture's box, in its own units; on the page it has whatever size the page gives it
GRID = 64  # points a side of the grid the bands are drawn from
LEVELS = 16
OUT = 100 * SIZE  # so far out nothing of a path is seen
KEPT = 96  # surfaces whose bands are kept, about 10 kB each
ALOFT = 0.85  # of the way from the floor to the top: most of a surface is near its top where half of it is higher
FINE = 0.15  # how far a drawn line may pass from the points it stands for


def portrait(surface: Landscape, path: np.ndarray, style: Style, label: str) -> str:
    """An SVG of `path` (points, 2) over the surface's own window; `label` says in words what it shows.

    The path is drawn up to the first point that is not a number. What leaves the window is cut off at its edge.
    """
    return side_by_side(surface, [(path, replace(style, dash=()))], label)


def side_by_side(surface: Landscape, runs: Sequence[tuple[np.ndarray, Style]], label: str) -> str:
    """The portrait of several runs from one start: each path (points, 2) in its style, the last on top.

    A path that goes far out is drawn up to its first point out there.
    """
    halo = themed(BANDS["light"][0], BANDS["dark"][0])
    ink = themed(BANDS["dark"][0], BANDS["light"][0])
    shapes = "".join(f'<path d="{d}" fill="{fill}" fill-rule="evenodd"/>' for d, fill in bands(surface))
    heads = ""
    for path, style in runs:
        points = on_picture(surface, path)
        out = np.abs(points).max(axis=1) > OUT
        points = points[: int(out.argmax()) + 1] if out.any() else points
        colour, (x, y) = themed(style.light, style.dark), points[-1]
        line = f'<path d="{drawn(points)}" fill="none" stroke-linejoin="round" stroke-linecap="round"'
        dashes = f' stroke-dasharray="{" ".join(map(str, style.dash))}"' if style.dash else ""
        shapes += f'{line} stroke="{halo}" stroke-width="4.5"/>{line}{dashes} stroke="{colour}" stroke-width="2.5"/>'
        heads += f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}" stroke="{halo}" stroke-width="1.5"/>'
    x, y = on_picture(surface, runs[0][0][:1])[0]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE:g} {SIZE:g}" overflow="hidden" role="img" '
        f'aria-label="{escape(label)}">{shapes}'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="none" stroke="{ink}" stroke-width="2.5"/>{heads}</svg>'
    )


@lru_cache(maxsize=KEPT)
def bands(
    surface: Landscape,
    grid: int = GRID,
    levels: int = LEVELS,
    within: float = FINE,
    crowding: float = 1.0,
    places: int = 1,
) -> tuple[tuple[str, str], ...]:
    """The surface from low to high: for each level the d of an SVG path around all that lies above, and its colour.

    A small picture needs less: points a side of its grid, levels, nearness of the lines to their points, and decimal
    places. A `crowding` above 1 brings the levels together towards the floor, where few would show nothing of it; or
    towards the top, where most of the surface is near that. A surface of one weight is its curve, with the ground below
    it.
    """
    if surface.single:
        return _curve(surface, SIZE / (grid - 1))
    (x0, x1), (y0, y1) = surface.domain
    xs, ys = np.linspace(x0, x1, grid), np.linspace(y1, y0, grid)
    values = surface.value(np.stack(np.meshgrid(xs, ys), axis=-1))
    scale = scale_for(values, lowest_known(surface))
    heights = height(scale, values)
    aloft = float(np.nanmedian(heights)) > scale.low + ALOFT * (scale.high - scale.low)
    shapes = [(f"M0,0H{SIZE:g}V{SIZE:g}H0Z", _band(0.0))]
    for i in range(1, levels):
        part = 1 - (1 - i / levels) ** crowding if aloft else (i / levels) ** crowding
        level = scale.low + (scale.high - scale.low) * part
        lines = (SIZE / (grid - 1) * outline for outline in loops(heights, level))
        outlines = "".join(drawn(line, within, places) + "Z" for line in lines)
        shapes.append((outlines, _band(i / (levels - 1))))
    return tuple((d, colour) for d, colour in shapes if d)


def _curve(surface: Landscape, width: float) -> tuple[tuple[str, str], ...]:
    """The shapes of a curve, `width` wide in units of the picture: all that is above it, the ground, and the line."""
    x, f = heights.curve(surface, *surface.domain[0])
    points = on_picture(surface, np.column_stack((x, np.zeros_like(x))), whole=True)
    points[:, 1] = np.clip(points[:, 1], -SIZE, 2 * SIZE)
    known = np.flatnonzero(np.isfinite(f))
    pieces = np.split(known, np.flatnonzero(np.diff(known) > 1) + 1)
    ground = line = ""
    for piece in (points[of] for of in pieces if len(of) > 1):
        way = np.gradient(piece, axis=0)
        aside = width / 2 * np.column_stack((-way[:, 1], way[:, 0])) / np.hypot(*way.T)[:, None]
        ground += f"{drawn(piece)}V{SIZE:g}H{piece[0, 0]:.1f}Z"
        line += drawn(piece + aside) + drawn((piece - aside)[::-1]).replace("M", "L", 1) + "Z"
    all_of_it = f"M0,0H{SIZE:g}V{SIZE:g}H0Z"
    shapes = ((all_of_it, _band(0.0)), (ground, _band(0.3)), (line, themed(BANDS["dark"][0], BANDS["light"][0])))
    return tuple((d, colour) for d, colour in shapes if d)


def on_picture(surface: Landscape, path: np.ndarray, *, whole: bool = False) -> np.ndarray:
    """Where the points of a path lie in the picture, (points, 2), y downwards; up to the first that is not a number, or
    the `whole` of it. On a surface of one weight they lie on the curve.
    """
    (x0, x1), (y0, y1) = surface.domain
    if surface.single:
        f = heights.heights(surface, path[:, 0])
        y0, y1 = heights.ends(heights.curve(surface, x0, x1)[1])
        path = np.column_stack((path[:, 0], f))
    known = np.isfinite(path).all(axis=1)
    path = path if whole or known.all() else path[: int(np.argmin(known))]
    return SIZE * np.column_stack(((path[:, 0] - x0) / (x1 - x0), (y1 - path[:, 1]) / (y1 - y0)))


def drawn(points: np.ndarray, within: float = FINE, places: int = 1) -> str:
    """The d of an SVG path along these points; a point that hardly bends the line is left out."""
    return "M" + "L".join(f"{x:.{places}f},{y:.{places}f}" for x, y in thinned(points, within).tolist())


def thinned(points: np.ndarray, within: float) -> np.ndarray:
    """Some of the points, first and last among them, so that no other lies farther than `within` from their line."""
    kept, first = [0], 0
    for last in range(2, len(points)):
        if _away(points[first + 1 : last], points[first], points[last]) > within:
            first = last - 1
            kept.append(first)
    return points[[*kept, len(points) - 1]] if len(points) > 1 else points


def _away(points: np.ndarray, start: np.ndarray, end: np.ndarray) -> float:
    """How far the farthest of these points lies from the straight line between two others."""
    along, off = end - start, points - start
    part = np.clip(off @ along / max(along @ along, 1e-12), 0, 1)
    return float(np.hypot(*(off - part[:, None] * along).T).max())


def themed(light: str, dark: str) -> str:
    """A CSS colour that follows the page."""
    return f"light-dark({light}, {dark})"


def _band(part: float) -> str:
    """The colour of a height, 0 the lowest and 1 the highest."""
    return themed(*(mixed(*BANDS[theme], part) for theme in ("light", "dark")))
