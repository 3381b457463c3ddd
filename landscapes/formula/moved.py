"""A surface turned and stretched about the middle of its window."""

import math
from dataclasses import replace

from landscapes.formula.landscape import Landscape
from landscapes.formula.surface import Point


def moved(surface: Landscape, turn: float = 0, stretch: float = 1) -> Landscape:
    """The surface stretched along y by `stretch`, then turned by `turn` degrees to the left.

    A stretch above 1 makes it flatter along its own y, by the square in curvature. Start and minima move along; the
    window grows where they would leave it.
    """
    if turn == 0 and stretch == 1:
        return surface
    cos, sin = (round(part(math.radians(turn)), 15) for part in (math.cos, math.sin))
    (x0, x1), (y0, y1) = surface.domain
    mx, my = (x0 + x1) / 2, (y0 + y1) / 2
    a, b, c, d = cos, sin, -sin / stretch, cos / stretch

    def along(point: Point) -> Point:
        px, py = point[0] - mx, stretch * (point[1] - my)
        return mx + cos * px - sin * py, my + sin * px + cos * py

    start, minima = along(surface.start), tuple(map(along, surface.minima))
    furthest = max(max(abs(x - mx), abs(y - my)) for x, y in (start, *minima))
    half = max((x1 - x0) / 2, 1.1 * furthest)
    return replace(
        surface,
        motion=(a, b, mx - a * mx - b * my, c, d, my - c * mx - d * my),
        domain=((mx - half, mx + half), (my - half, my + half)),
        start=start,
        minima=minima,
    )
