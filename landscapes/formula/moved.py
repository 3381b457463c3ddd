"""A surface turned and stretched about the middle of its window."""

import math
from dataclasses import replace

from landscapes.formula.landscape import Landscape
from landscapes.formula.motion import Motion
from landscapes.formula.surface import Point


def carried(x: float, y: float, mx: float, my: float, turn: float, stretch: float) -> Point:
    """Where the point (x, y) of the surface is carried, whose window has its middle at (mx, my)."""
    cos, sin = round(math.cos(math.radians(turn)), 15), round(math.sin(math.radians(turn)), 15)
    px, py = x - mx, stretch * (y - my)
    return mx + cos * px - sin * py, my + sin * px + cos * py


def motion(mx: float, my: float, turn: float, stretch: float) -> Motion:
    """The map back, from the points of the moved surface to those of the formula."""
    cos, sin = round(math.cos(math.radians(turn)), 15), round(math.sin(math.radians(turn)), 15)
    a, b, c, d = cos, sin, -sin / stretch, cos / stretch
    return a, b, mx - a * mx - b * my, c, d, my - c * mx - d * my


def moved(surface: Landscape, turn: float = 0, stretch: float = 1) -> Landscape:
    """The surface stretched along y by `stretch`, then turned by `turn` degrees to the left.

    A stretch above 1 makes it flatter along its own y, by the square in curvature. Start and minima move along; the
    window grows where they would leave it.
    """
    if turn == 0 and stretch == 1:
        return surface
    (x0, x1), (y0, y1) = surface.domain
    mx, my = middle = (x0 + x1) / 2, (y0 + y1) / 2

    def along(point: Point) -> Point:
        return carried(point[0], point[1], mx, my, turn, stretch)

    start, minima = along(surface.start), tuple(map(along, surface.minima))
    furthest = max(max(abs(x - mx), abs(y - my)) for x, y in (start, *minima))
    half = max((x1 - x0) / 2, 1.1 * furthest)
    return replace(
        surface,
        motion=motion(*middle, turn, stretch),
        domain=((mx - half, mx + half), (my - half, my + half)),
        start=start,
        minima=minima,
    )
