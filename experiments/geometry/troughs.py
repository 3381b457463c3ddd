"""Lines along which f is level and lowest, or highest, across: a valley's floor, a crest. Traced by values alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.geometry.profile import Profile
from experiments.geometry.scale import side
from landscapes import Surface

STEP = 0.02  # of the window's side
STEPS = 1000
ZOOMS = 9  # each a closer look at where f is lowest across the line
ACROSS = np.linspace(-1, 1, 33)
LEVEL = 1e-9  # of the rise across, one step away from the line: less is no rise along it
MAYBE = 1e-4  # the same on a circle, where the line is met only nearly
ROUNDING = 64 * np.finfo(float).eps
SHORTEST = 3  # steps


@dataclass(frozen=True)
class Line:
    """sign: 1 where f is lowest on the line, -1 where it is highest. points (n, 2), from end to end, or round."""

    sign: int
    points: np.ndarray


def line_through(surface: Surface, point: np.ndarray, seen: Profile) -> Line | None:
    """The level line through a point (2,) whose profile is given, up to the window's edge or round; None if there is
    none. A line that ends inside, where f begins to fall or to rise along it, is none.
    """
    for sign, least, most, angle in ((1, seen.lowest, seen.highest, seen.down), (-1, -seen.highest, -seen.lowest, seen.up)):
        if not (abs(least) <= MAYBE * most).any():
            continue
        way = np.array([np.cos(angle[2]), np.sin(angle[2])])
        tracer = Tracer(surface, sign, point, way)
        ahead = tracer.walked(way)
        if ahead is None:
            continue
        points, closed = ahead
        if not closed:
            behind = tracer.walked(-way)
            if behind is None:
                continue
            points = np.concatenate([behind[0][:0:-1], points])
        if len(points) > SHORTEST and not falling(surface, points):
            return Line(sign, points)
    return None


def falling(surface: Surface, points: np.ndarray) -> bool:
    """Whether f falls or rises all along points (n, 2), however little: down a valley that has no lowest place."""
    steps = np.diff(surface.value(points))
    return bool((steps < 0).all() or (steps > 0).all())


class Tracer:
    """Follows a level line from a point of it. sign: 1 for a valley's floor, -1 for a crest."""

    def __init__(self, surface: Surface, sign: int, point: np.ndarray, way: np.ndarray):
        self.surface, self.sign = surface, sign
        self.step = STEP * side(surface)
        self.low, self.high = np.transpose(surface.domain)
        found, self.rise = self.lowest(point, way)
        self.begin = found
        self.level = float(surface.value(found))

    def lowest(self, point: np.ndarray, way: np.ndarray) -> tuple[np.ndarray, float]:
        """Where f is lowest across the way (2,) near a point, and how far it rises a step to the sides of that."""
        across, width = np.array([-way[1], way[0]]), self.step / 2
        for _ in range(ZOOMS):
            places = point + width * ACROSS[:, None] * across
            heights = self.sign * self.surface.arrays.value(*places.T.copy())
            point = places[int(np.argmin(np.where(np.isnan(heights), np.inf, heights)))]
            width *= ACROSS[1] - ACROSS[0]
        left, here, right = self.sign * self.surface.value(point + self.step * np.stack([across, 0 * across, -across]))
        return point, float(min(left, right) - here)

    def walked(self, way: np.ndarray) -> tuple[np.ndarray, bool] | None:
        """(n, 2) the line from its beginning to the window's edge, or round, and whether it went round; None where it
        ends inside.
        """
        points = [self.begin]
        for _ in range(STEPS):
            here, rise = self.lowest(points[-1] + self.step * way, way)
            off = abs(float(self.surface.value(here)) - self.level)
            if not off <= LEVEL * max(rise, self.rise) + ROUNDING * abs(self.level) or not rise > 0:
                return None
            way = (here - points[-1]) / np.hypot(*(here - points[-1]))
            if (here < self.low).any() or (here > self.high).any():
                return np.array([*points, self.edge(points[-1], here)]), False
            points.append(here)
            if len(points) > SHORTEST and np.hypot(*(here - self.begin)) < 0.75 * self.step:
                return np.array([*points[:-1], self.begin]), True
        return None

    def edge(self, inside: np.ndarray, outside: np.ndarray) -> np.ndarray:
        """Where the way between two points (2,) leaves the window."""
        with np.errstate(all="ignore"):
            parts = np.concatenate([(self.low - inside) / (outside - inside), (self.high - inside) / (outside - inside)])
        part = parts[(parts >= 0) & (parts <= 1)].min(initial=1)
        return inside + part * (outside - inside)
