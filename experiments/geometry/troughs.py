"""Lines along which f is level and lowest, or highest, across: a valley's floor, a crest; also where it has a kink."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.geometry.nearest import away_from
from experiments.geometry.profile import CORNER, JUMP, Profile, closest, on_circles
from experiments.geometry.scale import AROUND, directions, side, turns, unsure
from landscapes import Surface

STEPS = (0.02, 0.004)  # of the window's side; the shorter where a line bends too much for the longer
LONGEST = 1000  # steps
AHEAD = 0.005  # of the window's side: the circle on which a line is looked for
ROUNDS = 6  # of Newton's method across the line
EXACT = 1e-10  # of a step: a move this short is its last
HALVINGS = 40  # of a step, to the end of a line
SOON, AT_ONCE = 1e-3, 1e-10  # of a step beyond the end of a line f has risen; this part of what it does in a step
ZOOMS = 12  # each a closer look at where f is lowest across the line
ACROSS = np.linspace(-1, 1, 33)
LEVEL = 1e-9  # of the rise across, one step away from the line: less is no rise along it
MAYBE, NEARLY = 1e-4, 1e-3  # the same on a circle: where a line may cross it, and where one does
ROUNDING = 64 * np.finfo(float).eps
FALLS = 1e-6  # of the rise across: by this much f falls along a valley; less is how inexact a point is found
SHORTEST = 3  # steps
FARTHER = 11  # steps: so far along a floor it is looked whether f rises there


@dataclass(frozen=True)
class Line:
    """sign: 1 where f is lowest on the line, -1 where it is highest. points (n, 2), from end to end, or round. sharp:
    whether f has a kink there.
    """

    sign: int
    points: np.ndarray
    sharp: bool


def lines_through(surface: Surface, point: np.ndarray, seen: Profile) -> list[Line]:
    """The level lines through a point (2,) whose profile is given, each up to the window's edge, or round, or to where
    f begins to rise at once.

    One along which f begins to fall is none, or to rise little by little, nor is one along which it always falls.
    """
    lines: list[Line] = []
    for sign, least, most in ((1, seen.lowest, seen.highest), (-1, -seen.highest, -seen.lowest)):
        if (abs(least) <= MAYBE * most + seen.noise).any() and seen.exponent(sign * most) > JUMP:
            for way in ways(surface, sign, point):
                ahead = point + AHEAD * side(surface) * way
                if any(away_from(surface, sign, each.points, ahead) < AHEAD / 2 * side(surface) for each in lines):
                    continue
                traced = (line(surface, sign, point, way, step * side(surface)) for step in STEPS)
                points = next((points for points in traced if points is not None), None)
                lines += [] if points is None else [Line(sign, points, sharp=seen.exponent(sign * most) < CORNER)]
    return lines


def ways(surface: Surface, sign: int, point: np.ndarray) -> np.ndarray:
    """(n, 2) the directions in which sign·f is lowest around a point (2,), one of each two that are opposite."""
    radius, angles = AHEAD * side(surface), turns()
    heights = sign * (on_circles(surface, point, np.array([radius]), angles[None])[0] - surface.value(point))
    low = np.flatnonzero((heights <= np.roll(heights, 1)) & (heights < np.roll(heights, -1)))
    alone = np.where(np.arange(AROUND) == low[:, None], heights, np.inf)
    angle, lowest = closest(surface, point, np.full(len(low), radius), angles + np.zeros((len(low), 1)), alone, sign)
    rounding = unsure(surface, point) + unsure(surface, point + radius * directions(angle))
    level = lowest - sign * surface.value(point) <= NEARLY * heights.max() + rounding
    low, angle = low[level], angle[level]
    first = (low < AROUND // 2) | ~np.isin(low - AROUND // 2, low)
    return directions(angle[first])


def line(surface: Surface, sign: int, point: np.ndarray, way: np.ndarray, step: float) -> np.ndarray | None:
    """(n, 2) the level line through a point (2,) that sets off in a direction (2,) and in the opposite one."""
    tracer = Tracer(surface, sign, point, way, step)
    if all(tracer.next(tracer.begin, each) is None for each in (way, -way)):
        return None  # it is too short; where exactly it ends would be long to find
    ahead = tracer.walked(way)
    if ahead is None:
        return None
    points, closed = ahead
    if not closed:
        behind = tracer.walked(-way)
        if behind is None:
            return None
        points = np.concatenate([behind[0][:0:-1], points])
    return points if len(points) > SHORTEST and not falling(surface, points) else None


def lower_along(surface: Surface, point: np.ndarray, seen: Profile) -> bool:
    """Whether f falls from what looks like a minimum (2,) along a narrow valley, which circles meet only nearly."""
    if seen.sign(seen.lowest) < 0:
        return False
    way = directions(seen.down[SHORTEST])
    tracer = Tracer(surface, 1, point, way, float(seen.radii[SHORTEST]))
    ends = np.array([tracer.lowest(tracer.begin + sign * tracer.step * way, way)[0] for sign in (1, -1)])
    return bool((surface.value(ends) < tracer.level - FALLS * tracer.rise - ROUNDING * abs(tracer.level)).any())


def turns_along(surface: Surface, point: np.ndarray, seen: Profile) -> int:
    """1 where f rises both ways along what looks like a level floor or crest (2,), too slowly for small circles to show
    it; -1 where it falls both ways; else 0.
    """
    if seen.kind not in ("trough", "ridge"):
        return 0
    sign, way = (1, directions(seen.down[0])) if seen.kind == "trough" else (-1, directions(seen.up[0]))
    tracer = Tracer(surface, sign, point, way, STEPS[0] * side(surface))
    goes = []
    for turn in (1, -1):
        ahead = [tracer.lowest(tracer.begin + turn * step * tracer.step * way, way)[0] for step in range(1, FARTHER)]
        heights = surface.value(np.array(ahead)) - tracer.level
        rounding = ROUNDING * abs(tracer.level)
        up = heights[-1] > rounding and (heights >= -rounding).all()
        down = heights[-1] < -rounding and (heights <= rounding).all()
        goes.append(int(up) - int(down))
    return goes[0] if goes[0] == goes[1] else 0


def falling(surface: Surface, points: np.ndarray) -> bool:
    """Whether f falls or rises all along points (n, 2), however little: down a valley that has no lowest place."""
    heights = surface.value(points)
    steps = np.diff(heights)
    if surface.edges and abs(heights[-1] - heights[0]) <= unsure(surface, points[[0, -1]]).sum():
        return False  # at a cusp
    return bool((steps < 0).all() or (steps > 0).all())


class Tracer:
    """Follows a level line from a point of it. sign: 1 for a valley's floor, -1 for a crest."""

    def __init__(self, surface: Surface, sign: int, point: np.ndarray, way: np.ndarray, step: float):
        self.surface, self.sign = surface, sign
        self.step = step
        self.low, self.high = np.transpose(surface.domain)
        found, self.rise = self.lowest(point, way)
        self.begin = found
        self.level = float(surface.value(found))

    def lowest(self, point: np.ndarray, way: np.ndarray) -> tuple[np.ndarray, float]:
        """Where f is lowest across the way (2,) near a point, and how far it rises a step to the sides of that."""
        across = np.array([-way[1], way[0]])
        point = self.settled(point, across)
        left, here, right = self.sign * self.surface.value(point + self.step * np.stack([across, 0 * across, -across]))
        return point, float(min(left, right) - here)

    def settled(self, point: np.ndarray, across: np.ndarray) -> np.ndarray:
        """Where f is lowest across near a point: where its slope vanishes, by Newton's method, or else by values."""
        (x, y), (u, v), far = point.tolist(), across.tolist(), 0.0
        for _ in range(ROUNDS):
            try:
                (gx, gy), (a, b, c) = self.surface.floats.gradient(x, y), self.surface.floats.hessian(x, y)
            except (ArithmeticError, ValueError):
                break
            bend = a * u * u + 2 * b * u * v + c * v * v
            if not self.sign * bend > 0:
                break
            move = -(gx * u + gy * v) / bend
            x, y, far = x + move * u, y + move * v, far + move
            if not abs(far) <= self.step / 2:
                break
            if abs(move) <= EXACT * self.step:
                return np.array([x, y])
        return self.by_values(point, across)

    def by_values(self, point: np.ndarray, across: np.ndarray) -> np.ndarray:
        """The same by values alone: of places across the lowest, ever closer."""
        width = self.step / 2
        for _ in range(ZOOMS):
            places = point + width * ACROSS[:, None] * across
            heights = self.sign * self.surface.arrays.value(*places.T.copy())
            point = places[int(np.argmin(np.where(np.isnan(heights), np.inf, heights)))]
            width *= ACROSS[1] - ACROSS[0]
        return point

    def walked(self, way: np.ndarray) -> tuple[np.ndarray, bool] | None:
        """(n, 2) the line from its beginning to its end, and whether it went round; None where it is not level."""
        points = [self.begin]
        for _ in range(LONGEST):
            here = self.next(points[-1], way)
            if here is None:
                ended = self.ended(points, way)
                return None if ended is None else (ended, False)
            way = (here - points[-1]) / np.hypot(*(here - points[-1]))
            if (here < self.low).any() or (here > self.high).any():
                return np.array([*points, self.lowest(self.edge(points[-1], here), way)[0]]), False
            points.append(here)
            if len(points) > SHORTEST and np.hypot(*(here - self.begin)) < 0.75 * self.step:
                return np.array([*points[:-1], self.begin]), True
        return None

    def next(self, point: np.ndarray, way: np.ndarray) -> np.ndarray | None:
        """The point (2,) of the line a step from another; None where f is not level any more."""
        here, rise = self.lowest(point + self.step * way, way)
        off = abs(float(self.surface.value(here)) - self.level)
        rounding = ROUNDING * abs(self.level) + unsure(self.surface, np.array([self.begin, here])).sum()
        return here if off <= LEVEL * max(rise, self.rise) + rounding and rise > 0 else None

    def ended(self, points: list[np.ndarray], way: np.ndarray) -> np.ndarray | None:
        """(n, 2) points of the line up to where sign·f begins to rise along it, ahead of the last of them; None where
        it does so little by little, or falls.
        """
        slopes = self.surface.gradient(np.array(points))
        ways = np.diff(np.array([*points, points[-1] + self.step * way]), axis=0) / self.step
        if (abs((slopes * ways).sum(axis=1)) > ROUNDING * self.rise / self.step).any():
            return None

        def above(part: float) -> float:
            here, _ = self.lowest(points[-1] + part * self.step * way, way)
            return self.sign * float(self.surface.value(here)) - self.sign * self.level

        rounding = ROUNDING * (abs(self.level) + self.rise)
        low, high = 0.0, 1.0
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if abs(above(middle)) <= rounding else (low, middle)
        if not above(high) > 0 or not above(high + SOON) >= AT_ONCE * above(high + 1) > 0:
            return None
        return np.array([*points, self.lowest(points[-1] + low * self.step * way, way)[0]])

    def edge(self, inside: np.ndarray, outside: np.ndarray) -> np.ndarray:
        """Where the way between two points (2,) leaves the window."""
        parts = np.concatenate([(self.low - inside) / (outside - inside), (self.high - inside) / (outside - inside)])
        part = parts[(parts >= 0) & (parts <= 1)].min(initial=1)
        at: np.ndarray = inside + part * (outside - inside)
        return at
